// Credentials of others that lie around. Pure.
import type { Facts, RunnerFacts } from '../../observe/facts.ts';
import type { Finding, Rule } from '../finding.ts';
import { certain } from './certain.ts';

/** Credentials that later tools may use in place of ours. */
export const inheritedRules: readonly Rule<Facts>[] = [
  ({ runner, settings, callerIdentity }) => {
    const profile = runner.inherited?.profile;
    // A profile that renews itself takes the place of the one that was named before.
    const publishes = settings.mode === 'configure' && settings.outputEnvCredentials && !settings.refresh;
    if (profile === undefined || !publishes || callerIdentity.status !== 'succeeded') return [];
    return [{ ...certain('PROFILE_OVERRIDES_CREDENTIALS', profile), severity: 'warning' }];
  },
  ({ runner, settings, callerIdentity, existing }) => {
    const { mode, refresh, outputEnvCredentials, roles, unsetCurrentCredentials } = settings;
    const isLeftToWhoNamesIt = (refresh && !outputEnvCredentials) || roles.length > 0;
    const keys = runner.inherited?.keys;
    const publishes = mode === 'configure' && existing === undefined && callerIdentity.status === 'succeeded';
    if (keys === undefined || !publishes || !isLeftToWhoNamesIt || unsetCurrentCredentials) return [];
    return [{ ...certain('KEYS_OVERRIDE_PROFILE', { keys }), severity: 'warning' }];
  },
];

/** What is left in the environment of a job whose step failed. */
export function remainingCredentials({ inherited }: RunnerFacts): readonly Finding[] {
  if (inherited?.keys === undefined) return [];
  return [{ ...certain('OTHER_CREDENTIALS_REMAIN', { keys: inherited.keys }), severity: 'notice' }];
}
