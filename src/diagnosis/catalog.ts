// Every finding and its definition. Holds all the words, so it is loaded only where there is a finding. Pure.
import { accessDeniedFindings } from './findings/access-denied.ts';
import { ambientCredentialsFindings } from './findings/ambient-credentials.ts';
import { checkedInputsFindings } from './findings/checked-inputs.ts';
import { newCredentialsFindings, signatureFindings } from './findings/credentials.ts';
import { deployedFindings } from './findings/deployed.ts';
import { emptyExpressionsFindings } from './findings/empty-expressions.ts';
import { endpointFindings } from './findings/endpoints.ts';
import { exchangeFindings } from './findings/exchange.ts';
import { exchangeParametersFindings } from './findings/exchange-parameters.ts';
import { firstCredentialsFindings } from './findings/first-credentials.ts';
import { idTokenAnswersFindings } from './findings/id-token-answers.ts';
import { leftoverCredentialsFindings } from './findings/leftover-credentials.ts';
import { networkFindings } from './findings/network.ts';
import { noIdTokenFindings } from './findings/no-id-token.ts';
import { roleAssumptionFindings } from './findings/role-assumption.ts';
import { sessionFindings, unmetRequestsFindings } from './findings/session.ts';
import { stoppedRunFindings } from './findings/stopped-run.ts';
import { trustPolicyFindings } from './findings/trust-policy.ts';
import { unusableAnswerFindings } from './findings/unusable-answers.ts';
import { verifyFindings } from './findings/verify.ts';

/** The definitions of all findings by code, in the order of a run. */
export const CATALOG = {
  ...checkedInputsFindings,
  ...emptyExpressionsFindings,
  ...noIdTokenFindings,
  ...idTokenAnswersFindings,
  ...trustPolicyFindings,
  ...accessDeniedFindings,
  ...deployedFindings,
  ...exchangeFindings,
  ...exchangeParametersFindings,
  ...newCredentialsFindings,
  ...verifyFindings,
  ...firstCredentialsFindings,
  ...ambientCredentialsFindings,
  ...roleAssumptionFindings,
  ...unmetRequestsFindings,
  ...signatureFindings,
  ...endpointFindings,
  ...leftoverCredentialsFindings,
  ...sessionFindings,
  ...unusableAnswerFindings,
  ...networkFindings,
  ...stoppedRunFindings,
};
