// Reads the OIDC providers and roles of a Terraform configuration, as it would make them with given variables. Effect: loads a parser.
import { createRequire } from 'node:module';
import type { AwsSide, PolicyDocument, RoleOnPaper } from '../../e2e/template.ts';

/** What a configuration is applied with. */
export interface ApplyOptions {
  readonly variables: Readonly<Record<string, string | readonly string[]>>;
  /** Of the provider `aws`, then of `aws.target`. */
  readonly accountIds: readonly string[];
}

type Block = Readonly<Record<string, unknown>>;
/** By type, then by name; each a list, since HCL can repeat a block. */
type Blocks = Readonly<Record<string, Readonly<Record<string, readonly Block[]>>>>;
/** What a file holds; expressions are texts in `${}`. */
export interface Configuration {
  readonly variable: Readonly<Record<string, readonly Block[]>>;
  readonly locals: readonly Block[];
  readonly data: Blocks;
  readonly resource: Blocks;
  readonly output: Readonly<Record<string, readonly Block[]>>;
}

interface Scope extends ApplyOptions {
  readonly configuration: Configuration;
}

// Through `require`: the types of the package bring the browser's globals along.
const { parse } = createRequire(import.meta.url)('@cdktn/hcl2json') as {
  parse(file: string, text: string): Promise<unknown>;
};

/**
 * Arguments and blocks of what the examples use, so that a slip of the pen is found without the provider.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  aws_iam_openid_connect_provider: ['count', 'url', 'client_id_list'],
  aws_iam_role: ['provider', 'name', 'description', 'max_session_duration', 'assume_role_policy'],
  aws_iam_role_policy: ['provider', 'name', 'role', 'policy'],
  aws_iam_policy_document: ['statement'],
  aws_partition: [],
  statement: ['actions', 'resources', 'principals', 'condition'],
  principals: ['type', 'identifiers'],
  condition: ['test', 'variable', 'values'],
};

/** Expressions that the examples share, with what they come to when there is no provider yet. */
const NO_PROVIDER_YET = '${var.existing_provider_arn == null ? 1 : 0}';
const PROVIDER_ARN = '${coalesce(var.existing_provider_arn, one(aws_iam_openid_connect_provider.github[*].arn))}';

/**
 * The blocks of a configuration.
 * @throws Error where it is not HCL
 */
export async function parseConfiguration(text: string): Promise<Configuration> {
  return (await parse('main.tf', text)) as Configuration;
}

/**
 * The providers and roles that a configuration makes, all outputs having been worked out as well.
 * @throws Error for a reference that leads nowhere, and for an argument or expression that is not known here
 */
export async function readConfiguration(text: string, options: ApplyOptions): Promise<AwsSide> {
  const scope = { ...options, configuration: await parseConfiguration(text) };
  const { resource, output } = scope.configuration;
  for (const [{ value } = {}] of Object.values(output)) evaluate(value, scope);
  const [roles, policies] = [
    resource['aws_iam_role'] ?? {},
    Object.values(resource['aws_iam_role_policy'] ?? {}).flat(),
  ];
  const others = Object.keys(resource).filter((type) => !Object.hasOwn(ARGUMENTS, type));
  if (others.length > 0) throw new Error(`There are resources of the types ${others.join()}`);
  return {
    providers: Object.values(resource['aws_iam_openid_connect_provider'] ?? {})
      .flat()
      .map((block) => providerOf(block, scope)),
    roles: Object.entries(roles).map(([label, [block = {}]]) => roleOf(label, block, { policies, scope })),
  };
}

function providerOf(block: Block, scope: Scope): AwsSide['providers'][number] {
  const { count, url, client_id_list: clientIds } = known('aws_iam_openid_connect_provider', block);
  if (count !== NO_PROVIDER_YET) throw new Error(`count is ${count}`);
  return { url: String(evaluate(url, scope)), clientIds: evaluate(clientIds, scope) as string[] };
}

function roleOf(
  label: string,
  block: Block,
  { policies, scope }: { readonly policies: readonly Block[]; readonly scope: Scope },
): RoleOnPaper {
  const { name, provider, ...role } = known('aws_iam_role', block);
  const own = policies.filter((policy) => policy['role'] === `\${aws_iam_role.${label}.name}`);
  const documents = own.map((policy) => {
    if (policy['provider'] !== provider) throw new Error(`A policy of ${label} is for another account`);
    const { name: policyName, policy: document } = known('aws_iam_role_policy', policy);
    return [String(policyName), evaluate(document, scope)] as const;
  });
  return {
    accountId: accountOf(provider, scope),
    name: String(name),
    maxSessionDurationSeconds: Number(role['max_session_duration']),
    trustPolicy: evaluate(role['assume_role_policy'], scope) as PolicyDocument,
    policies: Object.fromEntries(documents) as Readonly<Record<string, PolicyDocument>>,
  };
}

/** The arguments of a block, none of which is unknown. */
function known(type: string, block: Block): Block {
  const strange = Object.keys(block).filter((name) => !ARGUMENTS[type]?.includes(name));
  if (strange.length > 0) throw new Error(`${type} has ${strange.join()}`);
  return block;
}

function accountOf(provider: unknown, { accountIds }: Scope): string {
  const account = accountIds[provider === '${aws.target}' ? 1 : 0];
  if (account === undefined) throw new Error(`There is no account for ${provider}`);
  return account;
}

/** A value with its references followed; a text that is one reference becomes whatever that leads to. */
function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, scope));
  if (typeof value !== 'string') return value;
  const whole = /^\$\{([^{}]*)\}$/.exec(value);
  if (whole !== null) return reference(whole[1] ?? '', scope);
  return value.replace(/\$\{([^{}]*)\}/g, (_, path) => String(reference(path, scope)));
}

function reference(path: string, scope: Scope): unknown {
  const { data, locals, resource } = scope.configuration;
  const [first = '', second = '', third = '', fourth = ''] = path.split('.');
  if (first === 'var') return variable(second, scope);
  if (path === 'local.provider_arn' && locals[0]?.['provider_arn'] === PROVIDER_ARN) return providerArn(scope);
  const isPartition = Object.hasOwn(data['aws_partition'] ?? {}, third) && fourth === 'partition';
  if (first === 'data' && second === 'aws_partition' && isPartition) return 'aws';
  const document = data['aws_iam_policy_document']?.[third]?.[0];
  if (first === 'data' && second === 'aws_iam_policy_document' && document !== undefined && fourth === 'json')
    return documentOf(document, scope);
  const role = resource['aws_iam_role']?.[second]?.[0];
  if (first === 'aws_iam_role' && role !== undefined && third === 'arn')
    return `arn:aws:iam::${accountOf(role['provider'], scope)}:role/${role['name']}`;
  throw new Error(`There is no ${path}`);
}

function variable(name: string, { configuration, variables }: Scope): unknown {
  const [declared] = configuration.variable[name] ?? [];
  const value = variables[name] ?? declared?.['default'];
  if (declared === undefined || value === undefined) throw new Error(`There is no var.${name}, or it has no value`);
  return value;
}

function providerArn({ configuration, accountIds }: Scope): string {
  const { url } = configuration.resource['aws_iam_openid_connect_provider']?.['github']?.[0] ?? {};
  return `arn:aws:iam::${accountIds[0]}:oidc-provider/${String(url).replace('https://', '')}`;
}

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document */
function documentOf(block: Block, scope: Scope): PolicyDocument {
  const { statement } = known('aws_iam_policy_document', block);
  const statements = (statement as readonly Block[]).map((one) => statementOf(known('statement', one), scope));
  return { Version: '2012-10-17', Statement: statements };
}

function statementOf({ actions, resources, principals = [], condition = [] }: Block, scope: Scope): object {
  const named = (principals as readonly Block[]).map((one) => {
    const { type, identifiers } = known('principals', one);
    return [String(type), single(evaluate(identifiers, scope))];
  });
  const conditions: Record<string, Record<string, unknown>> = {};
  for (const one of condition as readonly Block[]) {
    const { test, variable: key, values } = known('condition', one);
    const operator = String(test);
    conditions[operator] = { ...conditions[operator], [String(key)]: single(evaluate(values, scope)) };
  }
  return {
    Effect: 'Allow',
    ...(named.length === 0 ? {} : { Principal: Object.fromEntries(named) }),
    Action: single(evaluate(actions, scope)),
    ...(resources === undefined ? {} : { Resource: single(evaluate(resources, scope)) }),
    ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
  };
}

/** A list of one as that one, as the data source writes it. */
function single(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}
