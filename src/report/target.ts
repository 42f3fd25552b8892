// Which place in the workflow a finding is about. Pure.
import type { Finding } from '../diagnosis/finding.ts';
import type { Target } from '../github/workflow/target.ts';

const STEP: Target = { kind: 'step' };
const input = (name: string): Target => ({ kind: 'input', name });

/** The place that has to change; the step itself where nothing smaller can be named. */
export function targetOf(finding: Finding): Target {
  switch (finding.code) {
    case 'INVALID_INPUT': {
      const name = finding.evidence.problems.find((one) => !one.input.startsWith('AWS_'))?.input;
      return name === undefined ? STEP : input(name);
    }
    case 'ACCOUNT_NOT_ALLOWED':
    case 'ROLE_NOT_ALLOWED':
    case 'OIDC_PROVIDER_MISSING':
    case 'ACCESS_DENIED_ROLE_OR_POLICY':
      return input('role-to-assume');
    case 'PARTITION_MISMATCH':
    case 'STS_REGION_DISABLED':
    case 'SIGNATURE_SCOPE_REJECTED':
      return input('aws-region');
    case 'AUDIENCE_NOT_REGISTERED':
    case 'ACCESS_DENIED_AUDIENCE':
      return input('audience');
    case 'SUBJECT_NOT_EXPECTED':
      return input('expected-subject');
    case 'TRUST_POLICY_FILE_INVALID':
      return input('trust-policy-file');
    case 'SESSION_POLICY_MALFORMED':
    case 'SESSION_POLICY_TOO_LARGE':
      return input('inline-session-policy');
    case 'MAX_SESSION_DURATION_EXCEEDED':
      return input('role-duration-seconds');
    case 'ID_TOKEN_PERMISSION_MISSING':
      return { kind: 'id-token-permission' };
    default:
      return STEP;
  }
}
