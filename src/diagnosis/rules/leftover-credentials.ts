// Credentials that other steps, or the machine, left in the environment. Pure.
import type { Facts, RunnerFacts } from '../../observe/facts.ts';
import { publishModeOf } from '../../settings/publish-mode.ts';
import { type Finding, notice, type Rule, warning } from '../finding.ts';

/** Rules about credentials that later tools may use instead of ours. */
export const leftoverCredentialsRules: readonly Rule<Facts>[] = [
  ({ runner, settings, callerIdentity }) => {
    const profile = runner.inherited?.profile;
    const { environmentKeys } = publishModeOf(settings);
    if (profile === undefined || !environmentKeys || callerIdentity.status !== 'succeeded') return [];
    return [warning('PROFILE_OVERRIDES_CREDENTIALS', profile)];
  },
  ({ runner, settings, callerIdentity, existing }) => {
    const { profiles, defaultProfile, environmentKeys } = publishModeOf(settings);
    const keys = runner.inherited?.keys;
    // A default profile, and exported keys, replace the keys of before.
    const keysRemain = profiles && !defaultProfile && !environmentKeys && !settings.unsetCurrentCredentials;
    const isNew = existing === undefined && callerIdentity.status === 'succeeded';
    if (keys === undefined || !isNew || !keysRemain) return [];
    return [warning('KEYS_OVERRIDE_PROFILE', { keys })];
  },
];

/** The keys that remain in the environment of a job whose step failed. */
export function remainingCredentials({ inherited }: RunnerFacts): readonly Finding[] {
  if (inherited?.keys === undefined) return [];
  return [notice('OTHER_CREDENTIALS_REMAIN', { keys: inherited.keys })];
}
