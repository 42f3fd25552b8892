// Probes of what the repository says: trust policies in every wrapping, workflows, the checkout around them.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { parse } from 'yaml';
import { CLAIMS, factsUpTo, failureOf, NOW, ROLE, SETTINGS } from '../__tests__/unit/samples/healthy.ts';
import { diagnose } from '../src/diagnosis/diagnose.ts';
import { isAsCheckedOut } from '../src/github/workflow/checkout.ts';
import { locateInTree } from '../src/github/workflow/locate.ts';
import type { Target } from '../src/github/workflow/target.ts';
import { parseTree } from '../src/github/workflow/tree.ts';
import { parseWorkflowRef } from '../src/github/workflow/workflow-file.ts';
import { checkExpectations } from '../src/observe/expectations.ts';
import { renderAnnotations } from '../src/report/annotation.ts';
import { renderReport } from '../src/report/diagnosis-report.ts';
import { pagesOf } from '../src/report/documentation.ts';
import { renderComment, renderFailure } from '../src/report/findings.ts';
import { CONTEXT_CLAIMS, type IdTokenClaims } from '../src/trust-policy/claims.ts';
import { evaluateTrustPolicy } from '../src/trust-policy/evaluate.ts';
import { generateTrustPolicy } from '../src/trust-policy/generate.ts';
import { lintTrustPolicy } from '../src/trust-policy/lint.ts';
import { parseTrustPolicy } from '../src/trust-policy/parse-policy.ts';
import { renderCloudFormation, renderTerraform } from '../src/trust-policy/render.ts';
import { requestContextOf } from '../src/trust-policy/request-context.ts';
import { firstOf, harmlessPage, plainLine, plainLines } from './fuzz-oracles.ts';
import { type Probe, probe, type Verdict } from './fuzz-probe.ts';
import { anyText, longText, near } from './fuzz-texts.ts';

const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const PREFIX = 'token.actions.githubusercontent.com';
const PAGE_OF = pagesOf({
  GITHUB_ACTION_REPOSITORY: 'octo-org/guard',
  GITHUB_ACTION_REF: 'v1',
  GITHUB_SERVER_URL: 'https://github.com',
});

const OPERATORS = [
  'StringEquals',
  'StringLike',
  'ForAnyValue:StringLike',
  'ForAllValues:StringEquals',
  'StringNotEqualsIfExists',
  'Null',
  'Bool',
  'DateLessThan',
  'NumericEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnLike',
  'BinaryEquals',
];
const KEYS = [
  `${PREFIX}:sub`,
  `${PREFIX}:aud`,
  `${PREFIX}:repository_id`,
  'aws:CurrentTime',
  'aws:SourceIp',
  'sts:RoleSessionName',
  'aws:PrincipalTag/x',
];
const VALUES = [
  CLAIMS.sub,
  'repo:octo-org/*',
  '*',
  'sts.amazonaws.com',
  '${aws:x}',
  "${*}${$}${aws:y, 'z'}",
  '2026-01-01T00:00:00Z',
  '10.0.0.0/8',
  '::1/64',
  '1e5',
  'true',
  'dGVzdA==',
];

const value = fc.oneof(near(VALUES), fc.array(near(VALUES), { maxLength: 3 }), fc.jsonValue({ maxDepth: 1 }));
const conditions = fc.dictionary(
  near(OPERATORS),
  fc.oneof({ weight: 8, arbitrary: fc.dictionary(near(KEYS), value, { maxKeys: 3 }) }, { weight: 1, arbitrary: value }),
  { maxKeys: 3 },
);
const oneOrMore = (valid: readonly string[]) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...valid) },
    { weight: 1, arbitrary: near(valid) },
    { weight: 1, arbitrary: fc.array(near(valid), { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
  );

const statement = fc.record(
  {
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    Principal: fc.oneof(
      { weight: 6, arbitrary: fc.record({ Federated: oneOrMore([PROVIDER]) }) },
      { weight: 1, arbitrary: oneOrMore(['*']) },
    ),
    Action: oneOrMore(['sts:AssumeRoleWithWebIdentity', 'sts:*', 'sts:AssumeRole']),
    Condition: conditions,
    Sid: anyText,
  },
  { requiredKeys: ['Effect', 'Principal', 'Action'] },
);

const policy = fc.record(
  {
    Version: fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
    Statement: fc.oneof(statement, fc.array(statement, { minLength: 1, maxLength: 3 })),
  },
  { requiredKeys: ['Statement'] },
);

/** As tools print it. */
const WRAPPINGS: readonly ((policy: unknown) => string)[] = [
  (one) => JSON.stringify(one),
  (one) => JSON.stringify({ Role: { RoleName: 'deploy', Arn: ROLE.text, AssumeRolePolicyDocument: one } }),
  (one) =>
    JSON.stringify({ Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: one } } } }),
  (one) =>
    JSON.stringify({
      planned_values: {
        root_module: { resources: [{ values: { name: 'deploy', assume_role_policy: JSON.stringify(one) } }] },
      },
    }),
  (one) => encodeURIComponent(JSON.stringify(one)),
  (one) => JSON.stringify(JSON.stringify(one)),
];

const policyText = fc
  .tuple(policy, fc.constantFrom(...WRAPPINGS))
  .chain(([one, wrap]) =>
    fc.oneof({ weight: 5, arbitrary: fc.constant(wrap(one)) }, { weight: 2, arbitrary: near([wrap(one)]) }),
  );

const claims: fc.Arbitrary<IdTokenClaims> = fc
  .record({
    sub: near([CLAIMS.sub, 'repo:octo-org@1/octo-repo@2:environment:prod']),
    aud: near(['sts.amazonaws.com']),
    iss: fc.constantFrom(CLAIMS.iss, CLAIMS.iss, `${CLAIMS.iss}/octo`, 'https://ghe.example/_services/token'),
    context: fc.dictionary(
      fc.constantFrom(...CONTEXT_CLAIMS),
      anyText.filter((text) => text !== ''),
      { maxKeys: 4 },
    ),
  })
  .map((changed) => ({ ...CLAIMS, ...changed, context: { ...CLAIMS.context, ...changed.context } }));

type PolicyCase = { readonly text: string; readonly claims: IdTokenClaims };

function checkPolicy({ text, claims: one }: PolicyCase): Verdict {
  const parsed = parseTrustPolicy(text, ROLE);
  if (!parsed.ok) return parsed.problem.endsWith('.') ? undefined : `The problem is no sentence: ${parsed.problem}`;
  const { decision } = evaluateTrustPolicy(
    parsed.policy,
    requestContextOf({ claims: one, role: ROLE, region: 'eu-central-1', roleSessionName: 'x', now: NOW }),
  );
  lintTrustPolicy(parsed.policy, { issuer: one.iss, role: ROLE, now: NOW });
  return ['allow', 'deny', 'unknown'].includes(decision) ? undefined : `The decision is ${decision}.`;
}

/** A denied run with this policy in its workspace, told in every form that there is. */
function checkDenial({ text, claims: one }: PolicyCase): Verdict {
  const parsed = parseTrustPolicy(text, ROLE);
  const file = parsed.ok
    ? { policyFile: { path: 'iam/trust.json', policy: parsed.policy } }
    : { policyFile: undefined };
  const settings = { ...SETTINGS, expectedSubjects: [text.slice(0, 900), 'repo:octo-org/*'] };
  const expectations = checkExpectations({ settings, claims: one, now: NOW, ...file });
  const failure = failureOf('AssumeRoleWithWebIdentity', 'AccessDenied', { httpStatus: 403, message: text });
  const problem = parsed.ok ? {} : { policyFileProblem: { path: 'iam/trust.json', problem: parsed.problem } };
  const facts = {
    ...factsUpTo(failure),
    settings,
    idToken: { status: 'succeeded', value: one } as const,
    expectations,
    ...problem,
  };
  const diagnosis = diagnose(facts);
  if (diagnosis.verdict !== 'fail') return `The verdict is ${diagnosis.verdict}.`;
  const annotations = renderAnnotations(diagnosis, PAGE_OF);
  return firstOf(
    annotations.length === 1 ? undefined : `There are ${annotations.length} annotations.`,
    ...annotations.map(({ message }) => plainLines('The annotation', message)),
    ...annotations.map(({ title }) => plainLine('The title', title)),
    ...[
      renderFailure(diagnosis, settings, PAGE_OF),
      renderReport(diagnosis, facts, PAGE_OF),
      renderComment(diagnosis, PAGE_OF),
    ].map(harmlessPage),
  );
}

/** The advice lets this token in, and no other subject; each form of it says the same. */
function checkGenerated(one: IdTokenClaims): Verdict {
  const generated = generateTrustPolicy(ROLE, one);
  if (generated === undefined) return undefined;
  const parsed = parseTrustPolicy(JSON.stringify(generated), ROLE);
  if (!parsed.ok) return JSON.stringify(generated).length > 10_240 ? undefined : `Our own policy: ${parsed.problem}`;
  const decide = (sub: string, aud: string) =>
    evaluateTrustPolicy(parsed.policy, requestContextOf({ claims: { ...one, sub, aud }, role: ROLE, now: NOW }))
      .decision;
  const yaml = parse(renderCloudFormation(generated)) as {
    readonly AssumeRolePolicyDocument: { readonly Statement: readonly unknown[] };
  };
  const terraform = renderTerraform(generated);
  return firstOf(
    decide(one.sub, one.aud) === 'allow' ? undefined : `It answers its own token with ${decide(one.sub, one.aud)}.`,
    ...[`${one.sub}x`, one.sub.slice(1) || 'another', `x${one.sub}`].map((sub) =>
      decide(sub, one.aud) === 'deny' ? undefined : `It lets ${JSON.stringify(sub)} in.`,
    ),
    decide(one.sub, `${one.aud}x`) === 'deny' ? undefined : 'It lets another audience in.',
    isDeepStrictEqual(yaml.AssumeRolePolicyDocument, JSON.parse(JSON.stringify(generated)))
      ? undefined
      : 'CloudFormation would read another policy.',
    /^[\x20-\x7e\n]*$/.test(terraform) ? plainLines('Terraform', terraform) : 'Terraform is not printable.',
  );
}

const longPolicy = longText([
  '[',
  '{"a":',
  '"',
  '\\',
  '\\u0041',
  '{"Statement":',
  '%7b',
  '${',
  '}',
  ',',
  '1',
  '{"AssumeRolePolicyDocument":{},"a":',
  '"assume_role_policy":"{}",',
]);
const longSubject = longText(['repo:', 'a', '/', '@', ':', '*', '%3A', 'environment:', '${'], [200, 2000]);
const openPolicy = longSubject.map((sub) =>
  JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: PROVIDER },
      Action: 'sts:*',
      Condition: { StringLike: { [`${PREFIX}:sub`]: [sub, `*${sub.slice(0, 500)}*`] } },
    },
  }),
);

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
const TARGETS: readonly Target[] = [
  { kind: 'step' },
  { kind: 'input', name: 'aws-region' },
  { kind: 'id-token-permission' },
];

function checkWorkflow(text: string): Verdict {
  const lines = text.split('\n').length;
  const tree = parseTree(text);
  if (tree === undefined) return undefined;
  for (const target of TARGETS) {
    const span = locateInTree(tree, { ...QUERY, target });
    const { line = 1, endLine = 1, column = 1, endColumn = 1 } = span ?? {};
    const isInside = line >= 1 && line <= endLine && endLine <= lines && column >= 1 && endColumn >= column;
    if (!isInside) return `${target.kind} is said to be at ${JSON.stringify(span)} of ${lines} lines.`;
  }
  return undefined;
}

const YAML_PIECES = [
  '- ',
  '- - ',
  '[',
  '{',
  ']',
  '}',
  ',',
  ': ',
  ':',
  '? ',
  '"',
  "'",
  '|',
  '>',
  '#',
  ' #',
  '&a ',
  '*a ',
  '!t ',
  '%',
  '---\n',
  '...\n',
  '\n',
  '\n ',
  '\n\n',
  ' ',
  '\t',
  'a',
  'a: ',
  '<<: ',
  '\\',
  '"\n',
  '- a\n',
  'a:\n',
  '? a\n',
  '{a',
  '[a',
  'jobs:\n',
  '  ',
];

/** Deep inside a workflow that is fine otherwise. */
const longWorkflow = fc.oneof(
  longText(YAML_PIECES),
  longText(YAML_PIECES).map((text) => `${WORKFLOW}  more: ${text}`),
  fc
    .constantFrom('      - run: x\n', '      - uses: ./\n', '      - {run: x}\n', '      - uses: a/b@c\n')
    .map((step) => `${WORKFLOW}  big:\n    steps:\n${step.repeat(6000)}`),
  fc
    .constantFrom('      - run: x\n', '      - uses: ./\n')
    .chain((step) =>
      fc
        .constantFrom(500, 5000, 20_000)
        .map(
          (count) =>
            `jobs:\n  deploy:\n    steps:\n${step.repeat(count)}      - id: aws\n        uses: octo-org/guard@v1\n`,
        ),
    ),
);

const bytes = fc.uint8Array({ maxLength: 400 });
const index = fc.record({
  start: fc.constantFrom('DIRC\0\0\0\u0002', 'DIRC\0\0\0\u0003', 'DIRC\0\0\0\u0004', 'X'),
  count: fc.constantFrom('\0\0\0\u0001', '\u00ff\u00ff\u00ff\u00ff', '\0\0\0\0'),
  bytes,
});

export const policyProbes: readonly Probe[] = [
  probe('trust policies: a decision, or a problem as a sentence', {
    runs: 8000,
    input: fc.record({
      text: fc.oneof({ weight: 6, arbitrary: policyText }, { weight: 1, arbitrary: anyText }),
      claims,
    }),
    check: checkPolicy,
  }),
  probe('trust policies: a denial is told in one harmless annotation, page, report and comment', {
    runs: 700,
    input: fc.record({ text: policyText, claims }),
    check: checkDenial,
  }),
  probe('trust policies: ours lets its own token in and no other, in every form', {
    runs: 4000,
    input: claims,
    check: checkGenerated,
  }),
  probe('trust policies: long files are read at once', {
    runs: 300,
    input: fc.record({ text: longPolicy, claims: fc.constant(CLAIMS) }),
    check: checkPolicy,
  }),
  probe('trust policies: long subjects and patterns are decided at once', {
    runs: 200,
    input: fc.record({ text: openPolicy, claims: longSubject.map((sub) => ({ ...CLAIMS, sub })) }),
    check: checkPolicy,
  }),
  probe('trust policies: long subjects are told at once', {
    runs: 100,
    input: fc.record({ text: openPolicy, claims: longSubject.map((sub) => ({ ...CLAIMS, sub })) }),
    check: checkDenial,
  }),
  probe('workflows: a place inside, or none', { runs: 4000, input: near([WORKFLOW]), check: checkWorkflow }),
  probe('workflows: long ones are read within the limit for finding a line', {
    runs: 250,
    input: longWorkflow,
    check: checkWorkflow,
    caseLimitSeconds: 2,
  }),
  probe('workflows: references are read at once', {
    runs: 3000,
    input: fc.oneof(
      near(['octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main']),
      longText(['a/', 'a', '.', '/.github/workflows/', '.yml', '@', '-']),
    ),
    check: (text) =>
      /[\n\r]/.test(parseWorkflowRef(text)?.repository ?? '') ? 'A repository over two lines.' : undefined,
  }),
  probe('workflows: any index of git is read', {
    runs: 4000,
    input: index,
    check: (one) =>
      isAsCheckedOut(
        Buffer.concat([Buffer.from(one.start + one.count, 'latin1'), one.bytes]),
        'a',
        Buffer.from('x'),
        20,
      )
        ? 'Taken for the commit.'
        : undefined,
  }),
];
