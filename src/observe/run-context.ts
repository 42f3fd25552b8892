// What an observation may use, and what it has seen so far.
import type { Sts, Variables } from '../aws/sts-client.ts';
import type { IdToken } from '../github/id-token.ts';
import type { Attempt, Operation } from '../net/failure.ts';
import type { Proxies } from '../net/proxy.ts';
import type { RetryOptions } from '../net/retry-policy.ts';
import type { Credentials, Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import type { ClockReading } from '../util/time.ts';
import type { PolicyFile } from './expectations.ts';
import type { RunnerFacts } from './facts.ts';

/** How requests are made: through which proxies, until when, and who is told of a retry. */
export interface NetworkPorts extends Pick<RetryOptions, 'deadline' | 'onRetry'> {
  readonly proxy: Proxies;
  /** Tells a decision in the log. */
  readonly note: (line: string) => void;
}

/** The process that observes. */
export interface ProcessPorts {
  readonly vault: Vault;
  /** The variables of the job. */
  readonly environment: Readonly<Variables>;
}

/** What an observation needs besides the settings. */
export interface ObservePorts extends NetworkPorts, ProcessPorts {
  readonly runner: RunnerFacts;
  /** The keys in the inputs; undefined where there are none. */
  readonly keys: Credentials | undefined;
  /** What trust-policy-file says; undefined where it is not given. */
  readonly policyFile: PolicyFile | undefined;
  /**
   * Lets several observations share one ID token, but none that the one that asks has used already; absent where each asks for its own.
   */
  readonly sharedToken?: (ask: () => Promise<Attempt<IdToken>>, wanted: WantedToken) => Promise<Attempt<IdToken>>;
}

/** Which ID token is wanted. */
export interface WantedToken {
  readonly audience: string;
  /** One that did not serve. */
  readonly used?: Attempt<IdToken>;
}

/** One observation in progress. */
export interface RunContext {
  readonly settings: Settings;
  readonly ports: ObservePorts;
  readonly sts: Sts;
  /** What was read of the services' clocks so far. */
  readonly clocks: readonly ClockReading[];
  readonly noteClock: (reading: ClockReading) => void;
  readonly timings: Map<Operation | 'total', number>;
}

/** A step of the run that was not reached. */
export const NOT_ATTEMPTED = { status: 'not-attempted' } as const satisfies Attempt<never>;

/**
 * How often an operation of this run is tried, and until when.
 * @param justIssued - whether its credentials are those of a session that this run got a moment before
 */
export function retryOptions(
  { settings, ports }: Pick<RunContext, 'settings' | 'ports'>,
  justIssued?: true,
): RetryOptions {
  const { deadline, onRetry } = ports;
  return { deadline, onRetry, maxAttempts: settings.maxAttempts, ...(justIssued && { justIssued }) };
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
