// A session that may be published. Types only.
import type { VerifiedFacts } from '../diagnosis/verified.ts';
import type { Credentials } from '../secrets/secret.ts';

/** A session, or keys, that passed every check, and the name of the profile that later steps get. */
export interface VerifiedSession {
  readonly verified: VerifiedFacts;
  readonly credentials: Credentials;
  readonly profile?: string;
}
