// IAM of each partition, and what is read of its answers.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Partition } from '../../../src/aws/arn.ts';
import { createIam, type Iam, iamOf, isAwsIamHost } from '../../../src/aws/iam.ts';
import { createDeadline } from '../../../src/net/deadline.ts';
import { createVault } from '../../../src/secrets/vault.ts';

describe('iamOf', () => {
  // As @aws-sdk/client-iam 3.1169.0 has them.
  it.each<[Partition, string, string, string, string, string]>([
    [
      'aws',
      'us-east-1',
      'iam.amazonaws.com',
      'iam-fips.amazonaws.com',
      'iam.global.api.aws',
      'iam-fips.global.api.aws',
    ],
    [
      'aws-cn',
      'cn-north-1',
      'iam.cn-north-1.amazonaws.com.cn',
      'iam-fips.amazonaws.com.cn',
      'iam.global.api.amazonwebservices.com.cn',
      'iam-fips.api.amazonwebservices.com.cn',
    ],
    [
      'aws-us-gov',
      'us-gov-west-1',
      'iam.us-gov.amazonaws.com',
      'iam.us-gov.amazonaws.com',
      'iam.us-gov.api.aws',
      'iam.us-gov.api.aws',
    ],
    [
      'aws-iso',
      'us-iso-east-1',
      'iam.us-iso-east-1.c2s.ic.gov',
      'iam-fips.us-iso-east-1.c2s.ic.gov',
      'iam.api.aws.ic.gov',
      'iam-fips.api.aws.ic.gov',
    ],
    [
      'aws-eusc',
      'eusc-de-east-1',
      'iam.eusc-de-east-1.amazonaws.eu',
      'iam-fips.amazonaws.eu',
      'iam.global.api.amazonwebservices.eu',
      'iam-fips.api.amazonwebservices.eu',
    ],
  ])('knows %s', (partition, region, plain, fips, dualStack, both) => {
    const hosts = [{}, { fips: true }, { dualStack: true }, { fips: true, dualStack: true }] as const;
    expect(hosts.map((variant) => iamOf(partition, variant))).toEqual(
      [plain, fips, dualStack, both].map((host) => ({ url: `https://${host}/`, region })),
    );
    for (const host of [plain, fips, dualStack, both]) expect(isAwsIamHost(host)).toBe(true);
  });
});

describe('isAwsIamHost', () => {
  it.each(['iam.amazonaws.com.evil.example', 'iam.eu-central-1.amazonaws.com', 'sts.amazonaws.com', 'localhost', ''])(
    'does not take %j for one of AWS',
    (host) => {
      expect(isAwsIamHost(host)).toBe(false);
    },
  );

  it('knows a VPC endpoint', () => {
    expect(isAwsIamHost('vpce-0a1b-2c.iam.us-east-1.vpce.amazonaws.com')).toBe(true);
  });
});

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** An IAM that gives this answer. */
async function answering(status: number, body: string): Promise<Iam> {
  const server = createServer((_, response) => response.writeHead(status, { 'content-type': 'text/xml' }).end(body));
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const vault = createVault(() => {});
  const keys = {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'secret-access-key',
    sessionToken: 'session-token',
  };
  const deadline = createDeadline(5);
  deadline.clear();
  return createIam({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    region: 'us-east-1',
    credentials: vault.keep(keys),
    clockSkewSeconds: 0,
    proxy: { agentOptionsFor: () => ({}), lines: [] },
    deadline,
    vault,
  });
}

const ARN = 'arn:aws:iam::111122223333:role/app/deploy';
const roleXml = (arn: string, document: string) =>
  `<GetRoleResponse><GetRoleResult><Role><Path>/app/</Path><AssumeRolePolicyDocument>${document}</AssumeRolePolicyDocument><Description>&lt;Arn&gt;x&lt;/Arn&gt;</Description><MaxSessionDuration>7200</MaxSessionDuration><Arn>${arn}</Arn></Role></GetRoleResult></GetRoleResponse>`;
const errorXml = (code: string, message: string) =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;

async function ask<T>(iam: Iam, question: (iam: Iam) => Promise<T>): Promise<T> {
  try {
    return await question(iam);
  } finally {
    iam.close();
  }
}

const roleIn = async (status: number, body: string) =>
  ask(await answering(status, body), (iam) => iam.getRole('deploy'));
const codeOf = (attempt: Awaited<ReturnType<typeof roleIn>>) =>
  attempt.status === 'failed' ? [attempt.failure.code, attempt.failure.message] : attempt;

describe('getRole', () => {
  it('gives the ARN, the policy, and the maximum', async () => {
    expect(await roleIn(200, roleXml(ARN, encodeURIComponent('{"a":"b c&%+"}')))).toEqual({
      status: 'succeeded',
      value: { arn: ARN, trustPolicy: '{"a":"b c&%+"}', maxSessionSeconds: 7200 },
    });
  });

  it('gives null where there is none', async () => {
    expect(await roleIn(404, errorXml('NoSuchEntity', 'x'))).toEqual({ status: 'succeeded', value: null });
  });

  it('gives the code and the sentence of a refusal', async () => {
    const message = 'User: x is not authorized &amp; so on';
    expect(codeOf(await roleIn(403, errorXml('AccessDenied', message)))).toEqual([
      'AccessDenied',
      'User: x is not authorized & so on',
    ]);
    expect(codeOf(await roleIn(400, errorXml('ThrottlingException', 'slow')))).toEqual(['Throttling', 'slow']);
  });

  it.each<[string, number, string, string]>([
    ['a page', 200, '<html>Log in</html>', 'UNEXPECTED_ANSWER'],
    ['the role of nobody', 200, roleXml('arn:aws:iam::1:role/x', '%7B%7D'), 'UNEXPECTED_ANSWER'],
    ['a policy that is cut', 200, roleXml(ARN, '%7'), 'UNEXPECTED_ANSWER'],
    ['no such page', 404, 'Not found', 'HTTP_404'],
    ['an error without a code', 500, '', 'HTTP_500'],
    ['a code that is none', 400, errorXml('a b', 'x'), 'HTTP_400'],
  ])('takes %s for the answer of somebody else', async (_, status, body, code) => {
    expect(codeOf(await roleIn(status, body))).toMatchObject([code, 'The answer is not one of IAM.']);
  });

  it('shows no secret that the answer repeats', async () => {
    const id = 'ASIAIOSFODNN7EXAMPLE';
    const answers = [
      [403, errorXml(id, `key ${id}`)],
      [200, roleXml(`${ARN}-${id}`, encodeURIComponent('{"a":"secret-access-key"}'))],
    ] as const;
    for (const [status, body] of answers) {
      expect(JSON.stringify(await roleIn(status, body))).not.toMatch(/ASIAIOSFODNN7EXAMPLE|secret-access-key/);
    }
  });

  it('is a failure where nobody answers', async () => {
    const iam = await answering(200, '');
    await new Promise((resolve) => servers.splice(0)[0]?.close(resolve));
    expect(await ask(iam, (one) => one.getRole('deploy'))).toMatchObject({
      status: 'failed',
      failure: { service: 'iam', operation: 'GetRole' },
    });
  });
});

describe('getProvider', () => {
  const provider = (list: string) =>
    `<GetOpenIDConnectProviderResponse><GetOpenIDConnectProviderResult>${list}<ThumbprintList><member>aa</member></ThumbprintList></GetOpenIDConnectProviderResult></GetOpenIDConnectProviderResponse>`;

  it.each([
    [
      '<ClientIDList><member>sts.amazonaws.com</member><member>a&amp;b</member></ClientIDList>',
      ['sts.amazonaws.com', 'a&b'],
    ],
    ['<ClientIDList/>', []],
    ['', []],
  ])('gives the audiences in %s', async (list, audiences) => {
    const iam = await answering(200, provider(list));
    expect(await ask(iam, (one) => one.getProvider('x'))).toEqual({ status: 'succeeded', value: { audiences } });
  });
});
