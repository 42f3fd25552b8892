// What can be made to go wrong between a client and the sandbox, and how often. Pure.
import { randomUUID } from 'node:crypto';
import { jsonResponse, type SandboxResponse } from './http.ts';
import { stsError } from './sts-response.ts';
import type { RequestChanges } from './tampering.ts';

/** What a request asks for. `Other` is whatever the sandbox does not serve. */
export type Operation =
  | 'RequestIdToken'
  | 'GetJwks'
  | 'AssumeRoleWithWebIdentity'
  | 'AssumeRole'
  | 'GetCallerIdentity'
  | 'InstanceMetadata'
  | 'ContainerCredentials'
  | 'Other';

/** The services of the sandbox: two always, and two that an option starts. */
export type Service = 'github' | 'sts' | 'instance-metadata' | 'container-credentials';

/** One kind of misbehaviour. */
export type FaultEffect =
  /** Answers, but only after so long. */
  | { readonly kind: 'latency'; readonly seconds: number }
  /** Changes the request on its way to the service, or takes headers (lower-case names) out of the answer on its way back. */
  | { readonly kind: 'tamper'; readonly request?: RequestChanges; readonly withoutResponseHeaders?: readonly string[] }
  /** Answers with this instead: a proxy's page, or a success without credentials. */
  | {
      readonly kind: 'respond';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
    }
  /** Answers with an error in the service's own shape. */
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: string;
      readonly message: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Says that there were too many requests. */
  | { readonly kind: 'throttle'; readonly retryAfterSeconds?: number }
  /** Says so only to requests beyond so many a second; as many may come at once. */
  | { readonly kind: 'rate-limit'; readonly requestsPerSecond: number }
  /** Resets the connection. */
  | { readonly kind: 'reset' }
  /** Accepts the request and never answers. */
  | { readonly kind: 'hang' }
  /** Sends the head of an answer, then a body that never ends. */
  | { readonly kind: 'trickle' };

/** A misbehaviour of one operation, at these attempts (counted from 1) or at all. */
export interface Fault {
  readonly operation: Operation;
  readonly attempts?: readonly number[];
  readonly effect: FaultEffect;
}

/** What the faults make of one request: a delay, and what to do instead of plainly answering, if anything. */
export interface Disturbance {
  readonly delaySeconds: number;
  readonly effect: Exclude<FaultEffect, { kind: 'latency' }> | undefined;
}

/**
 * Picks the faults that concern a request. Delays add up; of the rest the first one counts.
 * @param faults - all faults in force
 * @param attempt - which request of this operation it is, from 1
 */
export function disturbanceFor(faults: readonly Fault[], operation: Operation, attempt: number): Disturbance {
  const effects = faults
    .filter((fault) => fault.operation === operation && (fault.attempts?.includes(attempt) ?? true))
    .map((fault) => fault.effect);
  const delaySeconds = effects.reduce((sum, effect) => sum + (effect.kind === 'latency' ? effect.seconds : 0), 0);
  return { delaySeconds, effect: effects.find((effect) => effect.kind !== 'latency') };
}

/**
 * The response that a fault puts in place of the service's own.
 * @param effect - a fault that answers
 * @param service - whose shape an error takes
 */
export function faultResponse(
  effect: Extract<FaultEffect, { kind: 'respond' | 'error' | 'throttle' }>,
  service: Service,
): SandboxResponse {
  if (effect.kind === 'respond') {
    return { status: effect.status, headers: { 'content-type': 'text/html', ...effect.headers }, body: effect.body };
  }
  const error = effect.kind === 'error' ? effect : throttling(service, effect.retryAfterSeconds);
  const response =
    service === 'sts' ? stsError(error, randomUUID()) : jsonResponse(error.status, { message: error.message });
  return { ...response, headers: { ...response.headers, ...error.headers } };
}

function throttling(service: Service, retryAfterSeconds: number | undefined): Extract<FaultEffect, { kind: 'error' }> {
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'retry-after': `${retryAfterSeconds}` };
  return service === 'sts'
    ? { kind: 'error', status: 400, code: 'Throttling', message: 'Rate exceeded', headers }
    : { kind: 'error', status: 429, code: 'HTTP_429', message: 'Too Many Requests', headers };
}
