// A small report with one of everything, for the tests of its forms: the given text stands for every text from outside.
import type { PreflightReport } from '../../../src/preflight/preflight-report.ts';
import { words } from '../../../src/util/words.ts';

export const pageOf = (code: string) => `https://github.com/octo-org/guard/blob/v1/docs/findings/${code}.md`;

export function reportWith(text: string): PreflightReport {
  return {
    findings: [
      {
        code: 'ID_TOKEN_PERMISSION_MISSING',
        severity: 'error',
        confidence: 'certain',
        file: `.github/workflows/${text}.yml`,
        line: 12,
        column: 7,
        job: text,
        explanation: {
          title: 'This job has no permission to request an ID token',
          cause: words`Job ${text} has a "permissions:" block of its own without "id-token: write".`,
          comparison: { of: 'permissions', rows: [['This job has', text]] },
          points: { heading: 'Triggers', items: [words`push to ${text}`] },
          evidence: [['Role', text]],
          fix: [
            {
              text: words`Add this to the job:`,
              snippet: { language: 'yaml', text: `permissions:\n  id-token: write # ${text}` },
            },
            { text: words`Or remove the block of ${text}.` },
          ],
        },
      },
      {
        code: 'ACCOUNT_NOT_ALLOWED',
        severity: 'warning',
        confidence: 'likely',
        file: '.github/workflows/b.yml',
        line: 3,
        explanation: { title: 'The role is in another account', cause: words`It is ${text}.`, evidence: [], fix: [] },
      },
    ],
    runs: [
      {
        file: `.github/workflows/${text}.yml`,
        line: 12,
        job: text,
        trigger: `push (${text})`,
        role: text,
        subject: text,
        permission: 'granted',
        verdict: 'refused',
        reason: text,
      },
      {
        file: '.github/workflows/b.yml',
        line: 3,
        job: 'deploy',
        trigger: 'schedule',
        permission: 'unknown',
        verdict: 'unknown',
      },
    ],
    files: 2,
    unread: [{ file: `${text}.yml`, reason: text }],
  };
}
