// Scenarios in which STS is not reached, or does not work.
import { readCertificate } from '../certificate.ts';
import type { FaultEffect, SandboxOptions } from '../server.ts';
import { type Scenario, unsure } from './scenario.ts';

function broken(name: string, story: string, effect: FaultEffect, code: string): Scenario {
  const sandbox: SandboxOptions = { faults: [{ operation: 'AssumeRoleWithWebIdentity', effect }] };
  return { name, story, sandbox, inputs: { 'disable-retry': 'true' }, expected: { outcome: 'failure', code } };
}

/** A port of this machine that nobody listens on: privileged, and assigned to a service that is long gone. */
const CLOSED_ENDPOINT = 'http://127.0.0.1:1';

/** No connection can be made to everybody at once. */
const UNREACHABLE_ENDPOINT = 'https://255.255.255.255';

/** DNS as it answers for a name of AWS that does not exist; no test asks the real one. */
const NO_ADDRESS = `import dns from 'node:dns';
const { lookup } = dns;
dns.lookup = (host, options, done) => {
  if (!/\\.(?:amazonaws\\.com|api\\.aws)$/.test(host)) return lookup(host, options, done);
  const more = { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: host };
  process.nextTick(done, Object.assign(new Error('getaddrinfo ENOTFOUND ' + host), more));
};`;

export const networkScenarios: readonly Scenario[] = [
  broken('throttled', 'Too many jobs ask STS at once.', { kind: 'throttle' }, 'STS_THROTTLED'),
  broken(
    'sts-unavailable',
    'STS has an incident.',
    { kind: 'error', status: 503, code: 'ServiceUnavailable', message: 'Try again later.' },
    'STS_UNAVAILABLE',
  ),
  unsure(
    broken(
      'captive-portal',
      'The network shows its login page in place of STS.',
      { kind: 'respond', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Please log in</html>' },
      'LOGIN_PAGE_ANSWERED',
    ),
  ),
  unsure(
    broken(
      'proxy-error-page',
      'A proxy answers in place of STS, with an error and a page.',
      {
        kind: 'respond',
        status: 403,
        headers: { 'content-type': 'text/html', via: '1.1 proxy' },
        body: '<h1>Blocked</h1>',
      },
      'STS_ANSWER_INVALID',
    ),
  ),
  unsure({
    ...broken(
      'success-without-credentials',
      'The environment has leftover long-term keys, and STS answers with success but without credentials.',
      { kind: 'respond', status: 200, headers: { 'content-type': 'text/xml' }, body: '' },
      'STS_ANSWER_INVALID',
    ),
    job: {
      environment: {
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      },
    },
  }),
  broken(
    'proxy-refuses',
    'A proxy asks for a password.',
    { kind: 'respond', status: 407, headers: { 'content-type': 'text/html', via: '1.1 proxy' }, body: '<h1>407</h1>' },
    'PROXY_AUTHENTICATION_REQUIRED',
  ),
  broken('connection-lost', 'The connection to STS is reset.', { kind: 'reset' }, 'CONNECTION_LOST'),
  {
    // At the first request, which is under way whenever the limit passes, however slow the machine is.
    name: 'deadline-passed',
    story: "GitHub's token service accepts the connection and never answers, and the step may take two seconds.",
    sandbox: { faults: [{ operation: 'RequestIdToken', effect: { kind: 'hang' } }] },
    inputs: { 'action-timeout-s': '2' },
    expected: { outcome: 'failure', code: 'DEADLINE_PASSED' },
  },
  broken(
    'request-timed-out',
    'STS sends the head of an answer and never ends the rest.',
    { kind: 'trickle' },
    'REQUEST_TIMED_OUT',
  ),
  {
    name: 'dns-lookup-failed',
    story: 'The endpoint has a typing error in its host name.',
    inputs: { 'sts-endpoint': 'https://sts.eu-centrall-1.invalid', 'disable-retry': 'true' },
    expected: { outcome: 'failure', code: 'DNS_LOOKUP_FAILED' },
  },
  {
    name: 'endpoint-variant-not-found',
    story: 'The machine asks for FIPS endpoints, and there is none in the region.',
    job: {
      environment: {
        AWS_USE_FIPS_ENDPOINT: 'true',
        AWS_ENDPOINT_URL_STS: '',
        NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(NO_ADDRESS)}`,
      },
    },
    inputs: { 'disable-retry': 'true' },
    expected: {
      outcome: 'failure',
      code: 'ENDPOINT_VARIANT_NOT_FOUND',
      confidence: 'likely',
    },
  },
  {
    name: 'dual-stack-endpoint-not-found',
    story: 'The machine asks for dual-stack endpoints, and its private DNS has none of their names.',
    job: {
      environment: {
        AWS_USE_DUALSTACK_ENDPOINT: 'true',
        AWS_ENDPOINT_URL_STS: '',
        NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(NO_ADDRESS)}`,
      },
    },
    inputs: { 'disable-retry': 'true' },
    expected: {
      outcome: 'failure',
      code: 'ENDPOINT_VARIANT_NOT_FOUND',
      confidence: 'possible',
    },
  },
  {
    name: 'extra-certificates-unreadable',
    story: 'NODE_EXTRA_CA_CERTS names a file that is not in the container of the job.',
    sandbox: { tls: true },
    job: { environment: { NODE_EXTRA_CA_CERTS: '/etc/ssl/proxy/none.pem' } },
    expected: {
      outcome: 'failure',
      code: 'EXTRA_CERTIFICATES_UNREADABLE',
      confidence: 'likely',
    },
  },
  {
    name: 'proxy-unreachable',
    story: 'Nothing listens at the address of the proxy.',
    proxy: {},
    inputs: {
      'http-proxy': CLOSED_ENDPOINT,
      'sts-endpoint': 'https://sts.eu-central-1.amazonaws.com',
      'disable-retry': 'true',
    },
    expected: { outcome: 'failure', code: 'PROXY_UNREACHABLE' },
  },
  {
    name: 'proxy-password-refused',
    story: 'The password of the proxy was changed last week.',
    proxy: { credentials: { user: 'ci', password: 'example-password' } },
    proxyUser: 'ci:old-example-password',
    inputs: { 'sts-endpoint': 'https://sts.eu-central-1.amazonaws.com', 'disable-retry': 'true' },
    expected: {
      outcome: 'failure',
      code: 'PROXY_AUTHENTICATION_REQUIRED',
    },
  },
  {
    name: 'connection-refused',
    story: 'Nothing listens at the endpoint.',
    inputs: { 'sts-endpoint': CLOSED_ENDPOINT, 'disable-retry': 'true' },
    expected: { outcome: 'failure', code: 'CONNECTION_REFUSED' },
  },
  {
    name: 'proxy-asks-for-password',
    story: 'The proxy of the job asks for a user and a password, and has none.',
    proxy: { credentials: { user: 'ci', password: 'example-password' } },
    inputs: { 'sts-endpoint': 'https://sts.eu-central-1.amazonaws.com', 'disable-retry': 'true' },
    expected: {
      outcome: 'failure',
      code: 'PROXY_AUTHENTICATION_REQUIRED',
    },
  },
  {
    name: 'proxy-refuses-host',
    story: 'The proxy of the job does not let STS through.',
    proxy: { refuse: true },
    inputs: { 'sts-endpoint': 'https://sts.eu-central-1.amazonaws.com', 'disable-retry': 'true' },
    expected: { outcome: 'failure', code: 'PROXY_REFUSED' },
  },
  {
    name: 'host-unreachable',
    story: 'There is no way from the runner to the address of the endpoint.',
    inputs: { 'sts-endpoint': UNREACHABLE_ENDPOINT, 'disable-retry': 'true' },
    expected: { outcome: 'failure', code: 'HOST_UNREACHABLE' },
  },
  {
    name: 'tls-untrusted',
    story: 'A TLS-inspecting proxy uses its own certificate.',
    sandbox: { tls: true },
    expected: {
      outcome: 'failure',
      code: 'TLS_CERTIFICATE_UNTRUSTED',
    },
  },
  ...(['Windows', 'macOS'] as const).map(
    (system): Scenario => ({
      name: `tls-untrusted-on-${system.toLowerCase()}`,
      story: `A TLS-inspecting proxy uses its own certificate, and the runner is a ${system} machine.`,
      sandbox: { tls: true },
      job: { runnerEnvironment: { RUNNER_OS: system } },
      expected: {
        outcome: 'failure',
        code: 'TLS_CERTIFICATE_UNTRUSTED',
      },
    }),
  ),
  {
    name: 'tls-untrusted-beside-file',
    story: "NODE_EXTRA_CA_CERTS names a file, which has another authority than the proxy's.",
    sandbox: { tls: true },
    files: { 'ca.pem': readCertificate('sts').certificate },
    job: { environment: { NODE_EXTRA_CA_CERTS: 'ca.pem' } },
    expected: {
      outcome: 'failure',
      code: 'TLS_CERTIFICATE_UNTRUSTED',
    },
  },
  unsure({
    name: 'tls-expired',
    story: 'The certificate of the endpoint ended yesterday.',
    sandbox: { tls: 'expired' },
    trustsCertificate: true,
    expected: {
      outcome: 'failure',
      code: 'TLS_CERTIFICATE_DATE',
    },
  }),
  {
    name: 'tls-other-host',
    story: 'The endpoint of a VPC is asked by a name that its certificate does not have.',
    sandbox: { tls: 'sts' },
    trustsCertificate: true,
    expected: {
      outcome: 'failure',
      code: 'TLS_CERTIFICATE_OTHER_HOST',
    },
  },
  unsure({
    name: 'tls-failed',
    story: 'The endpoint is given with https, and speaks http.',
    inputs: ({ stsEndpoint }) => ({ 'sts-endpoint': stsEndpoint.replace('http:', 'https:') }),
    expected: { outcome: 'failure', code: 'TLS_FAILED' },
  }),
  {
    name: 'canceled',
    story: 'Somebody cancels the run while STS keeps it waiting.',
    sandbox: { faults: [{ operation: 'AssumeRoleWithWebIdentity', effect: { kind: 'hang' } }] },
    canceledDuring: 'AssumeRoleWithWebIdentity',
    expected: { outcome: 'failure', code: 'CANCELED' },
  },
];
