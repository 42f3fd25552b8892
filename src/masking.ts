// Masks for values that are not born in this run: account ids on request, and the identity that was there before.
import type { Facts } from './facts.ts';
import type { Runner } from './github/runner.ts';
import type { Settings } from './settings/settings.ts';
import type { Vault } from './vault.ts';

/** Hides every account id that the inputs name. To be called before the first request. */
export function maskAccounts(runner: Pick<Runner, 'mask'>, settings: Partial<Settings>): void {
  if (!settings.maskAccountId) return;
  const { role, allowedAccountIds = [], allowedRoleArns = [], managedSessionPolicies = [] } = settings;
  const texts = [role?.text ?? '', ...allowedAccountIds, ...allowedRoleArns, ...managedSessionPolicies];
  new Set(texts.flatMap((text) => text.match(/\b\d{12}\b/g) ?? [])).forEach(runner.mask);
}

/** Hides the account that AWS names, should it be another one. */
export function maskActualAccount(runner: Pick<Runner, 'mask'>, { settings, callerIdentity }: Facts): void {
  if (!settings.maskAccountId || callerIdentity.status !== 'succeeded') return;
  const { account } = callerIdentity.value;
  if (account !== settings.role.account && /^\d{12}$/.test(account)) runner.mask(account);
}

const PREVIOUS_SECRETS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
/** Anything shorter is no credential, and masking it would shred the log. */
const CREDENTIAL_MIN_LENGTH = 16;

/** Hides the credentials that the post step will give back, before they go into the step's state. */
export function maskPrevious(vault: Vault, environment: Readonly<Record<string, string | undefined>>): void {
  const values = PREVIOUS_SECRETS.map((name) => environment[name] ?? '');
  vault.keep(Object.fromEntries(values.filter((value) => value.length >= CREDENTIAL_MIN_LENGTH).entries()));
}
