// Exchanges a web identity token, GitHub's or that of a file, for the first role session. Effect: network.

import { parseRoleArn } from '../aws/arn.ts';
import { assumeRoleWithWebIdentity } from '../aws/assume-role-with-web-identity.ts';
import { type GrantedSession, untilPlain } from '../aws/granted-session.ts';
import type { IdToken } from '../github/id-token-claims.ts';
import { requestIdToken } from '../github/id-token-request.ts';
import type { Attempt, Failure } from '../net/failure.ts';
import { retry } from '../net/retry.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';
import type { Expectations } from './expectations.ts';
import type { Facts } from './facts.ts';
import { type RunContext, timed } from './run-context.ts';
import { sessionRequestFor } from './session-request.ts';

/** A token, what became of it, and what the workflow expected of it. */
export interface Exchange extends Pick<Facts, 'idToken'>, Partial<Pick<Facts, 'expectations'>> {
  readonly granted: Attempt<GrantedSession>;
}

const NOT_ATTEMPTED = { status: 'not-attempted' } as const;

/**
 * Exchanges a token, and a new one for each further try: one of GitHub's lives for five minutes, and a try that follows a
 * pause should not be the one that finds out. Where no further token is to be had, the refusal before it stands, unless
 * the run itself came to its end.
 * @param ambient - a token file and a role that the machine names, in place of those of the settings
 */
export async function exchangeToken(
  context: RunContext,
  ambient?: { readonly tokenFile: string; readonly roleArn: string },
): Promise<Exchange> {
  const { settings, ports, sts, timings } = context;
  const role = ambient === undefined ? settings.role : parseRoleArn(ambient.roleArn);
  let idToken: Attempt<IdToken> = NOT_ATTEMPTED;
  let expectations: Expectations | undefined;
  let refusal: Failure | undefined;
  const granted = await retry<GrantedSession>(
    async () => {
      const fresh = await freshToken(context, ambient?.tokenFile ?? settings.tokenFile);
      const hasEnded = ports.deadline.stopReason() !== undefined;
      if (refusal === undefined || fresh.status === 'succeeded' || hasEnded) idToken = fresh;
      if (fresh.status !== 'succeeded') return NOT_ATTEMPTED;
      const { token, claims } = fresh.value;
      if (ambient === undefined) expectations ??= await ports.expect(claims);
      const unexpected = expectations?.subject?.matched === false && settings.mode !== 'diagnose';
      if (role === undefined || unexpected) return NOT_ATTEMPTED;
      const isIntermediate = ambient !== undefined || settings.roleChain.length > 0;
      const { requested, policies, plain } = sessionRequestFor(
        role,
        isIntermediate ? 'intermediate' : 'only',
        settings,
      );
      return timed(timings, 'AssumeRoleWithWebIdentity', () =>
        untilPlain(plain, () => assumeRoleWithWebIdentity(sts, { requested, policies, token, vault: ports.vault })),
      );
    },
    {
      ...ports,
      maxAttempts: settings.maxAttempts,
      onRetry: (notice) => {
        refusal = notice.failure;
        ports.onRetry(notice);
      },
    },
  );
  const claims = claimsOf(idToken);
  const before = { idToken: claims, ...(expectations === undefined ? {} : { expectations }) };
  if (granted.status !== 'not-attempted' || claims.status !== 'succeeded' || refusal === undefined) {
    return { ...before, granted };
  }
  return { ...before, granted: { status: 'failed', failure: refusal } };
}

/** A file is read again each time: whoever keeps it there renews it. */
function freshToken(context: RunContext, tokenFile: string | undefined): Promise<Attempt<IdToken>> {
  if (tokenFile !== undefined) return context.ports.readTokenFile(tokenFile);
  return timed(context.timings, 'RequestIdToken', () => context.ports.sharedToken?.() ?? askForToken(context));
}

/** Asks GitHub for an ID token, as often as its failures allow. */
export function askForToken({
  settings,
  ports,
  noteClock,
  sts,
}: Omit<RunContext, 'sts' | 'clocks' | 'timings'> & Partial<Pick<RunContext, 'sts'>>): Promise<Attempt<IdToken>> {
  const { idTokenVariables: variables, proxy, deadline, vault } = ports;
  const request = { variables, audience: settings.audience, noteClock, proxy, deadline, vault, onSent: sts?.load };
  return retry(() => requestIdToken(request), { ...ports, maxAttempts: settings.maxAttempts });
}

function claimsOf(idToken: Attempt<IdToken>): Attempt<IdTokenClaims> {
  return idToken.status === 'succeeded' ? { status: 'succeeded', value: idToken.value.claims } : idToken;
}
