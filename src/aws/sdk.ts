// All that is taken of the AWS SDK, as one part of the bundle, and a first run of it without any network. To be loaded while the run
// waits for something else.
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { collectBody } from '../net/requests.ts';

export { AssumeRoleCommand } from '@aws-sdk/client-sts';
export { fromWebToken } from '@aws-sdk/credential-provider-web-identity';
export { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient };

/**
 * Builds, signs and reads one call of each kind without sending anything, so that the first real call does not wait for code that has
 * never run.
 * @returns the access key id and the ARN that it read
 */
export async function warmUp(): Promise<readonly [string | undefined, string | undefined]> {
  const client = new STSClient({
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: async () => ({ accessKeyId: 'nobody', secretAccessKey: 'nothing', sessionToken: 'nothing' }),
    requestHandler: respondingWith([GRANTED, IDENTITY]),
    streamCollector: collectBody,
  });
  const request = { RoleArn: 'nobody', RoleSessionName: 'nobody', WebIdentityToken: 'nothing', DurationSeconds: 900 };
  const { Credentials } = await client.send(new AssumeRoleWithWebIdentityCommand(request));
  const { Arn } = await client.send(new GetCallerIdentityCommand({}));
  return [Credentials?.AccessKeyId, Arn];
}

const GRANTED = responseOf(
  'AssumeRoleWithWebIdentity',
  '<Credentials><AccessKeyId>nothing</AccessKeyId><Expiration>2000-01-01T00:00:00Z</Expiration></Credentials>',
);
const IDENTITY = responseOf('GetCallerIdentity', '<Arn>nobody</Arn>');

function responseOf(operation: string, content: string): string {
  const result = `<${operation}Result>${content}</${operation}Result>`;
  return `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${result}</${operation}Response>`;
}

/** Takes the place of the network: nothing leaves this process. */
function respondingWith(texts: readonly string[]) {
  const bodies = texts.map(async function* (text) {
    yield Buffer.from(text);
  });
  return {
    handle: async () => ({
      response: { statusCode: 200, headers: { 'content-type': 'text/xml' }, body: bodies.shift() },
    }),
  };
}
