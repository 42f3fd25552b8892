// Reads the OIDC providers and roles of a CloudFormation template, as a stack with given parameters would have them. Pure.
import { isCollection, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';

/** The account and the parameters of a stack. */
export interface StackOptions {
  readonly accountId: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A policy document, as JSON. */
export type PolicyDocument = Readonly<Record<string, unknown>>;

/** The AWS side of an example, independent of how it is written. */
export interface AwsSide {
  readonly providers: readonly { readonly url: string; readonly clientIds: readonly string[] }[];
  readonly roles: readonly RoleOnPaper[];
}

/** An IAM role as a template or a configuration describes it. */
export interface RoleOnPaper {
  readonly accountId: string;
  readonly name: string;
  readonly maxSessionDurationSeconds: number;
  readonly trustPolicy: PolicyDocument;
  /** Inline policies by name. */
  readonly policies: Readonly<Record<string, PolicyDocument>>;
}

/** A template with its short forms (`!Ref`) written out. */
export interface Template {
  readonly Parameters: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
}

interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

interface Stack extends StackOptions {
  readonly template: Template;
}

const PARTITION = 'aws';
const PROVIDER_OF = /^https:\/\//;

/**
 * The providers and roles of a stack.
 * @param text - of the template
 * @throws Error for a function of CloudFormation, a name or a type of resource that is not known here
 */
export function readTemplate(text: string, options: StackOptions): AwsSide {
  const stack = { ...options, template: parseTemplate(text) };
  const made = Object.values(stack.template.Resources).filter(({ Condition }) => holds(Condition, stack));
  const resolved = made.map(({ Type, Properties }) => ({ Type, Properties: resolve(Properties, stack) as Properties }));
  for (const { Value } of Object.values(stack.template.Outputs)) resolve(Value, stack);
  const ofType = (type: string) => resolved.filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
  const [providers, roles] = [ofType('AWS::IAM::OIDCProvider'), ofType('AWS::IAM::Role')];
  if (providers.length + roles.length < made.length) throw new Error('There is a resource of another type');
  return {
    providers: providers.map(({ Url, ClientIdList }) => ({ url: String(Url), clientIds: ClientIdList as string[] })),
    roles: roles.map((properties) => roleOf(properties, stack)),
  };
}

/** The template as plain data, each `!Name` as the object that it is short for. */
export function parseTemplate(text: string): Template {
  const document = parseDocument(text, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  return { Parameters: {}, ...(plain(document.contents) as Omit<Template, 'Parameters'>) };
}

type Properties = Readonly<Record<string, unknown>>;

function roleOf(properties: Properties, { accountId }: Stack): RoleOnPaper {
  const policies = (properties['Policies'] ?? []) as { PolicyName: string; PolicyDocument: PolicyDocument }[];
  return {
    accountId,
    name: String(properties['RoleName']),
    maxSessionDurationSeconds: Number(properties['MaxSessionDuration']),
    trustPolicy: properties['AssumeRolePolicyDocument'] as PolicyDocument,
    policies: Object.fromEntries(policies.map((policy) => [policy.PolicyName, policy.PolicyDocument])),
  };
}

function plain(node: unknown): unknown {
  const value = isCollection(node) ? plainItems(node) : isScalar(node) ? node.value : null;
  const tag = (node as Node | null)?.tag ?? '';
  if (!/^![A-Za-z]/.test(tag)) return value;
  const name = tag.slice(1);
  return { [name === 'Ref' ? name : `Fn::${name}`]: value };
}

function plainItems(node: Node): unknown {
  if (isSeq(node)) return node.items.map(plain);
  if (!isMap(node)) return null;
  return Object.fromEntries(node.items.map(({ key, value }) => [String(plain(key)), plain(value)]));
}

function resolve(value: unknown, stack: Stack): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, stack));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [name = '', argument] = entries[0] ?? [];
  if (entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::'))) return call(name, argument, stack);
  return Object.fromEntries(entries.map(([key, item]) => [key, resolve(item, stack)]));
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
function call(name: string, argument: unknown, stack: Stack): unknown {
  if (name === 'Ref') return reference(String(argument), stack);
  if (name === 'Fn::Sub') return String(argument).replace(/\$\{([^}]+)\}/g, (_, one) => String(reference(one, stack)));
  if (name === 'Fn::GetAtt') return attribute(String(argument), stack);
  const list = argument as readonly unknown[];
  if (name === 'Fn::Equals') return resolve(list[0], stack) === resolve(list[1], stack);
  if (name === 'Fn::If') return resolve(list[holds(String(list[0]), stack) ? 1 : 2], stack);
  throw new Error(`${name} is not known here`);
}

function holds(condition: string | undefined, stack: Stack): boolean {
  if (condition === undefined) return true;
  const found = stack.template.Conditions?.[condition];
  if (found === undefined) throw new Error(`There is no condition ${condition}`);
  return resolve(found, stack) === true;
}

function reference(name: string, stack: Stack): unknown {
  if (name === 'AWS::Partition') return PARTITION;
  if (name === 'AWS::AccountId') return stack.accountId;
  const { Parameters, Resources } = stack.template;
  const parameter = Parameters[name];
  if (parameter !== undefined) return parameterValue(name, parameter, stack);
  const { Type, Properties } = Resources[name] ?? {};
  if (Type === 'AWS::IAM::OIDCProvider')
    return arnOf(`oidc-provider/${String(Properties?.['Url']).replace(PROVIDER_OF, '')}`, stack);
  throw new Error(`There is nothing called ${name}`);
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
function parameterValue(name: string, parameter: Readonly<Record<string, string>>, { parameters }: Stack): unknown {
  const value = parameters[name] ?? parameter['Default'];
  if (value === undefined) throw new Error(`The parameter ${name} has no value`);
  const values = parameter['Type'] === 'CommaDelimitedList' ? value.split(',') : [value];
  const pattern = new RegExp(parameter['AllowedPattern'] ?? '');
  if (values.some((one) => !pattern.test(one))) throw new Error(`The parameter ${name} can't be ${value}`);
  return parameter['Type'] === 'CommaDelimitedList' ? values : value;
}

function attribute(path: string, stack: Stack): string {
  const [name = '', property] = path.split('.');
  const { Type, Properties } = stack.template.Resources[name] ?? {};
  if (Type !== 'AWS::IAM::Role' || property !== 'Arn') throw new Error(`There is no ${path}`);
  return arnOf(`role/${String(Properties?.['RoleName'])}`, stack);
}

function arnOf(resource: string, { accountId }: Stack): string {
  return `arn:${PARTITION}:iam::${accountId}:${resource}`;
}
