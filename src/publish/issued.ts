// The issued keys, in a private file for the post step's leak check; written only if the inputs ask for that check. Pure.
import type { RoleSession } from '../aws/role-session.ts';
import type { Credentials } from '../secrets/vault.ts';
import { defined } from '../util/defined.ts';

/** Name of the file in the folder of the step. */
export const ISSUED_NAME = 'issued.jsonl';

/** The keys of one session, or keys from the inputs. */
export interface IssuedKeys {
  /** Its ARN; empty for keys from the inputs. */
  readonly role: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Epoch seconds by AWS's clock, if known. */
  readonly issuedAt?: number;
}

/** The session that the keys belong to. */
type KeySession = Pick<RoleSession, 'role'> & Partial<Pick<RoleSession, 'grantedAt'>>;

/** A line of the file. Reveals the keys: the caller writes the line into a file that nobody else can read. */
export function issuedLine(session: KeySession | undefined, credentials: Credentials): string {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const keys: IssuedKeys = {
    role: session?.role.text ?? '',
    accessKeyId: accessKeyId.reveal(),
    secretAccessKey: secretAccessKey.reveal(),
    ...defined({ sessionToken: sessionToken?.reveal(), issuedAt: session?.grantedAt }),
  };
  return `${JSON.stringify(keys)}\n`;
}

/** The keys in the file. Skips broken lines. */
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
