// Whatever texts hold, and however long they are: of a workflow and its reference, a place inside or none; of others, something harmless.
import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { parseWorkflowRef } from '../../src/github/workflow/job-workflow.ts';
import { locateInTree } from '../../src/github/workflow/locate.ts';
import { isAsCheckedOut } from '../../src/github/workflow/read-workflow.ts';
import { parseTree } from '../../src/github/workflow/tree.ts';
import type { WorkflowTarget } from '../../src/observe/facts.ts';
import { codeBlock, escapeMarkdown } from '../../src/report/markdown.ts';
import { createVault } from '../../src/secrets/vault.ts';
import { breakCommands, plainText } from '../../src/util/text.ts';
import { longText, mostly, near } from './arbitraries.ts';
import { expectPlainLines, property } from './support.ts';

const WORKFLOW = `name: deploy
on:
  push: {branches: [main]}
  workflow_call:
permissions:
  contents: read
jobs:
  test: {runs-on: ubuntu-latest, steps: [{run: "echo"}]}
  deploy:
    runs-on: ubuntu-latest
    permissions: &p
      id-token: write
    steps:
      - uses: actions/checkout@v4
      - id: aws
        uses: octo-org/guard@v1
        with:
          role-to-assume: arn:aws:iam::111122223333:role/deploy
          AWS-Region: |
            eu-central-1
      - run: |
          echo ::error::x
  call:
    uses: ./.github/workflows/other.yml
`;
const QUERY = { jobId: 'deploy', actionId: 'aws', actionRepository: 'octo-org/guard', actionRef: 'v1' };
const TARGETS: readonly WorkflowTarget[] = [
  { kind: 'step' },
  { kind: 'input', name: 'aws-region' },
  { kind: 'id-token-permission' },
];

const YAML_PIECES = [
  ...['- ', '- - ', '[', '{', ']', '}', ',', ': ', ':', '? ', '"', "'", '|', '>', '#', ' #', '&a ', '*a ', '!t ', '%'],
  ...['---\n', '...\n', '\n', '\n ', '\n\n', ' ', '\t', 'a', 'a: ', '<<: ', '\\', '"\n', '- a\n', 'a:\n', '? a\n'],
  ...['{a', '[a', 'jobs:\n', '  '],
];
const longWorkflow = longText(YAML_PIECES).chain((text) => fc.constantFrom(text, `${WORKFLOW}  more: ${text}`));

describe('workflows', () => {
  const LIMIT_SECONDS = 2; // for finding a line
  const texts = mostly(near(WORKFLOW), longWorkflow);
  const check = (text: string) => {
    const lines = text.split('\n').length;
    const tree = parseTree(text);
    if (tree === undefined) return;
    for (const target of TARGETS) {
      const { line = 1, endLine = 1, column = 1, endColumn = 1 } = locateInTree(tree, { ...QUERY, target }) ?? {};
      expect([1, line, endLine, lines]).toEqual([1, line, endLine, lines].toSorted((a, b) => a - b));
      expect(column).toBeGreaterThanOrEqual(1);
      expect(endColumn).toBeGreaterThanOrEqual(column);
    }
  };
  property('have a place inside, or none', 5000, texts, check, LIMIT_SECONDS);

  const longReference = longText(['a/', 'a', '.', '/.github/workflows/', '.yml', '@', '-']);
  const reference = mostly(near('octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main'), longReference);
  property('have references that are read at once', 3000, reference, (text) =>
    expect(parseWorkflowRef(text)?.repository ?? '').not.toMatch(/[\n\r]/),
  );

  const index = fc.record({
    start: fc.constantFrom('DIRC\0\0\0\u0002', 'DIRC\0\0\0\u0003', 'DIRC\0\0\0\u0004', 'X'),
    count: fc.constantFrom('\0\0\0\u0001', '\u00ff\u00ff\u00ff\u00ff', '\0\0\0\0'),
    bytes: fc.uint8Array({ maxLength: 400 }),
  });
  property('are not as checked out in an index of any bytes', 4000, index, ({ start, count, bytes }) => {
    const all = Buffer.concat([Buffer.from(start + count, 'latin1'), bytes]);
    expect(isAsCheckedOut(all, 'a', Buffer.from('x'), 20)).toBe(false);
  });
});

describe('long texts', () => {
  property('become harmless at once', 700, longText(), (text) => {
    const vault = createVault(() => {});
    vault.keep({ secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' });
    escapeMarkdown(text);
    codeBlock('text', text);
    breakCommands(text);
    expectPlainLines(vault.clean(text), plainText(text, Number.POSITIVE_INFINITY));
  });
});
