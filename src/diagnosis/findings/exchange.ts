// Words for a refused exchange. Pure.
import { oidcProviderArn } from '../../aws/arn.ts';
import { formatDuration, formatUtc } from '../../util/time.ts';
import { type Explain, exchangeEvidence, type FixStep, failureEvidence } from '../explanation.ts';
import type { OfExchange } from '../finding.ts';
import { RUN_AGAIN, shellWord } from '../words/remedies.ts';

type Codes =
  | 'OIDC_PROVIDER_MISSING'
  | 'ENTERPRISE_ISSUER_NOT_REGISTERED'
  | 'OIDC_PROVIDER_THUMBPRINT_DIFFERS'
  | 'AUDIENCE_NOT_REGISTERED'
  | 'ID_TOKEN_EXPIRED'
  | 'VERIFICATION_KEY_UNAVAILABLE'
  | 'ID_TOKEN_REJECTED'
  | 'MAX_SESSION_DURATION_EXCEEDED'
  | 'REQUEST_REJECTED'
  | 'SESSION_POLICY_MALFORMED'
  | 'SESSION_POLICY_TOO_LARGE'
  | 'STS_REGION_DISABLED';

export const exchangeExplanations: Explain<Codes> = {
  OIDC_PROVIDER_MISSING: (exchange) => ({
    title: 'The account has no OIDC provider for GitHub',
    cause: `Account ${exchange.role.account} has no OIDC provider for the issuer ${exchange.claims.iss}, and every account whose roles are assumed needs its own, with exactly this URL.`,
    evidence: exchangeEvidence(exchange),
    fix: [
      { text: `If ${exchange.role.account} is not the account you mean, correct role-to-assume.` },
      { text: 'If it is, create the provider there:', snippet: createProviderSnippet(exchange) },
    ],
  }),
  ENTERPRISE_ISSUER_NOT_REGISTERED: (exchange) => ({
    title: 'The account lacks the provider of your enterprise',
    cause: `The enterprise has an issuer of its own, ${exchange.claims.iss}, and account ${exchange.role.account} has no OIDC provider with that URL: one for the host without the path does not count.`,
    evidence: exchangeEvidence(exchange),
    fix: [
      { text: 'Create the provider with the whole URL:', snippet: createProviderSnippet(exchange) },
      {
        text: `Name that provider in the trust policy, and begin its condition keys with the URL, path included: ${exchange.claims.iss.replace(/^https:\/\//, '')}:sub and :aud.`,
      },
    ],
  }),
  OIDC_PROVIDER_THUMBPRINT_DIFFERS: (exchange) => ({
    title: "AWS does not trust the issuer's certificate",
    cause: `The certificate of ${exchange.claims.iss} is not of a public authority, and the OIDC provider in account ${exchange.role.account} was made for another one.`,
    evidence: exchangeEvidence(exchange),
    fix: [
      {
        text: `Give the server behind ${exchange.claims.iss} a certificate of a public certificate authority, for which AWS needs no list of its own.`,
      },
      {
        text: `If that cannot be, have whoever owns the OIDC provider in account ${exchange.role.account} renew the entry for the certificate there.`,
      },
    ],
  }),
  AUDIENCE_NOT_REGISTERED: (exchange) => ({
    title: 'The OIDC provider does not know the audience',
    cause: `The ID token is for the audience "${exchange.claims.aud}", which the OIDC provider in account ${exchange.role.account} does not list.`,
    evidence: exchangeEvidence(exchange),
    fix: [
      { text: 'Add the audience to the provider:', snippet: addAudienceSnippet(exchange) },
      { text: 'Or set the input "audience" to one that the provider lists.' },
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
      RUN_AGAIN,
      {
        text: "If it happens every time, the issuer's clock is wrong: on GitHub Enterprise Server, synchronise that of the server.",
      },
    ],
  }),
  VERIFICATION_KEY_UNAVAILABLE: (exchange) => ({
    title: "AWS could not fetch the issuer's keys",
    cause: `STS could not read the keys of ${exchange.claims.iss} in time to verify the ID token, which passes by itself for github.com, while a server of your own must be reachable from AWS.`,
    evidence: exchangeEvidence(exchange),
    fix: [
      RUN_AGAIN,
      {
        text: `On GitHub Enterprise Server, let AWS reach ${exchange.claims.iss}/.well-known/openid-configuration and the keys that it names, over public HTTPS.`,
      },
    ],
  }),
  ID_TOKEN_REJECTED: (exchange) => ({
    title: 'STS rejected the ID token',
    cause: 'STS did not accept the ID token itself, for the reason in the evidence ("AWS said").',
    evidence: exchangeEvidence(exchange),
    fix: [
      {
        text: `Check that the OIDC provider of account ${exchange.role.account} has exactly the URL ${exchange.claims.iss}, and that nothing between the runner and STS rewrites requests.`,
      },
    ],
  }),
  MAX_SESSION_DURATION_EXCEEDED: ({ durationSeconds, ...exchange }) => ({
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
  REQUEST_REJECTED: (exchange) => ({
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
  SESSION_POLICY_MALFORMED: (exchange) => ({
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
  SESSION_POLICY_TOO_LARGE: (exchange) => ({
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
  STS_REGION_DISABLED: (exchange) => ({
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
};

type Snippet = NonNullable<FixStep['snippet']>;

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
