// The AWS side of the examples: it has no mistake and gives no more than it has to. That both forms of it say the same, "npm run
// examples" checks.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { EXAMPLES, EXAMPLES_FOLDER, readExample, readStacks } from '../../e2e/examples.ts';
import { type AwsSide, type PolicyDocument, parseTemplate } from '../../e2e/template.ts';
import { parseConfiguration } from '../../e2e/terraform.ts';
import { GITHUB_ISSUER } from '../../src/trust-policy/issuer.ts';
import { lintTrustPolicy } from '../../src/trust-policy/lint.ts';
import { readPolicy } from '../../src/trust-policy/policy.ts';

const withStacks = EXAMPLES.filter(({ stacks }) => stacks.length > 0);
const roles = withStacks.flatMap((example) =>
  readStacks(example).flatMap((side) => side.roles.map((role) => [example.folder, role.name, role] as const)),
);
const federated = roles.filter(([, , { trustPolicy }]) => JSON.stringify(trustPolicy).includes('Federated'));
const policies = roles.flatMap(([folder, name, role]) =>
  Object.entries(role.policies).map(([policy, document]) => [folder, `${name}/${policy}`, document] as const),
);

interface IdentityStatement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}
const statementsOf = (document: PolicyDocument) => [document['Statement'] as IdentityStatement].flat();
const filesEndingIn = (ending: RegExp) =>
  readdirSync(EXAMPLES_FOLDER, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => ending.test(path));

/** The one example without a role. */
const PROVIDER_ALONE = 'oidc-provider';
/** Its role changes nothing, and has to trust the runs that others refuse. */
const DIAGNOSIS = 'diagnosis-role';

describe('the examples', () => {
  it('are the folders that are tried, with the templates and configurations that are', () => {
    const folders = readdirSync(EXAMPLES_FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(EXAMPLES.map(({ folder }) => folder).sort());
    const templates = EXAMPLES.flatMap(({ folder, stacks }) => stacks.map(({ file }) => `${folder}/${file}`));
    expect(filesEndingIn(/\/cloudformation[^/]*$/).sort()).toEqual([...new Set(templates)].sort());
    const configured = EXAMPLES.filter(({ terraform }) => terraform !== undefined);
    expect(filesEndingIn(/\.tf$/).sort()).toEqual(configured.map(({ folder }) => `${folder}/main.tf`).sort());
  });
});

describe.each(withStacks.map((example) => [example.folder, example] as const))('the AWS side of %s', (_, example) => {
  it('makes the provider of GitHub, with one audience and no thumbprint', async () => {
    const sides: readonly AwsSide[] = readStacks(example);
    const providers = sides.flatMap((side) => side.providers);
    expect(providers.length).toBeGreaterThan(0);
    for (const provider of providers)
      expect(provider).toEqual({ url: GITHUB_ISSUER, clientIds: ['sts.amazonaws.com'] });
    const texts = ['main.tf', ...example.stacks.map(({ file }) => file)].map((file) =>
      readExample(example.folder, file),
    );
    expect(texts.filter((text) => /thumbprint/i.test(text))).toEqual([]);
  });

  it('uses the provider that the account has, where it is told to', () => {
    if (example.folder === PROVIDER_ALONE) return;
    const arn = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
    const stacks = example.stacks
      .filter(({ file }) => 'ExistingProviderArn' in parseTemplate(readExample(example.folder, file)).Parameters)
      .map((stack) => ({ ...stack, parameters: { ...stack.parameters, ExistingProviderArn: arn } }));
    const [side] = readStacks({ ...example, stacks });
    expect(side?.providers).toEqual([]);
    expect(JSON.stringify(side?.roles)).toContain(JSON.stringify({ Federated: arn }));
  });
});

describe('the trust policies', () => {
  it.each(federated)('%s: %s is without a mistake', (_, _name, { accountId, trustPolicy }) => {
    const policy = readPolicy(trustPolicy);
    if (!policy.ok) throw new Error(policy.problem);
    const role = { partition: 'aws', account: accountId } as const;
    expect(lintTrustPolicy(policy.value, { issuer: GITHUB_ISSUER, role })).toEqual([]);
  });

  const forNamedRuns = federated.filter(([folder]) => folder !== DIAGNOSIS);

  it.each(forNamedRuns)('%s: %s asks for audience and subject, and has no pattern', (_, _name, { trustPolicy }) => {
    for (const { Condition } of [trustPolicy['Statement'] as { Condition: Record<string, object> }].flat()) {
      expect(Object.keys(Condition)).toEqual(['StringEquals']);
      const keys = Object.keys(Condition['StringEquals'] ?? {}).map((key) => key.split(':')[1]);
      expect(keys).toEqual(expect.arrayContaining(['aud', 'sub']));
    }
    expect(JSON.stringify(trustPolicy)).not.toMatch(/[*?]/);
  });

  it('are for GitHub, but for that of the second role of a chain', () => {
    expect(roles.filter((role) => !federated.includes(role)).map(([, name]) => name)).toEqual(['deploy-function']);
  });
});

describe('the permissions', () => {
  /** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html */
  const OF_NO_RESOURCE = 'ecr:GetAuthorizationToken';

  it.each(policies)('%s: %s allow named actions on named resources', (_, _name, document) => {
    expect(document['Version']).toBe('2012-10-17');
    for (const { Effect, Action, Resource } of statementsOf(document)) {
      expect(Effect).toBe('Allow');
      if (Action === OF_NO_RESOURCE) continue;
      for (const action of [Action].flat()) expect(action).toMatch(/^[a-z0-9]+:[A-Za-z]+$/);
      // An object of a bucket may have any name, and so may a refused role; anything else is named in full.
      for (const resource of [Resource].flat())
        expect(resource).toMatch(/^arn:aws:(?:s3:::[a-z-]+\/\*|iam::\d{12}:role\/\*|[^*?]+)$/);
    }
  });

  it('are there for each role', () => {
    expect(roles.filter(([, , role]) => Object.keys(role.policies).length === 0)).toEqual([]);
  });
});

describe('the role oidc-diagnosis', () => {
  const { stacks = [] } = EXAMPLES.find(({ folder }) => folder === DIAGNOSIS) ?? {};
  const pattern = new RegExp(
    parseTemplate(readExample(DIAGNOSIS, stacks[0]?.file ?? '')).Parameters['SubjectPattern']?.['AllowedPattern'] ?? '',
  );

  it.each(['repo:octo-org@123456/*', 'repo:octo-org@123456/octo-repo@456789:*', 'repo:octo-org/*'])(
    'can be for %s',
    (subjects) => {
      expect(subjects).toMatch(pattern);
    },
  );

  it.each(['repo:*', 'repo:octo-org*', 'repo:*/*', '*', 'repo:octo-org@*/*', 'repo:octo-org@123456/octo-repo*'])(
    'cannot be for %s',
    (subjects) => {
      expect(subjects).not.toMatch(pattern);
    },
  );

  it('reads, and does nothing else', () => {
    const actions = policies
      .filter(([folder]) => folder === DIAGNOSIS)
      .flatMap(([, , document]) => statementsOf(document).flatMap(({ Action }) => Action));
    expect(actions.sort()).toEqual(['iam:GetOpenIDConnectProvider', 'iam:GetRole']);
  });
});

describe('the parameters', () => {
  const WIDE = [
    'repo:*',
    'repo:octo-org/*',
    'repo:octo-org@123456/*',
    'repo:octo-org@*/octo-repo@*',
    'repo:octo-org@123456/octo-rep?@456789',
    'repo:octo-org@123456/octo-repo@456789:*',
    'octo-org/octo-repo',
    '*',
    '',
  ];
  const suffixOf = (name: string) => (name === 'CallerSubjects' ? ':environment:production' : '');

  const withRoles = withStacks
    .map(({ folder }) => folder)
    .filter((folder) => ![PROVIDER_ALONE, DIAGNOSIS].includes(folder));

  it.each(withRoles)('%s: takes a repository, and nothing wider', async (folder) => {
    const stacks = EXAMPLES.filter((example) => example.folder === folder).flatMap((example) => example.stacks);
    const patterns = stacks.flatMap(({ file }) =>
      Object.entries(parseTemplate(readExample(folder, file)).Parameters)
        .filter(([name]) => /^(?:SubjectPrefix|CallerSubjects)$/.test(name))
        .map(([name, { AllowedPattern = '' }]) => [suffixOf(name), new RegExp(AllowedPattern)] as const),
    );
    expect(patterns.length).toBeGreaterThan(0);
    for (const [suffix, pattern] of patterns) {
      expect(`repo:octo-org@123456/octo-repo@456789${suffix}`).toMatch(pattern);
      expect(`repo:octo-org/octo-repo${suffix}`).toMatch(pattern);
      for (const wide of WIDE) expect(`${wide}${suffix}`).not.toMatch(pattern);
    }
    const { variable } = await parseConfiguration(readExample(folder, 'main.tf'));
    const rules = JSON.stringify([variable['subject_prefix'], variable['caller_subjects']]);
    expect([...rules.matchAll(/regex\(\\"(.+?)\\"/g)].map(([, text]) => text)).toEqual(
      patterns.slice(0, 1).map(([, pattern]) => pattern.source.replaceAll('\\/', '/')),
    );
  });
});
