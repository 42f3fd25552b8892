// Where findings are written in workflows of every shape that YAML allows, and that hostile ones get no line, in time.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expressionsOfStep, locate, type Query, secretsOfStep } from '../../../../src/github/workflow/locate.ts';
import { parseTree } from '../../../../src/github/workflow/tree.ts';
import type { WorkflowTarget } from '../../../../src/observe/facts.ts';
import { withinCpuSeconds } from '../../../cpu-seconds.ts';
import { anyCharacter } from '../../samples/hostile.ts';

const GUARD = 'octo-org/guard@v1';
const STEP: WorkflowTarget = { kind: 'step' };
const ROLE: WorkflowTarget = { kind: 'input', name: 'role-to-assume' };
const PERMISSION: WorkflowTarget = { kind: 'id-token-permission' };
const BASE: Query = {
  jobId: 'deploy',
  actionId: '__octo-org_guard',
  actionRepository: 'octo-org/guard',
  actionRef: 'v1',
  target: STEP,
};

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`;
const job = (...steps: readonly string[]): string => lines('jobs:', '  deploy:', '    steps:', ...steps);

/** `line:column-endColumn text`, so that a row can be checked by eye. */
function seen(text: string, query: Partial<Query>): string | undefined {
  const span = locate(text, { ...BASE, ...query });
  if (span === undefined) return undefined;
  expect(span.endLine).toBe(span.line);
  const line = text.split('\n')[span.line - 1] ?? '';
  return `${span.line}:${span.column}-${span.endColumn} ${line.slice(span.column - 1, span.endColumn)}`;
}

type Row = readonly [name: string, text: string, query: Partial<Query>, expected: string | undefined];

const ORDINARY = lines(
  'name: Deploy # with comment',
  'on: push',
  'permissions:',
  '  contents: read',
  'jobs:',
  '  build:',
  '    runs-on: ubuntu-latest',
  '    steps:',
  `      - uses: ${GUARD}`,
  '  deploy:',
  '    runs-on: ubuntu-latest',
  '    steps:',
  '      - uses: actions/checkout@v5',
  '      # uses: octo-org/guard@v1',
  '      - name: Credentials',
  '        uses: octo-org/guard@v1 # the action',
  '        with:',
  '          aws-region: eu-west-1',
  '          Role-To-Assume: arn:aws:iam::111122223333:role/deploy',
);

const THRICE = job(
  `      - uses: ${GUARD}`,
  '      - id: mine',
  `        uses: ${GUARD}`,
  '      - run: echo',
  `      - uses: ${GUARD}`,
  '      - uses: octo-org/guard/sub@v2',
  `      - uses: ${GUARD}`,
);

const STEPS: readonly Row[] = [
  ['block style, comments', ORDINARY, {}, '16:9-31 uses: octo-org/guard@v1'],
  ['another job', ORDINARY, { jobId: 'build' }, '9:9-31 uses: octo-org/guard@v1'],
  ['no such job', ORDINARY, { jobId: 'test' }, undefined],
  ['no job', ORDINARY, { jobId: '' }, undefined],
  ['no action id', ORDINARY, { actionId: '' }, undefined],
  ['an id of another runner', ORDINARY, { actionId: '1' }, undefined],
  ['a script', ORDINARY, { actionId: '__run' }, undefined],
  ['another ref', ORDINARY, { actionRef: 'v2' }, undefined],
  [
    'another case of the repository',
    ORDINARY,
    { actionRepository: 'Octo-Org/Guard' },
    '16:9-31 uses: octo-org/guard@v1',
  ],
  ['quoted keys', job('      - "uses": \'octo-org/guard@v1\''), {}, '4:9-35 "uses": \'octo-org/guard@v1\''],
  ['flow style', job(`      - { name: x, uses: ${GUARD}, with: { a: b } }`), {}, '4:20-42 uses: octo-org/guard@v1'],
  [
    'nothing but flow style',
    '{on: push, jobs: {deploy: {steps: [{uses: octo-org/guard@v1}]}}}',
    {},
    '1:37-59 uses: octo-org/guard@v1',
  ],
  ['JSON', '{"jobs":{"deploy":{"steps":[{"uses":"octo-org/guard@v1"}]}}}', {}, '1:30-55 "uses":"octo-org/guard@v1"'],
  ['the value on the next line', job('      - uses:', `          ${GUARD}`), {}, '4:9-12 uses'],
  ['a block scalar', job('      - uses: >-', `          ${GUARD}`), {}, '4:9-12 uses'],
  ['an explicit key', job('      - ? uses', `        : ${GUARD}`), {}, '4:11-14 uses'],
  ['CRLF', ORDINARY.replaceAll('\n', '\r\n'), {}, '16:9-31 uses: octo-org/guard@v1'],
  [
    'steps at the column of their key',
    lines('jobs:', '  deploy:', '    steps:', `    - uses: ${GUARD}`),
    {},
    '4:7-29 uses: octo-org/guard@v1',
  ],
  ['no line end at the end', ORDINARY.trimEnd(), {}, '16:9-31 uses: octo-org/guard@v1'],
  ['a byte order mark', `\ufeff${ORDINARY}`, {}, '16:9-31 uses: octo-org/guard@v1'],
  ['a document of its own', `---\n${ORDINARY}...\n`, {}, '17:9-31 uses: octo-org/guard@v1'],
  [
    'names with any characters',
    job('      - name: "日本 😀 \\" : #"', `        uses: ${GUARD} # 😀`),
    {},
    '5:9-31 uses: octo-org/guard@v1',
  ],
  [
    'wide characters on the line',
    job(`      - { name: 日本😀, uses: ${GUARD} }`),
    {},
    '4:23-45 uses: octo-org/guard@v1',
  ],
  [
    'a script that looks like a step',
    job('      - run: |', `          - uses: ${GUARD}`, `      - uses: ${GUARD}`),
    {},
    '6:9-31 uses: octo-org/guard@v1',
  ],
  [
    'a matrix',
    lines(
      'jobs:',
      '  deploy:',
      '    strategy: { matrix: { region: [a, b] } }',
      '    steps:',
      `      - uses: ${GUARD}`,
      '        with: { aws-region: "${{ matrix.region }}" }',
    ),
    {},
    '5:9-31 uses: octo-org/guard@v1',
  ],
  ['the first of three', THRICE, {}, '4:9-31 uses: octo-org/guard@v1'],
  ['one with an id', THRICE, { actionId: 'mine' }, '6:9-31 uses: octo-org/guard@v1'],
  ['the second without an id', THRICE, { actionId: '__octo-org_guard_2' }, '8:9-31 uses: octo-org/guard@v1'],
  ['one of a sub-folder that counts', THRICE, { actionId: '__octo-org_guard_4' }, '10:9-31 uses: octo-org/guard@v1'],
  [
    'a composite action of a sub-folder',
    THRICE,
    { actionId: '__octo-org_guard_3' },
    '9:9-35 uses: octo-org/guard/sub@v2',
  ],
  ['one more than there are', THRICE, { actionId: '__octo-org_guard_5' }, undefined],
  [
    'two steps of one id',
    job('      - id: a', '        run: x', '      - id: A', `        uses: ${GUARD}`),
    { actionId: 'A' },
    undefined,
  ],
  [
    'the action of the workspace',
    job('      - uses: ./'),
    { actionId: '__self', actionRepository: '', actionRef: '' },
    '4:9-16 uses: ./',
  ],
  [
    'the action of the workspace, the second',
    job('      - uses: ./other', '      - uses: ./guard'),
    { actionId: '__self_2', actionRepository: '', actionRef: '' },
    '5:9-21 uses: ./guard',
  ],
  [
    'a composite action around it',
    job('      - uses: ./composite'),
    { actionId: '__self' },
    '4:9-25 uses: ./composite',
  ],
  [
    'another composite action around it',
    job('      - uses: some/composite@v3'),
    { actionId: '__some_composite' },
    '4:9-31 uses: some/composite@v3',
  ],
  ['an image', job('      - uses: docker://alpine'), { actionId: '__alpine' }, undefined],
  ['a step of a kind that nobody knows', job('      - parallel: []', `      - uses: ${GUARD}`), {}, undefined],
  ['an anchor, at its place', job(`      - &guard`, `        uses: ${GUARD}`), {}, '5:9-31 uses: octo-org/guard@v1'],
  [
    'an alias for a step',
    lines('x:', '  - &guard', `    uses: ${GUARD}`, ...job('      - *guard').split('\n')),
    {},
    undefined,
  ],
  [
    'an alias elsewhere',
    lines('env: &env { A: b }', 'jobs:', '  deploy:', '    env: *env', '    steps:', `      - uses: ${GUARD}`),
    {},
    '6:9-31 uses: octo-org/guard@v1',
  ],
  [
    'an alias for the steps',
    lines('jobs:', '  a:', '    steps: &steps', `      - uses: ${GUARD}`, '  deploy:', '    steps: *steps'),
    {},
    undefined,
  ],
  [
    'an alias for the job',
    lines('jobs:', '  a: &job', '    steps:', `      - uses: ${GUARD}`, '  deploy: *job'),
    {},
    undefined,
  ],
  ['an alias for the action', lines(`x: &guard ${GUARD}`, ...job('      - uses: *guard').split('\n')), {}, undefined],
  ['an alias as a key', lines('x: &key uses', ...job('      - *key : octo-org/guard@v1').split('\n')), {}, undefined],
  ['merged keys', lines('x: &step', `  uses: ${GUARD}`, ...job('      - <<: *step').split('\n')), {}, undefined],
  ['merged keys beside', job('      - <<: { if: always() }', `        uses: ${GUARD}`), {}, undefined],
  [
    'a job with a key twice',
    lines('jobs:', '  deploy:', '    steps:', `      - uses: ${GUARD}`, '    Steps: []'),
    {},
    undefined,
  ],
  ['a job twice', lines(...job(`      - uses: ${GUARD}`).trimEnd().split('\n'), '  DEPLOY: {}'), {}, undefined],
  ['a tab as indentation', job(`\t- uses: ${GUARD}`), {}, undefined],
  ['a quote that does not end', `${ORDINARY}x: "`, {}, undefined],
  ['two documents', `${ORDINARY}---\n${ORDINARY}`, {}, undefined],
  ['line ends that are disputed', ORDINARY.replace('with comment', 'with\u2028comment'), {}, undefined],
  ['carriage returns alone', ORDINARY.replaceAll('\n', '\r'), {}, undefined],
  ['nothing', '', {}, undefined],
  ['a text', 'deploy', {}, undefined],
  ['a list', '- jobs', {}, undefined],
  ['a job that calls a workflow', lines('jobs:', '  deploy:', '    uses: ./.github/workflows/a.yml'), {}, undefined],
  ['steps that are no list', lines('jobs:', '  deploy:', '    steps: x'), {}, undefined],
  ['null bytes', `${ORDINARY}\0`, {}, undefined],
];

const INPUTS: readonly Row[] = [
  [
    'an input, whatever its case',
    ORDINARY,
    { target: ROLE },
    '19:11-63 Role-To-Assume: arn:aws:iam::111122223333:role/deploy',
  ],
  [
    'an input that is not there',
    ORDINARY,
    { target: { kind: 'input', name: 'audience' } },
    '16:9-31 uses: octo-org/guard@v1',
  ],
  ['a step without inputs', ORDINARY, { jobId: 'build', target: ROLE }, '9:9-31 uses: octo-org/guard@v1'],
  [
    'an input in flow style',
    job(`      - { with: { 'role-to-assume': x }, uses: ${GUARD} }`),
    { target: ROLE },
    "4:19-37 'role-to-assume': x",
  ],
  [
    'an empty input',
    job(`      - uses: ${GUARD}`, '        with:', '          role-to-assume:'),
    { target: ROLE },
    '6:11-24 role-to-assume',
  ],
  [
    'an input of many lines',
    job(`      - uses: ${GUARD}`, '        with:', '          role-to-assume: |', '            a'),
    { target: ROLE },
    '6:11-24 role-to-assume',
  ],
  [
    'inputs that are an alias',
    lines('x: &with { role-to-assume: y }', ...job(`      - uses: ${GUARD}`, '        with: *with').split('\n')),
    { target: ROLE },
    '5:9-31 uses: octo-org/guard@v1',
  ],
  [
    'an input twice',
    job(`      - uses: ${GUARD}`, '        with: { role-to-assume: a, ROLE-TO-ASSUME: b }'),
    { target: ROLE },
    '4:9-31 uses: octo-org/guard@v1',
  ],
  [
    'an input of a composite action, which is its own',
    job('      - uses: ./composite', '        with: { role-to-assume: a }'),
    { actionId: '__self', target: ROLE },
    '4:9-25 uses: ./composite',
  ],
];

const permitted = (inWorkflow: string, inJob: string): string =>
  lines('on: push', inWorkflow, 'jobs:', '  deploy:', '    runs-on: x', inJob, '    steps: []');

const PERMISSIONS: readonly Row[] = [
  ['nothing said', permitted('', ''), {}, '4:3-8 deploy'],
  ['a quoted job', lines('jobs:', "  'deploy': {steps: []}"), {}, "2:3-23 'deploy': {steps: []}"],
  ['the workflow’s', ORDINARY, {}, '3:1-11 permissions'],
  ['the workflow’s, which grants', permitted('permissions: { id-token: write }', ''), {}, undefined],
  [
    'the job’s, which replaces it',
    permitted('permissions: { id-token: write }', '    permissions: { contents: read }'),
    {},
    '6:5-35 permissions: { contents: read }',
  ],
  ['the job’s, which grants', permitted('permissions: {}', '    permissions:\n      id-token: write'), {}, undefined],
  ['read-all', permitted('permissions: read-all', ''), {}, '2:1-21 permissions: read-all'],
  ['write-all', permitted('permissions: write-all', ''), {}, undefined],
  ['write-all, replaced', permitted('permissions: write-all', '    permissions: {}'), {}, '6:5-19 permissions: {}'],
  ['none at all', permitted('permissions: {}', ''), {}, '2:1-15 permissions: {}'],
  ['an empty value', permitted('permissions:', ''), {}, '2:1-11 permissions'],
  [
    'none',
    permitted('', '    permissions:\n      contents: read\n      id-token: none # no'),
    {},
    '8:7-20 id-token: none',
  ],
  ['an alias', permitted('x: &p { contents: read }', '    permissions: *p'), {}, undefined],
  ['an alias for the value', permitted('x: &p write', '    permissions: { id-token: *p }'), {}, undefined],
  ['merged permissions', permitted('', '    permissions: { <<: { id-token: write } }'), {}, undefined],
  ['another job’s', lines('jobs:', '  a:', '    permissions: {}', '  deploy:', '    steps: []'), {}, '4:3-8 deploy'],
  ['an unknown job', permitted('', ''), { jobId: 'x' }, undefined],
  ['a workflow that is only called', permitted('', '').replace('push', 'workflow_call'), {}, undefined],
  ['likewise, as a list', permitted('', '').replace('push', '[workflow_call]'), {}, undefined],
  ['likewise, with inputs', permitted('', '').replace('push', '{ workflow_call: { inputs: {} } }'), {}, undefined],
  ['a workflow that is called, too', permitted('', '').replace('push', '[push, workflow_call]'), {}, '4:3-8 deploy'],
];

describe('locate', () => {
  it.each(STEPS)('finds the step: %s', (_name, text, query, expected) => {
    expect(seen(text, query)).toBe(expected);
  });

  it.each(INPUTS)('finds the input: %s', (_name, text, query, expected) => {
    expect(seen(text, query)).toBe(expected);
  });

  it.each(PERMISSIONS)('finds what lacks id-token: %s', (_name, text, query, expected) => {
    expect(seen(text, { ...query, target: PERMISSION })).toBe(expected);
  });

  describe('when the workflow is any valid one', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    const text = fc
      .string({ unit: anyCharacter, maxLength: 20 })
      .filter((value) => !/[\r\n\u0085\u2028\u2029]/.test(value));
    const comment = fc.option(
      text.map((value) => ` # ${value.replace(/\p{C}/gu, '')}`),
      { nil: '' },
    );
    const quote = (value: string) =>
      JSON.stringify(value).replace(
        /[\u007f-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    const others = fc.constantFrom(
      'run: echo',
      'uses: actions/checkout@v5',
      'uses: ./local',
      'uses: docker://a/b:c',
      'uses: octo-org/other@v1',
    );
    const step = fc.record({ main: others, name: text, comment, flow: fc.boolean() });
    const draw = (line: string, { name, comment: remark, flow }: { name: string; comment: string; flow: boolean }) =>
      flow
        ? [`      - { name: ${quote(name)}, ${line} }${remark}`]
        : [`      - name: ${quote(name)}${remark}`, `        ${line}${remark}`];

    it('finds a line with the step and its mark', () => {
      const before = fc.array(step, { maxLength: 6 });
      fc.assert(
        fc.property(
          before,
          before,
          step,
          fc.uniqueArray(word, { minLength: 1, maxLength: 4 }),
          fc.boolean(),
          fc.integer({ min: 1, max: 4 }),
          (first, last, own, jobs, crlf, count) => {
            const mine = Array.from({ length: count }, (_, n) => draw(`uses: octo-org/guard/m${n}@v1`, own)).flat();
            const steps = [...first.flatMap((s) => draw(s.main, s)), ...mine, ...last.flatMap((s) => draw(s.main, s))];
            const body = jobs.flatMap((id) => [`  ${id}:`, '    runs-on: ubuntu-latest', '    steps:', ...steps]);
            const workflow = ['on: push', 'jobs:', ...body].join(crlf ? '\r\n' : '\n');
            jobs.forEach((jobId, j) => {
              const actionId = count === 1 ? '__octo-org_guard' : `__octo-org_guard_${count}`;
              const span = locate(workflow, { ...BASE, jobId, actionId });
              const found = workflow
                .split(/\r?\n/)
                [(span?.line ?? 0) - 1]?.slice((span?.column ?? 1) - 1, span?.endColumn);
              expect(found).toBe(`uses: octo-org/guard/m${count - 1}@v1`);
              expect((span?.line ?? 0) > 2 + (j * body.length) / jobs.length).toBe(true);
            });
          },
        ),
        { numRuns: 50 },
      );
    });
  });

  describe('when the workflow is hostile', () => {
    const SIZE = 300_000;
    const laughs = Array.from(
      { length: 40 },
      (_, n) => `l${n}: &l${n} [${n === 0 ? 'ha' : Array(9).fill(`*l${n - 1}`)}]`,
    );
    const grow = (make: (n: number) => string): string => {
      const parts: string[] = [];
      for (let length = 0, n = 0; length < SIZE; n += 1) length += parts[parts.push(make(n)) - 1]?.length ?? 0;
      return parts.join('');
    };
    it.each<[string, string]>([
      ['many keys', `${grow((n) => `k${n}: v\n`)}${ORDINARY}`],
      ['more than a megabyte', `${ORDINARY}#${'x'.repeat(1_100_000)}`],
      ['open brackets', '['.repeat(SIZE)],
      ['open braces', '{a: '.repeat(SIZE / 4)],
      ['brackets', '['.repeat(SIZE / 2) + ']'.repeat(SIZE / 2)],
      ['dashes', '- '.repeat(SIZE / 2)],
      ['question marks', '? '.repeat(SIZE / 2)],
      ['colons', 'a: '.repeat(SIZE / 3)],
      ['open quotes', 'a: "'.repeat(SIZE / 4)],
      ['line ends', '\n'.repeat(SIZE)],
      ['documents', '---\n'.repeat(SIZE / 4)],
      ['deep mappings', grow((n) => `${' '.repeat(n)}a:\n`)],
      ['anchors', grow((n) => `a${n}: &x${n} b\n`)],
      ['exclamation marks', '!'.repeat(SIZE)],
      [
        'deep brackets in a step',
        job(`      - uses: ${GUARD}`, `        with: ${'['.repeat(20_000)}${']'.repeat(20_000)}`),
      ],
    ])('gives no line for %s, soon', (_name, text) => {
      withinCpuSeconds(1.5, () => {
        expect(locate(text, BASE)).toBeUndefined();
      });
    });

    it('does not open what is wrapped', () => {
      withinCpuSeconds(0.5, () => {
        expect(seen(lines(...laughs, ORDINARY), {})).toBe('56:9-31 uses: octo-org/guard@v1');
      });
    });

    it('reads a long workflow that is none of that', () => {
      const steps = Array.from({ length: 2000 }, (_, n) => `      - id: s${n}\n        run: echo ${n}`);
      expect(seen(job(...steps, `      - uses: ${GUARD}`), {})).toBe('4004:9-31 uses: octo-org/guard@v1');
    });
  });
});

describe('secretsOfStep', () => {
  const step = (value: string, on = 'push', strategy = '{ matrix: { role: [a] } }') =>
    lines(
      `on: ${on}`,
      'jobs:',
      '  deploy:',
      `    strategy: ${strategy}`,
      '    steps:',
      `      - uses: ${GUARD}`,
      `        with: { role-to-assume: "\${{ ${value} }}" }`,
    );
  it.each<[string, string, readonly string[]]>([
    ['a matrix in the workflow', step('matrix.role'), []],
    ['a matrix made of variables', step('matrix.role', 'push', '{ matrix: { role: ["${{ vars.ROLE }}"] } }'), []],
    ['a matrix made of outputs', step('matrix.role', 'push', '${{ fromJSON(needs.a.outputs.x) }}'), ['role-to-assume']],
    [
      'a matrix with an output',
      step('matrix.role', 'push', '{ matrix: { role: ["${{ needs.a.outputs.x }}"] } }'),
      ['role-to-assume'],
    ],
    ['inputs that somebody types', step('inputs.role', '[push, workflow_dispatch]'), []],
    ['inputs of a caller', step('inputs.role', '[workflow_dispatch, workflow_call]'), ['role-to-assume']],
    [
      'a matrix made of the inputs of a caller',
      step('matrix.role', '{ workflow_call: {} }', '{ matrix: { role: ["${{ inputs.x }}"] } }'),
      ['role-to-assume'],
    ],
  ])('tells what may come from a secret: %s', (_, text, inputs) => {
    const tree = parseTree(text);
    expect(tree && secretsOfStep(tree, BASE)?.inputs).toEqual(inputs);
  });
});

describe('expressionsOfStep', () => {
  const seenIn = (...text: readonly string[]) => {
    const tree = parseTree(lines(...text));
    return tree && expressionsOfStep(tree, BASE);
  };
  const step = ['    steps:', `      - uses: ${GUARD}`, '        with:'];

  it('has the inputs with an expression, and no other', () => {
    const inputs = [
      '          Role-To-Assume: ${{ secrets.ROLE }}',
      '          aws-region: eu-west-1',
      '          audience: a-${{ vars.AUDIENCE }}',
      '          role-session-name: ${{ vars.A }}${{ vars.B }}',
    ];
    const found = seenIn('jobs:', '  deploy:', ...step, ...inputs);
    expect(found).toEqual({
      inputs: {
        'role-to-assume': '${{ secrets.ROLE }}',
        audience: 'a-${{ vars.AUDIENCE }}',
        'role-session-name': '${{ vars.A }}${{ vars.B }}',
      },
    });
  });

  it('goes on to the expression behind a variable of the workflow', () => {
    const found = seenIn(
      'env:',
      '  ROLE: ${{ secrets.ROLE }}',
      'jobs:',
      '  deploy:',
      ...step,
      '          role-to-assume: ${{ env.ROLE }}',
    );
    expect(found).toEqual({ inputs: { 'role-to-assume': '${{ secrets.ROLE }}' } });
  });

  it.each([
    [['    environment: live'], 'live'],
    [['    environment:', '      name: live', '      url: https://example.com'], 'live'],
    [[], undefined],
  ])('has the environment of the job: %j', (environment, name) => {
    expect(seenIn('jobs:', '  deploy:', ...environment, ...step, '          a: b')?.environment).toBe(name);
  });

  it('has nothing for a composite action that uses this one', () => {
    expect(
      seenIn('jobs:', '  deploy:', '    steps:', '      - id: __octo-org_guard', '        uses: octo-org/other@v1'),
    ).toBeUndefined();
  });
});
