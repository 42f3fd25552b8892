// Holds an ID token against what the workflow expects of it: a subject, and the role's trust policy. To be loaded only where
// an input asks for it. Pure.
import { parseRoleArn, type RoleArn } from '../aws/arn.ts';
import type { Settings } from '../settings/settings.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';
import { evaluateTrustPolicy } from '../trust-policy/evaluate.ts';
import type { Evaluation } from '../trust-policy/evaluation.ts';
import { lintTrustPolicy } from '../trust-policy/lint.ts';
import type { PolicyLint } from '../trust-policy/lint-codes.ts';
import type { ParsedTrustPolicy } from '../trust-policy/policy.ts';
import { requestContextOf } from '../trust-policy/request-context.ts';
import { matchSubject, type SubjectMatch } from '../trust-policy/subject-match.ts';
import type { EpochSeconds } from '../util/time.ts';

/** The trust policy of the role, as far as a file of the workspace says what it is. */
export interface PolicyFile {
  /** Path below the workspace. */
  readonly path: string;
  readonly policy: ParsedTrustPolicy;
  /** The ARN that the file gives for its role. */
  readonly roleArn?: string;
}

/** What IAM would make of the token, going by the file. */
export interface PolicyVerdict {
  readonly path: string;
  /** For which it was evaluated. */
  readonly role: RoleArn;
  readonly evaluation: Evaluation;
  readonly lints: readonly PolicyLint[];
  /** Where the file is about another role. */
  readonly otherRole?: string;
}

/** How a token meets what the workflow expects of it. */
export interface Expectations {
  readonly subject?: SubjectMatch;
  readonly policy?: PolicyVerdict;
}

/** What an expectation is held against. */
export interface Expected {
  readonly settings: Pick<Settings, 'role' | 'region' | 'endpoint' | 'roleSessionName' | 'expectedSubjects'>;
  readonly claims: IdTokenClaims;
  readonly policyFile: PolicyFile | undefined;
  /** STS looks at the policy by its own clock; GitHub's, which stamped the token, is as good. */
  readonly now: EpochSeconds;
}

/** Matches the subject and evaluates the policy, where there is one of either. */
export function checkExpectations({ settings, claims, policyFile, now }: Expected): Expectations {
  const { expectedSubjects } = settings;
  const role = settings.role ?? (policyFile?.roleArn === undefined ? undefined : parseRoleArn(policyFile.roleArn));
  return {
    ...(expectedSubjects === undefined ? {} : { subject: matchSubject(expectedSubjects, claims) }),
    ...(policyFile === undefined || role === undefined
      ? {}
      : { policy: judge(policyFile, role, { settings, claims, now }) }),
  };
}

function judge(
  { path, policy, roleArn }: PolicyFile,
  role: RoleArn,
  { settings, claims, now }: Pick<Expected, 'settings' | 'claims' | 'now'>,
): PolicyVerdict {
  const { roleSessionName, endpoint } = settings;
  // Of which region another endpoint is, the global one included, is not known here.
  const region = endpoint.url === undefined ? settings.region : undefined;
  const request = requestContextOf({ claims, role, region, roleSessionName, now });
  return {
    path,
    role,
    evaluation: evaluateTrustPolicy(policy, request),
    lints: lintTrustPolicy(policy, { issuer: claims.iss, role, now }),
    ...(roleArn === undefined || roleArn === role.text ? {} : { otherRole: roleArn }),
  };
}
