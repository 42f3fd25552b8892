// Words for the way to a service and for the service itself. Pure.

import type { Failure } from '../../net/failure.ts';
import { formatDuration } from '../../util/time.ts';
import { type Explain, type FixStep, failureEvidence, inVain, operationName, serviceName } from '../explanation.ts';
import { RUN_AGAIN, shellWord, synchroniseClock } from '../words/remedies.ts';

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

/** The host, as far as it is known. */
function hostOf(failure: Failure): string {
  return failure.host ?? serviceName(failure);
}

function reach(failure: Failure): FixStep {
  const places =
    failure.service === 'sts'
      ? 'firewall, proxy and VPC endpoint, and sts-endpoint or AWS_ENDPOINT_URL_STS if one is set'
      : 'firewall and proxy, and http-proxy and no-proxy if they are set';
  return { text: `Let the runner reach ${hostOf(failure)}: check ${places}.` };
}

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
    fix: [reach(failure)],
  }),
  LOGIN_PAGE_ANSWERED: ({ failure }) => ({
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
  PROXY_AUTHENTICATION_REQUIRED: ({ failure }) => ({
    title: 'A proxy asks for a user and a password',
    cause: `${operationName(failure)} was answered by a proxy with HTTP status 407: it lets nobody through without credentials of its own.`,
    evidence: failureEvidence(failure),
    fix: [
      {
        text: 'Put user and password into the address of the proxy, in a secret named PROXY_URL, and give that:',
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
    cause: `The proxy did not open the way to ${hostOf(failure)} ("${failure.message}").`,
    evidence: failureEvidence(failure),
    fix: [
      { text: `Have the proxy allow CONNECT to ${hostOf(failure)} on port 443.` },
      { text: 'If the host is to be reached without the proxy, name it in no-proxy, or in no_proxy of the job.' },
    ],
  }),
  UNEXPLAINED_FAILURE: ({ failure }) => ({
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
  DNS_LOOKUP_FAILED: ({ failure, region }) => ({
    title: 'A host name could not be resolved',
    cause: `DNS knows no address for ${hostOf(failure)}${failure.service === 'sts' ? `: either there is no region ${region}, or this runner's DNS does not answer for it` : ''}.`,
    evidence: failureEvidence(failure),
    fix: [
      failure.service === 'sts'
        ? {
            text: `Check aws-region (${region}) letter by letter, then sts-endpoint or AWS_ENDPOINT_URL_STS if one is set.`,
          }
        : { text: `Check why the DNS of the runner does not resolve "${hostOf(failure)}".` },
    ],
  }),
  CONNECTION_REFUSED: ({ failure }) => ({
    title: 'The connection was refused',
    cause: `Nothing accepts connections at ${hostOf(failure)}.`,
    evidence: failureEvidence(failure),
    fix: [reach(failure)],
  }),
  CONNECTION_LOST: ({ failure }) => ({
    title: 'The connection broke off',
    cause: `The connection to ${hostOf(failure)} was closed before there was an answer, ${inVain(failure)}.`,
    evidence: failureEvidence(failure),
    fix: [reach(failure)],
  }),
  TLS_CERTIFICATE_UNTRUSTED: ({ failure }) => ({
    title: 'The TLS certificate is of an unknown authority',
    cause: `The certificate that ${hostOf(failure)} shows is signed by nobody whom Node.js knows (${failure.code}), as is the certificate of a proxy that opens TLS.`,
    evidence: failureEvidence(failure),
    fix: [
      {
        text: 'If a proxy of yours opens TLS, name the file with the certificate of its authority in the job (on Debian and Ubuntu this one, once the certificate is installed there):',
        snippet: { language: 'yaml', text: 'env:\n  NODE_EXTRA_CA_CERTS: /etc/ssl/certs/ca-certificates.crt' },
      },
      { text: 'If there should be no proxy, do not go on: somebody else answers there.' },
    ],
  }),
  TLS_CERTIFICATE_DATE: ({ failure, os }) => ({
    title: 'The TLS certificate is not valid at this time',
    cause: `The certificate that ${hostOf(failure)} shows has expired, or is not valid yet, by this machine's clock (${failure.code}), which is the first suspect, since certificates of AWS and GitHub are renewed in time.`,
    evidence: failureEvidence(failure),
    fix: [
      synchroniseClock(os),
      { text: 'If the clock is right, whoever runs the endpoint or the proxy must renew its certificate.' },
    ],
  }),
  TLS_CERTIFICATE_OTHER_HOST: ({ failure }) => ({
    title: 'The TLS certificate is for another host',
    cause: `The certificate that ${hostOf(failure)} shows is for other names (${failure.code}).`,
    evidence: failureEvidence(failure),
    fix: [
      {
        text: 'Use the name that the certificate is for in sts-endpoint (or AWS_ENDPOINT_URL_STS); for a VPC endpoint that is the name of AWS, by private DNS.',
      },
    ],
  }),
  TLS_FAILED: ({ failure }) => ({
    title: 'The TLS connection could not be made',
    cause: `TLS with ${hostOf(failure)} failed (${failure.code}): most likely it is not spoken there at all.`,
    evidence: failureEvidence(failure),
    fix: [
      {
        text: 'Check port and scheme of the endpoint (sts-endpoint or AWS_ENDPOINT_URL_STS if one is set): an http:// service cannot be asked by https://.',
      },
    ],
  }),
  REQUEST_TIMED_OUT: ({ failure }) => ({
    title: 'A service did not answer in time',
    cause: `${hostOf(failure)} did not answer ${operationName(failure)} in time, ${inVain(failure)}.`,
    evidence: failureEvidence(failure),
    fix: [reach(failure)],
  }),
  HOST_UNREACHABLE: ({ failure }) => ({
    title: 'There is no route to a service',
    cause: `The network has no way to ${hostOf(failure)} (${failure.code}).`,
    evidence: failureEvidence(failure),
    fix: [reach(failure)],
  }),
  DEADLINE_PASSED: ({ failure, timeoutSeconds }) => ({
    title: 'The time limit of the run passed',
    cause: `action-timeout-s allows ${formatDuration(timeoutSeconds)}, and ${operationName(failure)} was still without an answer.`,
    evidence: failureEvidence(failure),
    fix: [reach(failure), { text: 'If it is only slow, raise action-timeout-s.' }],
  }),
  CANCELLED: ({ failure }) => ({
    title: 'The job was cancelled',
    cause: `The runner asked the step to stop ${failure === undefined ? 'before the credentials were handed on' : `during ${operationName(failure)}`}, so nothing was published.`,
    evidence: [],
    fix: [
      {
        text: 'If the cancellation was not meant, check "concurrency:" of the workflow and "timeout-minutes:" of the job; else there is nothing to mend.',
      },
    ],
  }),
  PUBLISHING_FAILED: ({ message }) => ({
    title: 'The credentials could not be handed on',
    cause: `Every check passed, but the runner's files could not be written ("${message}"), so nothing was published.`,
    evidence: [['Error', message]],
    fix: [
      {
        text: 'Check that the temporary folder of the runner has space and is writable, and that no step overwrites GITHUB_ENV or GITHUB_OUTPUT.',
      },
    ],
  }),
  INTERNAL_ERROR: ({ name, message }) => ({
    title: 'aws-token-guard itself failed',
    cause: `An error that should not happen stopped the action: "${name}: ${message}".`,
    evidence: [['Error', `${name}: ${message}`]],
    fix: [
      {
        text: 'Report it under "Issues" in the repository of this action, with this message and the version of the action.',
      },
    ],
  }),
};
