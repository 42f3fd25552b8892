// Compares an ID token with what the workflow expects: a subject, and the role's trust policy. Loaded only where an input asks
// for it. Pure.
import { mayFitWithPath, parseRoleArn, type RoleArn } from '../aws/arn.ts';
import type { Settings } from '../settings/settings.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';
import { evaluateTrustPolicy } from '../trust-policy/evaluate.ts';
import type { Evaluation } from '../trust-policy/evaluation.ts';
import { lintTrustPolicy } from '../trust-policy/lint.ts';
import type { PolicyLint } from '../trust-policy/lint-codes.ts';
import type { ParsedTrustPolicy } from '../trust-policy/policy.ts';
import { type RequestContext, requestContextOf } from '../trust-policy/request-context.ts';
import { matchSubject, type SubjectMatch } from '../trust-policy/subject-match.ts';
import { defined } from '../util/defined.ts';
import type { EpochSeconds } from '../util/time.ts';

/** The trust policy of the role, as a file of the workspace has it. */
export interface PolicyFile {
  /** Path below the workspace. */
  readonly path: string;
  readonly policy: ParsedTrustPolicy;
  /** The ARN that the file gives for its role. */
  readonly roleArn?: string;
}

/** What IAM would decide about the token if the file is what AWS has. */
export interface PolicyVerdict {
  /** The file that it was read from; absent for the policy that is deployed. */
  readonly path?: string;
  /** The role that it was evaluated for. */
  readonly role: RoleArn;
  readonly evaluation: Evaluation;
  readonly lints: readonly PolicyLint[];
  /** The role of the file, if it is another one. */
  readonly otherRole?: string;
}

/** How a token compares with what the workflow expects. */
export interface Expectations {
  readonly subject?: SubjectMatch;
  readonly policy?: PolicyVerdict;
}

/** What the comparison takes. */
export interface Expected {
  readonly settings: Pick<Settings, 'role' | 'region' | 'endpoint' | 'roleSessionName' | 'expectedSubjects'>;
  readonly claims: IdTokenClaims;
  readonly policyFile: PolicyFile | undefined;
  /** STS evaluates the policy by its own clock; GitHub's, which stamped the token, is as good. */
  readonly now: EpochSeconds;
}

/** Matches the subject and evaluates the policy, if there is one. */
export function checkExpectations({ settings, claims, policyFile, now }: Expected): Expectations {
  const { expectedSubjects } = settings;
  const role = settings.role ?? (policyFile?.roleArn === undefined ? undefined : parseRoleArn(policyFile.roleArn));
  return defined({
    subject: expectedSubjects === undefined ? undefined : matchSubject(expectedSubjects, claims),
    policy:
      policyFile === undefined || role === undefined
        ? undefined
        : evaluateFor(role, policyFile, { settings, claims, now }),
  });
}

/** What a trust policy makes of the token. */
export function evaluateFor(
  role: RoleArn,
  { path, policy, roleArn }: Pick<PolicyFile, 'policy' | 'roleArn'> & Partial<Pick<PolicyFile, 'path'>>,
  { settings, claims, now }: Pick<Expected, 'settings' | 'claims' | 'now'>,
): PolicyVerdict {
  const { roleSessionName, endpoint } = settings;
  // The region of a custom endpoint is not known here, and neither is that of the global one.
  const region = endpoint.url === undefined ? settings.region : undefined;
  const request = requestContextOf({ claims, role, region, roleSessionName, now });
  return {
    role,
    evaluation: evaluateTrustPolicy(policy, request),
    lints: lintTrustPolicy(policy, { issuer: claims.iss, role, now }),
    ...defined({ path, otherRole: roleArn === role.text ? undefined : roleArn }),
  };
}

/** Credentials that assume a role: of a session, or of a user. */
export interface Caller {
  /** As GetCallerIdentity gives it. */
  readonly arn: string;
  /** Of the role behind a session; the same as `arn` for a user. */
  readonly principalArn: string;
  /** The path of that role is not known: AWS leaves it out of the session's ARN. */
  readonly withoutPath?: true;
  readonly account: string;
}

/**
 * What a trust policy makes of credentials that assume its role. There are no lints: those are about web identities.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function evaluateForCaller(
  role: RoleArn,
  policy: ParsedTrustPolicy,
  { settings, caller }: { readonly settings: Settings; readonly caller: Caller },
): PolicyVerdict {
  const { arn, principalArn, account, withoutPath } = caller;
  const names = [arn, principalArn, account, `arn:${role.partition}:iam::${account}:root`];
  // An account has one role of a name, whatever its path.
  const isNamed = (name: string) => names.includes(name) || (withoutPath === true && mayFitWithPath(name, arn));
  // The evaluation knows one name of the caller.
  const statements = policy.statements.map(({ principal, ...statement }) => ({
    ...statement,
    principal: {
      ...principal,
      principals: principal.principals.map((one) =>
        one.kind === 'AWS' && isNamed(one.value) ? ({ kind: 'Federated', value: principalArn } as const) : one,
      ),
    },
  }));
  const request = requestOf(role, settings, caller);
  return { role, evaluation: evaluateTrustPolicy({ ...policy, statements }, request), lints: [] };
}

/** Keys of a session with AWS credentials: those of tokens are not among them, and what it does not say here is unknown. */
function requestOf(role: RoleArn, settings: Settings, { principalArn, account, withoutPath }: Caller): RequestContext {
  const { externalId, roleSessionName, endpoint, region, sessionTags } = settings;
  const hasTags = Object.keys({ ...sessionTags.custom, ...sessionTags.usual }).length > 0;
  const absent = [
    ...(externalId === undefined ? ['sts:externalid'] : []),
    ...(hasTags ? [] : ['aws:requesttag/*', 'aws:tagkeys', 'sts:transitivetagkeys']),
    '*.*:*',
  ];
  return {
    action: 'sts:AssumeRole',
    providerArn: principalArn,
    keys: {
      'aws:securetransport': ['true'],
      'aws:viaawsservice': ['false'],
      'aws:resourceaccount': [role.account],
      'aws:principalaccount': [account],
      ...(withoutPath ? {} : { 'aws:principalarn': [principalArn] }),
      'sts:rolesessionname': [roleSessionName],
      ...(externalId === undefined ? {} : { 'sts:externalid': [externalId] }),
      ...(endpoint.url === undefined ? { 'aws:requestedregion': [region] } : {}),
    },
    rules: absent.map((keys) => ({ keys, status: 'absent' })),
  };
}
