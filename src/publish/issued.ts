// What the step issued, for the post step's leak check to look for: in a private file, and only where that check is asked for. Pure.
import type { RoleSession } from '../aws/role-session.ts';
import type { Credentials } from '../secrets/secret.ts';

/** Name of the file in the folder of the step. */
export const ISSUED_NAME = 'issued.jsonl';

/** One session, or keys. */
export interface IssuedKeys {
  /** Its ARN; empty for keys that were given. */
  readonly role: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Epoch seconds, by AWS's clock, as far as it is known. */
  readonly issuedAt?: number;
}

/** What is known of them without themselves. */
type Origin = Pick<RoleSession, 'role'> & Partial<Pick<RoleSession, 'grantedAt'>>;

/** A line of the file. Reveals the keys: nobody else can read the file that it is written to. */
export function issuedLine(origin: Origin | undefined, credentials: Credentials): string {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const keys: IssuedKeys = {
    role: origin?.role.text ?? '',
    accessKeyId: accessKeyId.reveal(),
    secretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() }),
    ...(origin?.grantedAt === undefined ? {} : { issuedAt: origin.grantedAt }),
  };
  return `${JSON.stringify(keys)}\n`;
}

/** What the file holds; lines that are broken are left out. */
export function parseIssued(text: string): readonly IssuedKeys[] {
  return text.split('\n').flatMap((line) => {
    try {
      const keys: unknown = JSON.parse(line);
      return isIssuedKeys(keys) ? [keys] : [];
    } catch {
      return [];
    }
  });
}

const isText = (value: unknown): value is string => typeof value === 'string';

function isIssuedKeys(value: unknown): value is IssuedKeys {
  const { role, accessKeyId, secretAccessKey, sessionToken, issuedAt } = (value ?? {}) as Readonly<
    Record<keyof IssuedKeys, unknown>
  >;
  return (
    [role, accessKeyId, secretAccessKey].every(isText) &&
    (sessionToken === undefined || isText(sessionToken)) &&
    (issuedAt === undefined || typeof issuedAt === 'number')
  );
}
