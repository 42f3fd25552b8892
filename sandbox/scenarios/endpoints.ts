// Scenarios in which the environment names endpoints that are not AWS's own.
import type { Scenario } from './scenario.ts';

const INTERNAL = 'sts.internal.example';

/** What a container network does: the name of a service leads to its address. */
const EMULATOR_IS_HERE = `import dns from 'node:dns';
  const { lookup } = dns;
  dns.lookup = (host, ...rest) => lookup(host === 'emulator' ? '127.0.0.1' : host, ...rest);`;

export const endpointScenarios: readonly Scenario[] = [
  {
    name: 'sts-endpoint-from-environment',
    story: 'An earlier step sets AWS_ENDPOINT_URL_STS to a host of its own.',
    sandbox: { tls: 'internal' },
    trustsCertificate: true,
    job: { environment: { AWS_ENDPOINT_URL_STS: `https://${INTERNAL}` } },
    proxy: ({ stsEndpoint }) => ({
      resolve: (asked) => (asked === `${INTERNAL}:443` ? new URL(stsEndpoint).host : undefined),
    }),
    expected: { outcome: 'success', code: 'STS_ENDPOINT_FROM_ENVIRONMENT', level: 'warning' },
  },
  {
    name: 'sts-endpoint-named',
    story: 'The workflow itself names the host that AWS_ENDPOINT_URL_STS has.',
    sandbox: { tls: 'internal' },
    trustsCertificate: true,
    job: { environment: { AWS_ENDPOINT_URL_STS: `https://${INTERNAL}` } },
    inputs: { 'sts-endpoint': `https://${INTERNAL}` },
    proxy: ({ stsEndpoint }) => ({
      resolve: (asked) => (asked === `${INTERNAL}:443` ? new URL(stsEndpoint).host : undefined),
    }),
    expected: { outcome: 'success' },
  },
  {
    name: 'sts-endpoint-of-emulator',
    story: 'Tests ask an emulator in a service container for credentials, over plain HTTP.',
    job: { environment: { AWS_ENDPOINT_URL_STS: '' } },
    inputs: ({ stsEndpoint }) => ({ 'sts-endpoint': `http://emulator:${new URL(stsEndpoint).port}` }),
    step: { environment: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(EMULATOR_IS_HERE)}` } },
    expected: { outcome: 'success', code: 'STS_ENDPOINT_NOT_ENCRYPTED', level: 'warning' },
  },
  {
    name: 'endpoint-of-later-steps',
    story: 'AWS_ENDPOINT_URL sends the AWS tools of later steps to an emulator.',
    job: { environment: { AWS_ENDPOINT_URL: 'http://user:password@localstack:4566/path' } },
    expected: { outcome: 'success', code: 'LATER_STEPS_USE_OTHER_ENDPOINT', level: 'notice' },
  },
];
