// The least program that makes the three calls of a success with what the action must be made of, @actions/core and the AWS SDK: packed
// as the action is, it shows which part of the distance to the floor is theirs. It verifies nothing and reports nothing.
import { request } from 'node:https';
import { getInput, info, setSecret } from '@actions/core';
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer, AWS_ENDPOINT_URL_STS } = process.env;
delete process.env.AWS_ENDPOINT_URL_STS;

function askForToken() {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${bearer}` };
    const asked = request(`${url}&audience=sts.amazonaws.com`, { headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(JSON.parse(text).value));
    });
    asked.on('error', reject).end();
  });
}

const token = await askForToken();
setSecret(token);
let session;
const client = new STSClient({
  region: getInput('aws-region'),
  endpoint: AWS_ENDPOINT_URL_STS,
  maxAttempts: 1,
  credentials: async () => session,
});
const asked = { RoleArn: getInput('role-to-assume'), RoleSessionName: 'sdk-only', WebIdentityToken: token };
const { Credentials } = await client.send(new AssumeRoleWithWebIdentityCommand({ ...asked, DurationSeconds: 3600 }));
const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = Credentials;
setSecret(secretAccessKey);
setSecret(sessionToken);
session = { accessKeyId, secretAccessKey, sessionToken };
const { Arn } = await client.send(new GetCallerIdentityCommand({}));
info(Arn);
client.destroy();
