// What is wrong with access keys, by their shape alone. Loaded only where an input or AWS refuses them. Pure.
import { KEY_ID, SECRET_KEY } from '../secrets/shapes.ts';

/** The parts of a key pair: both texts, or the names of the inputs or variables that hold them. */
export interface KeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What a key pair shows without its texts. */
export type KeyFault =
  | { readonly kind: 'id-is-other'; readonly what: string }
  | { readonly kind: 'token-not-needed' | 'id-dollar' }
  | { readonly kind: 'swapped' | 'id-is-secret' | 'secret-is-id' | 'url-encoded' | 'blank' }
  | { readonly kind: 'quotes' | 'id-quotes' | 'both-quotes' }
  | { readonly kind: 'id-length' | 'secret-length'; readonly length: number };

const ID_LENGTH = 20;
const SECRET_LENGTH = 40;
const QUOTED = /^["'`]|["'`]$/;

/**
 * What IAM's other ids begin with.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
 */
const OTHER_IDS: Readonly<Record<string, string>> = {
  AIDA: 'the ID of a user (AIDA…)',
  AROA: 'the ID of a role (AROA…)',
  AGPA: 'the ID of a group (AGPA…)',
  AIPA: 'the ID of an instance profile (AIPA…)',
  ANPA: 'the ID of a policy (ANPA…)',
  APKA: 'the ID of a public key (APKA…)',
  ASCA: 'the ID of a certificate (ASCA…)',
};

/** What the text is in place of the id of an access key. For an emulator, people choose keys as they like. */
function otherThanKeyId(text: string, isOfAws: boolean): string | undefined {
  if (/^arn:/.test(text)) return 'an ARN';
  if (/^(?:export\s+|set\s+)?aws_\w+\s*[=:]/i.test(text)) return 'a line with the name of a variable';
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return 'an email address';
  if (/^\d{4}-?\d{4}-?\d{4}$/.test(text)) return 'an account ID';
  const other = /^[A-Z0-9]{16,}$/.test(text) ? OTHER_IDS[text.slice(0, 4)] : undefined;
  const isName = isOfAws && /^(?!A[KS]IA)[\w+=,.-]{1,64}$/.test(text);
  return other ?? (isName ? 'something else, such as a user name' : undefined);
}

/**
 * The most telling fault.
 * @param isOfAws - whether the keys are for AWS itself
 * @returns undefined where both have the shape that AWS gives them
 */
export function keyFault(
  { accessKeyId, secretAccessKey, sessionToken = '' }: KeyPair,
  isOfAws = false,
): KeyFault | undefined {
  const isSecretAnId = KEY_ID.test(secretAccessKey.trim());
  if (SECRET_KEY.test(accessKeyId.trim())) return { kind: isSecretAnId ? 'swapped' : 'id-is-secret' };
  const other = otherThanKeyId(accessKeyId.trim(), isOfAws);
  if (other !== undefined) return { kind: 'id-is-other', what: other };
  if (isSecretAnId) return { kind: 'secret-is-id' };
  if (/^\$A[KS]IA/.test(accessKeyId)) return { kind: 'id-dollar' };
  const isIdQuoted = QUOTED.test(accessKeyId);
  if (QUOTED.test(secretAccessKey)) return { kind: isIdQuoted ? 'both-quotes' : 'quotes' };
  if (isIdQuoted) return { kind: 'id-quotes' };
  if (/%[0-9A-F]{2}/i.test(secretAccessKey)) return { kind: 'url-encoded' };
  if (/\s/.test(secretAccessKey)) return { kind: 'blank' };
  if (!/^A[KS]IA/.test(accessKeyId)) return undefined; // of an emulator, for which people choose keys as they like
  if (secretAccessKey.length !== SECRET_LENGTH) return { kind: 'secret-length', length: secretAccessKey.length };
  if (accessKeyId.length !== ID_LENGTH) return { kind: 'id-length', length: accessKeyId.length };
  return accessKeyId.startsWith('AKIA') && sessionToken !== '' ? { kind: 'token-not-needed' } : undefined;
}

/** A fault as a sentence about the inputs or variables. */
export function describeKeyFault(fault: KeyFault, names: KeyPair): string {
  const { accessKeyId: id, secretAccessKey: secret, sessionToken: token } = names;
  switch (fault.kind) {
    case 'swapped':
      return `The two are swapped: ${id} holds a secret access key, and ${secret} an access key ID.`;
    case 'id-dollar':
      return `The value of ${id} has a dollar sign in front.`;
    case 'id-is-secret':
      return `${id} holds a secret access key.`;
    case 'id-is-other':
      return `${id} holds ${fault.what}, not the ID of an access key. Those start with AKIA or ASIA.`;
    case 'token-not-needed':
      return `The key in ${id} is long-term (AKIA…), so it has no session token, but ${token ?? 'one'} is set.`;
    case 'secret-is-id':
      return `${secret} holds an access key ID.`;
    case 'quotes':
      return `The value of ${secret} has quotes around it.`;
    case 'id-quotes':
      return `The value of ${id} has quotes around it.`;
    case 'both-quotes':
      return `The values of ${id} and ${secret} have quotes around them.`;
    case 'url-encoded':
      return `The value of ${secret} is URL-encoded: it contains "%".`;
    case 'blank':
      return `The value of ${secret} contains a space or a line break.`;
    case 'secret-length':
      return `The value of ${secret} has ${charactersOf(fault.length)}; secret access keys have ${SECRET_LENGTH}.`;
    case 'id-length':
      return `The value of ${id} has ${charactersOf(fault.length)}; access key IDs have ${ID_LENGTH}.`;
  }
}

function charactersOf(length: number): string {
  return length === 1 ? '1 character' : `${length} characters`;
}
