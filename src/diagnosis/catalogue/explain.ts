// The catalogue: every finding in words. Pure.
import type { Evidence, Finding, FindingCode } from '../finding.ts';
import { accessDeniedExplanations } from './access-denied.ts';
import { assumeRoleExplanations } from './assume-role.ts';
import { credentialExplanations } from './credentials.ts';
import { exchangeExplanations } from './exchange.ts';
import type { Explain, Explanation } from './explanation.ts';
import { idTokenExplanations } from './id-token.ts';
import { networkExplanations } from './network.ts';
import { sessionExplanations } from './session.ts';
import { settingsExplanations } from './settings.ts';
import { trustPolicyExplanations } from './trust-policy.ts';
import { verifyExplanations } from './verify.ts';

/** A code without an entry does not compile. */
export const CATALOGUE: Explain<FindingCode> = {
  ...settingsExplanations,
  ...idTokenExplanations,
  ...trustPolicyExplanations,
  ...accessDeniedExplanations,
  ...exchangeExplanations,
  ...assumeRoleExplanations,
  ...credentialExplanations,
  ...sessionExplanations,
  ...networkExplanations,
  ...verifyExplanations,
};

/** A finding in words: plain text, text from outside as it came. */
export function explain(finding: Finding): Explanation {
  const entry = CATALOGUE[finding.code] as (evidence: Evidence<FindingCode>) => Explanation;
  return entry(finding.evidence);
}
