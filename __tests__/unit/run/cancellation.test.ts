// The cancellation of a job: heard once, however many listen to it.
import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { createCancellation } from '../../../src/run/cancellation.ts';

describe('createCancellation', () => {
  it('leaves signals alone until somebody listens', () => {
    const source = new EventEmitter();
    expect(createCancellation(source).signal.aborted).toBe(false);
    expect(source.eventNames()).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM'])('aborts for everybody at %s', (name) => {
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
