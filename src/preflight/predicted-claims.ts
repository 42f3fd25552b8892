// The claims of a token that a run will have, as far as they are known. Pure.

import { USUAL_AUDIENCE } from '../aws/arn.ts';
import type { PolicyFile } from '../observe/expectations.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';
import { GITHUB_ISSUER, gitHubIssuer } from '../trust-policy/issuer.ts';
import type { ParsedTrustPolicy } from '../trust-policy/policy.ts';
import { defined } from '../util/defined.ts';
import type { EpochSeconds } from '../util/time.ts';
import type { RepositoryIdentity } from './preflight-report.ts';
import type { StepRun } from './step-run.ts';
import { contextIn, startsElsewhere } from './subjects.ts';

/** What decides about the claims beside the subject. */
interface Known {
  readonly step: StepRun;
  readonly file: PolicyFile;
  readonly identity: RepositoryIdentity | undefined;
  readonly now: EpochSeconds;
}

/** The claims of a token with that subject; an empty one is unknown to the evaluation. */
export function claimsOf(sub: string, { step, file, identity: own, now }: Known): IdTokenClaims {
  const { trigger, environment } = step.run;
  const isElsewhere = startsElsewhere(step.run);
  const identity = isElsewhere ? undefined : own;
  const context = contextIn(sub);
  const ref = context.startsWith('ref:') ? context.slice('ref:'.length).replaceAll('%3A', ':') : (trigger.ref ?? '');
  const named = /^environment:(.*)$/s.exec(context)?.[1]?.replaceAll('%3A', ':');
  const given = environment.kind === 'none' ? undefined : environment.kind === 'named' ? (named ?? '') : '';
  return {
    iss: issuerOf(file.policy),
    sub,
    aud: step.settings.audience ?? USUAL_AUDIENCE,
    exp: now + 300,
    iat: now,
    context: defined({
      repository: identity?.name ?? '',
      repository_id: identity?.id ?? '',
      repository_owner_id: identity?.ownerId ?? '',
      environment: given,
      ref: ref.includes('*') ? '' : ref,
      event_name: isElsewhere ? '' : trigger.event,
      actor: '',
      actor_id: '',
      enterprise_id: '',
      workflow: '',
      job_workflow_ref: '',
    }),
  };
}

/** GitHub's issuer, or another of GitHub that the policy names: that of an enterprise or of a server. */
function issuerOf({ statements }: ParsedTrustPolicy): string {
  const issuers = statements
    .flatMap(({ principal }) => principal.principals)
    .flatMap(({ value }) => /:oidc-provider\/(.+)$/.exec(value)?.[1] ?? [])
    .map((provider) => `https://${provider}`);
  return issuers.find((issuer) => gitHubIssuer(issuer) !== undefined) ?? GITHUB_ISSUER;
}
