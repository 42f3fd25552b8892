// Gathers the facts: ID token, role session, caller identity. Stops at the first failure. Effect: network.
import { assumeRoleWithWebIdentity, type GrantedSession } from './aws/assume-role.ts';
import { getCallerIdentity } from './aws/caller-identity.ts';
import { createSts, type Sts } from './aws/sts-client.ts';
import type { Deadline } from './deadline.ts';
import type { Expectations } from './expectations.ts';
import type { Attempt, CallerIdentity, Facts, Failure, IdTokenClaims, Operation, RunnerFacts } from './facts.ts';
import { type IdToken, type IdTokenVariables, requestIdToken } from './github/id-token.ts';
import { type RetryNotice, retry } from './retry.ts';
import type { RoleCredentials } from './secret.ts';
import type { Settings } from './settings/settings.ts';
import type { ClockReading } from './time.ts';
import type { Vault } from './vault.ts';

/** What an observation needs besides the settings. */
export interface ObservePorts {
  readonly idTokenVariables: IdTokenVariables;
  readonly runner: RunnerFacts;
  readonly deadline: Deadline;
  readonly vault: Vault;
  readonly onRetry: (notice: RetryNotice) => void;
  /** Holds the token against what the workflow expects of it; undefined where it expects nothing. */
  readonly expect: (claims: IdTokenClaims) => Promise<Expectations | undefined>;
}

/** The facts and, beside them, the credentials that they are about. */
export interface Observation {
  readonly facts: Facts;
  readonly credentials?: RoleCredentials;
}

/** Makes the run's three requests, each as often as its failures allow. Never throws: failures are in the facts. */
export async function observe(settings: Settings, ports: ObservePorts): Promise<Observation> {
  const clocks: ClockReading[] = [];
  const timings = new Map<Operation | 'total', number>();
  const noteClock = (reading: ClockReading) => void clocks.push(reading);
  const sts = createSts({ ...ports, ...settings, noteClock });
  const stage: Stage = { settings, ports, sts, noteClock, timings };
  try {
    const exchange = await timed(timings, 'total', () => exchangeAndIdentify(stage));
    const { credentials, ...attempts } = exchange;
    const facts = { settings, runner: ports.runner, ...attempts, clocks, observedAt: Date.now() / 1000 };
    return {
      facts: { ...facts, timings: Object.fromEntries(timings) },
      ...(credentials === undefined ? {} : { credentials }),
    };
  } finally {
    sts.close();
  }
}

interface Stage {
  readonly settings: Settings;
  readonly ports: ObservePorts;
  readonly sts: Sts;
  readonly noteClock: (reading: ClockReading) => void;
  readonly timings: Map<Operation | 'total', number>;
}

type Attempts = Pick<Facts, 'idToken' | 'roleSession' | 'callerIdentity' | 'expectations'> & {
  readonly credentials?: RoleCredentials;
};

const NOT_ATTEMPTED = { status: 'not-attempted' } as const;

async function exchangeAndIdentify(stage: Stage): Promise<Attempts> {
  const { granted, ...before } = await exchange(stage);
  if (granted.status !== 'succeeded') return { ...before, roleSession: granted, callerIdentity: NOT_ATTEMPTED };
  const { session, credentials } = granted.value;
  stage.sts.use(credentials);
  const callerIdentity = await retryCallerIdentity(stage);
  return { ...before, roleSession: { status: 'succeeded', value: session }, callerIdentity, credentials };
}

interface Exchange {
  readonly idToken: Attempt<IdTokenClaims>;
  readonly expectations?: Expectations;
  readonly granted: Attempt<GrantedSession>;
}

/**
 * Exchanges an ID token, and a new one for each further try: a token lives for five minutes, and a try that follows a
 * pause should not be the one that finds out. Where no further token is to be had, the refusal before it stands, unless
 * the run itself came to its end.
 */
async function exchange(stage: Stage): Promise<Exchange> {
  const { settings, ports, sts, timings } = stage;
  const { role } = settings;
  let idToken: Attempt<IdToken> = NOT_ATTEMPTED;
  let expectations: Expectations | undefined;
  let refusal: Failure | undefined;
  const granted = await retry<GrantedSession>(
    async () => {
      const fresh = await timed(timings, 'RequestIdToken', () => retryIdToken(stage));
      if (refusal === undefined || fresh.status === 'succeeded' || hasEnded(ports)) idToken = fresh;
      if (fresh.status !== 'succeeded') return NOT_ATTEMPTED;
      const { token, claims } = fresh.value;
      expectations ??= await ports.expect(claims);
      if (role === undefined || expectations?.subject?.matched === false) return NOT_ATTEMPTED;
      return timed(timings, 'AssumeRoleWithWebIdentity', () =>
        assumeRoleWithWebIdentity(sts, { settings, role, token, vault: ports.vault }),
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

function hasEnded({ deadline }: ObservePorts): boolean {
  return deadline.stopReason() !== undefined;
}

function claimsOf(idToken: Attempt<IdToken>): Attempt<IdTokenClaims> {
  return idToken.status === 'succeeded' ? { status: 'succeeded', value: idToken.value.claims } : idToken;
}

function retryIdToken({ settings, ports, noteClock }: Stage): Promise<Attempt<IdToken>> {
  const request = { variables: ports.idTokenVariables, audience: settings.audience, noteClock };
  return retry(() => requestIdToken({ ...request, deadline: ports.deadline, vault: ports.vault }), {
    ...ports,
    maxAttempts: settings.maxAttempts,
  });
}

function retryCallerIdentity({ settings, ports, sts, timings }: Stage): Promise<Attempt<CallerIdentity>> {
  return timed(timings, 'GetCallerIdentity', () =>
    retry(() => getCallerIdentity(sts, ports.vault), { ...ports, maxAttempts: settings.maxAttempts }),
  );
}

/** Adds up the seconds that the stage takes, retries included. */
async function timed<T>(
  timings: Map<Operation | 'total', number>,
  stage: Operation | 'total',
  task: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  try {
    return await task();
  } finally {
    timings.set(stage, (timings.get(stage) ?? 0) + (performance.now() - startedAt) / 1000);
  }
}
