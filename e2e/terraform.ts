// Reads the OIDC providers and roles of a Terraform configuration, as it would make them with given variables. hcldec, a tool of HCL
// itself, evaluates the expressions: Terraform would need the AWS provider and an account. Effect: a process and a temporary file.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AwsSide, PolicyDocument, RoleOnPaper } from './template.ts';

/** What a configuration is applied with. */
interface ApplyOptions {
  readonly variables: Readonly<Record<string, string | readonly string[]>>;
  /** Of the provider `aws`, then of `aws.target`. */
  readonly accountIds: readonly string[];
}

type Block = Readonly<Record<string, unknown>>;

/** What a file holds; expressions are texts in `${}`. Each block is in a list, since HCL can repeat it. */
interface Configuration {
  readonly variable: Readonly<Record<string, readonly Block[]>>;
  readonly locals?: readonly Block[];
  readonly resource: Readonly<Record<string, Readonly<Record<string, readonly Block[]>>>>;
}

interface Statement {
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  readonly principals: readonly { readonly type: string; readonly identifiers: readonly string[] }[];
  readonly condition: readonly {
    readonly test: string;
    readonly variable: string;
    readonly values: readonly string[];
  }[];
}

/** The blocks as hcldec gives them, by their labels: what aws-side.hcldec lists. */
interface Evaluated {
  readonly aws_iam_openid_connect_provider?: Readonly<
    Record<string, { readonly count: number | null; readonly url: string; readonly client_id_list: readonly string[] }>
  >;
  readonly aws_iam_policy_document?: Readonly<Record<string, { readonly statement: readonly Statement[] }>>;
  readonly aws_iam_role?: Readonly<
    Record<
      string,
      {
        readonly provider?: string;
        readonly name: string;
        readonly max_session_duration: number;
        readonly assume_role_policy: string;
      }
    >
  >;
  readonly aws_iam_role_policy?: Readonly<
    Record<
      string,
      { readonly provider?: string; readonly name: string; readonly role: string; readonly policy: string }
    >
  >;
}

const SPECIFICATION = join(import.meta.dirname, 'aws-side.hcldec');
const TARGET = 'aws.target';
/** An expression that all examples share. hcldec has no function that takes null, so its value is filled in. */
const PROVIDER_ARN = '${coalesce(var.existing_provider_arn, one(aws_iam_openid_connect_provider.github[*].arn))}';

// Through `require`: the types of the package bring the browser's globals along.
const { parse } = createRequire(import.meta.url)('@cdktn/hcl2json') as {
  parse(file: string, text: string): Promise<unknown>;
};

/**
 * The blocks of a configuration, without evaluating anything.
 * @throws Error where it is not HCL
 */
export async function parseConfiguration(text: string): Promise<Configuration> {
  return { variable: {}, ...((await parse('main.tf', text)) as Omit<Configuration, 'variable'>) };
}

/**
 * The providers and roles that a configuration makes.
 * @param hcldec - path of the program
 * @throws Error for a block, an argument or a reference that is not known here
 */
export async function readConfiguration(text: string, options: ApplyOptions, hcldec: string): Promise<AwsSide> {
  const evaluated = evaluate(text, scopeOf(await parseConfiguration(text), options), {
    hcldec,
    accountId: options.accountIds[0],
  });
  const made = Object.values(evaluated.aws_iam_openid_connect_provider ?? {}).filter(({ count }) => count !== 0);
  return {
    providers: made.map(({ url, client_id_list: clientIds }) => ({ url, clientIds })),
    roles: Object.keys(evaluated.aws_iam_role ?? {}).map((label) => roleOf(label, evaluated, options)),
  };
}

/** What expressions can refer to. A policy document is referred to by its label, which leads back to it. */
function scopeOf({ variable, locals, resource }: Configuration, { variables, accountIds }: ApplyOptions) {
  const defaults = Object.entries(variable).map(([name, [block]]) => [name, block?.['default'] ?? null]);
  const undeclared = Object.keys(variables).filter((name) => variable[name] === undefined);
  if (undeclared.length > 0) throw new Error(`There is no variable ${undeclared.join()}`);
  if (locals !== undefined && (locals.length !== 1 || locals[0]?.['provider_arn'] !== PROVIDER_ARN))
    throw new Error('There are other locals');
  const values = { ...Object.fromEntries(defaults), ...variables };
  const [{ url = '' } = {}] = resource['aws_iam_openid_connect_provider']?.['github'] ?? [];
  const providerArn = `arn:aws:iam::${accountIds[0]}:oidc-provider/${String(url).replace('https://', '')}`;
  const roles = Object.entries(resource['aws_iam_role'] ?? {}).map(([label, [block]]) => {
    const account = accountIds[block?.['provider'] === `\${${TARGET}}` ? 1 : 0];
    return [label, { name: block?.['name'], arn: `arn:aws:iam::${account}:role/${block?.['name']}` }];
  });
  const own = { arn: providerArn };
  return {
    var: values,
    aws_iam_openid_connect_provider: { github: own },
    local: { provider_arn: values['existing_provider_arn'] ?? providerArn },
    aws: { target: TARGET },
    aws_iam_role: Object.fromEntries(roles) as Readonly<Record<string, object>>,
  };
}

/** The blocks that make something, each named after its type alone; references to data sources are filled in. */
function evaluate(
  text: string,
  scope: ReturnType<typeof scopeOf>,
  { hcldec, accountId }: { readonly hcldec: string; readonly accountId: string | undefined },
): Evaluated {
  const blocks = text.replaceAll('\r\n', '\n').match(/^(?:data|resource|output) (?:[^\n]*\{\}|.*?^\})$/gms) ?? [];
  const renamed = blocks.map((block) => block.replace(/^(?:data|resource) "(\w+)"/, '$1'));
  const documents = blocks.flatMap((block) => /^data "aws_iam_policy_document" "(\w+)"/.exec(block)?.[1] ?? []);
  const data = {
    aws_partition: { current: { partition: 'aws' } },
    aws_caller_identity: { current: { account_id: accountId } },
    aws_iam_policy_document: Object.fromEntries(documents.map((label) => [label, { json: label }])),
  };
  const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
  try {
    const [file, variables] = [join(folder, 'main.hcl'), join(folder, 'variables.json')];
    writeFileSync(file, `${renamed.join('\n')}\n`);
    writeFileSync(variables, JSON.stringify({ ...scope, data }));
    const parameters = ['--spec', SPECIFICATION, '--vars', variables, file];
    const { status, stdout, stderr, error } = spawnSync(hcldec, parameters, { encoding: 'utf8' });
    if (error !== undefined) throw error;
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as Evaluated;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function roleOf(label: string, evaluated: Evaluated, { accountIds }: ApplyOptions): RoleOnPaper {
  const role = evaluated.aws_iam_role?.[label];
  if (role === undefined) throw new Error(`There is no aws_iam_role.${label}`);
  const own = Object.values(evaluated.aws_iam_role_policy ?? {}).filter((policy) => policy.role === role.name);
  const elsewhere = own.find(({ provider }) => provider !== role.provider);
  if (elsewhere !== undefined) throw new Error(`The policy ${elsewhere.name} of ${role.name} is for another account`);
  const accountId = accountIds[role.provider === TARGET ? 1 : 0];
  if (accountId === undefined) throw new Error(`There is no account for ${role.name}`);
  return {
    accountId,
    name: role.name,
    maxSessionDurationSeconds: role.max_session_duration,
    trustPolicy: documentOf(role.assume_role_policy, evaluated),
    policies: Object.fromEntries(own.map(({ name, policy }) => [name, documentOf(policy, evaluated)])),
  };
}

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document */
function documentOf(label: string, { aws_iam_policy_document: documents }: Evaluated): PolicyDocument {
  const { statement = [] } = documents?.[label] ?? {};
  return { Version: '2012-10-17', Statement: statement.map(statementOf) };
}

function statementOf({ actions, resources, principals, condition }: Statement): object {
  const conditions: Record<string, Record<string, readonly string[]>> = {};
  for (const { test, variable, values } of condition) conditions[test] = { ...conditions[test], [variable]: values };
  return {
    Effect: 'Allow',
    Principal:
      principals.length === 0 ? undefined : Object.fromEntries(principals.map((one) => [one.type, one.identifiers])),
    Action: actions,
    Resource: resources,
    Condition: condition.length === 0 ? undefined : conditions,
  };
}
