// Runs the SDK once without any network, so that the first real call need not wait for code that has never run. To be loaded with
// the SDK only.
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

const NOBODY = { accessKeyId: 'nobody', secretAccessKey: 'nothing', sessionToken: 'nothing' };
const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

const answerOf = (operation: string, content: string) =>
  `<${operation}Response xmlns="${NAMESPACE}"><${operation}Result>${content}</${operation}Result></${operation}Response>`;

const GRANTED = answerOf(
  'AssumeRoleWithWebIdentity',
  '<Credentials><AccessKeyId>nobody</AccessKeyId><Expiration>2000-01-01T00:00:00Z</Expiration></Credentials>',
);
const IDENTITY = answerOf('GetCallerIdentity', '<Arn>nobody</Arn>');

/** Stands in for the network: whatever is asked, nobody hears it. */
function handlerOf(collect: (body: AsyncIterable<Uint8Array>) => Promise<Uint8Array>) {
  const bodies = [GRANTED, IDENTITY];
  return {
    requestHandler: {
      handle: async () => ({
        response: {
          statusCode: 200,
          headers: { 'content-type': 'text/xml' },
          body: (async function* () {
            yield Buffer.from(bodies.shift() ?? '');
          })(),
        },
      }),
    },
    streamCollector: collect,
  };
}

/**
 * Builds, signs and reads one call of each kind, for nobody and to nowhere.
 * @param collect - what reads the bodies of real answers
 */
export async function warmUp(collect: (body: AsyncIterable<Uint8Array>) => Promise<Uint8Array>): Promise<void> {
  const client = new STSClient({
    ...handlerOf(collect),
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: async () => NOBODY,
  });
  const asked = { RoleArn: 'nobody', RoleSessionName: 'nobody', WebIdentityToken: 'nothing', DurationSeconds: 900 };
  await client.send(new AssumeRoleWithWebIdentityCommand(asked));
  await client.send(new GetCallerIdentityCommand({}));
}
