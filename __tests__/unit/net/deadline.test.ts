// The end of the run: nothing outlasts it, and whoever waits learns why it came.

import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { createCancellation, createDeadline, pause, within } from '../../../src/net/deadline.ts';

const never = () => new Promise<never>(() => {});

/** Seconds that a task takes. */
async function secondsOf(task: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await task();
  return (performance.now() - startedAt) / 1000;
}

describe('createDeadline', () => {
  it('counts down from the time that is left of the run', () => {
    const deadline = createDeadline(90_000, 30_000);
    expect(deadline.remainingSeconds()).toBeGreaterThan(59_000);
    expect(deadline.remainingSeconds()).toBeLessThanOrEqual(60_000);
    expect(deadline.stopReason()).toBeUndefined();
    deadline.clear();
  });

  it('has nothing left of a run that is over, and says so in a moment', async () => {
    const deadline = createDeadline(1, 5);
    expect(deadline.remainingSeconds()).toBe(0);
    await pause(deadline, 600);
    expect(deadline.stopReason()).toBe('deadline');
  });

  it('has nothing left once it is canceled', () => {
    const deadline = createDeadline(90);
    deadline.cancel();
    expect(deadline.remainingSeconds()).toBe(0);
    expect(deadline.stopReason()).toBe('canceled');
    deadline.clear();
  });

  it('keeps the first reason', async () => {
    const deadline = createDeadline(0.01);
    await pause(deadline, 600);
    deadline.cancel();
    expect(deadline.stopReason()).toBe('deadline');
  });
});

describe('within', () => {
  it('gives the value of a task that settles', async () => {
    const deadline = createDeadline(600);
    expect(await within(deadline, 600, async () => 'x')).toEqual({ kind: 'settled', value: 'x' });
    deadline.clear();
  });

  it('throws what the task throws', async () => {
    const deadline = createDeadline(600);
    await expect(within(deadline, 600, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    deadline.clear();
  });

  it('gives up a task at its own limit, and tells it', async () => {
    const deadline = createDeadline(600);
    let told: AbortSignal | undefined;
    const outcome = await within(deadline, 0.01, (signal) => {
      told = signal;
      return never();
    });
    expect(outcome).toEqual({ kind: 'timed-out' });
    expect(told?.aborted).toBe(true);
    deadline.clear();
  });

  it('gives up a task at the end of the run', async () => {
    expect(await within(createDeadline(0.01), 600, never)).toEqual({ kind: 'stopped', reason: 'deadline' });
  });

  it('gives up a task when the job is canceled', async () => {
    const deadline = createDeadline(600);
    setTimeout(deadline.cancel, 10);
    expect(await within(deadline, 600, never)).toEqual({ kind: 'stopped', reason: 'canceled' });
    deadline.clear();
  });

  it('gives up a task when the job is canceled, where no deadline bounds it', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 10);
    const canceled = { kind: 'stopped', reason: 'canceled' };
    expect(await within(controller, 600, never)).toEqual(canceled);
    expect(await within(controller, 600, async () => 'x')).toEqual(canceled);
  });

  it('does not begin a task after the end of the run', async () => {
    const deadline = createDeadline(10);
    deadline.cancel();
    let begun = false;
    const outcome = await within(deadline, 1, async () => {
      begun = true;
    });
    expect([outcome.kind, begun]).toEqual(['stopped', false]);
    deadline.clear();
  });

  it('does not mind a task that fails after it was given up', async () => {
    const deadline = createDeadline(600);
    const { promise, reject } = Promise.withResolvers<never>();
    const outcome = await within(deadline, 0.01, () => promise);
    reject(new Error('too late to matter'));
    await new Promise((resolve) => setImmediate(resolve)); // when an unhandled rejection would end the process
    expect(outcome).toEqual({ kind: 'timed-out' });
    deadline.clear();
  });
});

describe('pause', () => {
  it('waits as long as it is told', async () => {
    const deadline = createDeadline(10);
    expect(await secondsOf(() => pause(deadline, 0.05))).toBeGreaterThan(0.04);
    deadline.clear();
  });

  it('does not wait past the end of the run', async () => {
    const deadline = createDeadline(0.02);
    await pause(deadline, 1_000_000); // longer than any test may take
    expect(deadline.stopReason()).toBe('deadline');
  });
});

describe('createCancellation', () => {
  it('leaves signals alone until somebody listens', () => {
    const source = new EventEmitter();
    expect(createCancellation(source).signal.aborted).toBe(false);
    expect(source.eventNames()).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGBREAK'])('aborts for everybody at %s', (name) => {
    const source = new EventEmitter();
    const { listen, signal } = createCancellation(source);
    const [one, other] = [listen(), listen()];
    source.emit(name);
    expect([signal.aborted, one.aborted, other.aborted]).toEqual([true, true, true]);
  });

  it('adds one handler a signal, however often somebody listens', () => {
    const source = new EventEmitter();
    const { listen } = createCancellation(source);
    for (let time = 0; time < 20; time += 1) listen();
    expect([source.listenerCount('SIGINT'), source.listenerCount('SIGTERM')]).toEqual([1, 1]);
  });
});
