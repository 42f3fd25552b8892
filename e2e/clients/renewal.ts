// Profiles that the packed action made and its helper renews, used by real AWS clients: in folders with odd names, in steps whose
// environment would end the helper, and with a clock behind that of AWS.
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createJob } from '../../sandbox/job.ts';
import { USUAL_INPUTS } from '../../sandbox/scenarios/scenario.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts';
import { ask, type Client } from './clients.ts';

const ACTION = resolve(import.meta.dirname, '../..');
const ROLE = 'arn:aws:sts::111122223333:assumed-role/deploy/';

/** Names of the folders above RUNNER_TEMP and the action. */
const FOLDERS = [
  'plain',
  'with blanks  in it',
  "it's",
  "'quoted'",
  '"double quoted"',
  'Größe 漢字 🚀',
  '$(touch pwned) `touch pwned` $',
  'a&b|c;d',
  'Program Files (x86)',
  'a=b,c;d',
  '~ %d %(here)s {a,b} *?[a-z] !bang',
  '-dash#hash',
];

/** Variables of a later step that Node would obey. */
const SETTINGS: Readonly<Record<string, string>> = {
  NODE_OPTIONS: '--require ./missing.js',
  NODE_DEBUG: 'net,http,tls',
  NODE_PENDING_DEPRECATION: '1',
};

type Variables = Readonly<Record<string, string | undefined>>;

/** A step that made a profile, and the environment of the next one. */
interface Made {
  readonly sandbox: Sandbox;
  readonly environment: Variables;
  /** Puts the session that is stored at this distance from its end. */
  leave(seconds: number): Promise<void>;
  close(): Promise<void>;
}

async function make(name: string, options: SandboxOptions = {}): Promise<Made> {
  const root = await mkdtemp(join(tmpdir(), 'renewal-'));
  const [actionDirectory, runnerTemp] = [join(root, 'action', name), join(root, 'temp', name)];
  for (const folder of [actionDirectory, runnerTemp]) await mkdir(folder, { recursive: true });
  await copyFile(join(ACTION, 'action.yml'), join(actionDirectory, 'action.yml'));
  await cp(join(ACTION, 'dist'), join(actionDirectory, 'dist'), { recursive: true });
  const sandbox = await startSandbox(options);
  const job = await createJob({ actionDirectory, sandbox, runnerTemp });
  const { exported, annotations } = await job.runMain({ ...USUAL_INPUTS, refresh: 'true' });
  if (exported['AWS_PROFILE'] === undefined) throw new Error(`${name}: ${annotations[0]?.message ?? 'no profile'}`);
  const sessionFile = join(dirname(exported['AWS_CONFIG_FILE'] ?? ''), '0', 'session.json');
  return {
    sandbox,
    environment: {
      PATH: process.env['PATH'],
      LANG: 'C.UTF-8',
      HOME: job.home,
      RUNNER_TEMP: runnerTemp,
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_WORKSPACE: job.workspace,
      ACTIONS_ID_TOKEN_REQUEST_URL: sandbox.idTokenRequestUrl,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: sandbox.idTokenRequestToken,
      AWS_ENDPOINT_URL_STS: sandbox.stsEndpoint,
      ...exported,
    },
    leave: (seconds) => leave(sessionFile, seconds),
    close: async () => {
      await job.close();
      await sandbox.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function leave(sessionFile: string, seconds: number): Promise<void> {
  const stored: object = JSON.parse(await readFile(sessionFile, 'utf8'));
  await writeFile(sessionFile, JSON.stringify({ ...stored, expiresAt: Date.now() / 1000 + seconds }));
}

/** Each client gets a new session of its own. */
async function playFolder(name: string, all: readonly Client[]): Promise<readonly boolean[]> {
  const made = await make(name);
  const outcomes: boolean[] = [];
  try {
    for (const client of all) {
      await made.leave(-1);
      outcomes.push(
        await succeeds(`${client.tool} in the folder ${name}`, () => ask(client, environmentFor(client, made))),
      );
    }
  } finally {
    await made.close();
  }
  return outcomes;
}

/** The SDK for JavaScript runs in Node, so that these settings would end the program itself. */
function environmentFor({ tool }: Client, { environment }: Made): Variables {
  return tool === 'js-v3' ? environment : { ...environment, ...SETTINGS };
}

async function succeeds(what: string, task: () => Promise<string>): Promise<boolean> {
  const answer = await task().catch((error: Error) => error.message.trim().split('\n').at(-1) ?? '');
  const lines = answer.split('\n');
  const wrong = lines.filter((line) => !line.startsWith(ROLE));
  if (wrong.length > 0) console.log(`  ${what}: ${wrong.length} of ${lines.length} calls failed: ${wrong[0]}`);
  return wrong.length === 0;
}

const BEHIND_SECONDS = 120;
const GRANTED_SECONDS = 20;
const LASTING_SECONDS = 50;

/** The SDK for Go uses a session until the last second by the clock of the machine. */
async function playClock(all: readonly Client[]): Promise<boolean> {
  const go = all.find(({ tool }) => tool === 'go-v2');
  if (go === undefined) return false;
  const made = await make('clock', { clockOffsetSeconds: BEHIND_SECONDS, grantedSeconds: GRANTED_SECONDS });
  try {
    const what = `go-v2 with a clock that is ${BEHIND_SECONDS} s behind`;
    return await succeeds(what, () => ask(go, made.environment, [String(LASTING_SECONDS)]));
  } finally {
    await made.close();
  }
}

/** Whether each client got what it was to get. */
export async function playRenewals(all: readonly Client[]): Promise<readonly boolean[]> {
  const clock = playClock(all);
  const outcomes: boolean[] = [];
  for (const name of FOLDERS) outcomes.push(...(await playFolder(name, all)));
  outcomes.push(await clock);
  console.log(`renewal: ${outcomes.filter(Boolean).length} of ${outcomes.length} as expected`);
  return outcomes;
}
