// Why STS did not accept the ID token. Pure.
import { AUDIENCE_IN_CHINA, oidcProviderArn, USUAL_AUDIENCE } from '../../aws/arn.ts';
import { gitHubIssuer } from '../../trust-policy/issuer.ts';
import { type EpochSeconds, formatDuration, formatUtc } from '../../util/time.ts';
import { phrase, words } from '../../util/words.ts';
import { type Comparison, defineFindings, type FixStep, input, STEP } from '../definition.ts';
import { answerOf, exchangeEvidence, exchangeSample, type OfExchange, SAMPLE_NOW } from '../evidence.ts';
import { RUN_AGAIN, shellWord, withoutOtherAudience } from '../words/remedies.ts';

interface OfThumbprint extends OfExchange {
  /** The issuer is GitHub's own server. */
  readonly isOfGitHub?: true;
}

interface OfExpiry extends OfExchange {
  readonly serverAt?: EpochSeconds;
  readonly expiredAt?: EpochSeconds;
}

interface OfAudience extends OfExchange {
  /** The audiences of the provider, where they are known. */
  readonly registered?: readonly string[];
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
      cause: words`Account ${exchange.role.account} has no OIDC provider for the issuer ${exchange.claims.iss}. Each account with roles to assume needs its own, with exactly this URL.`,
      evidence: exchangeEvidence(exchange),
      fix: [
        {
          text: words`Create the provider in account ${exchange.role.account}:`,
          snippet: createProviderSnippet(exchange),
        },
        ...otherAudience(exchange),
        { text: words`If this is the wrong account, correct the role ARN in "role-to-assume".` },
        ...runnerCredentials(exchange),
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
      title: "The account lacks your enterprise's OIDC provider",
      cause: words`The enterprise has its own issuer, and account ${exchange.role.account} has no OIDC provider with that URL. A provider without the path doesn't count.`,
      comparison: {
        of: 'iss',
        rows: [
          ["this job's token", exchange.claims.iss],
          ['a provider without the path', exchange.claims.iss.replace(/^(https:\/\/[^/]+).*$/, '$1')],
        ],
      },
      evidence: exchangeEvidence(exchange),
      fix: [
        { text: words`Create the provider with the whole URL:`, snippet: createProviderSnippet(exchange) },
        ...otherAudience(exchange),
        {
          text: words`Name that provider in the trust policy, and begin the condition keys with its whole URL: "${exchange.claims.iss.replace(/^https:\/\//, '')}:sub" and the same with ":aud".`,
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
    explain: ({ isOfGitHub, ...exchange }: OfThumbprint) => ({
      title: "AWS doesn't trust the issuer's certificate",
      ...(isOfGitHub ? certificateOfGitHub(exchange) : otherCertificate(exchange)),
      evidence: exchangeEvidence(exchange),
    }),
  },
  AUDIENCE_NOT_REGISTERED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: input('audience'),
    sample: (text) => ({ ...exchangeSample(text), registered: [text] }),
    explain: ({ registered, ...exchange }: OfAudience) => ({
      title: "The OIDC provider doesn't list the audience",
      cause: words`The ID token has the audience ${exchange.claims.aud}, and the OIDC provider in account ${exchange.role.account} doesn't list it.`,
      ...audienceComparison(exchange, registered),
      evidence: exchangeEvidence(exchange),
      fix: exchange.fromFile ? audienceOfFile(exchange) : audienceFix(exchange, registered),
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
      cause: words`STS says that the ID token has expired, although this run requested it just before.`,
      ...expiryComparison({ serverAt, expiredAt }),
      evidence: exchangeEvidence(exchange),
      fix: [
        RUN_AGAIN,
        {
          text: words`If it happens every time, check the issuer's clock. On GitHub Enterprise Server, synchronize the server's clock.`,
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
      cause: words`The token in ${path} expired${phrase(serverAt === undefined || expiredAt === undefined ? '' : ` ${formatDuration(serverAt - expiredAt)}`)} before STS received it.`,
      ...expiryComparison({ serverAt, expiredAt }),
      evidence: exchangeEvidence(exchange),
      fix: [
        {
          text: words`Set "web-identity-token-file" to the file that is renewed. Kubernetes renews a token only where it is mounted, not in a copy.`,
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
      title: "AWS couldn't fetch the issuer's keys",
      ...(gitHubIssuer(exchange.claims.iss)?.isHosted ? keysOfGitHub(exchange) : otherKeys(exchange)),
      evidence: exchangeEvidence(exchange),
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
      cause: words`STS did not accept the ID token itself.`,
      comparison: answerOf(exchange.failure),
      evidence: exchangeEvidence(exchange),
      fix: /\bJWT\b|access token/i.test(exchange.failure.message)
        ? [ID_TOKEN_INTACT, providerUrl(exchange)]
        : [providerUrl(exchange), ID_TOKEN_INTACT],
    }),
  },
});

function keysOfGitHub({ claims }: OfExchange) {
  return {
    cause: words`STS couldn't read the keys of ${claims.iss} in time to verify the ID token. For github.com, this passes by itself.`,
    fix: [RUN_AGAIN],
  } as const;
}

/** By default, a GitHub Enterprise Server can be reached from its own network only. */
function otherKeys({ claims }: OfExchange) {
  return {
    cause: words`STS couldn't read the keys of ${claims.iss} to verify the ID token. It reads them over the internet.`,
    fix: [
      {
        text: words`Let AWS reach "${claims.iss}/.well-known/openid-configuration", and the keys that it names, over public HTTPS.`,
      },
      RUN_AGAIN,
    ],
  } as const;
}

/** Without a word about its own credentials, the job of a runner on a machine with a role asks for an ID token. */
function runnerCredentials({ claims }: OfExchange): readonly FixStep[] {
  if (claims.context.runner_environment !== 'self-hosted') return [];
  return [
    {
      text: words`If the role trusts AWS credentials that the runner has (instance, pod, or keys), set "role-chaining: true".`,
    },
  ];
}

const ID_TOKEN_INTACT: FixStep = {
  text: words`Check that no proxy between the runner and STS changes requests. With "web-identity-token-file", check that the file holds an ID token and not an access token.`,
};

function providerUrl({ role, claims }: OfExchange): FixStep {
  return {
    text: words`Check that the OIDC provider in account ${role.account} has exactly the URL "${claims.iss}".`,
  };
}

/** To list a misspelled audience, or that of another service, would only hide the mistake. */
function audienceFix(exchange: OfExchange, registered: readonly string[] = []): readonly FixStep[] {
  const add = addAudience(exchange);
  const { aud } = exchange.claims;
  const correction = withoutOtherAudience(exchange);
  if (correction !== undefined) return [{ text: correction }, add];
  // Without the input, the step would have requested the other one.
  if (exchange.role.partition === 'aws-cn' && aud === USUAL_AUDIENCE)
    return [
      {
        text: words`Remove the input "audience". Without it, the step requests "${phrase(AUDIENCE_IN_CHINA)}" where the provider doesn't list the usual one.`,
      },
      add,
    ];
  const isUsual = aud === USUAL_AUDIENCE || aud === AUDIENCE_IN_CHINA;
  if (!isUsual && /(?<![\w.-])sts\.amazonaws\.com(?![\w-]|\.\w)/i.test(aud))
    return [
      { text: words`Correct the audience. Without the input "audience", it is "${phrase(USUAL_AUDIENCE)}".` },
      add,
    ];
  const [listed] = registered;
  if (!isUsual && registered.includes(USUAL_AUDIENCE))
    return [
      { text: words`Remove the input "audience". The provider lists the usual one, "${phrase(USUAL_AUDIENCE)}".` },
      add,
    ];
  return [
    add,
    {
      text:
        listed === undefined
          ? words`Set the input "audience" to one that the provider lists. The usual one is "${phrase(USUAL_AUDIENCE)}".`
          : words`Or set the input "audience" to ${listed}, which the provider lists.`,
    },
  ];
}

function otherAudience(exchange: OfExchange): readonly FixStep[] {
  const text = withoutOtherAudience(exchange);
  return text === undefined ? [] : [{ text }];
}

function audienceOfFile(exchange: OfExchange): readonly FixStep[] {
  const correction = withoutOtherAudience(exchange);
  if (correction !== undefined) return [{ text: correction }, addAudience(exchange)];
  const token = words`Or put a token with an audience of the provider into the file.`;
  return [addAudience(exchange), { text: token }];
}

function addAudience(exchange: OfExchange): FixStep {
  return { text: words`Add the audience to the provider:`, snippet: addAudienceSnippet(exchange) };
}

function audienceComparison({ claims }: OfExchange, registered: readonly string[] | undefined) {
  if (registered === undefined) return {};
  const rows = [
    ["this job's token", claims.aud],
    ['the provider lists', registered.length === 0 ? 'none' : registered.join(', ')],
  ] as const;
  return { comparison: { of: 'aud', rows } };
}

type Expiry = { readonly [K in 'serverAt' | 'expiredAt']: EpochSeconds | undefined };

function expiryComparison({ serverAt, expiredAt }: Expiry): { readonly comparison?: Comparison } {
  const rows = [
    ...(expiredAt === undefined ? [] : [['the token expired at', formatUtc(expiredAt)] as const]),
    ...(serverAt === undefined ? [] : [['the clock of STS', formatUtc(serverAt)] as const]),
  ];
  return rows.length === 0 ? {} : { comparison: { of: 'exp', rows } };
}

type Snippet = NonNullable<FixStep['snippet']>;

/** With the audience that the step should request. */
function createProviderSnippet(exchange: OfExchange): Snippet {
  const { iss, aud } = exchange.claims;
  const audience = withoutOtherAudience(exchange) === undefined ? aud : USUAL_AUDIENCE;
  return {
    language: 'sh',
    text: `aws iam create-open-id-connect-provider --url ${shellWord(iss)} --client-id-list ${shellWord(audience)}`,
  };
}

function addAudienceSnippet({ role, claims }: OfExchange): Snippet {
  const provider = shellWord(oidcProviderArn(role, claims.iss));
  return {
    language: 'sh',
    text: `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${provider} --client-id ${shellWord(claims.aud)}`,
  };
}

function certificateOfGitHub({ claims, role }: OfExchange) {
  return {
    cause: words`AWS couldn't match the certificate of ${claims.iss} with the OIDC provider in account ${role.account}. GitHub's certificate is from a public CA, so the fault is most likely temporary and on AWS's side.`,
    fix: [
      RUN_AGAIN,
      {
        text: words`If it happens every time, refresh the thumbprint list of the OIDC provider in account ${role.account} ("aws iam update-open-id-connect-provider-thumbprint").`,
      },
    ],
  } as const;
}

function otherCertificate({ claims, role }: OfExchange) {
  return {
    cause: words`The certificate of ${claims.iss} is not from a public CA. The OIDC provider in account ${role.account} has the thumbprint of another one.`,
    fix: [
      {
        text: words`Give the server behind ${claims.iss} a certificate from a public CA. AWS needs no thumbprint for those.`,
      },
      { text: words`If you can't, update the thumbprint of the OIDC provider in account ${role.account}.` },
    ],
  } as const;
}
