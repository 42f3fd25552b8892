// The model of what tools take against what the tools themselves took, row by row.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { OBSERVATIONS, type Row, setUp } from '../../../sandbox/observed-clients/rows.ts';
import type { CredentialSource, Tool } from '../../../src/resolution/dialect.ts';
import { type Candidate, candidatesOf, machineSource } from '../../../src/resolution/resolve.ts';
import { DIALECTS } from '../../../src/resolution/tools.ts';
import { defined } from '../../../src/util/defined.ts';

const NOW = 1_800_000_000;

/** Identities with keys; those with a token are sessions. */
const SESSIONS = ['env', 'default', 'team', 'other', 'helper', 'alternative'];
const USERS = ['user', 'legacy', 'source'];
const keysOf = (name: string) =>
  defined({
    id: `${SESSIONS.includes(name) ? 'ASIA' : 'AKIA'}${name.toUpperCase()}EXAMPLE`,
    secret: `secret-of-${name}`,
    token: SESSIONS.includes(name) ? `token-of-${name}` : undefined,
  });

const root = mkdtempSync(join(tmpdir(), 'resolution-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What comes of a source: an identity, or how it fails. */
type Result = { readonly identity: string } | { readonly error: string };

const BROKEN = {
  'profile missing': 'profile-missing',
  'source profile missing': 'source-failed',
  'profile without credentials': 'none',
  'profile contradictory': 'source-failed',
  'half a key pair': 'partial',
  'keys expired': 'expired',
  'end not a date': 'bad-date',
  'malformed keys': 'malformed-keys',
  'file unreadable': 'unreadable',
  'file not readable': 'unreadable',
  'web identity incomplete': 'source-failed',
  'empty container variable': 'source-failed',
};

/** Plays AWS, the helper and the machine. */
function play(source: CredentialSource, tool: Tool, environment: Readonly<Record<string, string | undefined>>): Result {
  switch (source.kind) {
    case 'keys': {
      const name = [...SESSIONS, ...USERS].find((one) => keysOf(one).id === source.accessKeyId);
      const { secret, token } = keysOf(name ?? '');
      const fits = name !== undefined && secret === source.secretAccessKey && token === source.sessionToken;
      return fits ? { identity: name } : { error: 'rejected' };
    }
    case 'helper':
      return runHelper(source, tool, environment);
    case 'web identity':
      return source.roleArn.endsWith('/nobody')
        ? { error: 'source-failed' }
        : { identity: source.roleArn.replace(/.*\//, '') };
    case 'role': {
      const from = play(source.with, tool, environment);
      if ('error' in from) return from;
      const isAllowed = source.roleArn.endsWith('/chain') && ['source', 'helper'].includes(from.identity);
      return isAllowed ? { identity: 'chain' } : { error: 'source-failed' };
    }
    case 'sso':
      return { error: 'source-failed' };
    case 'container':
      return { identity: 'container' };
    case 'instance':
      return environment['AWS_EC2_METADATA_SERVICE_ENDPOINT'] === undefined
        ? { error: 'none' }
        : { identity: 'instance' };
    case 'broken':
      return { error: BROKEN[source.reason] };
  }
}

function runHelper(
  { command, runBy }: Extract<CredentialSource, { kind: 'helper' }>,
  tool: Tool,
  environment: Readonly<Record<string, string | undefined>>,
): Result {
  const output = outputOf(command, runBy, environment);
  if (output === undefined) return { error: 'source-failed' };
  const { Version, Expiration } = JSON.parse(output) as { Version?: number; Expiration: string };
  if (Version !== 1) return { error: 'source-failed' };
  const end = Date.parse(Expiration) / 1000;
  const { past, notADate } = DIALECTS[tool].helperEnd;
  if (Number.isNaN(end)) return notADate === 'used' ? { identity: 'helper' } : { error: 'bad-date' };
  return end > NOW || past === 'used' ? { identity: 'helper' } : { error: 'expired' };
}

const outputs = new Map<string, string | undefined>();

/** What a helper prints, by the real shell or without one; it is run once for all tools that run it alike. */
function outputOf(
  command: string,
  runBy: 'shell' | 'words',
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const key = `${runBy} ${environment['HOME']} ${command}`;
  if (!outputs.has(key)) outputs.set(key, runOnce(command, runBy, environment));
  return outputs.get(key);
}

function runOnce(
  command: string,
  runBy: 'shell' | 'words',
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const [program = '', ...words] = (command.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"(.*)"$/, '$1'));
  const options = { env: { ...environment, PATH: process.env['PATH'] }, stdio: 'pipe', encoding: 'utf8' } as const;
  try {
    return runBy === 'shell' ? execFileSync('sh', ['-c', command], options) : execFileSync(program, words, options);
  } catch {
    return undefined;
  }
}

/** The first that gives an identity, unless the tool stops before it. */
function outcomeOf(
  candidates: readonly Candidate[],
  tool: Tool,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  for (const { source, ifItFails } of candidates) {
    const result = play(source, tool, environment);
    if ('identity' in result) return result.identity;
    if (ifItFails === 'stop' && result.error !== 'none') return `error:${result.error}`;
  }
  return 'error:none';
}

/** These say that they found nothing also where the source that they chose failed, or AWS refused the keys. */
const SAYS_NONE: readonly Tool[] = ['js-v3', 'aws-cdk', 'java-v2', 'js-v2'];

const environments = new Map<Row, ReturnType<typeof setUp>>();

/** The variables of a row, whose files are written once for all tools. */
function environmentOf(row: Row): ReturnType<typeof setUp> {
  const known = environments.get(row);
  if (known !== undefined) return known;
  const environment = setUp(row, { keysOf, home: join(root, row.name.replaceAll(' ', '-')) });
  environments.set(row, environment);
  return environment;
}

describe('candidatesOf', () => {
  it.each(OBSERVATIONS)('%s: %s takes %s', (_name, tool, expected, row) => {
    const environment = environmentOf(row);
    const { profileInCode } = row;
    const accountHome = environment['HOME'] ?? join(root, 'nobody');
    const candidates = candidatesOf(tool, defined({ environment, readFile, accountHome, now: NOW, profileInCode }));
    const outcome = outcomeOf(candidates, tool, environment);
    const isNone = expected === 'error:none' && SAYS_NONE.includes(tool) && outcome.startsWith('error:');
    expect(isNone ? expected : outcome).toBe(expected);
  });
});

describe('machineSource', () => {
  it.each(['no access', 'folder'] as const)('goes on to no other source where a file gives nothing: %s', (obstacle) => {
    const files = { readFile: () => undefined, obstacleAt: (path: string) => (path === '/c' ? obstacle : undefined) };
    const environment = { AWS_CONFIG_FILE: '/c' };
    expect(machineSource({ environment, ...files, accountHome: '/h', now: NOW })).toEqual({
      kind: 'broken',
      reason: 'file not readable',
      file: '/c',
    });
  });
});

function readFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
