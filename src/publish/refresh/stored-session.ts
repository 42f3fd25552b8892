// A session as the helper keeps and prints it. Reveals it: what takes the text writes it into a file that nobody else can read.
// Effect: reads the clock.

import type { RoleSession } from '../../aws/role-session.ts';
import type { Credentials } from '../../secrets/secret.ts';
import { formatIso } from '../../util/time.ts';
import type { StoredSession } from './session-file.ts';

/**
 * The text of the session's file.
 * @param behindSeconds - how far this machine's clock is behind AWS's, as far as that is proved; negative is taken for 0
 */
export function storedSessionText(
  { expiresAt }: RoleSession,
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  behindSeconds: number,
): string {
  const stored: StoredSession = {
    answer: {
      Version: 1,
      AccessKeyId: accessKeyId.reveal(),
      SecretAccessKey: secretAccessKey.reveal(),
      SessionToken: sessionToken?.reveal() ?? '',
      Expiration: formatIso(expiresAt),
    },
    expiresAt,
    storedAt: Date.now() / 1000,
    behindSeconds: Math.max(0, behindSeconds),
  };
  return JSON.stringify(stored);
}
