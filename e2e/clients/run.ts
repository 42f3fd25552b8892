// Command line: runs real AWS clients in environments of sandbox/observed-clients, against the sandbox, and compares what they
// take with what was observed, which is what the model in src/resolution is tested against. Plays a selection; with --all
// every row that the sandbox can play; with words, the rows that have one of them in their names. Then lets the clients use profiles
// that the packed action made and its helper renews; with the word "renewal", nothing else.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROWS, type Row, setUp } from '../../sandbox/observed-clients/rows.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { DEFAULT_WORLD, trustSubject, type World } from '../../sandbox/world.ts';
import type { Tool } from '../../src/resolution/dialect.ts';
import { ask, type Client, clients } from './clients.ts';
import { playRenewals } from './renewal.ts';

const ACCOUNT = '111122223333';
/** In the sandbox all identities with keys are users, so that rows about the tokens of sessions cannot be played. */
const USERS = ['env', 'default', 'team', 'other', 'helper', 'alternative', 'user', 'legacy', 'source'];
const ABOUT_TOKENS = /security token for session token|security token in profile|session token stale/;
/** These need an instance metadata service. */
const NEEDS_MORE = /instance/;
const AT_ONCE = 2;

const keysOf = (identity: string) => ({
  id: `AKIA${identity.toUpperCase().padEnd(16, 'X')}`,
  secret: `secret-of-${identity}`.padEnd(40, 'x'),
});

const WORLD: World = {
  ...DEFAULT_WORLD,
  accounts: [
    {
      id: ACCOUNT,
      providers: DEFAULT_WORLD.accounts[0]?.providers ?? [],
      roles: [
        { name: 'web', trustPolicy: trustSubject(DEFAULT_WORLD.subject) },
        { name: 'profile-web', trustPolicy: trustSubject(DEFAULT_WORLD.subject) },
        { name: 'container', trustPolicy: trustSubject('nobody') },
        {
          name: 'chain',
          trustPolicy: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: ['source', 'helper'].map((name) => `arn:aws:iam::${ACCOUNT}:user/${name}`) },
                Action: 'sts:AssumeRole',
              },
            ],
          },
        },
      ],
      users: USERS.map((name) => ({ name, accessKeyId: keysOf(name).id, secretAccessKey: keysOf(name).secret })),
    },
  ],
};

/** What one client took in one row. */
interface Seen {
  readonly name: string;
  readonly expected: string;
  readonly took: string;
}

async function tokenOf(sandbox: Sandbox): Promise<string> {
  const response = await fetch(`${sandbox.idTokenRequestUrl}&audience=sts.amazonaws.com`, {
    headers: { authorization: `Bearer ${sandbox.idTokenRequestToken}` },
  });
  return ((await response.json()) as { value: string }).value;
}

async function play(row: Row, client: Client, home: string, sandbox: Sandbox): Promise<string> {
  const { containerCredentials } = sandbox;
  const others = { token: await tokenOf(sandbox), container: containerCredentials?.uri ?? '' };
  const environment = setUp(row, { keysOf, home, others });
  const env = {
    PATH: process.env['PATH'],
    ...environment,
    AWS_ENDPOINT_URL_STS: sandbox.stsEndpoint,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: containerCredentials?.token,
  };
  try {
    return identityIn(await ask(client, env));
  } catch {
    return 'error';
  }
}

function identityIn(arn: string): string {
  return /:user\/(.+)$/.exec(arn)?.[1] ?? /:assumed-role\/([^/]+)\//.exec(arn)?.[1] ?? arn;
}

function expectedFor(row: Row, tool: Tool): string | undefined {
  const [outcome] = Object.entries(row.outcomes).find(([, tools]) => tools.split(' ').includes(tool)) ?? [];
  return outcome?.replace(/^error:.*/, 'error');
}

/** Rows in which the clients differ, and those on which the action relies when it publishes. */
const SELECTION = [
  'keys and default profile',
  'keys and profile variable',
  'both profile variables',
  'default profile variable alone',
  'empty profile variable and keys',
  'empty default profile variable',
  'missing profile',
  'web identity and default profile',
  'web identity and profile variable',
  'web identity without role',
  'web identity variables empty',
  'container and failing helper',
  'keys in credentials helper in config',
  'helper in config file only',
  'role with itself as source',
  'access key id alone',
  'keys empty',
  'legacy names',
  'security token stale',
  'expiration past',
  'credentials file variable empty',
  'credentials file dollar home',
  'byte order mark',
  'keys and default role without its source',
  'keys and default role with two sources',
  'keys and half a pair in default',
  'keys and lost sso session in default',
  'helper quoted path',
  'helper quoted path bare end',
];

/** What a client takes after a request to STS of its own. */
const BY_SESSION = ['web', 'chain', 'profile-web'];

function chosenRows(): readonly Row[] {
  const playable = ROWS.filter(
    ({ name, profileInCode }) => profileInCode === undefined && !ABOUT_TOKENS.test(name) && !NEEDS_MORE.test(name),
  );
  const words = process.argv.slice(2);
  if (words.includes('--all')) return playable;
  return playable.filter(({ name }) =>
    words.length === 0 ? SELECTION.includes(name) : words.some((word) => name.includes(word)),
  );
}

async function playAll(
  client: Client,
  rows: readonly Row[],
  folder: string,
  sandbox: Sandbox,
): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  const waiting = rows.flatMap((row) => {
    const expected = expectedFor(row, client.tool);
    const isLeftOut = client.asksAws && BY_SESSION.includes(expected ?? '');
    return expected === undefined || isLeftOut ? [] : [{ row, expected }];
  });
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const home = join(folder, client.tool, next.row.name.replaceAll(' ', '-'));
      seen.push({ name: next.row.name, expected: next.expected, took: await play(next.row, client, home, sandbox) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return seen;
}

const folder = mkdtempSync(join(tmpdir(), 'clients-'));
const sandbox = await startSandbox({ world: WORLD, containerRole: `arn:aws:iam::${ACCOUNT}:role/container` });
const seen: Seen[] = [];
const all = await clients();
try {
  for (const client of all) {
    const ofClient = await playAll(client, chosenRows(), folder, sandbox);
    const differing = ofClient.filter(({ expected, took }) => expected !== took);
    const note = client.asksAws ? '; those with sessions of its own need a newer version' : '';
    console.log(`${client.tool}: ${ofClient.length - differing.length} of ${ofClient.length} rows as observed${note}`);
    for (const { name, expected, took } of differing) console.log(`  ${name}: expected ${expected}, took ${took}`);
    seen.push(...ofClient);
  }
} finally {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
}
const words = process.argv.slice(2);
const renewals =
  words.length === 0 || words.includes('--all') || words.includes('renewal') ? await playRenewals(all) : [];
const wrong = seen.filter(({ expected, took }) => expected !== took).length + renewals.filter((ok) => !ok).length;
const count = seen.length + renewals.length;
console.log(`clients: ${count - wrong} passed, ${wrong} failed`);
if (wrong > 0 || count === 0) process.exitCode = 1;
