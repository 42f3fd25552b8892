// What is wrong with access keys, by their shape alone. Loaded only where an input or AWS refuses them. Pure.

/** The parts of a key pair: both texts, or the names of the inputs or variables that hold them. */
export interface KeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What a key pair shows without its texts. */
export type KeyFault =
  | { readonly kind: 'swapped' | 'id-is-secret' | 'secret-is-id' | 'url-encoded' | 'blank' }
  | { readonly kind: 'quotes' | 'id-quotes' | 'both-quotes' }
  | { readonly kind: 'id-length' | 'secret-length'; readonly length: number };

/** Of a user or of a session. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
const ID = /^(?:AKIA|ASIA)[A-Z0-9]{16}$/;
const ID_LENGTH = 20;
const SECRET = /^[A-Za-z0-9/+]{40}$/;
const SECRET_LENGTH = 40;
const QUOTED = /^["'`]|["'`]$/;

/**
 * The most telling fault.
 * @returns undefined where both have the shape that AWS gives them
 */
export function keyFault({ accessKeyId, secretAccessKey }: KeyPair): KeyFault | undefined {
  const isSecretAnId = ID.test(secretAccessKey.trim());
  if (SECRET.test(accessKeyId.trim())) return { kind: isSecretAnId ? 'swapped' : 'id-is-secret' };
  if (isSecretAnId) return { kind: 'secret-is-id' };
  const isIdQuoted = QUOTED.test(accessKeyId);
  if (QUOTED.test(secretAccessKey)) return { kind: isIdQuoted ? 'both-quotes' : 'quotes' };
  if (isIdQuoted) return { kind: 'id-quotes' };
  if (/%[0-9A-F]{2}/i.test(secretAccessKey)) return { kind: 'url-encoded' };
  if (/\s/.test(secretAccessKey)) return { kind: 'blank' };
  if (!/^A[KS]IA/.test(accessKeyId)) return undefined; // of an emulator, for which people choose keys as they like
  if (secretAccessKey.length !== SECRET_LENGTH) return { kind: 'secret-length', length: secretAccessKey.length };
  return accessKeyId.length !== ID_LENGTH ? { kind: 'id-length', length: accessKeyId.length } : undefined;
}

/** A fault as a sentence about the inputs or variables. */
export function describeKeyFault(fault: KeyFault, { accessKeyId: id, secretAccessKey: secret }: KeyPair): string {
  switch (fault.kind) {
    case 'swapped':
      return `The two are swapped: ${id} holds a secret access key, and ${secret} an access key ID.`;
    case 'id-is-secret':
      return `${id} holds a secret access key.`;
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
