// One service of the sandbox: every request is recorded as sent, then disturbed by the faults in force, then answered.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Certificate } from './certificate.ts';
import { cutBody, type Disturbance, disturbanceFor, type Fault, faultResponse } from './faults.ts';
import { parseForm, type SandboxRequest, type SandboxResponse } from './http.ts';
import { type Delivery, type Latency, type Listener, type ListenerOptions, listen } from './listener.ts';
import type { Operation, Service } from './operation.ts';
import { type Allowance, takeOne } from './rate-limit.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { tamperWithRequest } from './tampering.ts';

/** What all services share, and what a test may change while they run. */
export interface Conditions {
  readonly recorder: Recorder;
  /** Header by which the sandbox's own requests are told from a client's. */
  readonly ownHeader: Readonly<Record<typeof OWN_HEADER, string>>;
  faults: readonly Fault[];
  /** What is left of each rate limit. */
  readonly allowances: WeakMap<object, Allowance>;
  /** How far all clocks were moved on. */
  advancedSeconds: number;
}

/** One service to start. */
export interface ServiceOptions {
  readonly service: Service;
  /** Epoch seconds of the service's clock. */
  readonly now: () => number;
  /** To serve HTTPS. */
  readonly tls: Certificate | undefined;
  readonly latency: Latency | undefined;
  readonly answer: (request: SandboxRequest) => Promise<SandboxResponse>;
}

const OWN_HEADER = 'x-sandbox-own';

/**
 * Creates the conditions of a new sandbox.
 * @param faults - those in force from the start
 */
export function createConditions(faults: readonly Fault[]): Conditions {
  const ownHeader = { [OWN_HEADER]: randomUUID() };
  return { recorder: createRecorder(), ownHeader, faults, allowances: new WeakMap(), advancedSeconds: 0 };
}

/**
 * Starts a service.
 * @param options - its name, clock and answers
 * @param conditions - of the sandbox
 */
export function startService(
  { service, now, tls, latency, answer }: ServiceOptions,
  conditions: Conditions,
): Promise<Listener> {
  const isOwn = (request: SandboxRequest): boolean => request.headers[OWN_HEADER] === conditions.ownHeader[OWN_HEADER];
  const exchange: ListenerOptions['exchange'] = async (request, connection, signal) => {
    const operation = operationOf(service, request);
    const record = conditions.recorder.open(request, { operation, service, connection, byClient: !isOwn(request) });
    const { delaySeconds, holds, effect } = disturbanceFor(conditions.faults, operation, record.attempt);
    if (delaySeconds > 0) await delay(delaySeconds * 1000, undefined, { signal });
    await Promise.all(holds);
    const delivery = await disturb(limitRate(effect, conditions, now()), { service, request, answer });
    if ('response' in delivery) {
      record.status = delivery.response.status;
      record.answeredAt = performance.now();
    }
    return delivery;
  };
  return listen({ tls, latency, now, isOwn, exchange });
}

/** A rate limit either throttles this request or lets it through; every other effect stays what it is. */
function limitRate(effect: Disturbance['effect'], { allowances }: Conditions, now: number): PlainEffect {
  if (effect?.kind !== 'rate-limit') return effect;
  const { passes, left } = takeOne(effect, allowances.get(effect), now);
  allowances.set(effect, left);
  const { retryAfterSeconds } = effect;
  return passes ? undefined : { kind: 'throttle', ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

type PlainEffect = Exclude<Disturbance['effect'], { kind: 'rate-limit' }>;

async function disturb(
  effect: PlainEffect,
  { service, request, answer }: Pick<ServiceOptions, 'service' | 'answer'> & { request: SandboxRequest },
): Promise<Delivery> {
  if (effect === undefined) return { kind: 'answer', response: await answer(request) };
  if (effect.kind === 'tamper') {
    const response = await answer(tamperWithRequest(request, effect.request ?? {}, service));
    return { kind: 'answer', response, withoutHeaders: effect.withoutResponseHeaders };
  }
  if (effect.kind === 'hang' || effect.kind === 'reset') return { kind: effect.kind };
  if (effect.kind === 'raw') return effect;
  if (effect.kind === 'cut') {
    const response = await answer(request);
    const body = cutBody(response.body, effect.share);
    if (effect.ends === 'as-whole') return { kind: 'answer', response: { ...response, body } };
    return { kind: 'cut', response, body, ends: effect.ends };
  }
  if (effect.kind === 'trickle') {
    return { kind: 'trickle', response: { status: 200, headers: { 'content-type': 'text/xml' }, body: '' } };
  }
  return { kind: 'answer', response: faultResponse(effect, service) };
}

function operationOf(service: Service, request: SandboxRequest): Operation {
  if (service === 'github') {
    if (request.path.startsWith('/.well-known/')) return 'GetJwks';
    return request.path.includes('/idtoken/') ? 'RequestIdToken' : 'Other';
  }
  if (service === 'instance-metadata') return 'InstanceMetadata';
  if (service === 'container-credentials') return 'ContainerCredentials';
  const action = parseForm(request.body)['Action'];
  return OPERATIONS[service].find((name) => name === action) ?? 'Other';
}

const OPERATIONS = {
  sts: ['AssumeRoleWithWebIdentity', 'AssumeRole', 'GetCallerIdentity'],
  iam: ['GetRole', 'GetOpenIDConnectProvider'],
} as const;
