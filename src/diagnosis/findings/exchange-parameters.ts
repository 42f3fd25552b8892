// Why STS refused a parameter of the exchange. Pure.
import { formatDuration } from '../../util/time.ts';
import { defineFindings, input, STEP } from '../definition.ts';
import { exchangeSample, type OfExchange } from '../evidence.ts';
import { exchangeEvidence, failureEvidence } from '../words/evidence-rows.ts';

interface OfDuration extends OfExchange {
  readonly durationSeconds: number;
}

/** Without claims where credentials, not an ID token, were exchanged. */
type OfRegion = Omit<OfExchange, 'claims'> & Partial<Pick<OfExchange, 'claims'>>;

export const exchangeParametersFindings = defineFindings({
  MAX_SESSION_DURATION_EXCEEDED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: input('role-duration-seconds'),
    sample: (text) => ({ ...exchangeSample(text), durationSeconds: 7200 }),
    explain: ({ durationSeconds, ...exchange }: OfDuration) => ({
      title: 'The role allows no session as long as that',
      cause: `The input role-duration-seconds asks for ${formatDuration(durationSeconds)} (${durationSeconds} s), more than MaxSessionDuration of ${exchange.role.text} allows, which is 1 h unless it was raised.`,
      evidence: exchangeEvidence(exchange),
      fix: [
        {
          text: 'Ask for an hour, which every role allows, and have the session renewed (leave "refresh" out if the job takes less):',
          snippet: { language: 'yaml', text: 'with:\n  role-duration-seconds: 3600\n  refresh: true' },
        },
        {
          text: 'Or let the role allow it:',
          snippet: {
            language: 'sh',
            text: `aws iam update-role --role-name ${exchange.role.name} --max-session-duration ${Math.max(3600, durationSeconds)}`,
          },
        },
      ],
    }),
  },
  REQUEST_REJECTED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: exchangeSample,
    explain: (exchange: OfExchange) => ({
      title: 'STS rejected the request',
      cause:
        'STS finds a value in the request malformed, and says which one and by which rule in the evidence ("AWS said").',
      evidence: exchangeEvidence(exchange),
      fix: [
        {
          text: 'Correct the input that the message of AWS speaks of: role-to-assume, role-session-name, role-duration-seconds, inline-session-policy or managed-session-policies.',
        },
      ],
    }),
  },
  SESSION_POLICY_MALFORMED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: input('inline-session-policy'),
    sample: exchangeSample,
    explain: (exchange: OfExchange) => ({
      title: 'STS cannot read the session policy',
      cause: 'STS cannot read inline-session-policy as an IAM policy, for the reason in the evidence ("AWS said").',
      evidence: exchangeEvidence(exchange),
      fix: [
        {
          text: 'Save the value of inline-session-policy as session-policy.json, and have AWS name its mistakes:',
          snippet: {
            language: 'sh',
            text: 'aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://session-policy.json',
          },
        },
      ],
    }),
  },
  SESSION_POLICY_TOO_LARGE: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: input('inline-session-policy'),
    sample: exchangeSample,
    explain: (exchange: OfExchange) => ({
      title: 'The session policies are too large for STS',
      cause:
        'The inputs inline-session-policy and managed-session-policies together take more room than STS has for them once they are packed.',
      evidence: exchangeEvidence(exchange),
      fix: [
        {
          text: 'Move the policy in inline-session-policy into a managed policy named "session", and name that alone:',
          snippet: {
            language: 'yaml',
            text: `with:\n  managed-session-policies: arn:${exchange.role.partition}:iam::${exchange.role.account}:policy/session`,
          },
        },
      ],
    }),
  },
  STS_REGION_DISABLED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: input('aws-region'),
    sample: exchangeSample,
    explain: (exchange: OfRegion) => ({
      title: 'STS is not active in this region',
      cause: `The account of the role has STS, or the whole region, switched off in ${exchange.region}.`,
      evidence:
        exchange.claims === undefined
          ? [['Role', exchange.role.text], ...failureEvidence(exchange.failure)]
          : exchangeEvidence({ ...exchange, claims: exchange.claims }),
      fix: [
        {
          text: `Activate STS for ${exchange.region} in the account settings of IAM in account ${exchange.role.account}, or choose another aws-region.`,
        },
      ],
    }),
  },
});
