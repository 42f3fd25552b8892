// Findings that only preflight has: what the files show before the first run, and no run could tell. Pure.
import { defineFindings, type FixStep, input, STEP } from '../diagnosis/definition.ts';
import { ID_TOKEN_PERMISSIONS, NOT_FROM_FORK } from '../diagnosis/words/remedies.ts';
import { valueList, words } from '../util/words.ts';

interface OfCall {
  /** The calling job, and the job that needs the token. */
  readonly caller: string;
  readonly job: string;
  readonly workflow: string;
}

interface OfCheckout {
  readonly event: string;
  readonly ref: string;
}

interface OfKeys {
  readonly canRequestToken: boolean;
}

interface OfReplaced {
  readonly earlierLine: number;
}

interface OfOthers {
  readonly actions: readonly string[];
}

interface OfSecrets {
  readonly input: string;
  readonly expression: string;
}

interface OfSomeRuns {
  readonly role: string;
  readonly subject: string;
  readonly reason: string;
}

const SKIP_FORKS: FixStep = {
  text: words`Skip the job for pull requests from forks:`,
  snippet: { language: 'yaml', text: NOT_FROM_FORK },
};

export const preflightFindings = defineFindings({
  CALLER_LACKS_ID_TOKEN_PERMISSION: {
    severity: ['error', 'warning'],
    category: 'permission',
    retryable: false,
    target: STEP,
    sample: (text): OfCall => ({ caller: text, job: text, workflow: text }),
    explain: ({ caller, job, workflow }: OfCall) => ({
      title: 'The calling job grants no ID token',
      cause: words`Job ${job} of ${workflow} needs an ID token. A called workflow gets at most the permissions of its caller, and ${caller} lacks "id-token: write".`,
      evidence: [],
      fix: [
        {
          text: words`Add this to the calling job. Permissions that the block doesn't list are removed:`,
          snippet: ID_TOKEN_PERMISSIONS,
        },
      ],
    }),
  },
  PULL_REQUEST_CODE_WITH_ROLE: {
    severity: 'warning',
    category: 'permission',
    retryable: false,
    target: STEP,
    sample: (text): OfCheckout => ({ event: text, ref: text }),
    explain: ({ event, ref }: OfCheckout) => ({
      title: 'Code of a pull request runs with an AWS role',
      cause: words`A run for ${event} has the permissions of this repository. This job checks out ${ref}, which anyone can change, so their code can use the role.`,
      evidence: [],
      fix: [
        {
          text: words`Split the job: check out and build the pull request on "pull_request" without the role, and use the role in a job that runs only your code.`,
        },
        SKIP_FORKS,
      ],
    }),
  },
  STATIC_KEYS_WITH_ROLE: {
    severity: ['warning', 'notice'],
    category: 'configuration',
    retryable: false,
    target: input('aws-access-key-id'),
    sample: (): OfKeys => ({ canRequestToken: true }),
    explain: ({ canRequestToken }: OfKeys) => ({
      title: 'Access keys are used although a role is given',
      cause: canRequestToken
        ? words`The job can request an ID token, but this step assumes the role with stored access keys. Those never expire, and anyone who reads them can use them.`
        : words`This step assumes the role with stored access keys. Those never expire, and anyone who reads them can use them.`,
      evidence: [],
      fix: [
        {
          text: words`Let the role trust GitHub's OIDC provider, then remove "aws-access-key-id" and "aws-secret-access-key", and delete the keys.`,
        },
        ...(canRequestToken
          ? []
          : [{ text: words`The job then needs these permissions:`, snippet: ID_TOKEN_PERMISSIONS }]),
      ],
    }),
  },
  KEY_IN_WORKFLOW: {
    severity: 'warning',
    category: 'configuration',
    retryable: false,
    target: input('aws-access-key-id'),
    sample: () => ({}),
    explain: (_: Record<never, never>) => ({
      title: 'The workflow file contains an access key',
      cause: words`An access key is written into this file. Everyone who can read the repository, now or later, can read it.`,
      evidence: [],
      fix: [
        { text: words`Delete the key in IAM, because the history of the repository keeps it.` },
        {
          text: words`Use a role that trusts GitHub's OIDC provider ("role-to-assume"), or store new keys as secrets.`,
        },
      ],
    }),
  },
  CREDENTIALS_REPLACED_UNUSED: {
    severity: 'warning',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: (): OfReplaced => ({ earlierLine: 12 }),
    explain: ({ earlierLine }: OfReplaced) => ({
      title: 'These credentials replace others that nothing used',
      cause: words`The step in line ${earlierLine} and this one publish to the same variables, and no step between them uses the first credentials.`,
      evidence: [],
      fix: [
        { text: words`Remove the first of the two steps.` },
        {
          text: words`Or give each a profile of its own ("aws-profile"), or use "role-chaining: true" if this role is assumed with the first one.`,
        },
      ],
    }),
  },
  CREDENTIALS_OUTLIVE_NEED: {
    severity: 'notice',
    category: 'session',
    retryable: false,
    target: STEP,
    sample: (text): OfOthers => ({ actions: [text] }),
    explain: ({ actions }: OfOthers) => ({
      title: 'Actions of others run with these credentials',
      cause: words`After this step, the job runs ${valueList(actions)}. Every later step of a job can use its credentials.`,
      evidence: [],
      fix: [
        { text: words`Run these actions in a job of their own, or before this step.` },
        { text: words`Or pin them to a commit, and give the role only what the job needs.` },
      ],
    }),
  },
  SECRETS_NOT_IN_ACTIONS: {
    severity: ['error', 'warning'],
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: (text): OfSecrets => ({ input: text, expression: text }),
    explain: ({ input: name, expression }: OfSecrets) => ({
      title: 'A composite action cannot read secrets',
      cause: words`${name} is ${expression}, but a composite action has no "secrets". GitHub refuses to load the action.`,
      evidence: [],
      fix: [
        {
          text: words`Declare an input in the action and use it there. Give it the secret in the workflow, under "with:" of the step that uses the action.`,
        },
      ],
    }),
  },
  ROLE_REFUSES_SOME_RUNS: {
    severity: 'warning',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: (text): OfSomeRuns => ({ role: text, subject: text, reason: text }),
    explain: ({ role, subject, reason }: OfSomeRuns) => ({
      title: 'The trust policy refuses some runs of this job',
      cause: words`The trust policy of ${role} refuses some of the runs that this job's triggers start, so this step fails in them.`,
      comparison: {
        of: 'sub',
        rows: [
          ['these runs', subject],
          ['what refuses', reason],
        ],
      },
      evidence: [],
      fix: [
        { text: words`If these runs should not reach AWS, add an "if:" to the job that skips them.` },
        { text: words`If they should, allow their subject in the trust policy.` },
      ],
    }),
  },
});

/** The code of a finding that only preflight has. */
export type PreflightCode = keyof typeof preflightFindings;

type Evidence<C extends PreflightCode> = Parameters<(typeof preflightFindings)[C]['explain']>[0];

/** Such a finding in words. */
export function explainPreflight<C extends PreflightCode>(code: C, evidence: Evidence<C>) {
  const { explain } = preflightFindings[code] as {
    explain(evidence: Evidence<C>): import('../diagnosis/definition.ts').Explanation;
  };
  return explain(evidence);
}
