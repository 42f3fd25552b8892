// The catalogue: every finding in words. Pure.

import type { Explain, Explanation } from './explanation.ts';
import type { Evidence, Finding, FindingCode } from './finding.ts';
import { accessDeniedExplanations } from './findings/access-denied.ts';
import { assumeRoleExplanations } from './findings/assume-role.ts';
import { credentialExplanations } from './findings/credentials.ts';
import { exchangeExplanations } from './findings/exchange.ts';
import { idTokenExplanations } from './findings/id-token.ts';
import { networkExplanations } from './findings/network.ts';
import { sessionExplanations } from './findings/session.ts';
import { settingsExplanations } from './findings/settings.ts';
import { trustPolicyExplanations } from './findings/trust-policy.ts';
import { verifyExplanations } from './findings/verify.ts';

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
