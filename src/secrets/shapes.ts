// What secrets look like: every least length, every form and every look-alike. Pure.

/** Every account id in a text: 12 digits by themselves. */
export const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;

/** What is shown in place of a secret. */
export const REDACTED = '***';

/**
 * The text without account ids, where the inputs ask for that: for what no mask of the log reaches.
 * @param settings - undefined where a damaged file has none
 */
export function withoutAccounts(text: string, settings: { readonly maskAccountId?: boolean } | undefined): string {
  return settings?.maskAccountId ? text.replace(ACCOUNT_ID, REDACTED) : text;
}

/**
 * A shorter value is no credential: the shortest of AWS, an access key id, has 20 characters. Masking it would shred the
 * log, because the runner replaces a mask wherever it occurs, inside of other words as well.
 */
export const CREDENTIAL_MIN_LENGTH = 16;

/**
 * People choose the password of a proxy, so it may be much shorter than a credential. Below this length a mask would make
 * the log unreadable, and the password is as good as guessed.
 */
const PASSWORD_MIN_LENGTH = 4;

/** Words that are in any log: as a mask, each would hide parts of ordinary lines. Digits alone are parts of times and ids. */
const LOG_WORDS =
  /^(?:true|false|null|none|undefined|void|zero|yes|enabled?|disabled?|info|debug|trace|warn(?:ing)?|error|notice|fatal|group|endgroup|https?|proxy|localhost|host|port|users?|username|password|passwd|secrets?|admin|administrator|root|guest|tests?|demo|default|example|node|yarn|docker|github|gitlab|runner|actions?|jobs?|steps?|runs?|build|deploy|main|master|branch|push|pull|amazon|region|role|file|path|home|temp|work|linux|windows|macos|ubuntu|success|failure|failed|passed|changeme|welcome|production|staging|development|internal|corp|company|\d{1,7})$/i;

/** Whether a mask of the text alone would make the log unreadable. */
export function isLogWord(text: string): boolean {
  return text.length < PASSWORD_MIN_LENGTH || LOG_WORDS.test(text);
}

/** A longer text in an input is a whole file, and each of its many encodings would become a mask. */
const GIVEN_KEY_MAX_LENGTH = 8192;

/** Without anything that could break out of a header, a file or a line. */
const KEY_MATERIAL = new RegExp(`^[\\x21-\\x7e]{${CREDENTIAL_MIN_LENGTH},}$`);

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html */
export function isAccessKeyId(text: string): boolean {
  return /^\w{16,128}$/.test(text);
}

/**
 * Whether an access key id belongs to a session, which needs its token as well.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export function isSessionKeyId(id: string): boolean {
  return id.startsWith('ASIA');
}

/** What AWS gives as the id of an access key: of a user or of a session. */
export const KEY_ID = /^(?:AKIA|ASIA)[A-Z0-9]{16}$/;

/** What AWS gives as a secret access key. */
export const SECRET_KEY = /^[A-Za-z0-9/+]{40}$/;

/** Whether a text can be a secret access key or a session token. AWS sets no upper limit for the length of a token. */
export function isKeyMaterial(text: string): boolean {
  return KEY_MATERIAL.test(text);
}

/** The same for what a person gave to an input. */
export function isGivenKeyMaterial(text: string): boolean {
  return text.length <= GIVEN_KEY_MAX_LENGTH && isKeyMaterial(text);
}

/** Whether an emulator of AWS may be asked with it: people choose its keys, such as `test`. */
export function isEmulatorKey(text: string): boolean {
  return /^[\x21-\x7e]{1,2048}$/.test(text);
}

/** Whether a text is a JWT: three parts, each too long to be a piece of ordinary text, which its mask would shred. */
export function isJwt(text: string): boolean {
  return /^[\w-]{8,}\.[\w-]{8,}\.[\w-]{16,}$/.test(text);
}

/** Two parts are enough, and the last one may be cut. */
const JWT_LOOKALIKE = String.raw`eyJ[\w-]{8,}(?:\.[\w=-]*)*`;
/** The id of an access key, of which the last characters may be missing. */
export const KEY_ID_LOOKALIKE = '(?:AKIA|ASIA)[A-Z0-9]{12,}';
/** Tokens of GitHub, GitLab and Slack; and private keys, of which nothing that follows is shown. */
const OTHER_LOOKALIKES = String.raw`gh[a-z]_\w{16,}|github_pat_\w*|(?:glpat|xox[a-z])-[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY.*`;

/** In a sentence of a service, an access key id is a word of its own: a longer word is a name. */
const IN_ANSWERS = new RegExp(`${JWT_LOOKALIKE}|\\b${KEY_ID_LOOKALIKE}`, 'g');
/** In an input, anything may stand beside it. */
const IN_INPUTS = new RegExp(`${JWT_LOOKALIKE}|${KEY_ID_LOOKALIKE}|${OTHER_LOOKALIKES}`, 'gs');

/** Secret access keys have 40 characters. In the answer of a service a key is whole, and shorter runs are paths and names. */
const RUNS_IN_ANSWERS = /[A-Za-z0-9/+=]{38,}/g;
/** In an input, a few characters of the key may be missing: people copy too little. */
const RUNS_IN_INPUTS = /[A-Za-z0-9/+=]{36,}/g;
/** The slashes of an ARN separate its names. */
const RUNS_IN_ARNS = /[A-Za-z0-9+=]{36,}/g;
/** ARNs and URLs, or runs elsewhere. */
const NAMES_AND_RUNS = new RegExp(`(arn:|https?://)[^\\s"',;]*|${RUNS_IN_INPUTS.source}`, 'g');

const LETTERS_OF_BOTH_CASES = [/[A-Z]/, /[a-z]/];
/** For places with long names of both cases: one secret access key in a thousand has no digit. */
const LETTERS_AND_DIGITS = [...LETTERS_OF_BOTH_CASES, /[0-9]/];

function redactMixed(run: string, parts: readonly RegExp[]): string {
  return parts.every((part) => part.test(run)) ? REDACTED : run;
}

/** The answer of a service without what looks like a token or a key that this run never asked for. */
export function withoutLookalikesInAnswer(text: string): string {
  return text.replace(IN_ANSWERS, REDACTED).replace(RUNS_IN_ANSWERS, (run) => redactMixed(run, LETTERS_AND_DIGITS));
}

/** The text of an input without what looks like a secret, and without passwords in URLs. */
export function withoutLookalikesInInput(text: string): string {
  return withoutPasswords(text)
    .replace(IN_INPUTS, REDACTED)
    .replace(NAMES_AND_RUNS, (found, start?: string) => {
      if (start === undefined) return redactMixed(found, LETTERS_OF_BOTH_CASES);
      return found.replace(start === 'arn:' ? RUNS_IN_ARNS : RUNS_IN_INPUTS, (run) =>
        redactMixed(run, LETTERS_AND_DIGITS),
      );
    });
}

/** The text without what is before the @ of a URL. A password may have an @ in it as well. */
export function withoutPasswords(text: string): string {
  return text.replace(/\S+/g, (word) => {
    const [start, end] = [word.indexOf('//') + 2, word.lastIndexOf('@')];
    return start > 1 && end >= start ? `${word.slice(0, start)}${REDACTED}${word.slice(end)}` : word;
  });
}
