// The least program that makes the three calls of a success with Node's built-ins: what the action is measured against. It verifies
// nothing, masks nothing and reports nothing. FLOOR_PRECONNECT=1 opens the connection to STS while it requests the ID token.
const { createHash, createHmac } = require('node:crypto');
const http = require('node:http');
const https = require('node:https');

const { INPUT_ROLE: role, INPUT_REGION: region, AWS_ENDPOINT_URL_STS: endpoint, FLOOR_PRECONNECT } = process.env;
const sts = new URL(endpoint);
const transport = sts.protocol === 'https:' ? https : http;

/** Uses the connection that was opened ahead, once. */
class Agent extends transport.Agent {
  createConnection(options, callback) {
    const opened = this.opened;
    this.opened = undefined;
    return opened ?? super.createConnection(options, callback);
  }
}
const agent = new Agent({ keepAlive: true });
if (FLOOR_PRECONNECT === '1') agent.opened = agent.createConnection({ host: sts.hostname, port: sts.port });

function ask(url, options, body) {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? https.request : http.request;
    const request = send(url, options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))));
    });
    request.on('error', reject).end(body);
  });
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const tag = (text, name) => new RegExp(`<${name}>([^<]*)<`).exec(text)[1];
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function signed(body, { id, secret, token }) {
  const now = `${new Date().toISOString().replace(/[:-]|\.\d{3}/g, '')}`;
  const scope = `${now.slice(0, 8)}/${region}/sts/aws4_request`;
  const headers = { ...FORM, host: sts.host, 'x-amz-date': now, 'x-amz-security-token': token };
  const names = Object.keys(headers).sort();
  const list = names.join(';');
  const canonical = ['POST', '/', '', ...names.map((name) => `${name}:${headers[name]}`), '', list, sha256(body)].join(
    '\n',
  );
  const key = [region, 'sts', 'aws4_request'].reduce(hmac, hmac(`AWS4${secret}`, now.slice(0, 8)));
  const signature = hmac(key, ['AWS4-HMAC-SHA256', now, scope, sha256(canonical)].join('\n')).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${list}, Signature=${signature}`;
  return { ...headers, authorization };
}

async function main() {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = process.env;
  const headers = { authorization: `Bearer ${bearer}` };
  const { value } = JSON.parse(await ask(new URL(`${url}&audience=sts.amazonaws.com`), { headers, agent: false }));
  const parameters = { RoleArn: role, RoleSessionName: 'floor', WebIdentityToken: value, DurationSeconds: '3600' };
  const exchange = new URLSearchParams({ Action: 'AssumeRoleWithWebIdentity', Version: '2011-06-15', ...parameters });
  const granted = await ask(sts, { method: 'POST', headers: FORM, agent }, exchange.toString());
  const [id, secret, token] = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map((name) => tag(granted, name));
  const body = 'Action=GetCallerIdentity&Version=2011-06-15';
  const identity = await ask(sts, { method: 'POST', headers: signed(body, { id, secret, token }), agent }, body);
  process.stdout.write(`${tag(identity, 'Arn')}\n`);
  agent.destroy();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
