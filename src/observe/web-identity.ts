// Exchanges a web identity token, GitHub's or that of a file, for the first role session. Effect: network, reads the token's file.
import { parseRoleArn } from '../aws/arn.ts';
import { assumeRoleWithWebIdentity, type GrantedSession, untilPlain } from '../aws/sts-requests.ts';
import { type IdToken, requestIdToken } from '../github/id-token.ts';
import { idTokenVariables } from '../github/runner.ts';
import type { Attempt, Failure } from '../net/failure.ts';
import { retry } from '../net/requests.ts';
import type { RetryOptions } from '../net/retry-policy.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';
import { defined } from '../util/defined.ts';
import { sessionRequestFor } from './assume-chain.ts';
import type { Expectations } from './expectations.ts';
import type { Facts } from './facts.ts';
import { NOT_ATTEMPTED, type RunContext, retryOptions, timed, type WantedToken } from './run-context.ts';

/** A token, what became of it, and what the workflow expected of it. */
interface TokenExchange extends Pick<Facts, 'idToken'>, Partial<Pick<Facts, 'expectations'>> {
  readonly granted: Attempt<GrantedSession>;
}

/** A token file and a role that the machine names. */
interface AmbientToken {
  readonly tokenFile: string;
  readonly roleArn: string;
}

/**
 * Exchanges a token, and a new one for each further try: one of GitHub's lives for five minutes, and would expire during a
 * pause. Only after throttling, a token that is still young is exchanged again. If no new token can be had, the failure before it
 * stands, unless the run itself is over.
 * @param ambient - in place of the token and role of the settings
 */
export async function exchangeToken(context: RunContext, ambient?: AmbientToken): Promise<TokenExchange> {
  const { ports } = context;
  let idToken: Attempt<IdToken> = NOT_ATTEMPTED;
  let expectations: Expectations | undefined;
  let lastFailure: Failure | undefined;
  let waitedSeconds = 0;
  let audience = context.settings.audience;
  const onRetry: RetryOptions['onRetry'] = (notice) => {
    lastFailure = notice.failure;
    waitedSeconds += notice.pauseSeconds;
    ports.onRetry(notice);
  };
  const tokenFile = ambient?.tokenFile ?? context.settings.tokenFile;
  const otherAudience = tokenFile === undefined ? context.settings.otherAudience : undefined;
  const nextToken = async (): Promise<Attempt<IdToken>> => {
    if (tokenFile === undefined && (await servesAgain(idToken, lastFailure, waitedSeconds))) return idToken;
    waitedSeconds = 0;
    return freshToken(context, tokenFile, { audience, used: idToken });
  };
  const tryOnce = async (): Promise<Attempt<GrantedSession>> => {
    const fresh = await nextToken();
    const hasEnded = ports.deadline.stopReason() !== undefined;
    if (lastFailure === undefined || fresh.status === 'succeeded' || hasEnded) idToken = fresh;
    if (fresh.status !== 'succeeded') return NOT_ATTEMPTED;
    // Each token is held against the expectations: a file may have another one by now.
    if (ambient === undefined) expectations = await expectationsFor(fresh.value.claims, context);
    const exchanged = await exchangeOnce(fresh.value, expectations, context, ambient);
    if (otherAudience === undefined || audience === otherAudience || !isAudienceRefused(exchanged)) return exchanged;
    audience = otherAudience;
    onRetry({ failure: exchanged.failure, pauseSeconds: 0 });
    return tryOnce();
  };
  const granted = await retry(tryOnce, { ...retryOptions(context), onRetry });
  const claims = claimsOf(idToken);
  const before = { idToken: claims, ...defined({ expectations }) };
  const noNewToken = granted.status === 'not-attempted' && claims.status === 'succeeded';
  if (!noNewToken || lastFailure === undefined || isUnexpected(expectations, context)) return { ...before, granted };
  return { ...before, granted: { status: 'failed', failure: lastFailure } };
}

/** Whether GitHub's token of the try before can be exchanged once more. */
async function servesAgain(
  idToken: Attempt<IdToken>,
  failure: Failure | undefined,
  waitedSeconds: number,
): Promise<boolean> {
  if (failure === undefined || idToken.status !== 'succeeded') return false;
  const { iat, exp } = idToken.value.claims;
  const { keepsToken } = await import('../net/retry-policy.ts');
  return keepsToken(failure, { lifetimeSeconds: exp - iat, waitedSeconds });
}

/** Whether the provider does not list the audience of the token. */
export function isAudienceRefused(
  attempt: Attempt<unknown>,
): attempt is Extract<Attempt<unknown>, { readonly status: 'failed' }> {
  if (attempt.status !== 'failed') return false;
  return attempt.failure.code === 'InvalidIdentityToken' && /audience/i.test(attempt.failure.message);
}

/** Whether the token has another subject than the workflow expects. In `mode: diagnose` that is one finding among others. */
function isUnexpected(expectations: Expectations | undefined, { settings }: RunContext): boolean {
  return expectations?.subject?.matched === false && settings.mode !== 'diagnose';
}

/** One exchange, if there is a role and the token is the one that the workflow expects. */
async function exchangeOnce(
  { token }: IdToken,
  expectations: Expectations | undefined,
  context: RunContext,
  ambient: AmbientToken | undefined,
): Promise<Attempt<GrantedSession>> {
  const { settings, ports, sts, timings } = context;
  const role = ambient === undefined ? settings.role : parseRoleArn(ambient.roleArn);
  if (role === undefined || isUnexpected(expectations, context)) return NOT_ATTEMPTED;
  const isIntermediate = ambient !== undefined || settings.roleChain.length > 0;
  const { requested, policies, plain } = sessionRequestFor(role, isIntermediate ? 'intermediate' : 'only', settings);
  return timed(timings, 'AssumeRoleWithWebIdentity', () =>
    untilPlain(plain, () => assumeRoleWithWebIdentity(sts, { requested, policies, token, vault: ports.vault })),
  );
}

/** Compares the token with what the workflow expects. Only then is the evaluation of policies loaded. */
async function expectationsFor(
  claims: IdTokenClaims,
  { settings, ports: { policyFile } }: RunContext,
): Promise<Expectations | undefined> {
  if (settings.expectedSubjects === undefined && policyFile === undefined) return undefined;
  const { checkExpectations } = await import('./expectations.ts');
  return checkExpectations({ settings, claims, policyFile, now: claims.iat });
}

/** A new token of GitHub, or that of the file, which is read again each time, because whatever wrote the token renews it. */
export async function freshToken(
  context: RunContext,
  tokenFile: string | undefined,
  wanted: WantedToken,
): Promise<Attempt<IdToken>> {
  const { environment, vault, sharedToken } = context.ports;
  if (tokenFile !== undefined) {
    const { readTokenFile } = await import('../github/workspace-file.ts');
    return readTokenFile(tokenFile, environment['GITHUB_WORKSPACE'], vault);
  }
  const ask = () => askForToken(context, wanted.audience);
  return timed(context.timings, 'RequestIdToken', () => (sharedToken === undefined ? ask() : sharedToken(ask, wanted)));
}

/** Asks GitHub for an ID token, as often as its failures allow. */
function askForToken(context: RunContext, audience: string): Promise<Attempt<IdToken>> {
  const { ports, noteClock, sts } = context;
  const request = {
    variables: idTokenVariables(ports.environment),
    audience,
    noteClock,
    proxy: ports.proxy,
    deadline: ports.deadline,
    vault: ports.vault,
    onSent: sts.load,
  };
  return retry(() => requestIdToken(request), retryOptions(context));
}

function claimsOf(idToken: Attempt<IdToken>): Attempt<IdTokenClaims> {
  return idToken.status === 'succeeded' ? { status: 'succeeded', value: idToken.value.claims } : idToken;
}
