// Unusable answers from STS or from something in its place. Pure.
import type { Failure, ProxyOrigin } from '../../net/failure.ts';
import { type Words, words } from '../../util/words.ts';
import { type Comparison, defineFindings, type FixStep, STEP } from '../definition.ts';
import {
  failureEvidence,
  hostOf,
  type OfFailure,
  type OfWay,
  operationName,
  statusOf,
  stsFailure,
  triesOf,
} from '../evidence.ts';
import { RUN_AGAIN, shellWord, whoAnswers } from '../words/remedies.ts';

/** A request through a proxy, as far as the run has one. */
interface OfProxy extends OfFailure {
  readonly proxy?: ProxyOrigin;
}

export const unusableAnswerFindings = defineFindings({
  STS_THROTTLED: {
    severity: 'error',
    category: 'service',
    retryable: true,
    target: STEP,
    sample: stsFailure,
    explain: (way: OfWay) => ({
      title: way.isOther ? 'The service in place of STS throttles requests' : 'STS is throttling this account',
      cause: words`${answering(way)} answered ${way.failure.code} ${triesOf(way.failure)}. Too many jobs or other callers send requests at the same time.`,
      evidence: failureEvidence(way.failure),
      fix: [
        { text: words`Run fewer jobs at once:`, snippet: { language: 'yaml', text: 'strategy:\n  max-parallel: 10' } },
        { text: words`Give the run more time: raise "action-timeout-s".` },
      ],
    }),
  },
  STS_UNAVAILABLE: {
    severity: 'error',
    category: 'service',
    retryable: true,
    target: STEP,
    sample: stsFailure,
    explain: (way: OfWay) => ({
      title: way.isOther ? 'The service in place of STS failed' : 'STS is not available',
      cause: words`${way.isOther ? answering(way) : words`STS, or something in front of it,`} answered with ${statusOf(way.failure)} ${triesOf(way.failure)}.`,
      ...(way.isOther && answerRow(way.failure)),
      evidence: failureEvidence(way.failure),
      fix: [
        {
          text: way.isOther
            ? words`Check the log of the service behind "${way.endpoint ?? ''}".`
            : words`Run the job again later, or choose another "aws-region". "https://health.aws.amazon.com" shows incidents.`,
        },
      ],
    }),
  },
  LOGIN_PAGE_ANSWERED: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'A web page answered instead of STS',
      cause: words`${operationName(failure)} got ${statusOf(failure)} with a web page or a redirect to one. Either the network requires a login or consent first (a captive portal), or a proxy shows its own page.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: words`Let the network pass requests to STS. To see what answers, run this on the runner (in Windows PowerShell, "curl.exe"):`,
          snippet: { language: 'sh', text: `curl -sSI ${shellWord(`https://${failure.host ?? 'sts.amazonaws.com'}`)}` },
        },
      ],
    }),
  },
  PROXY_AUTHENTICATION_REQUIRED: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: (text) => ({ ...stsFailure(text), proxy: proxySample(text) }),
    explain: ({ failure, proxy }: OfProxy) => ({
      title: proxy?.hasUser ? 'The proxy rejected the user and password' : 'The proxy requires a user and password',
      cause: whyAuthenticate(failure, proxy),
      evidence: failureEvidence(failure),
      fix: [
        ...proxyUserSteps(proxy),
        { text: words`If the runner can reach the host directly, add it to "no-proxy".` },
      ],
    }),
  },
  PROXY_UNREACHABLE: {
    severity: 'error',
    category: 'network',
    retryable: true,
    target: STEP,
    sample: (text) => ({ ...stsFailure(text), proxy: proxySample(text) }),
    explain: ({ failure, proxy }: OfProxy & { readonly proxy: ProxyOrigin }) => ({
      title: "The proxy can't be reached",
      cause: words`The connection to the ${proxyName(proxy)} failed with ${failure.code} ${triesOf(failure)}.`,
      evidence: [['Proxy', `${proxy.address} (from ${proxy.name})`], ...failureEvidence(failure)],
      fix: [{ text: words`Correct host and port in "${proxy.name}", or add ${hostOf(failure)} to "no-proxy".` }],
    }),
  },
  PROXY_REFUSED: {
    severity: 'error',
    category: 'network',
    retryable: true,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'The proxy blocks the request',
      cause: words`The proxy did not connect to ${hostOf(failure)}: "${failure.message}".`,
      evidence: failureEvidence(failure),
      fix: [
        { text: words`Have the proxy allow "CONNECT" to ${hostOf(failure)} on port 443.` },
        { text: words`If the runner can reach the host directly, add it to "no-proxy", or to "no_proxy" of the job.` },
      ],
    }),
  },
  STS_ANSWER_INVALID: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure, ...way }: OfWay) => ({
      title: 'The response did not come from STS',
      cause: words`${operationName(failure)} got a response (${statusOf(failure)}) that is not from STS, but from a proxy, a login page, or a wrong endpoint.`,
      evidence: failureEvidence(failure),
      fix: [{ text: whoAnswers(way) }],
    }),
  },
  UNEXPLAINED_FAILURE: {
    severity: 'error',
    category: 'service',
    retryable: false,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure, endpoint }: OfWay) => ({
      title: 'A request failed for an unknown reason',
      cause:
        endpoint === undefined
          ? words`${operationName(failure)} failed with a code that this action doesn't know.`
          : words`The service at ${hostOf(failure)} ("${endpoint}") refused ${operationName(failure)}, in words that AWS doesn't use.`,
      ...answerRow(failure),
      evidence: failureEvidence(failure),
      fix: [
        ...(endpoint === undefined
          ? [RUN_AGAIN]
          : [{ text: words`Look up this answer in the documentation of the service behind "${endpoint}".` }]),
        {
          text:
            failure.requestId === undefined || endpoint !== undefined
              ? words`If it happens every time, check the proxy, firewall, and endpoint between the runner and the service.`
              : words`If it happens every time, give AWS Support the request id ${failure.requestId}.`,
        },
      ],
    }),
  },
});

/** Who answered, for the beginning of a sentence. */
function answering({ failure, endpoint, isOther }: OfWay): Words {
  return isOther ? words`The service at ${hostOf(failure)} (set in "${endpoint ?? ''}")` : words`STS`;
}

function answerRow({ operation, code, message }: Failure): { readonly comparison: Comparison } {
  return { comparison: { of: operation, rows: [['answer', `${code}: ${message}`]] } };
}

function proxySample(text: string): ProxyOrigin {
  return { name: 'HTTPS_PROXY', address: `http://${text}`, hasUser: true };
}

function proxyName({ name, address }: ProxyOrigin): Words {
  return words`proxy ${address} (set in "${name}")`;
}

function whyAuthenticate(failure: Failure, proxy: ProxyOrigin | undefined): Words {
  if (proxy === undefined) {
    return words`A proxy on the way answered ${operationName(failure)} with HTTP 407. The job sets no proxy.`;
  }
  const answer = words`The ${proxyName(proxy)} answered with HTTP 407.`;
  return proxy.hasUser
    ? words`${answer} It rejects the user and password in its URL.`
    : words`${answer} Its URL has no user and password.`;
}

const PERCENT = words`Percent-encode reserved characters: "@" is "%40", "#" is "%23", ":" is "%3A", "/" is "%2F", and "%" is "%25".`;

function proxyUserSteps(proxy: ProxyOrigin | undefined): readonly FixStep[] {
  if (proxy?.hasUser) return [{ text: words`Correct the user and password in "${proxy.name}". ${PERCENT}` }];
  if (proxy !== undefined && proxy.name !== 'http-proxy') {
    return [
      {
        text: words`Add user and password to "${proxy.name}" where it is set: "http://user:password@host". ${PERCENT}`,
      },
    ];
  }
  return [
    {
      text: words`Put the URL of the proxy, with user and password, into a secret, and use it:`,
      snippet: {
        language: 'yaml',
        text: 'with:\n  http-proxy: ${{ secrets.PROXY_URL }} # http://user:password@proxy.example:3128',
      },
    },
  ];
}
