// Credentials that other steps, or the machine, left in the environment. Pure.
import type { Facts, RunnerFacts } from '../../observe/facts.ts';
import { type Finding, notice, type Rule, warning } from '../finding.ts';

/** Credentials that later tools may use in place of ours. */
export const leftoverCredentialsRules: readonly Rule<Facts>[] = [
  ({ runner, settings, callerIdentity }) => {
    const profile = runner.inherited?.profile;
    // A profile that renews itself takes the place of the one that was named before.
    const publishes = settings.mode === 'configure' && settings.outputEnvCredentials && !settings.refresh;
    if (profile === undefined || !publishes || callerIdentity.status !== 'succeeded') return [];
    return [warning('PROFILE_OVERRIDES_CREDENTIALS', profile)];
  },
  ({ runner, settings, callerIdentity, existing }) => {
    const { mode, refresh, outputEnvCredentials, roles, unsetCurrentCredentials } = settings;
    const isLeftToWhoNamesIt = (refresh && !outputEnvCredentials) || roles.length > 0;
    const keys = runner.inherited?.keys;
    const publishes = mode === 'configure' && existing === undefined && callerIdentity.status === 'succeeded';
    if (keys === undefined || !publishes || !isLeftToWhoNamesIt || unsetCurrentCredentials) return [];
    return [warning('KEYS_OVERRIDE_PROFILE', { keys })];
  },
];

/** The keys that remain in the environment of a job whose step failed. */
export function remainingCredentials({ inherited }: RunnerFacts): readonly Finding[] {
  if (inherited?.keys === undefined) return [];
  return [notice('OTHER_CREDENTIALS_REMAIN', { keys: inherited.keys })];
}
