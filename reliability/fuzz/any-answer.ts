// Requests to a sandbox that gives any answer. Effect: servers.
import { afterAll, expect } from '@jest/globals';
import { startSandbox } from '../../sandbox/server.ts';
import { createDeadline } from '../../src/net/deadline.ts';
import type { Attempt } from '../../src/net/failure.ts';
import { proxiesOf } from '../../src/net/proxy.ts';
import { createVault } from '../../src/secrets/vault.ts';
import type { ClockReading } from '../../src/util/time.ts';

const OPERATIONS = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const;

/** The sandbox. */
export const sandbox = await startSandbox();
afterAll(sandbox.close);

/** What a request is given. */
function portsFor(masks: string[]) {
  return {
    deadline: createDeadline(60),
    proxy: proxiesOf({ bypass: [] }, process.version),
    vault: createVault((values) => masks.push(...values)),
    noteClock: ({ serverDateAt }: ClockReading) => expect(Number.isFinite(serverDateAt)).toBe(true),
  };
}

/** Makes a request that gets this answer. It succeeds or fails; `masks` are those that it has made. */
export async function ask<T>(
  text: string,
  request: (ports: ReturnType<typeof portsFor>) => Promise<Attempt<T>>,
): Promise<{ readonly attempt: Attempt<T>; readonly masks: readonly string[] }> {
  sandbox.setFaults(OPERATIONS.map((operation) => ({ operation, effect: { kind: 'raw', text } })));
  const masks: string[] = [];
  const ports = portsFor(masks);
  const attempt = await request(ports).finally(() => ports.deadline.clear());
  expect(attempt.status).not.toBe('not-attempted');
  return { attempt, masks };
}
