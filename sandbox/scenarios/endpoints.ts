// Scenarios in which the environment names endpoints that are not AWS's own.
import type { Fault } from '../faults.ts';
import type { Scenario } from './scenario.ts';

const INTERNAL = 'sts.internal.example';

/** What a container network does: the name of a service leads to its address. */
const EMULATOR_IS_HERE = `import dns from 'node:dns';
  const { lookup } = dns;
  dns.lookup = (host, ...rest) => lookup(host === 'emulator' ? '127.0.0.1' : host, ...rest);`;

/** What MinIO answers. @see https://github.com/minio/minio/blob/master/cmd/sts-datatypes.go */
const OF_MINIO = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult>',
  '<AssumedRoleUser><Arn></Arn><AssumeRoleId></AssumeRoleId></AssumedRoleUser>',
  '<Credentials><AccessKeyId>Y4RJU1RNFGK48LGO9I2S</AccessKeyId>',
  '<SecretAccessKey>sYLRKS1Z7hSjluf6gEbb9066hnx315wHTiACPAjg</SecretAccessKey>',
  '<SessionToken>eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9.e30.c2lnbmF0dXJl</SessionToken>',
  '<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>',
  '<SubjectFromWebIdentityToken>octo</SubjectFromWebIdentityToken></AssumeRoleWithWebIdentityResult>',
  '<ResponseMetadata><RequestId>16F26E081E36DE63</RequestId></ResponseMetadata></AssumeRoleWithWebIdentityResponse>',
].join('\n');
const MINIO: readonly Fault[] = [
  {
    operation: 'AssumeRoleWithWebIdentity',
    effect: { kind: 'respond', status: 200, headers: { 'content-type': 'application/xml' }, body: OF_MINIO },
  },
  {
    operation: 'GetCallerIdentity',
    effect: {
      kind: 'error',
      status: 400,
      code: 'InvalidParameterValue',
      message: 'Unsupported action GetCallerIdentity',
    },
  },
];

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
    name: 'minio-by-id-token',
    story: 'The endpoint is MinIO, which exchanges the ID token and names no role session.',
    sandbox: { faults: MINIO },
    inputs: ({ stsEndpoint }) => ({ 'sts-endpoint': stsEndpoint }),
    expected: { outcome: 'failure', code: 'STS_NAMES_NO_IDENTITY' },
  },
  {
    name: 'minio-by-keys',
    story: 'The endpoint is MinIO, which has no GetCallerIdentity.',
    sandbox: { faults: MINIO },
    inputs: ({ stsEndpoint }) => ({
      'sts-endpoint': stsEndpoint,
      'role-to-assume': 'none',
      'aws-access-key-id': 'minioadmin',
      'aws-secret-access-key': 'minioadmin',
    }),
    expected: { outcome: 'failure', code: 'STS_NAMES_NO_IDENTITY' },
  },
  {
    name: 'endpoint-of-later-steps',
    story: 'AWS_ENDPOINT_URL sends the AWS tools of later steps to an emulator.',
    job: { environment: { AWS_ENDPOINT_URL: 'http://user:password@localstack:4566/path' } },
    expected: { outcome: 'success', code: 'LATER_STEPS_USE_OTHER_ENDPOINT', level: 'notice' },
  },
];
