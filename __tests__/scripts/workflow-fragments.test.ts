// Pieces of workflows, as pages show them, made whole: each line stays where it can be found again.
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { codeBlocks } from '../../scripts/markdown.mjs';
import { completeWorkflow } from '../../scripts/workflow-fragments.mjs';

describe('completeWorkflow', () => {
  it.each([
    ['a workflow', 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: y\n', 0],
    ['jobs', 'jobs:\n  a:\n    runs-on: x\n    steps:\n      - run: y\n', 1],
    ['one job by its name', 'a:\n  runs-on: x\n  steps:\n    - run: y\n', 2],
    ['permissions', 'permissions:\n  id-token: write\n', 4],
    ['a job that calls a workflow', 'uses: octo-org/octo-repo/.github/workflows/x.yml@main\nwith:\n  role: y\n', 3],
    ['steps', '- run: x\n\n- run: y\n', 5],
    ['a step that speaks of another', '- run: echo ${{ steps.aws.outputs.x }}\n', 6],
    ['inputs', 'with:\n  refresh: true\n', 6],
  ])('makes a workflow of %s', (_, fragment, linesBefore) => {
    const complete = completeWorkflow(fragment);
    expect(complete?.linesBefore).toBe(linesBefore);
    const lines =
      complete?.text
        .split('\n')
        .slice(linesBefore)
        .map((line) => line.trim()) ?? [];
    expect(lines.slice(0, fragment.trimEnd().split('\n').length)).toEqual(
      fragment
        .trimEnd()
        .split('\n')
        .map((line) => line.trim()),
    );
    expect(parse(complete?.text ?? '')).toMatchObject({ on: 'push', jobs: expect.any(Object) });
  });

  it.each([
    'AssumeRolePolicyDocument:\n  Version: x\n',
    'version: 2\nupdates: []\n',
    'repos:\n  - repo: x\n',
    'name: x\nruns:\n  using: composite\n',
  ])('leaves %j alone', (fragment) => {
    expect(completeWorkflow(fragment)).toBeUndefined();
  });

  it.each(['foo: bar\n', 'just words\n', 'a: [\n'])('does not pass over %j', (fragment) => {
    expect(() => completeWorkflow(fragment)).toThrow();
  });
});

describe('codeBlocks', () => {
  it('finds blocks wherever they stand, with their marks and lines', () => {
    const markdown = 'Text\n\n```yaml\na: 1\n```\n\n1. Point\n\n   ```json wrong\n   {}\n   ```\n\n    not fenced\n';
    expect(codeBlocks(markdown).slice(0, 2)).toEqual([
      { language: 'yaml', marks: [], text: 'a: 1\n', line: 4 },
      { language: 'json', marks: ['wrong'], text: '{}\n', line: 10 },
    ]);
  });
});
