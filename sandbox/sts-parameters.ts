// Checks the parameters of the two AssumeRole operations before anything else is looked at, in AWS's words. Pure.
import { broken, type Constraint, checkMember, describeProblems } from './constraint.ts';
import { parseRoleArn, type RoleReference } from './role-arn.ts';
import { checkSessionTags, NO_SESSION_TAGS, readSessionTags, type SessionTags } from './session-tags.ts';
import { failed, type StsResult } from './sts-response.ts';

/** The two operations that grant role sessions. */
export type AssumeRoleOperation = 'AssumeRole' | 'AssumeRoleWithWebIdentity';

/** What both AssumeRole operations ask for, after checking. */
export interface AssumeRoleParameters {
  readonly role: RoleReference;
  readonly roleSessionName: string;
  readonly durationSeconds: number;
  readonly sessionPolicies: SessionPolicies;
  /** These three only with AssumeRole: a web identity has its tags and source identity in its token. */
  readonly sessionTags: SessionTags;
  readonly externalId: string | undefined;
  readonly sourceIdentity: string | undefined;
}

/** Policies that narrow the session. */
export interface SessionPolicies {
  readonly inline: string | undefined;
  readonly managedArns: readonly string[];
}

const ROLE_ARN: Constraint = { member: 'roleArn', least: 20, most: 2048 };
const ROLE_SESSION_NAME: Constraint = { member: 'roleSessionName', least: 2, most: 64, pattern: '[\\w+=,.@-]*' };
const WEB_IDENTITY_TOKEN: Constraint = { member: 'webIdentityToken', least: 4, most: 20_000 };
const EXTERNAL_ID: Constraint = { member: 'externalId', least: 2, most: 1224, pattern: '[\\w+=,.@:\\/-]*' };
const SOURCE_IDENTITY: Constraint = { member: 'sourceIdentity', least: 2, most: 64, pattern: '[\\w+=,.@-]*' };
const DURATION_SECONDS_LEAST = 900;
const DURATION_SECONDS_MOST = 43_200;
const DURATION_SECONDS_DEFAULT = 3600;

/**
 * Checks lengths, patterns and ranges, then reads the role's ARN and the session tags.
 * @param form - the request's parameters
 * @param operation - which of the parameters count
 * @returns the parameters, or `ValidationError` naming every member that broke a rule
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function parseAssumeRoleParameters(
  form: Readonly<Record<string, string>>,
  operation: AssumeRoleOperation,
): StsResult<AssumeRoleParameters> {
  const problems = [
    ...checkMember(ROLE_ARN, form['RoleArn']),
    ...checkMember(ROLE_SESSION_NAME, form['RoleSessionName']),
    ...checkDuration(form['DurationSeconds']),
    ...(operation === 'AssumeRole' ? checkSignedCall(form) : checkMember(WEB_IDENTITY_TOKEN, form['WebIdentityToken'])),
  ];
  if (problems.length > 0) return failed(400, 'ValidationError', describeProblems(problems));
  const role = parseRoleArn(form['RoleArn'] ?? '');
  if (role === undefined) return failed(400, 'ValidationError', 'Request ARN is invalid');
  const durationSeconds = Number(form['DurationSeconds'] ?? DURATION_SECONDS_DEFAULT);
  const roleSessionName = form['RoleSessionName'] ?? '';
  const common = { role, roleSessionName, durationSeconds, sessionPolicies: sessionPolicies(form) };
  const none = { sessionTags: NO_SESSION_TAGS, externalId: undefined, sourceIdentity: undefined };
  if (operation === 'AssumeRoleWithWebIdentity') return { value: { ...common, ...none } };
  const tags = readSessionTags(form);
  if (tags.failure !== undefined) return tags;
  const [externalId, sourceIdentity] = [form['ExternalId'], form['SourceIdentity']];
  return { value: { ...common, sessionTags: tags.value, externalId, sourceIdentity } };
}

/** The parameters that only AssumeRole has. */
function checkSignedCall(form: Readonly<Record<string, string>>): string[] {
  const optional = [
    [EXTERNAL_ID, form['ExternalId']],
    [SOURCE_IDENTITY, form['SourceIdentity']],
  ] as const;
  const problems = optional.flatMap(([rule, value]) => (value === undefined ? [] : checkMember(rule, value)));
  return [...problems, ...checkSessionTags(form)];
}

function checkDuration(value: string | undefined): string[] {
  const problem = (rule: string): string[] => [`Value '${value}' at ${broken('durationSeconds', rule)}`];
  if (value === undefined) return [];
  if (!/^-?\d+$/.test(value)) return problem('be an integer');
  if (Number(value) < DURATION_SECONDS_LEAST) {
    return problem(`have value greater than or equal to ${DURATION_SECONDS_LEAST}`);
  }
  if (Number(value) > DURATION_SECONDS_MOST) {
    return problem(`have value less than or equal to ${DURATION_SECONDS_MOST}`);
  }
  return [];
}

function sessionPolicies(form: Readonly<Record<string, string>>): SessionPolicies {
  const managedArns = Object.entries(form)
    .filter(([name]) => /^PolicyArns\.member\.\d+\.arn$/.test(name))
    .map(([, arn]) => arn);
  return { inline: form['Policy'], managedArns };
}
