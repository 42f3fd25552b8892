// What is said of refused inputs, and what may be shown of them: no secret, whichever input it was given to. Loaded only where an input is
// refused. Effect: masks the secrets in inputs and environment.

import { partitionOfRegion } from '../aws/arn.ts';
import { ignoresEndpoints } from '../net/service-url.ts';
import {
  isEmulatorKey,
  isGivenKeyMaterial,
  REDACTED,
  withoutLookalikesInInput,
  withoutPasswords,
} from '../secrets/shapes.ts';
import { maskPrevious, type Vault } from '../secrets/vault.ts';
import { defined } from '../util/defined.ts';
import { plainText } from '../util/text.ts';
import { describeKeyFault, keyFault } from './key-faults.ts';
import { KEY_INPUTS } from './secret-inputs.ts';
import type { InputViolation, RawInputs, RawViolation } from './settings.ts';
import { textFault } from './text-faults.ts';
import { ENDPOINTS, INPUT_OF, offendingPart, regionFault } from './value-faults.ts';

const SHOWN_VALUE_MAX_LENGTH = 120;
/** Their values are never shown. */
const SECRET_INPUTS = ['aws-secret-access-key', 'aws-session-token', 'http-proxy'];

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
      empty ??
      otherThanKeyId(input, inputs) ??
      tilde(input, text.trim(), environment) ??
      textFault(input, text) ??
      unreadEndpoint(input, text.trim(), { inputs, environment }) ??
      offendingPart({
        input,
        text,
        rule,
        ...defined({ hint: ownHint }),
        partition: partitionIn(inputs, environment),
      }) ??
      ownHint;
    const hint = fault ?? whatIsMeant(input, text, environment);
    const violation = { input, rule: shown(rule), value: shownValue(input, text, shown) };
    // A hint may quote a piece of a secret that no longer looks like one.
    const hasSecret = SECRET_INPUTS.includes(input) || shown(text) !== text;
    const safeHint = hasSecret
      ? hint?.replace(/"(?!with:").*"/s, `"${REDACTED}"`).replace(/\$\{\{.*\}\}/s, '${{ … }}')
      : hint;
    return safeHint === undefined ? violation : { ...violation, hint: shown(safeHint) };
  });
}

function partitionIn(inputs: RawInputs['inputs'], environment: RawInputs['environment']): string {
  const given = inputs['aws-region']?.replace(/^auto$/, '').trim();
  return partitionOfRegion(given || environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'] || '');
}

/** A path that a shell would have expanded. */
function tilde(input: string, value: string, environment: RawInputs['environment']): string | undefined {
  const [, rest] = /^~[/\\](.+)/.exec(value) ?? [];
  if (rest === undefined) return undefined;
  const home = environment['HOME'] ?? environment['USERPROFILE'];
  if (input === 'trust-policy-file' || !home)
    return `Only a shell expands "~". ${TILDE_PATHS[input] ?? 'Write the whole path.'}`;
  return `Only a shell expands "~". Write ${home}/${rest}.`;
}

const TILDE_PATHS: Readonly<Record<string, string>> = {
  'trust-policy-file': 'Write the path in the repository, such as iam/deploy-trust.json.',
};

/** Where a secret access key, or something else that is none, was given as the access key ID. */
function otherThanKeyId(input: string, inputs: RawInputs['inputs']): string | undefined {
  const [accessKeyId, secretAccessKey] = KEY_INPUTS;
  if (input !== accessKeyId) return undefined;
  const [id = '', secret = ''] = [inputs[accessKeyId], inputs[secretAccessKey]];
  const fault = keyFault({ accessKeyId: id.trim(), secretAccessKey: secret.trim() });
  const isOther = fault !== undefined && ['swapped', 'id-is-secret', 'id-is-other'].includes(fault.kind);
  return isOther ? describeKeyFault(fault, { accessKeyId, secretAccessKey }) : undefined;
}

/** Where the environment has the endpoint of an emulator, which tools of later steps use, and the value could be for it. */
function unreadEndpoint(
  input: string,
  value: string,
  { inputs, environment }: Pick<RawInputs, 'inputs' | 'environment'>,
): string | undefined {
  const isOther = /^(?!auto$)./.test(inputs['sts-endpoint']?.trim() ?? '') || environment['AWS_ENDPOINT_URL_STS'];
  if (!environment['AWS_ENDPOINT_URL'] || isOther || ignoresEndpoints(environment)) return undefined;
  const isRegion =
    [input, INPUT_OF[input]].includes('aws-region') && value !== 'auto' && regionFault(value) === undefined;
  const isKey = KEY_INPUTS.some((name) => name === input) && value !== 'none' && isEmulatorKey(value);
  return isRegion || isKey
    ? 'This step does not read AWS_ENDPOINT_URL. For the emulator there, set sts-endpoint, too.'
    : undefined;
}

/** Variables in which people expect the action to look for the role. */
const ROLE_VARIABLES = ['ROLE_TO_ASSUME', 'AWS_ROLE_TO_ASSUME', 'AWS_ROLE_ARN', 'AWS_ROLE'];

/** An expression does not see the environment of the runner, so the role itself is shown. */
const ROLE_ARN_ALONE = /^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** What somebody may have meant who named no role. */
function whatIsMeant(input: string, text: string, environment: RawInputs['environment']): string | undefined {
  if (input !== 'role-to-assume' || text !== 'none') return undefined;
  const variable = ROLE_VARIABLES.find((name) => environment[name]);
  if (variable === undefined) return 'To check the credentials that the job has already, set mode: verify.';
  const [role = `\${{ env.${variable} }}`] = ROLE_ARN_ALONE.exec(environment[variable] ?? '') ?? [];
  return `${variable} is set in the environment, but only inputs name a role. Add role-to-assume: ${role}.`;
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
  // User and password in a URL may have any characters.
  const given = ENDPOINTS.includes(input) ? text.replace(/^([a-z]+:\/\/)?.*@/is, `$1${REDACTED}@`) : text;
  const looksSecret = withoutLookalikesInInput(given) !== withoutPasswords(given);
  return looksSecret ? REDACTED : plainText(shown(given), SHOWN_VALUE_MAX_LENGTH);
}
