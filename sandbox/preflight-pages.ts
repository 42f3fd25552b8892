// The pages about the findings that only preflight has, made from what it says about the example for each. Effect: writes the example into
// a temporary folder.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { preflight } from '../src/preflight/inspect.ts';
import { type PreflightCode, preflightFindings } from '../src/preflight/preflight-findings.ts';
import type { PreflightFinding } from '../src/preflight/preflight-report.ts';
import { explanationBody } from '../src/report/explanation-page.ts';
import { type Files, PLANTED_FAULTS } from './preflight-faults.ts';

interface Example {
  /** A row of the table of planted mistakes. */
  readonly fault: string;
  /** What somebody did, as a sentence. */
  readonly story: string;
  /** Titles and addresses of pages of AWS and GitHub. */
  readonly pages: readonly (readonly [title: string, address: string])[];
}

const ACTIONS = 'https://docs.github.com/en/actions';
const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const OIDC = [
  'GitHub: OpenID Connect in AWS',
  `${ACTIONS}/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws`,
] as const;
const CALLS = [
  'GitHub: permissions of called workflows',
  `${ACTIONS}/reference/workflows-and-actions/reusing-workflow-configurations`,
] as const;
const KEYS = ['AWS: manage access keys', `${IAM}/id_credentials_access-keys.html`] as const;
const SECURE = ['GitHub: secure use', `${ACTIONS}/reference/security/secure-use`] as const;

const EXAMPLES: Readonly<Record<PreflightCode, Example>> = {
  CALLER_LACKS_ID_TOKEN_PERMISSION: {
    fault: 'a caller that grants less than its callee needs',
    story: 'The called workflow asks for `id-token: write`, and the job that calls it grants `contents: read` only.',
    pages: [CALLS],
  },
  PULL_REQUEST_CODE_WITH_ROLE: {
    fault: 'code of a pull request with a role',
    story: 'A job for `pull_request_target` checks out the code of the pull request and gets a role.',
    pages: [SECURE],
  },
  STATIC_KEYS_WITH_ROLE: {
    fault: 'stored keys beside a role',
    story: 'A step that could use the ID token assumes its role with stored access keys.',
    pages: [OIDC, KEYS],
  },
  KEY_IN_WORKFLOW: {
    fault: 'a key in the file',
    story: 'Somebody pasted an access key into the workflow.',
    pages: [KEYS],
  },
  CREDENTIALS_REPLACED_UNUSED: {
    fault: 'two steps that publish to the same variables',
    story: 'Two steps get credentials, one directly after the other.',
    pages: [OIDC],
  },
  CREDENTIALS_OUTLIVE_NEED: {
    fault: 'actions of others after the role',
    story: 'A job gets credentials and then runs an action of another owner. Only shown with notices on.',
    pages: [SECURE],
  },
  SECRETS_NOT_IN_ACTIONS: {
    fault: 'secrets in a composite action',
    story: 'A composite action of the repository reads a secret itself.',
    pages: [['GitHub: contexts', `${ACTIONS}/reference/workflows-and-actions/contexts`]],
  },
  ROLE_REFUSES_SOME_RUNS: {
    fault: 'a pull-request trigger on a deploy role',
    story: 'A workflow for pushes also runs for pull requests, and the trust policy allows only the branch.',
    pages: [['GitHub: the subject of the ID token', `${ACTIONS}/reference/security/oidc`], OIDC],
  },
};

/** The page of each finding, by the name of its file. */
export async function preflightPages(): Promise<Readonly<Record<string, string>>> {
  const pages: Record<string, string> = {};
  for (const [code, example] of Object.entries(EXAMPLES) as [PreflightCode, Example][])
    pages[`${code}.md`] = await pageOf(code, example);
  return pages;
}

async function pageOf(code: PreflightCode, { fault, story, pages }: Example): Promise<string> {
  const files = PLANTED_FAULTS[fault] ?? {};
  const { category } = preflightFindings[code];
  const { explanation, file, line } = await findingIn(files, code);
  const [cause = '', fix = ''] = explanationBody(explanation, '').split('**Fix:** ');
  const blocks = [
    `# ${explanation.title}`,
    `\`${code}\` · category \`${category}\` · found by [preflight](../preflight.md), before a run`,
    `## What happened\n\nFor example: ${story} Preflight points at line ${line} of \`${file}\`:`,
    codeOf(files, file),
    `## Why\n\n${cause.trim()}`,
    '## Check it\n\nIn a checkout of the repository, with a clone of this action beside it:\n\n```sh\nnode ../aws-token-guard/dist/preflight.js --notices\n```',
    `## Fix it\n\n${fix.trim()}`,
    `## See also\n\n${pages.map(([title, address]) => `- [${title}](${address})`).join('\n')}`,
    '---',
    'This page is made by `npm run docs` from what preflight says about the example. [All findings](README.md)',
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The file without the mark. */
function codeOf(files: Files, file: string): string {
  return `\`\`\`yaml\n${(files[file] ?? '').replaceAll(/ # <- .*$/gm, '').trimEnd()}\n\`\`\``;
}

async function findingIn(files: Files, code: string): Promise<PreflightFinding> {
  const root = await mkdtemp(join(tmpdir(), 'preflight-page-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(join(root, dirname(file)), { recursive: true });
      await writeFile(join(root, file), text);
    }
    const repository = { name: 'octo-org/octo-repo', ownerId: '1', id: '2' };
    const { findings } = await preflight({ root, repository, notices: true });
    const found = findings.find((finding) => finding.code === code);
    if (found === undefined) throw new Error(`the example of ${code} does not show it`);
    return found;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
