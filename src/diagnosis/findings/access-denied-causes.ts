// Why STS may have said AccessDenied: each cause with its sign in the claims and its sentence. Pure.
import type { Target } from '../../github/workflow/target.ts';
import type { IdTokenClaims } from '../../trust-policy/claims.ts';
import type { classifySubject } from '../../trust-policy/subject.ts';
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
  ) => RankedCause['confidence'] | undefined;
  /** Follows "because", or is a sentence by itself. */
  readonly because: (exchange: OfExchange) => string;
}

/** A cause that becomes the finding where the claims make it likely. */
export interface Suspect extends Required<Cause> {
  readonly title: string;
  /** What the annotation points at; the step where none is given. */
  readonly target?: Target;
  /** Steps to take before the trust policy is changed. */
  readonly fix?: readonly FixStep[];
}

/** Most policies trust these branches, so a run on another one is suspicious. */
const USUAL_BRANCH = /^refs\/heads\/(?:main|master)$/;
/** The audience of most OIDC providers and policies. */
const USUAL_AUDIENCE = /^sts\.amazonaws\.com(?:\.cn)?$/;

const likelyIf = (isSeen: boolean) => (isSeen ? 'likely' : undefined);

/** The causes that the claims can make likely, by the code of the finding; the most telling sign first. */
export const SUSPECTS = {
  ACCESS_DENIED_CUSTOM_SUBJECT: {
    title: 'AWS may not trust the customised subject',
    sign: (_, { kind }) => likelyIf(kind === 'customized'),
    because: () =>
      'the subject is of none of the default forms, since the organisation or repository has chosen its claims, while the trust policy does not follow that choice',
  },
  ACCESS_DENIED_ENCODED_COLON: {
    title: 'AWS may not trust the subject with %3A',
    sign: ({ sub }) => likelyIf(/%3A/i.test(sub)),
    because: () =>
      'the trust policy has a colon itself where the subject has "%3A" for the colon in the name of the environment or branch',
  },
  ACCESS_DENIED_ENVIRONMENT: {
    title: 'AWS may not trust this environment',
    sign: (_, { kind }) => likelyIf(kind === 'environment'),
    because: ({ claims }) =>
      `the job names the environment "${claims.context.environment ?? ''}", so the subject ends in it and says nothing of a branch, while the trust policy expects a branch ("ref:refs/heads/…") or another environment`,
    fix: [{ text: 'If the job should not name an environment, remove "environment:" from it.' }],
  },
  ACCESS_DENIED_PULL_REQUEST: {
    title: 'AWS may not trust pull requests',
    sign: (_, { kind }) => likelyIf(kind === 'pull-request'),
    because: () =>
      'this is a pull-request run, whose subject ends in ":pull_request", while the trust policy expects a branch or an environment',
    fix: [
      {
        text: 'If the role can change anything, keep pull requests away from it with this line in the job:',
        snippet: { language: 'yaml', text: 'if: ${{ !github.event.pull_request }}' },
      },
      {
        text: 'If pull requests need AWS (for a plan, say), give them a role of their own that may only read, since whoever can push a branch can use it.',
      },
    ],
  },
  ACCESS_DENIED_TAG: {
    title: 'AWS may not trust tags',
    sign: (_, { kind }) => likelyIf(kind === 'tag'),
    because: ({ claims }) =>
      `this run is of a tag (${claims.context.ref ?? 'refs/tags/…'}), while the trust policy expects a branch ("ref:refs/heads/…") or another tag`,
  },
  ACCESS_DENIED_BRANCH: {
    title: 'AWS may not trust this branch',
    sign: ({ context }, { kind }) => {
      if (kind !== 'branch') return undefined;
      return USUAL_BRANCH.test(context.ref ?? '') ? 'possible' : 'likely';
    },
    because: ({ claims }) =>
      `this run is of ${claims.context.ref ?? 'a branch'}, without an environment, while the trust policy expects another branch, a tag or an environment`,
    fix: [
      {
        text: 'If only another branch should have the role, run the job there alone, by "branches:" under the trigger or "if:" in the job.',
      },
    ],
  },
  ACCESS_DENIED_REUSABLE_WORKFLOW: {
    title: 'AWS may trust the called repository instead',
    sign: ({ context }) => {
      const called = context.job_workflow_ref?.split('/', 2).join('/');
      return likelyIf(called !== undefined && called !== context.repository);
    },
    because: ({ claims }) =>
      `the trust policy expects the repository of the reusable workflow that defines the job (${claims.context.job_workflow_ref ?? ''}), while the subject names the repository that calls it`,
  },
  ACCESS_DENIED_AUDIENCE: {
    title: 'AWS may not trust this audience',
    target: input('audience'),
    sign: ({ aud }) => likelyIf(!USUAL_AUDIENCE.test(aud)),
    because: ({ claims }) =>
      `the trust policy asks for another audience than "${claims.aud}" in its condition on ":aud"`,
    fix: [
      {
        text: 'Remove the input "audience" to ask for the one that policies usually name, or write the audience of this run under ":aud" in the trust policy.',
      },
    ],
  },
  // Every repository made since July 2026 has ids, so they say less about this run than anything unusual in it.
  ACCESS_DENIED_IMMUTABLE_SUBJECT: {
    title: 'AWS may not trust the subject with ids',
    sign: (_, { immutable }) => likelyIf(immutable),
    because: ({ claims }) =>
      `the trust policy expects the subject without ids ("${withoutIds(claims.sub)}"), while this one has them (owner@id/repository@id), as in every repository created, renamed or transferred since July 2026`,
  },
  ACCESS_DENIED_LETTER_CASE: {
    title: 'AWS may trust another spelling of the subject',
    sign: ({ sub }) => likelyIf(/[A-Z]/.test(sub.replaceAll('%3A', ''))),
    because: () =>
      'the subject has upper-case letters, while the trust policy spells owner, repository or environment in others, and IAM compares them exactly',
  },
} satisfies Readonly<Record<string, Suspect>>;

/** The causes that no claim makes likely. They have no finding of their own: other findings list them. */
export const OTHER_CAUSES = {
  'name-only-subject': {
    sign: (_, { immutable, kind }) => (!immutable && kind !== 'customized' ? 'possible' : undefined),
    because: () =>
      'the trust policy expects a subject with ids (owner@id/repository@id), or the name of before a transfer, while this one has names without ids',
  },
  'role-not-found': {
    because: ({ role }) =>
      `the role does not exist in account ${role.account}, has another path, or is spelt in other letters (role names are case-sensitive here)`,
  },
  'recent-change': {
    because: () =>
      'the role, its policy or the provider was made or changed less than a minute ago, and is not known everywhere yet',
  },
  'policy-form': {
    because: () =>
      'the policy can match no token (another action than sts:AssumeRoleWithWebIdentity, a wildcard under StringEquals, a provider of another account, or a condition on a claim that IAM does not offer, such as repository_owner or event_name)',
  },
  'other-policy-deployed': { because: () => 'the policy that is deployed at AWS differs from the file' },
  'organization-guardrail': {
    because: () =>
      'the policy is right, but a resource control policy of the organisation, a policy of a VPC endpoint, or a condition on session name (sts:RoleSessionName), address, region or date refuses',
  },
} satisfies Readonly<Record<string, Cause>>;

/** A cause: the code of its finding, or a name where it has none. */
export type DenialCause = keyof typeof SUSPECTS | keyof typeof OTHER_CAUSES;

/** All causes, those with a finding first. */
export const DENIAL_CAUSES: Readonly<Record<DenialCause, Cause>> = { ...SUSPECTS, ...OTHER_CAUSES };

function withoutIds(sub: string): string {
  return sub.replace(/^repo:([^/@:]+)@\d+\/([^:@]+)@\d+/, 'repo:$1/$2');
}
