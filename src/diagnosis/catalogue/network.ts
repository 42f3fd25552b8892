// Words for the way to a service and for the service itself. Pure.
import { formatDuration } from '../../time.ts';
import { type Explain, failureEvidence, inVain, operationName, serviceName } from './explanation.ts';
import { shellWord, synchroniseClock } from './remedies.ts';

type Codes =
  | 'STS_THROTTLED'
  | 'STS_UNAVAILABLE'
  | 'STS_ANSWER_INVALID'
  | 'LOGIN_PAGE_ANSWERED'
  | 'PROXY_AUTHENTICATION_REQUIRED'
  | 'PROXY_REFUSED'
  | 'UNEXPLAINED_FAILURE'
  | 'DNS_LOOKUP_FAILED'
  | 'CONNECTION_REFUSED'
  | 'CONNECTION_LOST'
  | 'TLS_CERTIFICATE_UNTRUSTED'
  | 'TLS_CERTIFICATE_DATE'
  | 'TLS_CERTIFICATE_OTHER_HOST'
  | 'TLS_FAILED'
  | 'REQUEST_TIMED_OUT'
  | 'HOST_UNREACHABLE'
  | 'DEADLINE_PASSED'
  | 'CANCELLED'
  | 'PUBLISHING_FAILED'
  | 'INTERNAL_ERROR';

const REACH =
  'Let the runner reach it: check firewall, proxy and VPC endpoint, and sts-endpoint or AWS_ENDPOINT_URL_STS if one is set.';

export const networkExplanations: Explain<Codes> = {
  STS_THROTTLED: ({ failure }) => ({
    title: 'STS is throttling this account',
    cause: `STS answered ${failure.code}, ${inVain(failure)}: too many jobs, or other callers, ask at the same time.`,
    evidence: failureEvidence(failure),
    fix: [
      { text: 'Run fewer jobs at once:', snippet: { language: 'yaml', text: 'strategy:\n  max-parallel: 10' } },
      { text: 'Or give the run more time in action-timeout-s.' },
    ],
  }),
  STS_UNAVAILABLE: ({ failure }) => ({
    title: 'STS is not available',
    cause: `STS, or something in front of it, answered with HTTP status ${failure.httpStatus}, ${inVain(failure)}.`,
    evidence: failureEvidence(failure),
    fix: [
      {
        text: 'Run the job again later, or choose another aws-region; https://health.aws.amazon.com tells about an incident.',
      },
    ],
  }),
  STS_ANSWER_INVALID: ({ failure }) => ({
    title: 'Something else than STS answered',
    cause: `${operationName(failure)} got an answer${failure.httpStatus === undefined ? '' : ` with HTTP status ${failure.httpStatus}`} that is not one of STS: a proxy, a login page or a wrong endpoint.`,
    evidence: failureEvidence(failure),
    fix: [{ text: REACH }],
  }),
  LOGIN_PAGE_ANSWERED: ({ failure }) => ({
    title: 'A page answered in place of STS',
    cause: `${operationName(failure)} got a page, or was sent to one, with HTTP status ${failure.httpStatus}: the network wants somebody to log in or to agree to something first (a captive portal), or a proxy shows a page of its own.`,
    evidence: failureEvidence(failure),
    fix: [
      {
        text: `See from the runner what answers there, and have the network let it through:`,
        snippet: { language: 'sh', text: `curl -sSI ${shellWord(`https://${failure.host ?? 'sts.amazonaws.com'}`)}` },
      },
    ],
  }),
  PROXY_AUTHENTICATION_REQUIRED: ({ failure }) => ({
    title: 'A proxy asks for a user and a password',
    cause: `${operationName(failure)} was answered by a proxy with HTTP status 407: it lets nobody through without credentials of its own.`,
    evidence: failureEvidence(failure),
    fix: [
      {
        text: 'Give them in the address of the proxy, from a secret:',
        snippet: {
          language: 'yaml',
          text: 'with:\n  http-proxy: ${{ secrets.PROXY_URL }} # http://user:password@proxy.example:3128',
        },
      },
      { text: 'Or name the host in no-proxy, if it can be reached without the proxy.' },
    ],
  }),
  PROXY_REFUSED: ({ failure }) => ({
    title: 'The proxy does not let the request through',
    cause: `The proxy did not open the way to ${failure.host ?? serviceName(failure)}: ${failure.message}`,
    evidence: failureEvidence(failure),
    fix: [
      { text: `Have the proxy allow CONNECT to ${failure.host ?? serviceName(failure)} on port 443.` },
      { text: 'If the host is to be reached without the proxy, name it in no-proxy, or in no_proxy of the job.' },
    ],
  }),
  UNEXPLAINED_FAILURE: ({ failure }) => ({
    title: 'A request failed in an unknown way',
    cause: `A request (${operationName(failure)}) failed with ${failure.code}. What the other side said is in the evidence.`,
    evidence: failureEvidence(failure),
    fix: [
      {
        text:
          failure.requestId === undefined
            ? 'Run the job again. If it persists, look at what stands between the runner and the service.'
            : 'Run the job again. If it persists, the AWS request id in the evidence lets AWS Support find the request.',
      },
    ],
  }),
  DNS_LOOKUP_FAILED: ({ failure, region }) => ({
    title: 'A host name could not be resolved',
    cause: `DNS knows no address for ${failure.host ?? serviceName(failure)}.${failure.service === 'sts' ? ` Either there is no region ${region}, or this runner's DNS does not answer for it.` : ''}`,
    evidence: failureEvidence(failure),
    fix: [
      failure.service === 'sts'
        ? {
            text: `Check aws-region (${region}) letter by letter, then sts-endpoint or AWS_ENDPOINT_URL_STS if one is set.`,
          }
        : { text: 'Check the DNS of the runner.' },
    ],
  }),
  CONNECTION_REFUSED: ({ failure }) => ({
    title: 'The connection was refused',
    cause: `Nothing accepts connections at ${failure.host ?? serviceName(failure)}.`,
    evidence: failureEvidence(failure),
    fix: [{ text: REACH }],
  }),
  CONNECTION_LOST: ({ failure }) => ({
    title: 'The connection broke off',
    cause: `The connection to ${failure.host ?? serviceName(failure)} was closed before there was an answer, ${inVain(failure)}.`,
    evidence: failureEvidence(failure),
    fix: [{ text: REACH }],
  }),
  TLS_CERTIFICATE_UNTRUSTED: ({ failure }) => ({
    title: 'The TLS certificate is of an unknown authority',
    cause: `The certificate that ${failure.host ?? serviceName(failure)} shows is signed by nobody whom Node.js knows (${failure.code}). A proxy that opens TLS has such a certificate.`,
    evidence: failureEvidence(failure),
    fix: [
      {
        text: "If a proxy of yours opens TLS, name the certificate of its authority in the job's environment:",
        snippet: { language: 'yaml', text: 'env:\n  NODE_EXTRA_CA_CERTS: /path/to/ca.pem' },
      },
      { text: 'If there should be no proxy, somebody else answers there: do not go on.' },
    ],
  }),
  TLS_CERTIFICATE_DATE: ({ failure, os }) => ({
    title: 'The TLS certificate is not valid at this time',
    cause: `The certificate that ${failure.host ?? serviceName(failure)} shows has expired, or is not valid yet, by this machine's clock (${failure.code}). Certificates of AWS and GitHub are renewed in time, so the clock is the first suspect.`,
    evidence: failureEvidence(failure),
    fix: [
      synchroniseClock(os),
      { text: 'If the clock is right, whoever runs the endpoint or the proxy must renew its certificate.' },
    ],
  }),
  TLS_CERTIFICATE_OTHER_HOST: ({ failure }) => ({
    title: 'The TLS certificate is for another host',
    cause: `The certificate that ${failure.host ?? serviceName(failure)} shows is for other names (${failure.code}).`,
    evidence: failureEvidence(failure),
    fix: [
      {
        text: 'Use the name that the certificate is for in sts-endpoint (or AWS_ENDPOINT_URL_STS); for a VPC endpoint that is the name of AWS, by private DNS.',
      },
    ],
  }),
  TLS_FAILED: ({ failure }) => ({
    title: 'The TLS connection could not be made',
    cause: `TLS with ${failure.host ?? serviceName(failure)} failed (${failure.code}): most likely it is not spoken there at all.`,
    evidence: failureEvidence(failure),
    fix: [{ text: 'Check port and scheme of the endpoint: an http:// service cannot be asked by https://.' }],
  }),
  REQUEST_TIMED_OUT: ({ failure }) => ({
    title: 'A service did not answer in time',
    cause: `${failure.host ?? serviceName(failure)} did not answer ${operationName(failure)} in time, ${inVain(failure)}.`,
    evidence: failureEvidence(failure),
    fix: [{ text: REACH }],
  }),
  HOST_UNREACHABLE: ({ failure }) => ({
    title: 'There is no route to a service',
    cause: `The network has no way to ${failure.host ?? serviceName(failure)} (${failure.code}).`,
    evidence: failureEvidence(failure),
    fix: [{ text: REACH }],
  }),
  DEADLINE_PASSED: ({ failure, timeoutSeconds }) => ({
    title: 'The time limit of the run passed',
    cause: `action-timeout-s allows ${formatDuration(timeoutSeconds)}, and ${operationName(failure)} was still without an answer.`,
    evidence: failureEvidence(failure),
    fix: [{ text: REACH }, { text: 'If it is only slow, raise action-timeout-s.' }],
  }),
  CANCELLED: ({ failure }) => ({
    title: 'The job was cancelled',
    cause: `The runner asked the step to stop ${failure === undefined ? 'before the credentials were handed on' : `during ${operationName(failure)}`}. Nothing was published.`,
    evidence: [],
    fix: [
      {
        text: 'Nothing to mend, unless the cancellation was not meant: see the concurrency setting of the workflow and timeout-minutes.',
      },
    ],
  }),
  PUBLISHING_FAILED: ({ message }) => ({
    title: 'The credentials could not be handed on',
    cause: `Every check passed, but the runner's files could not be written, so nothing was published: ${message}`,
    evidence: [['Error', message]],
    fix: [
      {
        text: 'Check that the temporary folder of the runner has space and is writable, and that no step overwrites GITHUB_ENV or GITHUB_OUTPUT.',
      },
    ],
  }),
  INTERNAL_ERROR: ({ name, message }) => ({
    title: 'aws-token-guard itself failed',
    cause: `An error that should not happen: ${name}: ${message}`,
    evidence: [['Error', `${name}: ${message}`]],
    fix: [{ text: 'Please report it, with this message and the version of the action.' }],
  }),
};
