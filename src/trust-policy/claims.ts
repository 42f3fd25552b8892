// The claims of an ID token. Types, and the order in which claims are shown.
import type { EpochSeconds } from '../util/time.ts';

/**
 * The claims of the ID token, decoded and not verified. Only what a trust policy or a reader can use: no `jti`, no
 * custom properties.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export interface IdTokenClaims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string;
  readonly exp: EpochSeconds;
  readonly iat: EpochSeconds;
  /** Text claims by name, those that the token has. */
  readonly context: Readonly<Partial<Record<ContextClaim, string>>>;
  /** Names of the claims that are not kept, because their values may be private. */
  readonly otherNames?: readonly string[];
}

/** Claims that describe the run, in the order in which they are shown. */
export const CONTEXT_CLAIMS = [
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'repository_visibility',
  'event_name',
  'ref',
  'ref_type',
  'head_ref',
  'base_ref',
  'environment',
  'actor',
  'actor_id',
  'workflow',
  'workflow_ref',
  'job_workflow_ref',
  'job_workflow_sha',
  'runner_environment',
  'enterprise',
  'enterprise_id',
  'run_id',
  'run_attempt',
] as const;

export type ContextClaim = (typeof CONTEXT_CLAIMS)[number];
