// What may be shown of the inputs that were refused: no secret, whichever input it was given to. To be loaded only where there are
// some. Effect: masks the secrets that are known.
import { maskPrevious } from '../run/masking.ts';
import type { Vault } from '../secrets/vault.ts';
import { plainText } from '../util/text.ts';
import type { InputViolation, RawInputs, Refused } from './settings.ts';

const SHOWN_VALUE_MAX_LENGTH = 120;
const REDACTED = '***';
/** What these hold is never shown, whatever it looks like. */
const SECRET_INPUTS = ['aws-secret-access-key', 'aws-session-token', 'http-proxy'];
/** User and password are for the service alone, and may have been written with any characters. */
const ENDPOINTS = ['sts-endpoint', 'AWS_ENDPOINT_URL_STS'];

/** The rules that were broken, with as much of the values as may be seen. The secrets that inputs and environment hold are masked first. */
export function violationsOf(
  refused: readonly Refused[],
  { inputs, environment }: Pick<RawInputs, 'inputs' | 'environment'>,
  vault: Vault,
): readonly InputViolation[] {
  keepSecrets(inputs, environment, vault);
  const shown = (text: string) => withoutLookalikes(withoutPasswords(vault.redact(text)));
  return refused.map(({ input, text, rule, hint }) => {
    const said = { input, rule: shown(rule), value: shownValue(input, text, shown) };
    // Of a text with a secret in it, a piece may no longer look like one.
    const isOpen = hint === undefined || shown(text) === text;
    return hint === undefined ? said : { ...said, hint: shown(isOpen ? hint : hint.replace(/".*"/s, `"${REDACTED}"`)) };
  });
}

const KEY_INPUTS = ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token', 'github-token'];
/** Anything shorter is no secret, and masking it would shred the log. */
const SECRET = /^[\x21-\x7e]{16,8192}$/;

function keepSecrets(inputs: RawInputs['inputs'], environment: RawInputs['environment'], vault: Vault): void {
  maskPrevious(vault, environment);
  const texts = [...KEY_INPUTS.map((name) => inputs[name] ?? ''), environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''];
  const secrets = texts.flatMap((text) => text.split(/\s+/)).filter((word) => SECRET.test(word));
  vault.keep(Object.fromEntries(secrets.entries()));
}

function shownValue(input: string, text: string, shown: (text: string) => string): string {
  if (SECRET_INPUTS.includes(input)) return text.trim() === '' || text === 'none' ? text.trim() : REDACTED;
  const given = ENDPOINTS.includes(input) ? text.replace(/^([a-z]+:\/\/)?.*@/is, `$1${REDACTED}@`) : text;
  const looksSecret = withoutLookalikes(withoutPasswords(given)) !== withoutPasswords(given);
  return looksSecret ? REDACTED : plainText(shown(given), SHOWN_VALUE_MAX_LENGTH);
}

/** Access key ids, JWTs, tokens of GitHub and of others, private keys. */
const TOKENS =
  /(?:AKIA|ASIA)[A-Z0-9]{12,}|eyJ[\w-]{10,}(?:\.[\w=-]*)*|gh[a-z]_\w{16,}|github_pat_\w*|(?:glpat|xox[a-z])-[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY.*/gs;
/** ARNs and URLs; or runs of characters that are as long as secret keys are. */
const NAMES_AND_RUNS = /(arn:|https?:\/\/)[^\s"',;]*|[A-Za-z0-9/+=]{36,}/g;
const RUNS = /[A-Za-z0-9/+=]{36,}/g;
/** The slashes of an ARN part the names in it. */
const RUNS_IN_ARN = /[A-Za-z0-9+=]{36,}/g;

/** The text without what looks like a secret, whoever's it may be. */
function withoutLookalikes(text: string): string {
  return text.replace(TOKENS, REDACTED).replace(NAMES_AND_RUNS, (found, start?: string) => {
    if (start === undefined) return redactMixed(found, MIXTURE);
    return found.replace(start === 'arn:' ? RUNS_IN_ARN : RUNS, (run) => redactMixed(run, NAME_MIXTURE));
  });
}

const MIXTURE = [/[A-Z]/, /[a-z]/];
/** Names may be long and mix cases; a secret key without a digit is one of a thousand. */
const NAME_MIXTURE = [...MIXTURE, /[0-9]/];

function redactMixed(run: string, mixture: readonly RegExp[]): string {
  return mixture.every((part) => part.test(run)) ? REDACTED : run;
}

/** What stands before the @ of a URL; a password may have an @ in it as well. */
function withoutPasswords(text: string): string {
  return text.replace(/\S+/g, (word) => {
    const [start, end] = [word.indexOf('//') + 2, word.lastIndexOf('@')];
    return start > 1 && end >= start ? `${word.slice(0, start)}${REDACTED}${word.slice(end)}` : word;
  });
}
