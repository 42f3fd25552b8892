// Why there is no ID token: the job cannot request one. Pure.
import type { OtherRunner, Target } from '../../observe/facts.ts';
import { describeSource } from '../../resolution/describe-source.ts';
import type { SourceSummary } from '../../resolution/takings.ts';
import { phrase, valueList, type Words, words } from '../../util/words.ts';
import { type Comparison, defineFindings, type FixStep, ID_TOKEN_PERMISSION, STEP } from '../definition.ts';
import { ID_TOKEN_PERMISSIONS, ID_TOKEN_VARIABLES, NOT_FROM_FORK } from '../words/remedies.ts';

interface OfEvent {
  readonly eventName: string;
}

interface OfFork extends OfEvent {
  /** Its settings can give ID tokens to runs of forks. */
  readonly ofPrivateRepository?: true;
}

interface OfPermission extends OfEvent {
  /** Credentials that the machine has. */
  readonly unusedSource?: SourceSummary;
  /** The step gives access keys, and they are empty. */
  readonly keysEmpty?: true;
}

interface OfRunner {
  readonly otherRunner: OtherRunner;
  readonly keysEmpty?: true;
  readonly unusedSource?: SourceSummary;
}

interface OfEmptyInputs extends OfEvent {
  readonly inputs: readonly string[];
  /** What is empty is a part of a value, such as the account id in a role ARN. */
  readonly isPart?: true;
  readonly otherRunner?: OtherRunner;
}

export const noIdTokenFindings = defineFindings({
  ID_TOKEN_PERMISSION_MISSING: {
    severity: 'error',
    category: 'permission',
    retryable: false,
    target: ID_TOKEN_PERMISSION,
    sample: (text): OfPermission => ({ eventName: text }),
    explain: ({ eventName, unusedSource, keysEmpty }: OfPermission) => ({
      title: titleOf(unusedSource, keysEmpty),
      cause: keysEmpty
        ? words`"aws-access-key-id" is given and empty, so the step needs an ID token. The job lacks "id-token: write", so GitHub gives it none.`
        : words`The job lacks "id-token: write", so GitHub gives it no ID token. A "permissions:" block in the job replaces the workflow's.`,
      ...machineComparison(unusedSource),
      evidence: [
        ['Event', eventName],
        [ID_TOKEN_VARIABLES, 'not set'],
      ],
      fix: [
        ...keysSteps(keysEmpty),
        ...machineSteps(unusedSource),
        {
          text:
            unusedSource === undefined && keysEmpty === undefined
              ? words`Add this to the job. Permissions that the block doesn't list are removed:`
              : words`Or add this to the job, to use an ID token. Permissions that the block doesn't list are removed:`,
          snippet: ID_TOKEN_PERMISSIONS,
        },
        { text: words`If this is a reusable workflow, add the same to the job that calls it.` },
      ],
    }),
  },
  ID_TOKEN_WITHHELD_FROM_FORK: {
    severity: 'error',
    category: 'permission',
    retryable: false,
    target: STEP,
    sample: (text): OfFork => ({ eventName: text }),
    explain: ({ eventName, ofPrivateRepository }: OfFork) => ({
      title: 'A pull request from a fork gets no ID token',
      cause: ofPrivateRepository
        ? words`GitHub gives no ID token to a run for a pull request from a fork. A private repository can allow it under "Send write tokens to workflows from pull requests". Then the job still needs "id-token: write".`
        : words`GitHub gives no ID token to a run for a pull request from a fork, even with "id-token: write".`,
      evidence: [
        ['Event', eventName],
        ['Pull request from', 'a fork'],
      ],
      fix: [SKIP_FORKS, AFTER_REVIEW],
    }),
  },
  ID_TOKEN_WITHHELD_FROM_DEPENDABOT: {
    severity: 'error',
    category: 'permission',
    retryable: false,
    target: STEP,
    sample: (text) => ({ eventName: text }),
    explain: ({ eventName }: OfEvent) => ({
      title: 'This Dependabot run gets no ID token',
      cause: words`Dependabot runs start with read-only permissions. The job gets an ID token only if it has "id-token: write" itself.`,
      evidence: [
        ['Event', eventName],
        ['Triggered by', 'dependabot[bot]'],
      ],
      fix: [
        { text: words`If Dependabot needs AWS, add this to the job:`, snippet: ID_TOKEN_PERMISSIONS },
        SKIP_DEPENDABOT,
      ],
    }),
  },
  SECRETS_WITHHELD_FROM_FORK: {
    severity: 'error',
    category: 'permission',
    retryable: false,
    target: ({ inputs }) => firstOf(inputs),
    sample: (text): OfEmptyInputs => ({ eventName: text, inputs: ['aws-access-key-id'] }),
    explain: ({ eventName, inputs, isPart, otherRunner }: OfEmptyInputs) => ({
      title: 'A pull request from a fork gets no secrets',
      cause:
        otherRunner === undefined
          ? words`${areEmpty(inputs, isPart)}. GitHub withholds secrets, variables, and the ID token from a run for a pull request from a fork.`
          : words`${areEmpty(inputs, isPart)}. ${otherRunner} withholds secrets from a run for a pull request from a fork.`,
      evidence: [
        ['Event', eventName],
        ['Pull request from', 'a fork'],
        ['Empty inputs', inputs.join(', ')],
      ],
      fix: [SKIP_FORKS, otherRunner === undefined ? AFTER_REVIEW : AFTER_MERGE],
    }),
  },
  SECRETS_WITHHELD_FROM_DEPENDABOT: {
    severity: 'error',
    category: 'permission',
    retryable: false,
    target: ({ inputs }) => firstOf(inputs),
    sample: (text): OfEmptyInputs => ({ eventName: text, inputs: ['aws-access-key-id'] }),
    explain: ({ eventName, inputs, isPart }: OfEmptyInputs) => ({
      title: 'This Dependabot run gets no Actions secrets',
      cause: words`${areEmpty(inputs, isPart)}. A run that Dependabot triggers gets Dependabot secrets instead of Actions secrets.`,
      evidence: [
        ['Event', eventName],
        ['Triggered by', 'dependabot[bot]'],
        ['Empty inputs', inputs.join(', ')],
      ],
      fix: [
        {
          text: words`If Dependabot needs AWS, create the secrets for ${valueList(inputs)} under "Settings > Secrets and variables > Dependabot".`,
        },
        SKIP_DEPENDABOT,
      ],
    }),
  },
  RUNNER_WITHOUT_ID_TOKEN: {
    severity: 'error',
    category: 'runner',
    retryable: false,
    target: STEP,
    sample: (): OfRunner => ({ otherRunner: 'act' }),
    explain: ({ otherRunner, unusedSource, keysEmpty }: OfRunner) => ({
      title: otherRunner === 'act' ? 'act gives jobs no ID token' : `This ${otherRunner} job has no ID token`,
      cause: WITHOUT_ID_TOKEN[otherRunner].cause,
      ...machineComparison(unusedSource),
      evidence: [
        ['Runner', otherRunner],
        [ID_TOKEN_VARIABLES, 'not set'],
      ],
      fix: [
        ...machineSteps(unusedSource),
        ...(keysEmpty ? [emptySecrets(otherRunner)] : []),
        ...WITHOUT_ID_TOKEN[otherRunner].fix,
      ],
    }),
  },
  NOT_ON_GITHUB_ACTIONS: {
    severity: 'error',
    category: 'runner',
    retryable: false,
    target: STEP,
    sample: () => ({}),
    explain: (_: Record<never, never>) => ({
      title: 'There is no ID token outside GitHub Actions',
      cause: words`"GITHUB_ACTIONS" is not "true", and the variables for the request of an ID token are not set.`,
      evidence: [
        ['GITHUB_ACTIONS', 'not "true"'],
        [ID_TOKEN_VARIABLES, 'not set'],
      ],
      fix: [
        {
          text: words`Run the workflow on GitHub Actions, or on a runner that sets "ACTIONS_ID_TOKEN_REQUEST_URL" and "ACTIONS_ID_TOKEN_REQUEST_TOKEN".`,
        },
      ],
    }),
  },
});

const SKIP_FORKS: FixStep = {
  text: words`Skip the job or step for pull requests from forks:`,
  snippet: { language: 'yaml', text: NOT_FROM_FORK },
};

const AFTER_REVIEW: FixStep = {
  text: words`Run it after review: on "push", or on "pull_request_target" in a job whose environment has required reviewers.`,
};

/** Other servers have no environments with reviewers. */
const AFTER_MERGE: FixStep = { text: words`Run it on "push", once the pull request is merged.` };

const SKIP_DEPENDABOT: FixStep = {
  text: words`If it doesn't, skip the job for Dependabot:`,
  snippet: { language: 'yaml', text: "if: github.actor != 'dependabot[bot]'" },
};

const WITH_KEYS: FixStep = {
  text: words`Give the step access keys (or a web identity token in a file: "web-identity-token-file"):`,
  snippet: {
    language: 'yaml',
    text: 'with:\n  aws-access-key-id: ${{ secrets.AWS_ACCESS_KEY_ID }}\n  aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}',
  },
};

/** @see https://forgejo.org/docs/latest/user/actions/reference/ */
const WITHOUT_ID_TOKEN: Readonly<Record<OtherRunner, { readonly cause: Words; readonly fix: readonly FixStep[] }>> = {
  act: {
    cause: words`The job runs on act, which has no ID-token service. "permissions:" changes nothing there.`,
    fix: [WITH_KEYS],
  },
  Gitea: {
    cause: words`The job runs on Gitea. Most versions of Gitea have no ID-token service for jobs, and "permissions:" changes nothing there.`,
    fix: [
      WITH_KEYS,
      { text: words`If your Gitea issues ID tokens to jobs, add this to the job:`, snippet: ID_TOKEN_PERMISSIONS },
    ],
  },
  Forgejo: {
    cause: words`Forgejo gives an ID token only to jobs that ask for it. It ignores "id-token: write".`,
    fix: [
      { text: words`Add this line to the job:`, snippet: { language: 'yaml', text: 'enable-openid-connect: true' } },
      {
        text: words`Create an OIDC provider in AWS for the URL of your Forgejo instance, and let the role trust it.`,
      },
    ],
  },
};

function titleOf(unusedSource: SourceSummary | undefined, keysEmpty: true | undefined): string {
  if (keysEmpty) return 'No ID token, and the access keys are empty';
  return unusedSource === undefined
    ? 'This job has no permission to request an ID token'
    : 'This job has no ID token; the machine has credentials';
}

/** For a step that is to use keys. */
function keysSteps(keysEmpty: true | undefined): readonly FixStep[] {
  if (keysEmpty === undefined) return [];
  return [
    {
      text: words`If the step is to use access keys, check the secrets behind "aws-access-key-id" and "aws-secret-access-key": their names, and whether the job names the environment that has them.`,
    },
  ];
}

function emptySecrets(runner: OtherRunner): FixStep {
  return {
    text:
      runner === 'act'
        ? words`The access keys are empty. act knows only the secrets that it is given: "act --secret-file .secrets".`
        : words`The access keys are empty. Create the secrets behind "aws-access-key-id" and "aws-secret-access-key".`,
  };
}

/** Credentials that the machine has. */
function machineComparison(source: SourceSummary | undefined): { readonly comparison?: Comparison } {
  if (source === undefined) return {};
  const machine = source.kind === 'instance' ? 'the role of the instance (instance metadata)' : describeSource(source);
  return {
    comparison: {
      of: 'credentials',
      rows: [
        ['the job has', 'no ID token'],
        ['the machine has', machine],
      ],
    },
  };
}

/** How to use them. */
function machineSteps(source: SourceSummary | undefined): readonly FixStep[] {
  if (source === undefined) return [];
  return [
    {
      text: words`Add this to the step, to assume the role with the credentials of the machine:`,
      snippet: { language: 'yaml', text: 'with:\n  role-chaining: true' },
    },
  ];
}

function firstOf([name]: readonly string[]): Target {
  return name === undefined ? STEP : { kind: 'input', name };
}

function areEmpty(inputs: readonly string[], isPart: true | undefined): Words {
  return words`${valueList(inputs)} ${phrase(inputs.length === 1 ? 'is' : 'are')} ${phrase(isPart ? 'incomplete' : 'empty')}`;
}
