// What may be shown of refused inputs: no secret, whichever input it was given to. Loaded only where an input is refused.
// Effect: masks the secrets in inputs and environment.

import { isGivenKeyMaterial, REDACTED, withoutLookalikesInInput, withoutPasswords } from '../secrets/shapes.ts';
import { maskPrevious, type Vault } from '../secrets/vault.ts';
import { plainText } from '../util/text.ts';
import { describeKeyFault, keyFault } from './key-faults.ts';
import { parseJson } from './parsers/plain-values.ts';
import { TAG_VALUE_MAX_LENGTH } from './parsers/session-policies.ts';
import { KEY_INPUTS } from './secret-inputs.ts';
import type { InputViolation, RawInputs, RawViolation } from './settings.ts';
import { textFault } from './text-faults.ts';

const SHOWN_VALUE_MAX_LENGTH = 120;
/** Their values are never shown. */
const SECRET_INPUTS = ['aws-secret-access-key', 'aws-session-token', 'http-proxy'];
/** The user and password in these may have any characters. */
const ENDPOINTS = ['sts-endpoint', 'AWS_ENDPOINT_URL_STS'];

/** The broken rules, with what may be shown of the values. Masks the secrets in inputs and environment first. */
export function violationsOf(
  violations: readonly RawViolation[],
  { inputs, environment }: Pick<RawInputs, 'inputs' | 'environment'>,
  vault: Vault,
): readonly InputViolation[] {
  keepSecrets(inputs, environment, vault);
  const shown = (text: string) => withoutLookalikesInInput(vault.redact(text));
  return violations.map(({ input, text, rule, usual, hint: ownHint }) => {
    const empty = usual === undefined ? undefined : emptyHint(input, usual);
    const fault =
      empty ?? swappedKeys(input, inputs) ?? textFault(input, text) ?? offendingPart(input, text, ownHint) ?? ownHint;
    const hint = fault ?? whatIsMeant(input, text, environment);
    const violation = { input, rule: shown(rule), value: shownValue(input, text, shown) };
    // A hint may quote a piece of a secret that no longer looks like one.
    const hasSecret = SECRET_INPUTS.includes(input) || shown(text) !== text;
    const safeHint = hasSecret ? hint?.replace(/".*"/s, `"${REDACTED}"`).replace(/\$\{\{.*\}\}/s, '${{ … }}') : hint;
    return safeHint === undefined ? violation : { ...violation, hint: shown(safeHint) };
  });
}

const LENGTHS: Readonly<Record<string, readonly [shortest: number, longest: number, characters: RegExp]>> = {
  'role-session-name': [2, 64, /[\w+=,.@-]/g],
  'role-external-id': [2, 1224, /[\w+=,.@:/-]/g],
  'aws-profile': [1, 128, /[\w@+.%:/-]/g],
  audience: [1, 255, /[\x21-\x7e]/g],
};

/** Where a secret access key was given as the access key ID, which has no slashes. */
function swappedKeys(input: string, inputs: RawInputs['inputs']): string | undefined {
  const [accessKeyId, secretAccessKey] = KEY_INPUTS;
  if (input !== accessKeyId) return undefined;
  const [id = '', secret = ''] = [inputs[accessKeyId], inputs[secretAccessKey]];
  const fault = keyFault({ accessKeyId: id.trim(), secretAccessKey: secret.trim() });
  const isSecret = fault?.kind === 'swapped' || fault?.kind === 'id-is-secret';
  return isSecret ? describeKeyFault(fault, { accessKeyId, secretAccessKey }) : undefined;
}

/** The part of a value that breaks the rule; undefined where the rule itself says it. */
function offendingPart(input: string, text: string, hint: string | undefined): string | undefined {
  const value = text.trim();
  if (input === 'custom-tags') return offendingTag(value, hint === 'It is neither.');
  const [shortest, longest, characters] = LENGTHS[input] ?? [];
  if (value === '' || shortest === undefined || longest === undefined || characters === undefined) return undefined;
  if (value.length > longest) return `It has ${value.length} characters; ${longest} are allowed.`;
  if (value.length < shortest) return `It has ${value.length} character; ${shortest} are needed.`;
  const [strange] = value.replace(characters, '');
  if (strange === undefined) return undefined;
  return strange === ' ' ? 'It contains a space.' : `It contains "${strange}".`;
}

/** The first tag of a JSON object whose value is no text, or too long a one. */
function offendingTag(text: string, isOfWrongKind: boolean): string | undefined {
  const tags = parseJson(text);
  if (typeof tags !== 'object' || tags === null || Array.isArray(tags)) return undefined;
  for (const [key, value] of Object.entries(tags as Readonly<Record<string, unknown>>)) {
    if (isOfWrongKind && (typeof value === 'object' || value === undefined))
      return `The value of "${key}" is ${nameOfKind(value)}.`;
    const { length } = String(value);
    if (length > TAG_VALUE_MAX_LENGTH)
      return `The value of "${key}" has ${length} characters; ${TAG_VALUE_MAX_LENGTH} are allowed.`;
  }
  return undefined;
}

function nameOfKind(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

/** Variables in which people expect the action to look for the role. */
const ROLE_VARIABLES = ['ROLE_TO_ASSUME', 'AWS_ROLE_TO_ASSUME', 'AWS_ROLE_ARN', 'AWS_ROLE'];

/** What somebody may have meant who named no role. */
function whatIsMeant(input: string, text: string, environment: RawInputs['environment']): string | undefined {
  if (input !== 'role-to-assume' || text !== 'none') return undefined;
  const variable = ROLE_VARIABLES.find((name) => environment[name]);
  return variable === undefined
    ? 'To check the credentials that the job has already, set mode: verify.'
    : `${variable} is set in the environment, but only inputs name a role. Add role-to-assume: ${'${{'} env.${variable} }}.`;
}

/** An empty value that could be no restriction, and could be one that got lost: the workflow has to say which. */
function emptyHint(name: string, usual: string): string {
  const way = `${name}: \${{ inputs.${name} || '${usual}' }}`;
  return `An expression probably came out empty. If ${usual} is meant where it is empty, write it so: ${way}`;
}

const MASKED_INPUTS = [...KEY_INPUTS, 'github-token'];

function keepSecrets(inputs: RawInputs['inputs'], environment: RawInputs['environment'], vault: Vault): void {
  maskPrevious(vault, environment);
  const texts = [
    ...MASKED_INPUTS.map((name) => inputs[name] ?? ''),
    environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '',
  ];
  const secrets = texts.flatMap((text) => text.split(/\s+/)).filter(isGivenKeyMaterial);
  vault.keep(Object.fromEntries(secrets.entries()));
}

function shownValue(input: string, text: string, shown: (text: string) => string): string {
  if (SECRET_INPUTS.includes(input)) return text.trim() === '' || text === 'none' ? text.trim() : REDACTED;
  const given = ENDPOINTS.includes(input) ? text.replace(/^([a-z]+:\/\/)?.*@/is, `$1${REDACTED}@`) : text;
  const looksSecret = withoutLookalikesInInput(given) !== withoutPasswords(given);
  return looksSecret ? REDACTED : plainText(shown(given), SHOWN_VALUE_MAX_LENGTH);
}
