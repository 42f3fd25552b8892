// A profile that renews itself: what the packed steps hand on for it, keep to themselves, and take back in the end, whatever ends them. What
// is in it, and what a renewal makes of it, is tested without a process: `unit/run/renewal-step.test.ts`.
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { StepResult } from '../../sandbox/job.ts';
import { findingCodeOf } from '../../sandbox/scenarios/scenario.ts';
import { AS_FUNCTION, MAIN_AS_FUNCTION } from '../unit/run/step-function.ts';
import {
  commandOf,
  exchangesOf,
  foldersIn,
  launcherOf,
  leave,
  PACKED,
  refreshed,
  SESSION_ARN,
  secretsIn,
  storedIn,
} from './refresh-setting.ts';
import { setting, shared, signaledAt } from './setting.ts';

const onPosix = process.platform === 'win32' ? it.skip : it; // Windows has no such modes

const ACCOUNT = '111122223333';
const KEYS = {
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2VjEXAMPLETOKEN',
};

const codesOf = ({ annotations }: StepResult) => annotations.map(({ message }) => findingCodeOf(message));
const set = (environment: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe('main step', () => {
  describe('when a profile is to renew itself', () => {
    const step = shared(() => refreshed({}, {}, PACKED));

    it('exports the profile and the region, and no key', () => {
      const { result, folder } = step();
      expect(result.exported).toEqual({
        AWS_CONFIG_FILE: join(folder, 'config'),
        AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
        AWS_SDK_LOAD_CONFIG: '1',
        AWS_CREDENTIAL_PROFILES_FILE: join(folder, 'credentials'),
        AWS_PROFILE: 'aws-token-guard',
        AWS_REGION: 'eu-central-1',
        AWS_DEFAULT_REGION: 'eu-central-1',
      });
      expect(Object.keys(result.outputs).sort()).toEqual([
        'assumed-role-id',
        'audit-file',
        'authenticated-arn',
        'aws-account-id',
        'aws-expiration',
        'clock-skew-seconds',
        'configured',
        'profiles',
        'remaining-seconds',
        'role-session-name',
        'subject',
      ]);
      expect([result.outputs['profiles'], result.annotations]).toEqual(['aws-token-guard', []]);
    });

    it('uses the Node that runs it', () => {
      const there = step();
      expect(launcherOf(there).split(' ').slice(-4)).toEqual([
        process.execPath,
        '--no-warnings',
        expect.stringMatching(/dist.credential-process\.js$/),
        `${there.session}\n`,
      ]);
    });

    it('shows no secret, and masks all of them', () => {
      const { sandbox, result, job } = step();
      const { raw, annotations, masks, exported, outputs, state, log, summary } = result;
      const stdout = raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
      const seen = [...stdout, ...log, raw.stderr, raw.summary, summary];
      const handed = [exported, outputs, state, annotations, job.environment].map((value) => JSON.stringify(value));
      const files = [raw.environmentFile, raw.outputFile, raw.stateFile, raw.pathFile];
      expect(secretsIn([...seen, ...handed, ...files].join('\n'), sandbox)).toEqual([]);
      const { AccessKeyId, SecretAccessKey, SessionToken } = sessionOf(result);
      expect([AccessKeyId, SecretAccessKey, SessionToken].filter((secret) => !masks.includes(secret))).toEqual([]);
    });

    onPosix('keeps all of its files from others', async () => {
      const { folder, session } = step();
      expect(readdirSync(folder).sort()).toEqual(['0', 'audit.jsonl', 'config', 'credentials', 'renew-0.sh']);
      expect(readdirSync(session).sort()).toEqual(['parameters.json', 'session.json']);
      expect(await Promise.all([folder, session].map(modeOf))).toEqual(['700', '700']);
      const files = ['audit.jsonl', 'config', 'credentials', 'renew-0.sh', '0/parameters.json', '0/session.json'];
      expect(await Promise.all(files.map((name) => modeOf(join(folder, name))))).toEqual(files.map(() => '600'));
    });

    onPosix('keeps them from others also where the mask for new files is wide', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'guard-node-'));
      try {
        const nodePath = join(folder, 'node');
        const wrapper = `#!${process.execPath}
process.umask(0);
process.argv.splice(1, 1);
import(require('node:url').pathToFileURL(process.argv[1]).href);
`;
        await writeFile(nodePath, wrapper, { mode: 0o700 });
        const there = await refreshed({}, {}, { ...PACKED, nodePath });
        const paths = ['', '0', '0/session.json', '0/parameters.json', 'audit.jsonl'];
        const modes = await Promise.all(paths.map((name) => modeOf(join(there.folder, name))));
        expect(modes).toEqual(['700', '700', '600', '600', '600']);
        await leave(there.session, -1);
        await there.job.runScript(`umask 000; ${commandOf(there.result)}`);
        expect([await modeOf(join(there.session, 'session.json')), exchangesOf(there.sandbox)]).toEqual(['600', 2]);
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    it('has no secret in its record, and none in its files but the session', async () => {
      const { sandbox, folder, session } = step();
      const names = ['audit.jsonl', 'config', 'credentials'].map((name) => join(folder, name));
      const texts = await Promise.all(
        [...names, join(session, 'parameters.json')].map((path) => readFile(path, 'utf8')),
      );
      expect(secretsIn(texts.join('\n'), sandbox)).toEqual([]);
      expect(secretsIn(await readFile(join(session, 'session.json'), 'utf8'), sandbox)).toHaveLength(3);
    });
  });

  describe('when a later step is to look at the profile', () => {
    const BEHIND_SECONDS = 120;
    /** What the test takes, and the resolution of the `Date` that the skew is measured by. */
    const SLACK_SECONDS = 15;
    const VERIFY = { refresh: 'false', mode: 'verify', 'role-to-assume': 'none' };
    const LASTING = { ...VERIFY, 'minimum-remaining-seconds': '1800' };
    // One profile for all: looking at it changes nothing but what the lines before say.
    it('knows whose it is and when it ends by the clock of AWS, has it renewed where it is due, and stops where there is none that lasts', async () => {
      const { main, session, sandbox } = await refreshed(
        { 'disable-retry': 'true' },
        { clockOffsetSeconds: BEHIND_SECONDS },
      );
      // The skew counts once.
      const first = await main({
        ...VERIFY,
        'minimum-remaining-seconds': String(3600 - BEHIND_SECONDS - SLACK_SECONDS),
      });
      const identity = [first.outputs['authenticated-arn'], first.outputs['aws-account-id']];
      expect([first.outcome, ...identity]).toEqual(['success', SESSION_ARN, ACCOUNT]);
      const { expiresAt } = await storedIn(session);
      expect(Date.parse(first.outputs['aws-expiration'] ?? '') / 1000).toBe(Math.floor(expiresAt));
      const remaining = Number(first.outputs['remaining-seconds']);
      expect([remaining > 3600 - BEHIND_SECONDS - SLACK_SECONDS, remaining <= 3600, exchangesOf(sandbox)]).toEqual([
        true,
        true,
        1,
      ]);

      await leave(session, 1000); // not due, and less than is asked for
      const renewed = await main(LASTING);
      expect([renewed.outcome, Number(renewed.outputs['remaining-seconds']) > 3000, exchangesOf(sandbox)]).toEqual([
        'success',
        true,
        2,
      ]);

      const short = await main({ ...VERIFY, 'minimum-remaining-seconds': '4000' });
      expect([short.outcome, codesOf(short)]).toEqual(['failure', [expect.any(String)]]);
      expect(exchangesOf(sandbox)).toBeLessThanOrEqual(3);

      await leave(session, -1);
      const effect = { kind: 'error', status: 403, code: 'AccessDenied', message: 'No' } as const;
      sandbox.setFaults([{ operation: 'AssumeRoleWithWebIdentity', effect }]);
      const refused = await main(VERIFY);
      expect(refused.outcome).toBe('failure');
      const said = refused.annotations.map(({ message }) => message).join('\n') + refused.log.join('\n');
      expect(said).toContain('ACCESS_DENIED');
    });
  });
});

describe('post step', () => {
  describe('when a profile renewed itself', () => {
    it('takes all of it away, shows the record, and warns of a renewal that was refused', async () => {
      const { job, session, help, sandbox } = await refreshed({ 'disable-retry': 'true' }, {}, MAIN_AS_FUNCTION);
      await leave(session, -1);
      const effect = { kind: 'error', status: 400, code: 'ValidationError', message: 'No. ::error::100%' } as const;
      sandbox.setFaults([{ operation: 'AssumeRoleWithWebIdentity', effect }]);
      expect((await help().answer).code).toBe(1);
      sandbox.setFaults([]);
      expect((await help().answer).code).toBe(0);
      const [post] = await job.runPosts();
      expect([post?.outcome, post?.annotations, foldersIn(job)]).toEqual([
        'success',
        [expect.objectContaining({ level: 'warning', title: 'The AWS session could not be renewed' })],
        [],
      ]);
      expect(set(job.environment)).toEqual({});
      const log = post?.log.join('\n') ?? '';
      expect(['"renewal-refused"', '"renewed"'].filter((event) => !log.includes(event))).toEqual([]);
      expect(secretsIn(log, sandbox)).toEqual([]);
    });
  });

  describe('when the main step did not come to its end', () => {
    it.each([
      ['before it makes its folder', 'fs.mkdirSync', 0],
      ['between its files', 'fs.renameSync', 1],
    ] as const)('leaves nothing where it was killed %s', async (_, call, folders) => {
      const { job, main } = await setting({}, { environment: KEYS, runPost: AS_FUNCTION.runPost });
      const { exitCode } = await main({ refresh: 'true' }, signaledAt(call, 'SIGKILL'));
      expect([exitCode, foldersIn(job).length]).toEqual([null, folders]);
      await job.runPosts();
      expect([foldersIn(job), set(job.environment)]).toEqual([[], KEYS]);
    });
  });
});

function sessionOf({ exported }: StepResult) {
  const path = join(dirname(exported['AWS_CONFIG_FILE'] ?? ''), '0', 'session.json');
  const { answer } = JSON.parse(readFileSync(path, 'utf8')) as {
    answer: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string };
  };
  return answer;
}
