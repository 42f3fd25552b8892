// What may be shown of refused inputs: no secret, whichever input it was given to. Loaded only where an input is refused.
// Effect: masks the secrets in inputs and environment.

import { isGivenKeyMaterial, REDACTED, withoutLookalikesInInput, withoutPasswords } from '../secrets/shapes.ts';
import { maskPrevious, type Vault } from '../secrets/vault.ts';
import { plainText } from '../util/text.ts';
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
  return violations.map(({ input, text, rule, hint: ownHint }) => {
    const hint = textFault(input, text) ?? ownHint;
    const violation = { input, rule: shown(rule), value: shownValue(input, text, shown) };
    // A hint may quote a piece of a secret that no longer looks like one.
    const hasSecret = SECRET_INPUTS.includes(input) || shown(text) !== text;
    const safeHint = hasSecret ? hint?.replace(/".*"/s, `"${REDACTED}"`).replace(/\$\{\{.*\}\}/s, '${{ … }}') : hint;
    return safeHint === undefined ? violation : { ...violation, hint: shown(safeHint) };
  });
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
