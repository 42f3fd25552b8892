// Credentials as a profile. Reveals them: what takes the entry writes it into files that nobody else can read.
import type { Credentials } from '../../secrets/secret.ts';
import type { ProfileEntry } from './profile-files.ts';

/** Credentials, and the name under which later steps find them. */
export interface NamedCredentials {
  readonly profile: string;
  readonly credentials: Credentials;
}

/** The profile as the SDKs and the CLI take it. */
export function profileEntryOf({ profile: name, credentials }: NamedCredentials, region: string): ProfileEntry {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const keys = { accessKeyId: accessKeyId.reveal(), secretAccessKey: secretAccessKey.reveal() };
  const session = sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() };
  return { name, credentials: { ...keys, ...session }, config: { region } };
}
