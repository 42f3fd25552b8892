// Why STS may have said AccessDenied: each cause with its sign in the claims and its sentence. Pure.
import { AUDIENCE_IN_CHINA, type Partition, USUAL_AUDIENCE } from '../../aws/arn.ts';
import type { Target } from '../../observe/facts.ts';
import { describeSource } from '../../resolution/describe-source.ts';
import type { SourceSummary } from '../../resolution/takings.ts';
import type { IdTokenClaims } from '../../trust-policy/claims.ts';
import type { classifySubject } from '../../trust-policy/subject.ts';
import { phrase, type Words, words } from '../../util/words.ts';
import { type FixStep, input } from '../definition.ts';
import type { OfExchange } from '../evidence.ts';

/** A cause, and how sure it is. Never `certain`, because STS gives the same answer for all of them. */
export interface RankedCause {
  readonly cause: DenialCause;
  readonly confidence: 'likely' | 'possible';
}

interface Cause {
  /** How sure the claims make it; undefined where nothing in them points to it. */
  readonly sign?: (
    claims: IdTokenClaims,
    subject: ReturnType<typeof classifySubject>,
    partition: Partition,
  ) => RankedCause['confidence'] | undefined;
  /** One sentence that can stand alone. */
  readonly because: (exchange: OfExchange & OfOwnCredentials) => Words;
}

/** Credentials of the job or its machine that a role may trust in place of the token. */
export interface OfOwnCredentials {
  /** Absent where none are seen. */
  readonly unusedSource?: SourceSummary;
}

/** A cause that becomes the finding where the claims make it likely. */
export interface Suspect extends Required<Cause> {
  readonly title: string;
  /** What a policy with this mistake expects in place of the claim. */
  readonly expected: (claims: IdTokenClaims) => { readonly label: string; readonly value: string };
  /** The claim that differs; `sub` where none is given. */
  readonly claim?: 'aud';
  /** What the annotation points at; the step where none is given. */
  readonly target?: Target;
  /** What to do in place of changing the trust policy. */
  readonly fix?: readonly FixStep[];
}

/** Most policies trust these branches, so a run on another one is suspicious. */
const USUAL_BRANCH = /^refs\/heads\/(?:main|master)$/;

const likelyIf = (isSeen: boolean) => (isSeen ? 'likely' : undefined);

/** The causes that the claims can make likely, by the code of the finding; the most telling sign first. */
export const SUSPECTS = {
  ACCESS_DENIED_CUSTOM_SUBJECT: {
    title: "Trust policy probably doesn't allow the customized sub",
    sign: (_, { kind }) => likelyIf(kind === 'customized'),
    because: () =>
      words`This repository or organization customizes the subject, so a policy with a default subject can't match.`,
    expected: ({ context }) => ({
      label: 'a default subject is',
      value: `repo:${context.repository ?? 'owner/repository'}:ref:${context.ref ?? 'refs/heads/main'}`,
    }),
  },
  ACCESS_DENIED_ENCODED_COLON: {
    title: 'Trust policy probably has ":" instead of "%3A"',
    sign: ({ sub }) => likelyIf(/%3A/i.test(sub)),
    because: () =>
      words`GitHub writes a colon in an environment or branch name as "%3A", and the policy must do so, too.`,
    expected: ({ sub }) => ({ label: 'a policy with a colon expects', value: sub.replace(/%3A/gi, ':') }),
  },
  ACCESS_DENIED_ENVIRONMENT: {
    title: "Trust policy probably doesn't allow this environment",
    sign: (_, { kind }) => likelyIf(kind === 'environment'),
    because: () =>
      words`A job with "environment:" has the environment in its subject instead of the branch, so a policy for a branch can't match.`,
    expected: policyForBranch,
    fix: [{ text: words`Or remove "environment:" from the job, if it doesn't need one.` }],
  },
  ACCESS_DENIED_PULL_REQUEST: {
    title: "Trust policy probably doesn't allow pull requests",
    sign: (_, { kind }) => likelyIf(kind === 'pull-request'),
    because: () =>
      words`The subject of a pull request ends in ":pull_request" and has no branch, so a policy for a branch can't match.`,
    expected: policyForBranch,
    fix: [
      {
        text: words`If the role can change anything, keep pull requests away from it. Add this to the job:`,
        snippet: { language: 'yaml', text: 'if: ${{ !github.event.pull_request }}' },
      },
      {
        text: words`If pull requests need AWS (for a plan, for example), give them a read-only role of their own. Everyone who can push a branch can use that role.`,
      },
    ],
  },
  ACCESS_DENIED_TAG: {
    title: "Trust policy probably doesn't allow this tag",
    sign: (_, { kind }) => likelyIf(kind === 'tag'),
    because: () => words`The run is for a tag, so a policy for a branch or for another tag can't match.`,
    expected: policyForBranch,
  },
  ACCESS_DENIED_BRANCH: {
    title: "Trust policy probably doesn't allow this branch",
    sign: ({ context }, { kind }) => {
      if (kind !== 'branch') return undefined;
      return USUAL_BRANCH.test(context.ref ?? '') ? 'possible' : 'likely';
    },
    because: () =>
      words`The run is for a branch, without an environment, so a policy for an environment or another branch can't match.`,
    expected: policyForBranch,
    fix: [
      {
        text: words`Or run the job on the trusted branch only: use "branches:" under the trigger, or "if:" in the job.`,
      },
    ],
  },
  ACCESS_DENIED_REUSABLE_WORKFLOW: {
    title: 'Trust policy probably names the called repository',
    sign: ({ context }) => {
      const called = context.job_workflow_ref?.split('/', 2).join('/').toLowerCase();
      return likelyIf(called !== undefined && called !== context.repository?.toLowerCase()); // "uses:" takes any letter case
    },
    because: () =>
      words`In a reusable workflow, the subject names the repository that calls it, not the repository that defines it.`,
    expected: ({ context, sub }) => {
      const [, , ...rest] = sub.split(':');
      const called = context.job_workflow_ref?.split('/', 2).join('/') ?? '';
      return { label: 'a policy for the called repository expects', value: ['repo', called, ...rest].join(':') };
    },
  },
  ACCESS_DENIED_AUDIENCE: {
    title: 'Trust policy probably expects another audience',
    target: input('audience'),
    sign: ({ aud }, _, partition) =>
      likelyIf(aud !== USUAL_AUDIENCE && !(partition === 'aws-cn' && aud === AUDIENCE_IN_CHINA)),
    because: () => words`Most trust policies allow only the audience "sts.amazonaws.com".`,
    claim: 'aud',
    expected: () => ({ label: 'most policies expect', value: USUAL_AUDIENCE }),
    fix: [{ text: words`Or remove the input "audience" from the step, to request the usual one.` }],
  },
  // Every repository made since July 2026 has ids, so they say less about this run than anything unusual in it.
  ACCESS_DENIED_IMMUTABLE_SUBJECT: {
    title: 'Trust policy probably expects a subject without ids',
    sign: (_, { immutable }) => likelyIf(immutable),
    because: () =>
      words`Repositories created, renamed, or transferred since July 2026 have ids in their subject, so a policy without ids can't match.`,
    expected: ({ sub }) => ({ label: 'a policy without ids expects', value: withoutIds(sub) }),
  },
  ACCESS_DENIED_LETTER_CASE: {
    title: 'Trust policy probably has different capitalization',
    sign: ({ sub }) => likelyIf(/[A-Z]/.test(sub.replaceAll('%3A', ''))),
    because: () => words`The subject has capital letters, and IAM compares it case-sensitively.`,
    expected: ({ sub }) => ({ label: 'a policy in lower case expects', value: sub.toLowerCase() }),
  },
} satisfies Readonly<Record<string, Suspect>>;

/** The causes that no claim makes likely. They have no finding of their own: other findings list them. */
export const OTHER_CAUSES = {
  'name-only-subject': {
    sign: (_, { immutable, kind }) => (!immutable && kind !== 'customized' ? 'possible' : undefined),
    because: () =>
      words`The policy expects a subject with ids ("owner@id/repository@id") or an old repository name. This subject has names without ids.`,
  },
  'role-not-found': {
    because: ({ role }) =>
      words`The role doesn't exist in account ${role.account}, has another path, or is capitalized differently.`,
  },
  'recent-change': {
    because: () =>
      words`The role, its policy, or the provider changed less than a minute ago and has not propagated yet.`,
  },
  'policy-form': {
    because: () =>
      words`The policy can never match. It may allow another action than "sts:AssumeRoleWithWebIdentity", have a wildcard under "StringEquals", or name a provider of another account. Or it uses a claim that IAM doesn't offer, such as "repository_owner".`,
  },
  'other-policy-deployed': { because: () => words`The policy deployed in AWS differs from the file.` },
  'runner-credentials': {
    sign: ({ context }) => (context.runner_environment === 'self-hosted' ? 'possible' : undefined),
    because: ({ unusedSource }) =>
      words`The role trusts ${phrase(describeOwn(unusedSource))}, not ID tokens. Then set "role-chaining: true".`,
  },
  'organization-guardrail': {
    because: () =>
      words`The trust policy is right, but something else refuses. It can be a resource control policy, a VPC endpoint policy, or a condition on session name ("sts:RoleSessionName"), address, region, or date.`,
  },
} satisfies Readonly<Record<string, Cause>>;

/** A cause: the code of its finding, or a name where it has none. */
export type DenialCause = keyof typeof SUSPECTS | keyof typeof OTHER_CAUSES;

/** All causes, those with a finding first. */
export const DENIAL_CAUSES: Readonly<Record<DenialCause, Cause>> = { ...SUSPECTS, ...OTHER_CAUSES };

function describeOwn(source: SourceSummary | undefined): string {
  return source === undefined ? 'credentials that the runner has (instance, pod, or keys)' : describeSource(source);
}

/** A policy other than the role's own that AWS's sentence blames, and whether it denies the action or lacks it. */
export function blamedPolicy({ message }: OfExchange['failure']) {
  const [, how = '', kind] =
    /(explicit deny in an?|because no) ((?:service control|resource control|VPC endpoint) policy)/i.exec(message) ?? [];
  return kind === undefined ? undefined : { kind, denies: /deny/i.test(how) };
}

/** The subject of the same repository on another ref than this run's. */
function policyForBranch({ sub, context }: IdTokenClaims) {
  const repository = /^repo:[^:]*/.exec(sub)?.[0] ?? '';
  const isMain = context.ref === 'refs/heads/main';
  return isMain && !sub.includes(':environment:')
    ? { label: 'a policy for an environment expects', value: `${repository}:environment:production` }
    : { label: 'a policy for the main branch expects', value: `${repository}:ref:refs/heads/main` };
}

function withoutIds(sub: string): string {
  return sub.replace(/^repo:([^/@:]+)@\d+\/([^:@]+)@\d+/, 'repo:$1/$2');
}
