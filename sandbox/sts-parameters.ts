// Checks the parameters of the two AssumeRole operations before anything else is looked at, in AWS's words. Pure.
import { failed, type StsResult } from './sts-response.ts';

/** What both AssumeRole operations ask for, after checking. */
export interface AssumeRoleParameters {
  readonly role: RoleReference;
  readonly roleSessionName: string;
  readonly durationSeconds: number;
  readonly sessionPolicies: SessionPolicies;
}

/** The parts of a role's ARN. `path` begins and ends with a slash. */
export interface RoleReference {
  readonly partition: string;
  readonly accountId: string;
  readonly path: string;
  readonly name: string;
}

/** Policies that narrow the session. */
export interface SessionPolicies {
  readonly inline: string | undefined;
  readonly managedArns: readonly string[];
}

interface Constraint {
  readonly member: string;
  readonly least: number;
  readonly most: number;
  readonly pattern?: string;
}

const ROLE_ARN: Constraint = { member: 'roleArn', least: 20, most: 2048 };
const ROLE_SESSION_NAME: Constraint = { member: 'roleSessionName', least: 2, most: 64, pattern: '[\\w+=,.@-]*' };
const WEB_IDENTITY_TOKEN: Constraint = { member: 'webIdentityToken', least: 4, most: 20_000 };
const EXTERNAL_ID: Constraint = { member: 'externalId', least: 2, most: 1224, pattern: '[\\w+=,.@:\\/-]*' };
const DURATION_SECONDS_LEAST = 900;
const DURATION_SECONDS_MOST = 43_200;
const DURATION_SECONDS_DEFAULT = 3600;

/**
 * Checks lengths, patterns and ranges, then reads the role's ARN.
 * @param form - the request's parameters
 * @param operation - AssumeRoleWithWebIdentity also needs its token
 * @returns the parameters, or `ValidationError` naming every member that broke a rule
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export function parseAssumeRoleParameters(
  form: Readonly<Record<string, string>>,
  operation: 'AssumeRole' | 'AssumeRoleWithWebIdentity',
): StsResult<AssumeRoleParameters> {
  const problems = [
    ...check(ROLE_ARN, form['RoleArn']),
    ...check(ROLE_SESSION_NAME, form['RoleSessionName']),
    ...(operation === 'AssumeRole' ? [] : check(WEB_IDENTITY_TOKEN, form['WebIdentityToken'])),
    ...(form['ExternalId'] === undefined ? [] : check(EXTERNAL_ID, form['ExternalId'])),
    ...checkDuration(form['DurationSeconds']),
  ];
  if (problems.length > 0) return failed(400, 'ValidationError', describeProblems(problems));
  const role = parseRoleArn(form['RoleArn'] ?? '');
  if (role === undefined) return failed(400, 'ValidationError', 'Request ARN is invalid');
  const durationSeconds = Number(form['DurationSeconds'] ?? DURATION_SECONDS_DEFAULT);
  const roleSessionName = form['RoleSessionName'] ?? '';
  return { value: { role, roleSessionName, durationSeconds, sessionPolicies: sessionPolicies(form) } };
}

function check({ member, least, most, pattern }: Constraint, value: string | undefined): string[] {
  const at = value === undefined ? `Value at '${member}'` : `Value '${value}' at '${member}'`;
  const broken = (rule: string): string => `${at} failed to satisfy constraint: Member must ${rule}`;
  if (value === undefined) return [broken('not be null')];
  const problems: string[] = [];
  if (value.length < least) problems.push(broken(`have length greater than or equal to ${least}`));
  if (value.length > most) problems.push(broken(`have length less than or equal to ${most}`));
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value)) {
    problems.push(broken(`satisfy regular expression pattern: ${pattern}`));
  }
  return problems;
}

function checkDuration(value: string | undefined): string[] {
  const broken = (rule: string): string[] => [
    `Value '${value}' at 'durationSeconds' failed to satisfy constraint: Member must ${rule}`,
  ];
  if (value === undefined) return [];
  if (!/^-?\d+$/.test(value)) return broken('be an integer');
  if (Number(value) < DURATION_SECONDS_LEAST) {
    return broken(`have value greater than or equal to ${DURATION_SECONDS_LEAST}`);
  }
  if (Number(value) > DURATION_SECONDS_MOST) return broken(`have value less than or equal to ${DURATION_SECONDS_MOST}`);
  return [];
}

function describeProblems(problems: readonly string[]): string {
  const count = problems.length === 1 ? '1 validation error' : `${problems.length} validation errors`;
  return `${count} detected: ${problems.join('; ')}`;
}

function parseRoleArn(arn: string): RoleReference | undefined {
  const match = /^arn:(aws[a-z-]*):iam::(\d{12}):role(\/(?:[\x21-\x7E]+\/)?)([\w+=,.@-]{1,64})$/.exec(arn);
  if (match === null) return undefined;
  const [, partition = '', accountId = '', path = '', name = ''] = match;
  return { partition, accountId, path, name };
}

function sessionPolicies(form: Readonly<Record<string, string>>): SessionPolicies {
  const managedArns = Object.entries(form)
    .filter(([name]) => /^PolicyArns\.member\.\d+\.arn$/.test(name))
    .map(([, arn]) => arn);
  return { inline: form['Policy'], managedArns };
}
