// Why STS did not accept the ID token. Pure.
import { oidcProviderArn } from '../../aws/arn.ts';
import { type EpochSeconds, formatDuration, formatUtc } from '../../util/time.ts';
import { defineFindings, type EvidenceRow, type FixStep, input, STEP } from '../definition.ts';
import { exchangeSample, type OfExchange, SAMPLE_NOW } from '../evidence.ts';
import { exchangeEvidence } from '../words/evidence-rows.ts';
import { RUN_AGAIN, shellWord } from '../words/remedies.ts';

interface OfExpiry extends OfExchange {
  readonly serverAt?: EpochSeconds;
  readonly expiredAt?: EpochSeconds;
}

interface OfFileExpiry extends OfExpiry {
  /** The file with the token. */
  readonly path: string;
}

export const exchangeFindings = defineFindings({
  OIDC_PROVIDER_MISSING: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: input('role-to-assume'),
    sample: exchangeSample,
    explain: (exchange: OfExchange) => ({
      title: 'The account has no OIDC provider for this issuer',
      cause: `Account ${exchange.role.account} has no OIDC provider for the issuer ${exchange.claims.iss}, and every account whose roles are assumed needs its own, with exactly this URL.`,
      evidence: exchangeEvidence(exchange),
      fix: [
        { text: `If ${exchange.role.account} is not the account you mean, correct role-to-assume.` },
        { text: 'If it is, create the provider there:', snippet: createProviderSnippet(exchange) },
      ],
    }),
  },
  ENTERPRISE_ISSUER_NOT_REGISTERED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: exchangeSample,
    explain: (exchange: OfExchange) => ({
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
  },
  OIDC_PROVIDER_THUMBPRINT_DIFFERS: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: exchangeSample,
    explain: (exchange: OfExchange) => ({
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
  },
  AUDIENCE_NOT_REGISTERED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: input('audience'),
    sample: exchangeSample,
    explain: (exchange: OfExchange) => ({
      title: 'The OIDC provider does not know the audience',
      cause: `The ID token is for the audience "${exchange.claims.aud}", which the OIDC provider in account ${exchange.role.account} does not list.`,
      evidence: exchangeEvidence(exchange),
      fix: [
        { text: 'Add the audience to the provider:', snippet: addAudienceSnippet(exchange) },
        { text: 'Or set the input "audience" to one that the provider lists.' },
      ],
    }),
  },
  ID_TOKEN_EXPIRED: {
    severity: 'error',
    category: 'service',
    retryable: true,
    target: STEP,
    sample: (text) => ({ ...exchangeSample(text), serverAt: SAMPLE_NOW, expiredAt: SAMPLE_NOW - 10 }),
    explain: ({ serverAt, expiredAt, ...exchange }: OfExpiry) => ({
      title: 'The ID token was too old for STS',
      cause: 'STS found the ID token expired, although this run requested it just before.',
      evidence: [...expiryEvidence({ serverAt, expiredAt }), ...exchangeEvidence(exchange)],
      fix: [
        RUN_AGAIN,
        {
          text: "If it happens every time, the issuer's clock is wrong: on GitHub Enterprise Server, synchronize that of the server.",
        },
      ],
    }),
  },
  TOKEN_FILE_EXPIRED: {
    severity: 'error',
    category: 'service',
    retryable: false,
    target: input('web-identity-token-file'),
    sample: (text) => ({ ...exchangeSample(text), path: text, serverAt: SAMPLE_NOW, expiredAt: SAMPLE_NOW - 7200 }),
    explain: ({ serverAt, expiredAt, path, ...exchange }: OfFileExpiry) => ({
      title: 'The token in the file has expired',
      cause: `The token in ${path} expired${expiredAt === undefined ? '' : ` at ${formatUtc(expiredAt)}`}${serverAt === undefined || expiredAt === undefined ? '' : `, ${formatDuration(serverAt - expiredAt)} before STS got it`}.`,
      evidence: [...expiryEvidence({ serverAt, expiredAt }), ...exchangeEvidence(exchange)],
      fix: [
        {
          text: 'Set web-identity-token-file to the file that is renewed: Kubernetes renews a token only where it is mounted, not in a copy.',
        },
      ],
    }),
  },
  VERIFICATION_KEY_UNAVAILABLE: {
    severity: 'error',
    category: 'service',
    retryable: true,
    target: STEP,
    sample: exchangeSample,
    explain: (exchange: OfExchange) => ({
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
  },
  ID_TOKEN_REJECTED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: exchangeSample,
    explain: (exchange: OfExchange) => ({
      title: 'STS rejected the ID token',
      cause: 'STS did not accept the ID token itself, for the reason in the evidence ("AWS said").',
      evidence: exchangeEvidence(exchange),
      fix: [
        {
          text: `Check that the OIDC provider of account ${exchange.role.account} has exactly the URL ${exchange.claims.iss}, and that nothing between the runner and STS rewrites requests.`,
        },
      ],
    }),
  },
});

type Expiry = { readonly [K in 'serverAt' | 'expiredAt']: EpochSeconds | undefined };

function expiryEvidence({ serverAt, expiredAt }: Expiry): readonly EvidenceRow[] {
  return [
    ...(serverAt === undefined ? [] : [['Clock of STS', formatUtc(serverAt)] as const]),
    ...(expiredAt === undefined ? [] : [['Token expired at', formatUtc(expiredAt)] as const]),
  ];
}

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
