// Credentials as a profile. Reveals them: what takes the entry writes it into files that nobody else can read.
import type { Credentials } from '../secret.ts';
import type { ProfileEntry } from './profile-files.ts';

/** The profile as the SDKs and the CLI take it. */
export function profileEntryOf(name: string, region: string, credentials: Credentials): ProfileEntry {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const keys = { accessKeyId: accessKeyId.reveal(), secretAccessKey: secretAccessKey.reveal() };
  const session = sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() };
  return { name, credentials: { ...keys, ...session }, config: { region } };
}
