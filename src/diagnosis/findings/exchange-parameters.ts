// Why STS refused a parameter of the exchange. Pure.
import { phrase, words } from '../../util/words.ts';
import { defineFindings, type Explanation, input, STEP } from '../definition.ts';
import {
  answerOf,
  durationOf,
  exchangeEvidence,
  exchangeSample,
  failureEvidence,
  type OfExchange,
} from '../evidence.ts';
import { correctWhatAwsNames } from '../words/remedies.ts';

interface OfPackedPolicy extends OfExchange {
  /** The inputs whose policies were sent. */
  readonly given: readonly ('inline-session-policy' | 'managed-session-policies')[];
}

interface OfRequest extends OfExchange {
  /** The inputs whose values were sent, beside the role. */
  readonly given: readonly string[];
}

interface OfDuration extends OfExchange {
  readonly durationSeconds: number;
  /** Of the role, where it is known. */
  readonly maximumSeconds?: number;
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
    explain: ({ durationSeconds, maximumSeconds, ...exchange }: OfDuration) => ({
      title: "The requested duration exceeds the role's maximum",
      cause: words`"role-duration-seconds" asks for more than the "MaxSessionDuration" of ${exchange.role.text} allows.`,
      comparison: {
        of: 'duration',
        rows: [
          ['requested', durationOf(durationSeconds)],
          maximumSeconds === undefined
            ? ['maximum of a role, unless raised', '1 h (3600 s)']
            : ['maximum of this role', durationOf(maximumSeconds)],
        ],
      },
      evidence: exchangeEvidence(exchange),
      fix: [
        {
          text:
            maximumSeconds === undefined
              ? words`Request one hour, which every role allows, and renew it automatically. If the job takes less, omit "refresh":`
              : words`Request what the role allows, and renew it automatically. If the job takes less, omit "refresh":`,
          snippet: {
            language: 'yaml',
            text: `with:\n  role-duration-seconds: ${maximumSeconds ?? 3600}\n  refresh: true`,
          },
        },
        {
          text: words`Raise the maximum of the role:`,
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
    sample: (text): OfRequest => ({ ...exchangeSample(text), given: ['role-duration-seconds'] }),
    explain: ({ given, ...exchange }: OfRequest) => ({
      title: 'STS rejected a value in the request',
      cause: words`STS found a malformed value in the request. Its message names the value and the rule.`,
      comparison: answerOf(exchange.failure),
      evidence: exchangeEvidence(exchange),
      fix: [{ text: correctWhatAwsNames(given) }],
    }),
  },
  SESSION_POLICY_MALFORMED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: input('inline-session-policy'),
    sample: exchangeSample,
    explain: (exchange: OfExchange) => ({
      title: 'The session policy is not a valid IAM policy',
      cause: words`STS can't read "inline-session-policy" as an IAM policy.`,
      comparison: answerOf(exchange.failure),
      evidence: exchangeEvidence(exchange),
      fix: [
        {
          text: words`Save "inline-session-policy" as "session-policy.json", and let AWS find its mistakes:`,
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
    sample: (text): OfPackedPolicy => ({
      ...exchangeSample(text),
      given: ['inline-session-policy', 'managed-session-policies'],
    }),
    explain: ({ given, ...exchange }: OfPackedPolicy) => ({
      ...(given.length === 0 ? tagsTooLarge(exchange) : policiesTooLarge(exchange, given)),
      comparison: answerOf(exchange.failure),
      evidence: exchangeEvidence(exchange),
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
      cause: words`Account ${exchange.role.account} has turned off STS in ${exchange.region}, or the whole region.`,
      evidence:
        exchange.claims === undefined
          ? [['Role', exchange.role.text], ...failureEvidence(exchange.failure)]
          : exchangeEvidence({ ...exchange, claims: exchange.claims }),
      fix: [
        {
          text: words`Choose another "aws-region", or activate STS for ${exchange.region} in the IAM account settings of account ${exchange.role.account}.`,
        },
      ],
    }),
  },
});

function policiesTooLarge(
  { role, failure }: OfExchange,
  given: OfPackedPolicy['given'],
): Pick<Explanation, 'title' | 'cause' | 'fix'> {
  const [first = '', second] = given;
  const sent =
    second === undefined ? words`"${phrase(first)}"` : words`"${phrase(first)}" and "${phrase(second)}" together`;
  const tags = /tags/i.test(failure.message) ? words` The session tags in the ID token count, too.` : words``;
  const exceed = phrase(second === undefined && first === 'inline-session-policy' ? 'exceeds' : 'exceed');
  return {
    title: 'The session policies are too large for STS',
    cause: words`${sent} ${exceed} the packed size that STS allows.${tags}`,
    fix: [
      first === 'managed-session-policies'
        ? { text: words`Name fewer policies in "${phrase(first)}", for example one that has what the others have.` }
        : {
            text: words`Move the policy in "${phrase(first)}" into a managed policy named "session", and use only that one:`,
            snippet: {
              language: 'yaml',
              text: `with:\n  managed-session-policies: arn:${role.partition}:iam::${role.account}:policy/session`,
            },
          },
    ],
  };
}

/** A token of GitHub carries none, but other issuers can add them. */
function tagsTooLarge({ claims }: OfExchange) {
  return {
    title: 'The session tags are probably too large for STS',
    cause: words`STS limits the packed size of session policies and session tags. This step sent no policy, so the ID token probably carries too many session tags, or too long ones.`,
    fix: [
      {
        text: words`Have ${claims.iss} put fewer or shorter session tags into the token (claim "https://aws.amazon.com/tags").`,
      },
    ],
  } as const;
}
