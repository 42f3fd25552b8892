// Where secrets come into being: masked in every spelling first, and taken out of any text that is to be shown.

import { plainText } from '../util/text.ts';
import { spellingsOf } from './encodings.ts';
import { Secret } from './secret.ts';

/** The run's secrets. One a run; the only maker of {@link Secret}s. */
export interface Vault {
  /** Masks all the values, the longest spelling of any first, and only then hands them out. */
  keep<K extends string>(values: Readonly<Record<K, string>>): Readonly<Record<K, Secret>>;
  /** The text with every spelling of every secret replaced by `***`. */
  redact(text: string): string;
  /** A name from outside, such as an ARN, without the run's own secrets: one harmless line. */
  cleanName(text: string): string;
  /** Text from outside, redacted before it is made harmless and cut, so that no piece of a secret is left at the cut. */
  clean(text: string): string;
}

const REDACTED = '***';
/** JWTs and access key ids that somebody else's text may hold without our having asked for them. */
const UNKNOWN_SECRETS = /eyJ[\w-]{8,}(?:\.[\w=-]*)*|\b(?:AKIA|ASIA)[A-Z0-9]{12,}/g;
/** Runs that are as long as secret keys are; those that mix cases and digits are taken for one. */
const LONG_RUNS = /[A-Za-z0-9/+=]{38,}/g;
const MIXTURE = [/[a-z]/, /[A-Z]/, /[0-9]/];

function withoutUnknownSecrets(text: string): string {
  return text
    .replace(UNKNOWN_SECRETS, REDACTED)
    .replace(LONG_RUNS, (run) => (MIXTURE.every((part) => part.test(run)) ? REDACTED : run));
}

/**
 * @param mask - registers values with the runner, at once
 */
export function createVault(mask: (values: readonly string[]) => void): Vault {
  let known: readonly string[] = [];
  const redact = (text: string) => known.reduce((rest, spelling) => rest.replaceAll(spelling, REDACTED), text);
  return {
    keep: <K extends string>(values: Readonly<Record<K, string>>) => {
      const fresh = spellingsOf(Object.values<string>(values)).filter((spelling) => !known.includes(spelling));
      mask(fresh);
      known = [...known, ...fresh].sort((a, b) => b.length - a.length);
      const secrets = Object.entries<string>(values).map(([name, value]) => [name, new Secret(value)]);
      return Object.fromEntries(secrets) as Record<K, Secret>;
    },
    redact,
    cleanName: (text) => plainText(redact(text)),
    clean: (text) => plainText(withoutUnknownSecrets(redact(text))),
  };
}
