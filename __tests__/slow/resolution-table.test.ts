// Every row of what real AWS clients were seen to take, played with the packed action: `mode: verify` says of each tool what the tool did,
// and a step that publishes says which tools would take something else.
import { describe, expect, it } from '@jest/globals';
import { createJob, type StepResult } from '../../sandbox/job.ts';
import { type Keys, OBSERVATIONS, ROWS, type Row, setUp } from '../../sandbox/observed-clients/rows.ts';
import { findingCodeOf, USUAL_INPUTS } from '../../sandbox/scenarios/scenario.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { DEFAULT_WORLD, trustSubject, type World } from '../../sandbox/world.ts';
import { namesOf } from '../../src/diagnosis/words/credential-sources.ts';
import type { Tool } from '../../src/resolution/dialect.ts';
import { SUPPORTED_TOOLS } from '../../src/resolution/takings.ts';
import { defined } from '../../src/util/defined.ts';
import { ACTION_DIRECTORY, playAll, setting, shared } from '../dist/setting.ts';

const ACCOUNT = '111122223333';
const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
/** Identities of the rows that are sessions, and those that are users. */
const SESSIONS = ['env', 'default', 'team', 'other', 'helper', 'alternative'];
const USERS = ['user', 'legacy', 'source'];

const userKeys = (name: string) => ({
  id: `AKIA${name.toUpperCase().padEnd(16, 'X')}`,
  secret: `secret-of-${name}`.padEnd(40, 'x'),
});
const OURS = trustSubject(DEFAULT_WORLD.subject);
const NOBODY = { Version: '2012-10-17', Statement: [] } as const;

const WORLD: World = {
  ...DEFAULT_WORLD,
  accounts: DEFAULT_WORLD.accounts.map((account) => ({
    ...account,
    users: USERS.map((name) => ({ name, accessKeyId: userKeys(name).id, secretAccessKey: userKeys(name).secret })),
    roles: [
      ...account.roles,
      ...[...SESSIONS, 'web', 'profile-web'].map((name) => ({ name, trustPolicy: OURS })),
      ...['container', 'instance'].map((name) => ({ name, trustPolicy: NOBODY })),
      {
        name: 'chain',
        trustPolicy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/source` }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    ],
  })),
};

/** A session of the role, as it would be in a variable or a file. */
async function sessionOf(role: string, sandbox: Sandbox): Promise<Keys> {
  const body = new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: roleArn(role),
    RoleSessionName: 'row',
    WebIdentityToken: await sandbox.createWebIdentityToken(),
  });
  const answer = await (await fetch(sandbox.stsEndpoint, { method: 'POST', body })).text();
  const of = (name: string) => new RegExp(`<${name}>([^<]+)<`).exec(answer)?.[1] ?? '';
  return { id: of('AccessKeyId'), secret: of('SecretAccessKey'), token: of('SessionToken') };
}

/** Node needs a home folder to start with; the row without one loses it before the action runs. */
const WITHOUT_HOME = { NODE_OPTIONS: '--import=data:text/javascript,delete%20process.env.HOME' };

/** What a step of either kind came to in the environment of a row. */
interface Ends {
  readonly verify: StepResult;
  readonly publish: StepResult;
}

/** Both steps in every row, a few rows at a time. */
const ends = shared(async () => {
  const { sandbox } = await setting({
    world: WORLD,
    containerRole: roleArn('container'),
    instanceProfile: roleArn('instance'),
  });
  const sessions = new Map<string, Keys>();
  for (const name of SESSIONS) sessions.set(name, await sessionOf(name, sandbox));
  const { containerCredentials, instanceMetadataEndpoint } = sandbox;
  const values = {
    keysOf: (name: string) => sessions.get(name) ?? userKeys(name),
    others: defined({
      token: await sandbox.createWebIdentityToken(),
      container: containerCredentials?.uri,
      imds: instanceMetadataEndpoint,
    }),
  };
  const play = async (row: Row, inputs: Readonly<Record<string, string>>): Promise<StepResult> => {
    const job = await createJob({ actionDirectory: ACTION_DIRECTORY, sandbox });
    try {
      const environment = {
        ...(defined(setUp(row, { ...values, home: job.home })) as Record<string, string>),
        ...('HOME' in row.environment ? WITHOUT_HOME : {}),
        AWS_CONTAINER_AUTHORIZATION_TOKEN: containerCredentials?.token ?? '',
      };
      return await job.runMain({ ...USUAL_INPUTS, 'disable-retry': 'true', ...inputs }, { environment });
    } finally {
      await job.close();
    }
  };
  const played = await playAll(ROWS, async (row): Promise<[string, Ends]> => {
    const verifyInputs = defined({ mode: 'verify', 'role-to-assume': 'none', 'aws-profile': row.profileInCode });
    return [row.name, { verify: await play(row, verifyInputs), publish: await play(row, {}) }];
  });
  return new Map(played);
});

const endsOf = ({ name }: Row): Ends => {
  const found = ends().get(name);
  if (found === undefined) throw new Error(`${name} was not played`);
  return found;
};

/** The lines of the list of tools, which the log has in full. */
function listed({ log }: StepResult): readonly string[] {
  const [, details = log.join('\n')] = log.join('\n').split('Details of ');
  return details.split('\n').flatMap((line) => /^\s*- (.*)/.exec(line)?.[1] ?? []);
}

/** The line that speaks of the tool. */
function lineOf(tool: Tool, lines: readonly string[]): string | undefined {
  return lines.find((line) => `, ${line.split(': ')[0]},`.includes(`, ${namesOf([tool])},`));
}

/** Whose credentials a line says that its tools use; `nobody` where they fail. */
function identityIn(line = ''): string {
  const said = line.slice(line.indexOf(': ') + 2); // a message of AWS further behind names identities, too
  const [, user, role] = /^arn:aws:(?:iam::\d+:user\/([\w-]+)|sts::\d+:assumed-role\/([\w-]+))/.exec(said) ?? [];
  return user ?? role ?? 'nobody';
}

/**
 * Whose credentials each tool of the row had, as far as `mode: verify` can know: the command of a profile that this job did not make is
 * never run, so that it counts as failing.
 */
function observedIn(row: Row): ReadonlyMap<Tool, string> {
  const own = OBSERVATIONS.filter(([name, tool]) => name === row.name && isSupported(tool));
  return new Map(own.map(([, tool, outcome]) => [tool, /^(?:error:.*|helper)$/.test(outcome) ? 'nobody' : outcome]));
}

const isSupported = (tool: Tool) => (SUPPORTED_TOOLS as readonly Tool[]).includes(tool);
const codesOf = ({ annotations }: StepResult) =>
  annotations.filter(({ level }) => level === 'error').map(({ message }) => findingCodeOf(message));

describe('mode: verify', () => {
  it.each(ROWS.map((row) => [row.name, row] as const))('says of each tool what it did: %s', (_, row) => {
    const { verify } = endsOf(row);
    const observed = observedIn(row);
    const identities = new Set(observed.values());
    if (identities.size === 1 && !identities.has('nobody')) {
      expect([verify.outcome, codesOf(verify)]).toEqual(['success', []]);
    } else if (identities.size === 1) {
      const code = row.name === 'session token stale' ? 'KEYS_REJECTED' : 'AMBIENT_SOURCE_BROKEN';
      expect([verify.outcome, codesOf(verify)]).toEqual(['failure', [code]]);
    } else {
      expect([verify.outcome, codesOf(verify)]).toEqual(['failure', ['TOOLS_DISAGREE']]);
      const said = [...observed.keys()].map((tool) => [tool, identityIn(lineOf(tool, listed(verify)))]);
      expect(said).toEqual([...observed]);
    }
  });
});

const PYTHON: readonly Tool[] = ['aws-cli-v1', 'aws-cli-v2', 'boto3'];
const GO: readonly Tool[] = ['go-v2', 'go-base'];
/** A profile that is named beats keys in this tool alone. */
const PROFILE_FIRST: readonly Tool[] = ['js-v3'];

/** Which tools take something else, or nothing, after a step that exports keys; in all other rows, those of {@link othersAfter}. */
const OTHERS_AFTER: Readonly<Record<string, readonly Tool[]>> = {
  'empty profile variable and keys': PYTHON,
  'empty default profile variable': PYTHON,
  'empty profile variable and default variable': ['aws-cli-v2'],
  'missing profile': [...PYTHON, ...GO, ...PROFILE_FIRST],
  'missing profile and container': [...PYTHON, ...GO, ...PROFILE_FIRST],
  'credentials section with prefix': [...PYTHON, ...GO, ...PROFILE_FIRST],
  'source profile missing and container': [...GO, ...PROFILE_FIRST],
  'credentials file variable empty': ['ruby'],
  'config file variable empty': ['ruby'],
  'byte order mark': [...PYTHON, 'java-v2'],
  'section twice': PYTHON,
  'keys and default role without its source': GO,
  'keys and default role with two sources': GO,
  'keys and half a pair in default': GO,
  'keys and lost sso session in default': [...PYTHON, ...GO],
};

function othersAfter({ name, environment }: Row): readonly Tool[] {
  return OTHERS_AFTER[name] ?? (environment['AWS_PROFILE'] ? PROFILE_FIRST : []);
}

describe('a step that exports keys', () => {
  it.each(ROWS.map((row) => [row.name, row] as const))('warns of the tools that take others: %s', (_, row) => {
    const { publish } = endsOf(row);
    const expected = othersAfter(row);
    const warnings = publish.annotations.map(({ message }) => findingCodeOf(message));
    expect([publish.outcome, warnings]).toEqual(['success', expected.length === 0 ? [] : ['OTHER_CREDENTIALS_WIN']]);
    const lines = listed(publish);
    expect(SUPPORTED_TOOLS.filter((tool) => lineOf(tool, lines) !== undefined)).toEqual(
      SUPPORTED_TOOLS.filter((tool) => expected.includes(tool)),
    );
  });
});
