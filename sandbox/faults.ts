// Faults between a client and the sandbox: what goes wrong, and how often. Pure.
import { createHash, randomUUID } from 'node:crypto';
import { jsonResponse, type SandboxResponse } from './http.ts';
import type { Operation, Service } from './operation.ts';
import type { RateLimit } from './rate-limit.ts';
import { stsError } from './sts-response.ts';
import type { RequestChanges } from './tampering.ts';

/** One kind of misbehavior. */
export type FaultEffect =
  /** Answers, but only after so long. */
  | { readonly kind: 'latency'; readonly seconds: number }
  /** Answers, but not before this settles: all requests until then are answered together. */
  | { readonly kind: 'hold'; readonly until: Promise<unknown> }
  /** Changes the request before the service sees it, or removes headers (lower-case names) from the answer. */
  | { readonly kind: 'tamper'; readonly request?: RequestChanges; readonly withoutResponseHeaders?: readonly string[] }
  /** Answers with this instead, such as a proxy's page, or a success without credentials. */
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
  /** Throttles requests beyond this many a second; as many may come at once. Faults with the same effect object share the limit. */
  | ({ readonly kind: 'rate-limit'; readonly retryAfterSeconds?: number } & RateLimit)
  /** Resets the connection. */
  | { readonly kind: 'reset' }
  /** Accepts the request and never answers. */
  | { readonly kind: 'hang' }
  /** Sends the head of an answer, then a body that never ends. */
  | { readonly kind: 'trickle' }
  /** Answers, but sends only this share (0 to below 1) of the body; then breaks off, or pretends that it was complete. */
  | { readonly kind: 'cut'; readonly share: number; readonly ends: 'reset' | 'closed' | 'as-whole' }
  /** Sends this text as it is, which need not be HTTP, and closes the connection. */
  | { readonly kind: 'raw'; readonly text: string };

/** A misbehavior of one operation: at these attempts (counted from 1), by chance, or always. */
export interface Fault {
  readonly operation: Operation;
  readonly attempts?: readonly number[];
  readonly chance?: Chance;
  readonly effect: FaultEffect;
}

/** The share of attempts that a fault hits. The seed decides which, so a rerun hits the same ones. */
export interface Chance {
  /** 0 to 1 */
  readonly share: number;
  /** Faults with the same seed hit the same attempts. */
  readonly seed: number;
}

/** What the faults do to one request: what it waits for, and the effect in place of a plain answer, if any. */
export interface Disturbance {
  readonly delaySeconds: number;
  readonly holds: readonly Promise<unknown>[];
  readonly effect: Exclude<FaultEffect, { kind: 'latency' | 'hold' }> | undefined;
}

/**
 * Picks the faults that hit a request. Delays add up, all holds are waited for, and the first other effect counts.
 * @param faults - all faults in force
 * @param attempt - which request of this operation it is, from 1
 */
export function disturbanceFor(faults: readonly Fault[], operation: Operation, attempt: number): Disturbance {
  const effects = faults.filter((fault) => concerns(fault, operation, attempt)).map((fault) => fault.effect);
  return {
    delaySeconds: effects.reduce((sum, effect) => sum + (effect.kind === 'latency' ? effect.seconds : 0), 0),
    holds: effects.flatMap((effect) => (effect.kind === 'hold' ? [effect.until] : [])),
    effect: effects.find((effect) => effect.kind !== 'latency' && effect.kind !== 'hold'),
  };
}

function concerns({ operation: concerned, attempts, chance }: Fault, operation: Operation, attempt: number): boolean {
  if (concerned !== operation || attempts?.includes(attempt) === false) return false;
  return chance === undefined || draw(`${chance.seed} ${operation} ${attempt}`) < chance.share;
}

/** A number from 0 to below 1, always the same for the same text. */
export function draw(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}

/**
 * The response of a fault, in place of the service's own.
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
  const response = isOfAws(service)
    ? stsError(error, randomUUID())
    : jsonResponse(error.status, { message: error.message });
  return { ...response, headers: { ...response.headers, ...error.headers } };
}

/**
 * The part of a body that a cut leaves.
 * @param share - 0 to below 1: at least one character is missing
 */
export function cutBody(body: string, share: number): string {
  return body.slice(0, Math.floor(share * body.length));
}

/** Whether its errors are XML, as those of AWS's Query protocol. */
function isOfAws(service: Service): boolean {
  return service === 'sts' || service === 'iam';
}

function throttling(service: Service, retryAfterSeconds: number | undefined): Extract<FaultEffect, { kind: 'error' }> {
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'retry-after': `${retryAfterSeconds}` };
  return isOfAws(service)
    ? { kind: 'error', status: 400, code: 'Throttling', message: 'Rate exceeded', headers }
    : { kind: 'error', status: 429, code: 'HTTP_429', message: 'Too Many Requests', headers };
}
