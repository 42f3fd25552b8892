// What is gone through while the exchange is under way: it must come to its end, and change nothing.
import { describe, expect, it } from '@jest/globals';
import { runIdentity } from '../../../src/github/runner.ts';
import { rehearse } from '../../../src/run/rehearsal.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { SETTINGS } from '../samples/healthy.ts';

describe('rehearse', () => {
  it.each<[string, Partial<Settings>]>([
    ['the defaults', {}],
    ['a profile that renews itself', { profile: 'deploy', refresh: true }],
    ['masked accounts and a leak check', { maskAccountId: true, leakCheck: 'warn' }],
    ['lists of what is allowed', { allowedAccountIds: ['111122223333'], minimumRemainingSeconds: 7200 }],
  ])('comes to its end with %s', (_, changes) => {
    const environment = Object.freeze({ AWS_PROFILE: 'before' });
    const ports = { environment, run: runIdentity({}) };
    expect(() => rehearse({ settings: { ...SETTINGS, ...changes } }, ports)).not.toThrow();
  });
});
