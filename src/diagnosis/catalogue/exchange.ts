// Words for a refused exchange. Pure.
import { oidcProviderArn } from '../../aws/arn.ts';
import { asciiJson } from '../../text.ts';
import { formatDuration, formatUtc } from '../../time.ts';
import { generateTrustPolicy } from '../../trust-policy/generate.ts';
import type { OfExchange } from '../finding.ts';
import { accessDeniedCauses } from './access-denied.ts';
import { claimsEvidence, type EvidenceRow, type Explain, type FixStep, failureEvidence } from './explanation.ts';

type Codes =
  | 'ACCESS_DENIED'
  | 'OIDC_PROVIDER_MISSING'
  | 'AUDIENCE_NOT_REGISTERED'
  | 'ID_TOKEN_EXPIRED'
  | 'VERIFICATION_KEY_UNAVAILABLE'
  | 'ID_TOKEN_REJECTED'
  | 'MAX_SESSION_DURATION_EXCEEDED'
  | 'REQUEST_REJECTED'
  | 'SESSION_POLICY_REJECTED'
  | 'STS_REGION_DISABLED';

export const exchangeExplanations: Explain<Codes> = {
  ACCESS_DENIED: ({ causes, ...exchange }) => ({
    title: 'AWS refused to let this run assume the role',
    cause: `STS refused to give this run the role ${exchange.role.text}. Either its trust policy does not accept a token with the subject "${exchange.claims.sub}", or there is no such role, or a policy of the organisation forbids it; STS does not say which.`,
    points: accessDeniedCauses(causes, exchange),
    evidence: exchangeEvidence(exchange),
    fix: [
      trustPolicyStep(exchange),
      {
        text: 'What AWS received, and in which account, CloudTrail shows there:',
        snippet: cloudTrailSnippet(exchange.region),
      },
    ],
  }),
  OIDC_PROVIDER_MISSING: (exchange) => ({
    title: 'The account has no OIDC provider for GitHub',
    cause: `Account ${exchange.role.account} has no OIDC provider for the issuer ${exchange.claims.iss}. Every account whose roles are assumed needs its own, with exactly this URL.`,
    evidence: exchangeEvidence(exchange),
    fix: [
      { text: `If ${exchange.role.account} is not the account you mean, correct role-to-assume.` },
      { text: 'If it is, create the provider there:', snippet: createProviderSnippet(exchange) },
    ],
  }),
  AUDIENCE_NOT_REGISTERED: (exchange) => ({
    title: 'The OIDC provider does not know the audience',
    cause: `The ID token is for the audience "${exchange.claims.aud}", which the OIDC provider in account ${exchange.role.account} does not list.`,
    evidence: exchangeEvidence(exchange),
    fix: [
      { text: 'Add the audience to the provider:', snippet: addAudienceSnippet(exchange) },
      { text: 'Or give the audience that it lists in the input "audience".' },
    ],
  }),
  ID_TOKEN_EXPIRED: ({ serverAt, expiredAt, ...exchange }) => ({
    title: 'The ID token was too old for STS',
    cause: 'STS found the ID token expired, though it was requested just before.',
    evidence: [
      ...(serverAt === undefined ? [] : [['Clock of STS', formatUtc(serverAt)] as const]),
      ...(expiredAt === undefined ? [] : [['Token expired at', formatUtc(expiredAt)] as const]),
      ...exchangeEvidence(exchange),
    ],
    fix: [
      {
        text: "Run the job again. If it persists, the issuer's clock is wrong: on GitHub Enterprise Server, synchronise that of the server.",
      },
    ],
  }),
  VERIFICATION_KEY_UNAVAILABLE: (exchange) => ({
    title: "AWS could not fetch the issuer's keys",
    cause: `STS could not read the keys of ${exchange.claims.iss} in time to verify the ID token. For github.com this passes; a server of your own must be reachable from AWS.`,
    evidence: exchangeEvidence(exchange),
    fix: [
      { text: 'Run the job again.' },
      {
        text: `On GitHub Enterprise Server, let AWS reach ${exchange.claims.iss}/.well-known/openid-configuration and the keys that it names, over public HTTPS.`,
      },
    ],
  }),
  ID_TOKEN_REJECTED: (exchange) => ({
    title: 'STS rejected the ID token',
    cause: 'STS did not accept the ID token itself. What it says of it is in the evidence.',
    evidence: exchangeEvidence(exchange),
    fix: [
      {
        text: `Make sure that the OIDC provider of account ${exchange.role.account} has exactly the URL ${exchange.claims.iss}, and that nothing between the runner and STS rewrites requests.`,
      },
    ],
  }),
  MAX_SESSION_DURATION_EXCEEDED: ({ durationSeconds, ...exchange }) => ({
    title: 'The role allows no session as long as that',
    cause: `role-duration-seconds asks for ${formatDuration(durationSeconds)} (${durationSeconds} s), more than MaxSessionDuration of ${exchange.role.text} allows. A role has 1 h unless it was raised.`,
    evidence: exchangeEvidence(exchange),
    fix: [
      { text: 'Ask for less:', snippet: { language: 'yaml', text: 'with:\n  role-duration-seconds: 3600' } },
      {
        text: 'Or let the role allow it:',
        snippet: {
          language: 'sh',
          text: `aws iam update-role --role-name ${exchange.role.name} --max-session-duration ${Math.max(3600, durationSeconds)}`,
        },
      },
    ],
  }),
  REQUEST_REJECTED: (exchange) => ({
    title: 'STS rejected the request',
    cause: 'STS finds a value in the request malformed. Which one, and by which rule, is in the evidence.',
    evidence: exchangeEvidence(exchange),
    fix: [{ text: 'Correct the input that the message speaks of.' }],
  }),
  SESSION_POLICY_REJECTED: (exchange) => ({
    title: 'STS rejected the session policies',
    cause:
      exchange.failure.code === 'PackedPolicyTooLarge'
        ? 'The session policies are too large for STS once they are packed.'
        : 'STS cannot read inline-session-policy as an IAM policy.',
    evidence: exchangeEvidence(exchange),
    fix: [
      {
        text: 'Check and shorten inline-session-policy, or move it into a managed policy and name that in managed-session-policies:',
        snippet: {
          language: 'sh',
          text: 'aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://session-policy.json',
        },
      },
    ],
  }),
  STS_REGION_DISABLED: (exchange) => ({
    title: 'STS is not active in this region',
    cause: `The account of the role has STS, or the whole region, switched off in ${exchange.region}.`,
    evidence: exchangeEvidence(exchange),
    fix: [
      {
        text: `Activate STS for ${exchange.region} in the account settings of IAM in account ${exchange.role.account}, or choose another aws-region.`,
      },
    ],
  }),
};

function exchangeEvidence({ failure, role, claims }: OfExchange): readonly EvidenceRow[] {
  return [
    ['Role', role.text],
    ['OIDC provider', oidcProviderArn(role, claims.iss)],
    ...claimsEvidence(claims),
    ...failureEvidence(failure),
  ];
}

type Snippet = NonNullable<FixStep['snippet']>;

/** The policy to paste; none where the subject leaves open which repository it is of. */
function trustPolicyStep({ role, claims }: OfExchange): FixStep {
  const policy = generateTrustPolicy(role, claims);
  if (policy === undefined) {
    return {
      text: 'No safe policy can be written for this subject, since it does not name the repository: others would be trusted as well. Add "repo" to the claims of which the subject is made, then trust that.',
    };
  }
  return {
    text: `If this run should have the role, its trust policy in account ${role.account} must accept it. The narrowest one that does:`,
    snippet: { language: 'json', text: asciiJson(policy) },
  };
}

function cloudTrailSnippet(region: string): Snippet {
  const command =
    'aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity';
  return { language: 'sh', text: `${command} --region ${region}` };
}

function createProviderSnippet({ claims }: OfExchange): Snippet {
  return {
    language: 'sh',
    text: `aws iam create-open-id-connect-provider --url ${shellWord(claims.iss)} --client-id-list ${shellWord(claims.aud)}`,
  };
}

function addAudienceSnippet({ role, claims }: OfExchange): Snippet {
  const provider = shellWord(oidcProviderArn(role, claims.iss));
  return {
    language: 'sh',
    text: `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${provider} --client-id ${shellWord(claims.aud)}`,
  };
}

/** Claims come from outside: in a command to paste they must stay one word. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
