// Unusable answers from STS or from something in its place. Pure.
import type { Failure, ProxyOrigin } from '../../net/failure.ts';
import { defineFindings, type FixStep, STEP } from '../definition.ts';
import { type OfFailure, stsFailure } from '../evidence.ts';
import { failureEvidence, hostOf, operationName, triesOf } from '../words/evidence-rows.ts';
import { RUN_AGAIN, reach, shellWord } from '../words/remedies.ts';

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
    explain: ({ failure }: OfFailure) => ({
      title: 'STS is throttling this account',
      cause: `STS answered ${failure.code}, ${triesOf(failure)}: too many jobs, or other callers, ask at the same time.`,
      evidence: failureEvidence(failure),
      fix: [
        { text: 'Run fewer jobs at once:', snippet: { language: 'yaml', text: 'strategy:\n  max-parallel: 10' } },
        { text: 'Or give the run more time in action-timeout-s.' },
      ],
    }),
  },
  STS_UNAVAILABLE: {
    severity: 'error',
    category: 'service',
    retryable: true,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'STS is not available',
      cause: `STS, or something in front of it, answered with HTTP status ${failure.httpStatus}, ${triesOf(failure)}.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: 'Run the job again later, or choose another aws-region; https://health.aws.amazon.com tells about an incident.',
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
      title: 'A page answered in place of STS',
      cause: `${operationName(failure)} got a page, or was sent to one, with HTTP status ${failure.httpStatus}: the network wants somebody to log in or to agree to something first (a captive portal), or a proxy shows a page of its own.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: 'Run this on the runner to see what answers there, and have the network let STS through:',
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
      title: proxy?.hasUser ? 'The proxy refused its user and password' : 'A proxy asks for a user and a password',
      cause:
        proxy === undefined
          ? unknownProxy(failure)
          : `${proxyName(proxy)} answered with HTTP status 407${proxy.hasUser ? ': it does not accept the user and password in it' : ', and its URL has no user and password'}.`,
      evidence: failureEvidence(failure),
      fix: [
        ...proxyUserSteps(proxy),
        { text: 'Or name the host in no-proxy, if it can be reached without the proxy.' },
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
      title: 'The proxy could not be reached',
      cause: `${proxyName(proxy)} could not be reached (${failure.code}), ${triesOf(failure)}.`,
      evidence: [['Proxy', `${proxy.address} (from ${proxy.name})`], ...failureEvidence(failure)],
      fix: [{ text: `Correct host and port in ${proxy.name}, or name ${hostOf(failure)} in no-proxy.` }],
    }),
  },
  PROXY_REFUSED: {
    severity: 'error',
    category: 'network',
    retryable: true,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'The proxy does not let the request through',
      cause: `The proxy did not open the way to ${hostOf(failure)} ("${failure.message}").`,
      evidence: failureEvidence(failure),
      fix: [
        { text: `Have the proxy allow CONNECT to ${hostOf(failure)} on port 443.` },
        { text: 'If the host is to be reached without the proxy, name it in no-proxy, or in no_proxy of the job.' },
      ],
    }),
  },
  STS_ANSWER_INVALID: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'Something else than STS answered',
      cause: `${operationName(failure)} got an answer${failure.httpStatus === undefined ? '' : ` with HTTP status ${failure.httpStatus}`} that is not one of STS: a proxy, a login page or a wrong endpoint.`,
      evidence: failureEvidence(failure),
      fix: [reach(failure)],
    }),
  },
  UNEXPLAINED_FAILURE: {
    severity: 'error',
    category: 'service',
    retryable: false,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'A request failed in an unknown way',
      cause: `A request (${operationName(failure)}) failed with ${failure.code}, which is none of the failures known here, and what the other side said is in the evidence.`,
      evidence: failureEvidence(failure),
      fix: [
        RUN_AGAIN,
        {
          text:
            failure.requestId === undefined
              ? 'If it happens every time, look at what stands between the runner and the service.'
              : 'If it happens every time, give AWS Support the AWS request id in the evidence, by which it can find the request.',
        },
      ],
    }),
  },
});

function proxySample(text: string): ProxyOrigin {
  return { name: 'HTTPS_PROXY', address: `http://${text}`, hasUser: true };
}

function proxyName({ name, address }: ProxyOrigin): string {
  return `The proxy ${address} (from ${name})`;
}

function unknownProxy(failure: Failure): string {
  return `A proxy on the way answered ${operationName(failure)} with HTTP status 407. The job names no proxy.`;
}

const PERCENT = 'Percent-encode reserved characters: @ is %40, # is %23, : is %3A, / is %2F, % is %25.';

function proxyUserSteps(proxy: ProxyOrigin | undefined): readonly FixStep[] {
  if (proxy?.hasUser) return [{ text: `Correct user and password in ${proxy.name}. ${PERCENT}` }];
  if (proxy !== undefined && proxy.name !== 'http-proxy')
    return [{ text: `Add user and password to ${proxy.name} where it is set: http://user:password@host. ${PERCENT}` }];
  return [
    {
      text: 'Put the URL of the proxy with user and password into a secret, and give that:',
      snippet: {
        language: 'yaml',
        text: 'with:\n  http-proxy: ${{ secrets.PROXY_URL }} # http://user:password@proxy.example:3128',
      },
    },
  ];
}
