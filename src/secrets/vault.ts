// Secrets: values that must not be seen. The vault makes them, once all their encodings are masked, and removes them from text that
// is shown. Effect: masks, through the vault and the runner.
import { plainText } from '../util/text.ts';
import { encodingsOf } from './encodings.ts';
import { ACCOUNT_ID, CREDENTIAL_MIN_LENGTH, isLogWord, REDACTED, withoutLookalikesInAnswer } from './shapes.ts';

/**
 * A secret text. Only the vault makes one, and masks it first. Only {@link Secret.reveal} gives the value; the contract
 * tests list the few files that may call it.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return REDACTED;
  }
}

/** AWS credentials. Facts never hold them. */
export interface Credentials {
  readonly accessKeyId: Secret;
  readonly secretAccessKey: Secret;
  /** Long-term keys have none. */
  readonly sessionToken?: Secret;
}

/** The secrets of a run, and the only maker of a {@link Secret}. */
export interface Vault {
  /**
   * Masks the values in all their encodings, the longest first, and only then returns them as secrets. A key of an emulator that is a
   * word of any log, such as `test`, is not masked.
   */
  keep<K extends string>(values: Readonly<Record<K, string>>): Readonly<Record<K, Secret>>;
  /** The text with `***` in place of every encoding of every secret. */
  redact(text: string): string;
  /** A name from outside, such as an ARN, as one harmless line without the secrets of the run. */
  cleanName(text: string): string;
  /** Text from outside as one harmless line without secrets, redacted before it is cut so that no piece is left at the end. */
  clean(text: string): string;
}

/**
 * An empty vault.
 * @param mask - registers values with the runner, at once
 */
export function createVault(mask: (values: readonly string[]) => void): Vault {
  let known: readonly string[] = [];
  const redact = (text: string) => known.reduce((rest, encoding) => rest.replaceAll(encoding, REDACTED), text);
  return {
    keep: <K extends string>(values: Readonly<Record<K, string>>) => {
      const fresh = encodingsOf(Object.values<string>(values).filter((value) => !isLogWord(value))).filter(
        (encoding) => !known.includes(encoding),
      );
      mask(fresh);
      known = [...known, ...fresh].sort((a, b) => b.length - a.length);
      const secrets = Object.entries<string>(values).map(([name, value]) => [name, new Secret(value)]);
      return Object.fromEntries(secrets) as Record<K, Secret>;
    },
    redact,
    cleanName: (text) => plainText(redact(text)),
    clean: (text) => plainText(withoutLookalikesInAnswer(redact(text))),
  };
}

/** Hides every account id in the texts, where the inputs ask for it. For the inputs, before the first request. */
export function maskAccounts(
  runner: { mask(value: string): void },
  { maskAccountId }: { readonly maskAccountId?: boolean },
  texts: readonly string[],
): void {
  if (maskAccountId) new Set(texts.flatMap((text) => text.match(ACCOUNT_ID) ?? [])).forEach(runner.mask);
}

/** Every variable of AWS's tools that holds a credential, those of older tools included. The only list of them. */
export const CREDENTIAL_VARIABLES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN', // boto and older SDKs
  'AWS_ACCESS_KEY', // older SDKs for Java and Go
  'AWS_SECRET_KEY',
  'AMAZON_ACCESS_KEY_ID', // older SDKs for Ruby
  'AMAZON_SECRET_ACCESS_KEY',
  'AMAZON_SESSION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_BEARER_TOKEN_BEDROCK',
];

/** Hides the credentials that the post step restores, before they are written into the state of the step. */
export function maskPrevious(vault: Vault, environment: Readonly<Record<string, string | undefined>>): void {
  const values = CREDENTIAL_VARIABLES.map((name) => environment[name] ?? '');
  vault.keep(Object.fromEntries(values.filter((value) => value.length >= CREDENTIAL_MIN_LENGTH).entries()));
}
