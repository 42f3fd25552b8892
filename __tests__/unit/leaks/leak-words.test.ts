// The words of a leak check: what annotations, log and summary say, and that nothing from outside can act in them.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCommand } from '../../../sandbox/runner/command.ts';
import { type LeakFinding, type LeakReport, originOf } from '../../../src/leaks/leak-report.ts';
import { leakWords, revocationsOf, revokingPolicy, sizeOf } from '../../../src/leaks/leak-words.ts';
import { plainText } from '../../../src/util/text.ts';
import { expectHarmless, nodesOf, parseMarkdown, textOf } from '../samples/github-markdown.ts';
import { HOSTILE_TEXTS, hostileText } from '../samples/hostile.ts';

const NOTHING = { count: 0, examples: [] };
const NOW = Date.UTC(2026, 10, 22, 7, 5, 0) / 1000 - 0.5;
const ROLE = 'arn:aws:iam::111122223333:role/ci/deploy';

const SECRET_FINDING: LeakFinding = {
  path: '/srv/app/a/b.env',
  workspacePath: 'a/b.env',
  values: [
    { value: 'secret access key', encoding: 'as it is', line: 3 },
    { value: 'session token', encoding: 'base64, wrapped', line: 7 },
  ],
};
const KEY_ID_FINDING: LeakFinding = {
  path: '/home/runner/.docker/config.json',
  values: [{ value: 'access key id', encoding: 'as it is', line: 1 }],
};

const CLEAN: LeakReport = {
  sessions: 1,
  findings: [],
  leakyFiles: 0,
  read: { files: 20_000, bytes: 1e9, seconds: 0.8 },
  places: [
    { name: 'workspace', state: 'read', files: 20_000, bytes: 1e9 },
    { name: '~/.aws', state: 'not there', files: 0, bytes: 0 },
  ],
  notRead: { leftOut: [], links: NOTHING, specials: NOTHING, unreadable: NOTHING, packed: NOTHING },
  limits: { seconds: 60, bytes: 16 * 2 ** 30 },
};

const reportOf = (...findings: readonly LeakFinding[]): LeakReport => ({
  ...CLEAN,
  findings,
  leakyFiles: findings.length,
});
const wordsOf = (report: LeakReport, roles: readonly string[] = [ROLE]) => leakWords({ report, roles, now: NOW });
const parsed = (line: string) => parseCommand(line, (name) => ['warning', 'error'].includes(name));

describe('leakWords', () => {
  describe('when nothing was found', () => {
    it('says what was read, how fast and what was not, and nothing else', () => {
      expect(wordsOf(CLEAN)).toEqual({
        warnings: [],
        log: [
          'Leak check: 20,000 files, 1.0 GB, in 0.8 s, 1.3 GB/s; none contains a value of the session that this step issued.',
          'Looked in: workspace (20,000 files, 1.0 GB); ~/.aws (not there).',
          'Found no archives or compressed files, which are never unpacked.',
        ],
        summary: '',
      });
    });

    it('says so where there was no session', () => {
      expect(wordsOf({ ...CLEAN, sessions: 0, places: [] }).log).toEqual([
        'Leak check: this step issued no session, so there was nothing to find.',
      ]);
    });
  });

  describe('when something was not read', () => {
    it('has a line for each reason', () => {
      const { log } = wordsOf({
        ...CLEAN,
        read: { files: 1, bytes: 10, seconds: 0 },
        places: [
          { name: 'temp', state: 'not finished', files: 1, bytes: 10 },
          { name: 'workspace', state: 'not begun', files: 0, bytes: 0 },
        ],
        notRead: {
          leftOut: [{ path: '/t/ours', reason: 'our own folder' }],
          links: { count: 5, examples: ['/a', '/b', '/c'] },
          specials: { count: 1, examples: ['/pipe'] },
          unreadable: { count: 2, examples: ['/x (EACCES)', '/y (EIO)'] },
          packed: { count: 1, examples: ['/z.zip'] },
        },
        stoppedBy: 'seconds',
      });
      expect(log.slice(1)).toEqual([
        'Looked in: temp (not finished after 1 file, 10 B); workspace (not begun).',
        'Stopped at the limit of 60 s. Not read to the end: temp (not finished after 1 file, 10 B); workspace (not begun).',
        'Could not be read: 2 entries: "/x (EACCES)", "/y (EIO)"',
        'Not followed (symbolic link): 5 entries: "/a", "/b", "/c", …',
        'Not read (pipe, socket, or device): 1 entry: "/pipe"',
        'Left out: /t/ours (our own folder)',
        'Searched without unpacking: 1 archive, compressed file, or Git object: "/z.zip"',
      ]);
    });

    it('names the limit of bytes', () => {
      expect(wordsOf({ ...CLEAN, stoppedBy: 'bytes' }).log.join('\n')).toContain('Stopped at the limit of 17.2 GB.');
    });
  });

  describe('when values were found', () => {
    it('has a warning a file, with the line, those that open most first', () => {
      const { warnings } = wordsOf(reportOf(KEY_ID_FINDING, SECRET_FINDING));
      expect(warnings.map(parsed)).toEqual([
        {
          name: 'warning',
          properties: { file: 'a/b.env', line: '3', title: 'AWS credentials of this job are in a file' },
          data: expect.stringContaining(
            'This file contains the secret access key (line 3, as it is) and the session token (line 7, base64, wrapped).',
          ),
        },
        {
          name: 'warning',
          properties: { title: 'AWS credentials of this job are in a file' },
          data: expect.stringContaining(
            '"/home/runner/.docker/config.json" contains the access key id (line 1, as it is).',
          ),
        },
      ]);
    });

    it('leaves the line out where it is not known', () => {
      const finding: LeakFinding = { ...SECRET_FINDING, values: [{ value: 'session token', encoding: 'as it is' }] };
      expect(parsed(wordsOf(reportOf(finding)).warnings[0] ?? '')).toMatchObject({
        properties: { file: 'a/b.env', title: expect.anything() },
        data: expect.stringMatching(/^This file contains the session token \(as it is\)\./),
      });
    });

    it('has one error, for a step that is to fail', () => {
      const { error = '' } = wordsOf(reportOf(SECRET_FINDING, KEY_ID_FINDING));
      expect(parsed(error)).toMatchObject({
        name: 'error',
        properties: { title: 'AWS credentials of this job are in files' },
        data: expect.stringMatching(/^2 files contain values of a session that this step issued/),
      });
    });

    it('has titles below 60 characters', () => {
      const { warnings, error = '' } = wordsOf(reportOf(SECRET_FINDING));
      for (const line of [...warnings, error]) {
        expect(parsed(line)?.properties['title']?.length).toBeLessThan(60);
      }
    });

    it('tells how to revoke the session, in log and summary, ready to paste', () => {
      const { log, summary } = wordsOf(reportOf(SECRET_FINDING), [ROLE, ROLE, 'arn:aws:iam::111122223333:role/other']);
      const policy =
        '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["*"],"Resource":["*"],"Condition":{"DateLessThan":{"aws:TokenIssueTime":"2026-11-22T07:05:00.000Z"}}}]}';
      for (const name of ['deploy', 'other']) {
        const command = `aws iam put-role-policy --role-name ${name} --policy-name AWSRevokeOlderSessions --policy-document '${policy}'`;
        expect(log.filter((line) => line.endsWith(command))).toHaveLength(1);
        expect(summary.split('\n')).toContain(command);
      }
      expect(log).toContain(`The policy: ${policy}`);
      expect(JSON.parse(/```json\n([^`]*)```/.exec(summary)?.[1] ?? '')).toEqual(JSON.parse(policy));
      for (const text of [log.join('\n'), summary]) {
        expect(text).toContain('those that other jobs are using right now included');
        expect(text).toContain('expires by itself');
        expect(text).toContain('delete every artifact');
        expect(text).toContain('before 2026-11-22 07:05:00 UTC');
      }
    });

    it('revokes nothing for an access key id alone', () => {
      const { log, summary, warnings, error } = wordsOf(reportOf(KEY_ID_FINDING));
      expect(error).toBeUndefined();
      for (const text of [log.join('\n'), summary, warnings.join('')]) {
        expect(text).toContain('opens nothing');
        expect(text).not.toContain('put-role-policy');
      }
    });

    it('lists 50 files in the summary and counts the others', () => {
      const findings = Array.from({ length: 60 }, (_, n) => ({ ...SECRET_FINDING, workspacePath: `file${n}.txt` }));
      const words = wordsOf({ ...reportOf(...findings), leakyFiles: 75 });
      expect(words.warnings).toHaveLength(60);
      expect(words.summary.match(/file\d+\.txt:3/g)).toHaveLength(50);
      expect(words.summary).toContain('25 more files are not listed.');
    });
  });

  describe('when the role is not known by its name', () => {
    it.each([
      '',
      'deploy',
      "arn:aws:iam::111122223333:role/x'; rm -rf /",
      'arn:aws:iam::111122223333:role/-x',
      'arn:aws:iam::1:user/x',
    ])('gives no command for %j', (role) => {
      const { log, summary } = wordsOf(reportOf(SECRET_FINDING), [role]);
      expect(`${log.join('\n')}\n${summary}`).not.toContain('put-role-policy');
      expect(log.join('\n')).toContain('aws:TokenIssueTime');
    });
  });

  describe('when file names are hostile', () => {
    const EXAMPLES = [...HOSTILE_TEXTS, 'a%0A::error::x', 'a:b,c=d', '100%', 'x,line=9::y', 'a|b`c`', "'; rm -rf /"];

    function findingOf(name: string): LeakFinding {
      return { path: `/w/${name}`, workspacePath: name, values: SECRET_FINDING.values };
    }

    it('has one command a line, which means what it says', () => {
      fc.assert(
        fc.property(hostileText, (name) => {
          const { warnings, error = '' } = wordsOf(reportOf(findingOf(name), { ...findingOf(name), path: name }));
          for (const line of [...warnings, error]) {
            expect(line).toMatch(/^::(?:warning|error) [^\r\n]*$/);
            expect(Object.keys(parsed(line)?.properties ?? {})).toEqual(
              line.startsWith('::error') || plainText(name) !== name || name === ''
                ? ['title']
                : ['file', 'line', 'title'],
            );
            expect(parsed(line)?.data).not.toMatch(/\p{Cc}/u);
          }
        }),
        { numRuns: 100, examples: EXAMPLES.map((name): [string] => [name]) },
      );
    });

    it.each(['a b/c,d:e%f.txt', '100%25.txt', 'ü/漢.txt', "it's"])('points to %j itself', (name) => {
      expect(parsed(wordsOf(reportOf(findingOf(name))).warnings[0] ?? '')?.properties['file']).toBe(name);
    });

    it('has no command in any line of the log', () => {
      fc.assert(
        fc.property(hostileText, (name) => {
          const tally = { count: 9, examples: [name, name] };
          const { log } = wordsOf(
            {
              ...reportOf(findingOf(name)),
              places: [{ name, state: 'read', files: 1, bytes: 1 }],
              notRead: {
                leftOut: [{ path: name, reason: name }],
                links: tally,
                specials: tally,
                unreadable: tally,
                packed: tally,
              },
            },
            [name],
          );
          for (const line of log) {
            expect(line).not.toMatch(/^\s*::|##\[|[\p{Cc}\u2028\u2029]/u);
          }
        }),
        { numRuns: 100, examples: EXAMPLES.map((name): [string] => [name]) },
      );
    });

    it('shows them as text in the summary', () => {
      for (const name of EXAMPLES) {
        const notRead = { ...CLEAN.notRead, links: { count: 1, examples: [name] } };
        const report = { ...reportOf({ path: name, values: SECRET_FINDING.values }), notRead };
        const tree = parseMarkdown(wordsOf(report, [ROLE, name]).summary);
        expectHarmless(tree);
        expect(nodesOf(tree, 'tableRow')).toHaveLength(3);
        expect(nodesOf(tree, 'code')).toHaveLength(2);
      }
      const tree = parseMarkdown(wordsOf(reportOf(findingOf('<b>|[a](javascript:b)`'))).summary);
      expect(textOf(tree)).toContain('<b>|[a](javascript:b)`:3');
    });
  });
});

describe('sizeOf', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1_250_000, '1.3 MB'],
    [16 * 2 ** 30, '17.2 GB'],
    [5e15, '5000.0 TB'],
  ])('of %d is %j', (bytes, words) => {
    expect(sizeOf(bytes)).toBe(words);
  });
});

describe('revocationsOf', () => {
  it.each<[string, string | undefined]>([
    ['arn:aws:iam::111122223333:role/deploy', 'deploy'],
    ['arn:aws-us-gov:iam::111122223333:role/a/b/c_+=,.@-d', 'c_+=,.@-d'],
    [`arn:aws:iam::111122223333:role/${'x'.repeat(65)}`, undefined],
    ['arn:aws:iam::111122223333:role/a b', undefined],
    ['arn:aws:iam::111122223333:role/x\n', undefined],
  ])('of %j is a command for the role %j', (role, name) => {
    const command = revocationsOf([role], NOW)[0]?.command;
    expect(command?.split(' ')[4]).toBe(name);
  });
});

describe('revokingPolicy', () => {
  it('denies what was issued up to now, rounded up to a second', () => {
    expect(JSON.stringify(revokingPolicy(0.2))).toContain('"1970-01-01T00:00:01.000Z"');
  });
});

describe('originOf', () => {
  it.each([
    ['/home/runner/.aws/credentials', 'aws configure set'],
    ['C:\\Users\\x\\.docker\\config.json', 'docker login'],
    ['/w/infra/terraform.tfstate.backup', 'Terraform'],
    ['/w/.env.production', 'container'],
    ['/t/_runner_file_commands/step_summary_1', 'job summary'],
    ['/w/core.123', 'memory dump'],
    ['/w/build.log', 'set -x'],
    ['/w/index.js', 'environment'],
  ])('of %j speaks of %j', (path, words) => {
    expect(originOf(path)).toContain(words);
  });
});
