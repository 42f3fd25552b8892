// The forms of a report: what each shows, and that no text of a file becomes a command, a color, or markup in any of them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { jsonReport } from '../../../src/preflight/command.ts';
import { annotationCommands } from '../../../src/preflight/github-report.ts';
import { humanReport } from '../../../src/preflight/human-report.ts';
import type { PreflightReport } from '../../../src/preflight/preflight-report.ts';
import { sarifReport } from '../../../src/preflight/sarif-report.ts';
import { summaryReport } from '../../../src/preflight/summary-report.ts';
import { nodesIn, nodesOf, parseMarkdown } from '../samples/github-markdown.ts';
import { HOSTILE_TEXTS, hostileText } from '../samples/hostile.ts';
import { pageOf, reportWith } from './sample-report.ts';

const NOTHING: PreflightReport = { findings: [], runs: [], files: 1, unread: [] };
const PLAIN = { paint: (_: string, text: string) => text, pageOf, runs: false };

/** One hostile text, or any mixture of them. */
const texts = () => fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), hostileText);
/** Controls that no line of a log or a terminal has. */
const CONTROLS = /[\p{Cc}\u2028\u2029\u200b\u202e]/u;

describe('humanReport', () => {
  it('has place, title, cause, facts, fix, code and page, and the result in the last line', () => {
    expect(humanReport(reportWith('deploy'), PLAIN)).toEqual([
      '.github/workflows/deploy.yml:12:7 error This job has no permission to request an ID token (job deploy)',
      '  Job deploy has a "permissions:" block of its own without "id-token: write".',
      '  This job has: deploy',
      '  Triggers:',
      '  - push to deploy',
      '  Fix: Add this to the job:',
      '      permissions:',
      '        id-token: write # deploy',
      '  1 other way to fix it: see the page.',
      `  ID_TOKEN_PERMISSION_MISSING (certain) ${pageOf('ID_TOKEN_PERMISSION_MISSING')}`,
      '',
      '.github/workflows/b.yml:3 warning The role is in another account',
      '  It is deploy.',
      `  ACCOUNT_NOT_ALLOWED (likely) ${pageOf('ACCOUNT_NOT_ALLOWED')}`,
      '',
      'deploy.yml:1 not fully checked',
      '  deploy',
      '',
      '1 error and 1 warning in 2 workflows; 1 file not fully checked.',
    ]);
  });

  it('is one line where nothing is wrong', () => {
    expect(humanReport(NOTHING, PLAIN)).toEqual(['No problems in 1 workflow.']);
  });

  it('has what each job will have where that is asked for', () => {
    expect(humanReport({ ...reportWith('deploy'), findings: [], unread: [] }, { ...PLAIN, runs: true })).toEqual([
      '.github/workflows/deploy.yml:12 deploy, push (deploy), deploy',
      '  Subject: deploy',
      '  refused: deploy',
      '.github/workflows/b.yml:3 deploy, schedule, unknown role',
      '  Subject: unknown',
      '  unknown',
      '',
      'No problems in 2 workflows.',
    ]);
  });

  it('has no control character from a file', () => {
    fc.assert(
      fc.property(texts(), (text) => {
        const lines = humanReport(reportWith(text), { ...PLAIN, runs: true });
        expect(lines.filter((line) => CONTROLS.test(line))).toEqual([]);
      }),
    );
  });
});

describe('annotationCommands', () => {
  it('has one command per finding and per unread file, the worst first, on its line', () => {
    const lines = annotationCommands(reportWith('deploy'), pageOf, 'log');
    expect(lines.map((line) => line.split('::', 2)[1])).toEqual([
      'error file=.github/workflows/deploy.yml,line=12,col=7,title=This job has no permission to request an ID token',
      'warning file=.github/workflows/b.yml,line=3,title=The role is in another account',
      'warning file=deploy.yml,line=1,title=Preflight did not check everything',
    ]);
    expect(lines[0]).toMatch(/%0A%0AFix: Add this to the job:%0A {4}permissions:%0A/);
  });

  it('escapes what would end the name of a file', () => {
    const [line] = annotationCommands(reportWith('a,line=1::b%3A'), pageOf, 'log');
    expect(line).toMatch(/^::error file=\.github\/workflows\/a%2Cline=1%3A%3Ab%253A\.yml,line=12,/);
  });

  it('has one line each, and no property or command that a file smuggles in', () => {
    fc.assert(
      fc.property(texts(), (text) => {
        const lines = annotationCommands(reportWith(text), pageOf, 'log');
        expect(lines).toHaveLength(3);
        for (const line of lines) {
          expect(line).not.toMatch(CONTROLS);
          const [, name = '', properties = ''] = /^::(\w+) ([^:]*)::/.exec(line) ?? [];
          expect(['error', 'warning']).toContain(name);
          expect(properties.split(',').map((one) => one.split('=', 1)[0])).toEqual(
            expect.arrayContaining(['file', 'line', 'title']),
          );
          expect(properties.split(',').length).toBeLessThanOrEqual(4);
        }
      }),
    );
  });
});

describe('jsonReport', () => {
  it('has the report as data, words as plain text', () => {
    expect(JSON.parse(jsonReport(reportWith('deploy'), pageOf))).toMatchObject({
      findings: [
        {
          code: 'ID_TOKEN_PERMISSION_MISSING',
          severity: 'error',
          line: 12,
          title: 'This job has no permission to request an ID token',
          cause: 'Job deploy has a "permissions:" block of its own without "id-token: write".',
          facts: [
            { label: 'This job has', value: 'deploy' },
            { label: 'Role', value: 'deploy' },
          ],
          fix: [{ text: 'Add this to the job:', snippet: 'permissions:\n  id-token: write # deploy' }, {}],
          page: pageOf('ID_TOKEN_PERMISSION_MISSING'),
        },
        { code: 'ACCOUNT_NOT_ALLOWED' },
      ],
      runs: [{ verdict: 'refused', subject: 'deploy' }, { verdict: 'unknown' }],
      files: 2,
      unread: [{ file: 'deploy.yml', reason: 'deploy' }],
    });
  });

  it('is ASCII, and has nothing that a log would obey', () => {
    fc.assert(
      fc.property(texts(), (text) => {
        const printed = jsonReport(reportWith(text), pageOf);
        expect(printed).toMatch(/^[\n -~]*$/);
        expect(printed).not.toMatch(/^\s*::|##\[/m);
      }),
    );
  });
});

describe('sarifReport', () => {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  // It is of draft 4, and uses nothing that has changed since.
  const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  const problemsOf = (text: string) => (validate(JSON.parse(text)) ? [] : validate.errors);

  it('is what the schema of SARIF 2.1.0 describes', () => {
    expect(problemsOf(sarifReport(reportWith('deploy'), pageOf, '1.0.0'))).toEqual([]);
    expect(problemsOf(sarifReport(NOTHING, pageOf, '1.0.0'))).toEqual([]);
    expect(problemsOf('{"version":"2.1.0","runs":[{"tool":{}}]}')).not.toEqual([]); // so the schema was read
  });

  it('has a rule with its level and page for each code, and a result with its region for each finding', () => {
    const [run] = JSON.parse(sarifReport(reportWith('deploy'), pageOf, '1.0.0')).runs;
    expect(run.tool.driver).toMatchObject({
      semanticVersion: '1.0.0',
      rules: [
        {
          id: 'ID_TOKEN_PERMISSION_MISSING',
          helpUri: pageOf('ID_TOKEN_PERMISSION_MISSING'),
          defaultConfiguration: { level: 'error' },
        },
        { id: 'ACCOUNT_NOT_ALLOWED', defaultConfiguration: { level: 'warning' } },
      ],
    });
    expect(run.results[0]).toMatchObject({
      ruleId: 'ID_TOKEN_PERMISSION_MISSING',
      ruleIndex: 0,
      level: 'error',
      message: { text: expect.stringContaining('Fix: Add this to the job:\n    permissions:') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: '.github/workflows/deploy.yml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 12, startColumn: 7 },
          },
        },
      ],
    });
    expect(run.invocations[0].toolExecutionNotifications).toHaveLength(1);
  });

  it('links to a page only by its full address', () => {
    const [run] = JSON.parse(sarifReport(reportWith('deploy'), (code) => `docs/${code}.md`, '1.0.0')).runs;
    expect(run.tool.driver.rules[0]).not.toHaveProperty('helpUri');
  });

  it('is valid whatever files say', () => {
    fc.assert(
      fc.property(texts(), (text) => {
        const printed = sarifReport(reportWith(text), pageOf, '1.0.0');
        expect(problemsOf(printed)).toEqual([]);
        const [{ results }] = JSON.parse(printed).runs;
        const { uri } = results[0].locations[0].physicalLocation.artifactLocation;
        expect(decodeURIComponent(uri)).toBe(`.github/workflows/${text.toWellFormed()}.yml`);
        expect(new URL(uri, 'https://example.com/').host).toBe('example.com');
      }),
    );
  });
});

describe('summaryReport', () => {
  it('has the result, then a table of jobs, triggers, and roles, then the findings folded', () => {
    const page = summaryReport(reportWith('deploy'), pageOf);
    expect(page.split('\n').slice(0, 6)).toEqual([
      '### ❌ Preflight: 1 error and 1 warning in 2 workflows; 1 file not fully checked',
      '',
      '| Job | Trigger | Role | Subject | Result |',
      '| --- | --- | --- | --- | --- |',
      '| `deploy.yml:12 deploy` | `push (deploy)` | `deploy` | `deploy` | ❌ refused: deploy |',
      '| `b.yml:3 deploy` | `schedule` | `unknown` | `unknown` | ❔ unknown |',
    ]);
    expect(page.match(/<details><summary>[^<]+/g)?.slice(0, 1)).toEqual([
      '<details><summary>❌ This job has no permission to request an ID token: .github/workflows/deploy.yml, line 12',
    ]);
  });

  it('has errors before warnings', () => {
    const report = reportWith('deploy');
    const page = summaryReport({ ...report, findings: report.findings.toReversed() }, pageOf);
    expect(page.match(/<summary>\S+/g)?.slice(0, 1)).toEqual(['<summary>❌']);
  });

  it('is one line where there is nothing to tell', () => {
    expect(summaryReport(NOTHING, pageOf)).toBe('### ✅ Preflight: no problems in 1 workflow\n');
  });

  it('folds all but the first rows, and fits into what GitHub shows', () => {
    const [run] = reportWith('deploy').runs;
    const runs = Array.from({ length: 3000 }, () => ({ ...run, subject: 'x'.repeat(900) })) as PreflightReport['runs'];
    const findings = Array.from({ length: 3000 }, () => reportWith('y'.repeat(900)).findings[0]);
    const page = summaryReport({ ...NOTHING, runs, findings } as PreflightReport, pageOf);
    expect(Buffer.byteLength(page)).toBeLessThan(1024 * 1024);
    expect(page).toMatch(/\d+ more don't fit on this page\.\n$/);
  });

  it('has nothing but our own markup', () => {
    fc.assert(
      fc.property(texts(), (text) => {
        const tree = parseMarkdown(summaryReport(reportWith(text), pageOf));
        const html = nodesOf(tree, 'html').map(({ value = '' }) => value);
        expect(
          html.filter((one) => !/^(?:<\/?sub>|<details><summary>[^<>]+<\/summary>|<\/details>)$/.test(one)),
        ).toEqual([]);
        const links = nodesOf(tree, 'link').map(({ url = '' }) => url);
        expect(links.filter((url) => !url.startsWith('https://github.com/octo-org/guard/'))).toEqual([]);
        const foreign = ['image', 'emphasis', 'delete', 'footnoteReference', 'blockquote', 'thematicBreak', 'break'];
        expect(nodesIn(tree).filter(({ type }) => foreign.includes(type))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
