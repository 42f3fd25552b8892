// One observation while it goes on: what it is told, what it may use, and how long its parts take.
import type { AmbientCredentials, AmbientPorts } from '../aws/ambient.ts';
import type { AssumeRequest } from '../aws/assume-role.ts';
import type { GrantedSession } from '../aws/granted-session.ts';
import type { Sts } from '../aws/sts-client.ts';
import type { IdToken } from '../github/id-token-claims.ts';
import type { IdTokenVariables } from '../github/id-token-request.ts';
import type { Deadline } from '../net/deadline.ts';
import type { Attempt, Operation } from '../net/failure.ts';
import type { Proxies } from '../net/proxies.ts';
import type { RetryNotice } from '../net/retry.ts';
import type { Credentials } from '../secrets/secret.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';
import type { ClockReading } from '../util/time.ts';
import type { ExistingIdentity, ReuseTools } from './existing-credentials.ts';
import type { Expectations } from './expectations.ts';
import type { RunnerFacts } from './facts.ts';

/** What an observation needs besides the settings. */
export interface ObservePorts {
  readonly idTokenVariables: IdTokenVariables;
  /** A token that several exchanges share; undefined where each asks for its own. */
  readonly sharedToken?: () => Promise<Attempt<IdToken>>;
  readonly proxy: Proxies;
  readonly runner: RunnerFacts;
  readonly deadline: Deadline;
  readonly vault: Vault;
  readonly onRetry: (notice: RetryNotice) => void;
  /** Holds the token against what the workflow expects of it; undefined where it expects nothing. */
  readonly expect: (claims: IdTokenClaims) => Promise<Expectations | undefined>;
  /** The keys in the inputs; undefined where there are none. */
  readonly keys: Credentials | undefined;
  /** Looks at credentials that are there already; undefined where nothing of them is kept. */
  readonly reuseCredentials: (context: RunContext, tools: ReuseTools) => Promise<ExistingIdentity | undefined>;
  readonly readTokenFile: (path: string) => Promise<Attempt<IdToken>>;
  readonly loadAmbient: (ports: AmbientPorts) => Promise<Attempt<AmbientCredentials>>;
  readonly assumeRole: (sts: Sts, request: AssumeRequest) => Promise<Attempt<GrantedSession>>;
}

/** One observation while it goes on. */
export interface RunContext {
  readonly settings: Settings;
  readonly ports: ObservePorts;
  readonly sts: Sts;
  /** What was read of the services' clocks so far. */
  readonly clocks: readonly ClockReading[];
  readonly noteClock: (reading: ClockReading) => void;
  readonly timings: Map<Operation | 'total', number>;
}

/** Adds up the seconds that an operation takes, retries included. */
export async function timed<T>(
  timings: Map<Operation | 'total', number>,
  operation: Operation | 'total',
  task: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  try {
    return await task();
  } finally {
    timings.set(operation, (timings.get(operation) ?? 0) + (performance.now() - startedAt) / 1000);
  }
}
