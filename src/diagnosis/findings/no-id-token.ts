// Why there is no ID token: the job cannot request one, or the ID-token service gave none. Pure.
import type { Target } from '../../github/workflow/target.ts';
import type { OtherRunner } from '../../observe/facts.ts';
import { describeSource } from '../../resolution/describe-source.ts';
import type { SourceSummary } from '../../resolution/takings.ts';
import { defineFindings, type FixStep, ID_TOKEN_PERMISSION, STEP } from '../definition.ts';
import { githubFailure, type OfFailure } from '../evidence.ts';
import { failureEvidence, hostOf, triesOf } from '../words/evidence-rows.ts';
import { ID_TOKEN_PERMISSIONS, ID_TOKEN_VARIABLES, NOT_FROM_FORK, RUN_AGAIN } from '../words/remedies.ts';

interface OfEvent {
  readonly eventName: string;
}

interface OfPermission extends OfEvent {
  /** Credentials that the machine has. */
  readonly unusedSource?: SourceSummary;
}

interface OfRunner {
  readonly otherRunner: OtherRunner;
  readonly unusedSource?: SourceSummary;
}

interface OfEmptyInputs extends OfEvent {
  readonly inputs: readonly string[];
}

export const noIdTokenFindings = defineFindings({
  ID_TOKEN_PERMISSION_MISSING: {
    severity: 'error',
    category: 'permission',
    retryable: false,
    target: ID_TOKEN_PERMISSION,
    sample: (text): OfPermission => ({ eventName: text }),
    explain: ({ eventName, unusedSource }: OfPermission) => ({
      ...(unusedSource === undefined
        ? {
            title: 'This job has no permission to request an ID token',
            cause: `${ID_TOKEN_VARIABLES} are not set: the job lacks "id-token: write". A permissions block in the job replaces the workflow's.`,
          }
        : {
            title: 'This job has no ID token, but the machine has keys',
            cause: `The job has no permission to request an ID token (${ID_TOKEN_VARIABLES} are not set). The machine has other AWS credentials: ${describeMachine(unusedSource)}.`,
          }),
      evidence: [
        ['Event', eventName],
        [ID_TOKEN_VARIABLES, 'not set'],
      ],
      fix: [
        ...machineSteps(unusedSource),
        {
          text:
            unusedSource === undefined
              ? 'Add this to the job. Permissions that the block does not list are removed:'
              : 'To use the ID token, add this to the job:',
          snippet: ID_TOKEN_PERMISSIONS,
        },
        {
          text: 'If this is a reusable workflow, add the same to the job that calls it.',
        },
      ],
    }),
  },
  ID_TOKEN_WITHHELD_FROM_FORK: {
    severity: 'error',
    category: 'permission',
    retryable: false,
    target: STEP,
    sample: (text) => ({ eventName: text }),
    explain: ({ eventName }: OfEvent) => ({
      title: 'A pull request from a fork gets no ID token',
      cause: 'GitHub gives no ID token to runs for a pull request from a fork, whatever permissions the workflow has.',
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
      cause:
        'Dependabot runs start with read-only permissions, so the job gets an ID token only if it has "id-token: write" itself.',
      evidence: [
        ['Event', eventName],
        ['Triggered by', 'dependabot[bot]'],
      ],
      fix: [{ text: 'If Dependabot needs AWS, add this to the job:', snippet: ID_TOKEN_PERMISSIONS }, SKIP_DEPENDABOT],
    }),
  },
  SECRETS_WITHHELD_FROM_FORK: {
    severity: 'error',
    category: 'permission',
    retryable: false,
    target: ({ inputs }) => firstOf(inputs),
    sample: (text): OfEmptyInputs => ({ eventName: text, inputs: ['aws-access-key-id'] }),
    explain: ({ eventName, inputs }: OfEmptyInputs) => ({
      title: 'A pull request from a fork gets no secrets',
      cause: `${areEmpty(inputs)} in a run for a pull request from a fork. GitHub withholds secrets, variables and the ID token from such runs.`,
      evidence: [
        ['Event', eventName],
        ['Pull request from', 'a fork'],
        ['Empty inputs', inputs.join(', ')],
      ],
      fix: [SKIP_FORKS, AFTER_REVIEW],
    }),
  },
  SECRETS_WITHHELD_FROM_DEPENDABOT: {
    severity: 'error',
    category: 'permission',
    retryable: false,
    target: ({ inputs }) => firstOf(inputs),
    sample: (text): OfEmptyInputs => ({ eventName: text, inputs: ['aws-access-key-id'] }),
    explain: ({ eventName, inputs }: OfEmptyInputs) => ({
      title: 'This Dependabot run gets no Actions secrets',
      cause: `${areEmpty(inputs)} in a run that Dependabot triggered. Such runs get Dependabot secrets instead of Actions secrets.`,
      evidence: [
        ['Event', eventName],
        ['Triggered by', 'dependabot[bot]'],
        ['Empty inputs', inputs.join(', ')],
      ],
      fix: [
        {
          text: `If Dependabot needs AWS, create the secrets for ${inputs.join(', ')} under Settings > Secrets and variables > Dependabot.`,
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
    explain: ({ otherRunner, unusedSource }: OfRunner) => ({
      title: otherRunner === 'Forgejo' ? 'This Forgejo job has no ID token' : `${otherRunner} gives jobs no ID token`,
      cause: `The job runs on ${otherRunner}, and ${ID_TOKEN_VARIABLES} are not set. ${WITHOUT_ID_TOKEN[otherRunner].cause}`,
      evidence: [
        ['Runner', otherRunner],
        ...(unusedSource === undefined ? [] : [['Credentials of the machine', describeMachine(unusedSource)] as const]),
      ],
      fix: [...machineSteps(unusedSource), ...WITHOUT_ID_TOKEN[otherRunner].fix],
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
      cause: `GITHUB_ACTIONS is not "true" and ${ID_TOKEN_VARIABLES} are not set, so nobody can issue an ID token for this run.`,
      evidence: [['GITHUB_ACTIONS', 'not "true"']],
      fix: [
        {
          text: `Run the workflow on GitHub Actions, or on a runner with an ID-token service that sets ${ID_TOKEN_VARIABLES}.`,
        },
      ],
    }),
  },
});

const SKIP_FORKS: FixStep = {
  text: 'Skip the job or step for forks:',
  snippet: { language: 'yaml', text: NOT_FROM_FORK },
};

const AFTER_REVIEW: FixStep = {
  text: 'Or run it after review: on push, or in a job with an environment that has required reviewers.',
  section: 'Other ways to fix it',
};

const SKIP_DEPENDABOT: FixStep = {
  text: 'If not, skip the job for Dependabot:',
  snippet: { language: 'yaml', text: "if: github.actor != 'dependabot[bot]'" },
};

const WITH_KEYS: FixStep = {
  text: 'Give the step access keys, or a web identity token in a file (web-identity-token-file):',
  snippet: {
    language: 'yaml',
    text: 'with:\n  aws-access-key-id: ${{ secrets.AWS_ACCESS_KEY_ID }}\n  aws-secret-access-key: ${{ secrets.AWS_SECRET_ACCESS_KEY }}',
  },
};

/** @see https://forgejo.org/docs/latest/user/actions/reference/ */
const WITHOUT_ID_TOKEN: Readonly<Record<OtherRunner, { readonly cause: string; readonly fix: readonly FixStep[] }>> = {
  act: { cause: 'act has no ID-token service; "permissions:" changes nothing there.', fix: [WITH_KEYS] },
  Gitea: { cause: 'Gitea has no ID-token service; "permissions:" changes nothing there.', fix: [WITH_KEYS] },
  Forgejo: {
    cause: 'Forgejo gives an ID token only to jobs that ask for it; it ignores "id-token: write".',
    fix: [
      { text: 'Add this line to the job:', snippet: { language: 'yaml', text: 'enable-openid-connect: true' } },
      { text: 'AWS needs an OIDC provider for the URL of your Forgejo instance, and the role has to trust it.' },
    ],
  },
};

function describeMachine(source: SourceSummary): string {
  return source.kind === 'instance' ? 'the role of the instance (instance metadata)' : describeSource(source);
}

/** How to use credentials that the machine has. */
function machineSteps(source: SourceSummary | undefined): readonly FixStep[] {
  if (source === undefined) return [];
  return [
    {
      text: 'To assume the role with these credentials, add:',
      snippet: { language: 'yaml', text: 'with:\n  role-chaining: true' },
    },
  ];
}

function firstOf([name]: readonly string[]): Target {
  return name === undefined ? STEP : { kind: 'input', name };
}

function areEmpty(inputs: readonly string[]): string {
  return inputs.length === 1 ? `${inputs.join('')} is empty` : `${inputs.join(', ')} are empty`;
}

export const idTokenAnswersFindings = defineFindings({
  ID_TOKEN_VARIABLES_BROKEN: {
    severity: 'error',
    category: 'runner',
    retryable: false,
    target: STEP,
    sample: githubFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'The ID-token variables are incomplete',
      cause: `${failure.message.replace(/\.$/, '')}, though the runner always sets both variables for a job, so a step or a wrapper before this one changed the environment.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: `Look for what removes or overwrites ${ID_TOKEN_VARIABLES}: env -i, sudo without -E, docker run without -e, or an "env:" of the job.`,
        },
      ],
    }),
  },
  ID_TOKEN_REQUEST_DENIED: {
    severity: 'error',
    category: 'permission',
    retryable: true,
    target: STEP,
    sample: githubFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'The request for an ID token was refused',
      cause: `${hostOf(failure)} answered with HTTP status ${failure.httpStatus}, as it does for a request token that is no longer valid: the job has ended, or the variable was overwritten.`,
      evidence: failureEvidence(failure),
      fix: [
        RUN_AGAIN,
        {
          text: 'If it happens every time, check that no step overwrites ACTIONS_ID_TOKEN_REQUEST_TOKEN, and that the job has these permissions:',
          snippet: ID_TOKEN_PERMISSIONS,
        },
      ],
    }),
  },
  ID_TOKEN_ENDPOINT_NOT_FOUND: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: githubFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'The ID-token service was not found',
      cause: 'The address in ACTIONS_ID_TOKEN_REQUEST_URL answered with HTTP status 404.',
      evidence: failureEvidence(failure),
      fix: [
        {
          text: 'On GitHub Enterprise Server, have OIDC for Actions switched on; elsewhere, check that no step overwrites ACTIONS_ID_TOKEN_REQUEST_URL.',
        },
      ],
    }),
  },
  ID_TOKEN_REQUEST_REDIRECTED: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: githubFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'The request for an ID token was redirected',
      cause: `A proxy or a login page is in between: ${hostOf(failure)} answered with HTTP status ${failure.httpStatus}, and the redirect was not followed, because the request token must go to no other host.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: 'Let the runner reach the host in ACTIONS_ID_TOKEN_REQUEST_URL directly: name it in no-proxy if there is a proxy.',
        },
      ],
    }),
  },
  ID_TOKEN_SERVICE_UNAVAILABLE: {
    severity: 'error',
    category: 'service',
    retryable: true,
    target: STEP,
    sample: githubFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'The ID-token service is not available',
      cause: `${hostOf(failure)} answered with HTTP status ${failure.httpStatus}, ${triesOf(failure)}.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: isOfGitHub(failure)
            ? 'Run the job again later; https://www.githubstatus.com shows incidents of Actions.'
            : `Run the job again later, or look at the ID-token service of "${hostOf(failure)}".`,
        },
      ],
    }),
  },
  ID_TOKEN_ANSWER_INVALID: {
    severity: 'error',
    category: 'network',
    retryable: false,
    target: STEP,
    sample: githubFailure,
    explain: ({ failure }: OfFailure) => ({
      title: 'The answer holds no ID token',
      cause: `The answer of ${hostOf(failure)} has no usable ID token, ${triesOf(failure)}: most likely a proxy or a login page answered instead.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: 'Let the runner reach the host in ACTIONS_ID_TOKEN_REQUEST_URL without a page in between: name it in no-proxy if there is a proxy.',
        },
      ],
    }),
  },
});

/** Whether the service is one that GitHub runs, and not a server of the user's own. */
function isOfGitHub({ host = '' }: OfFailure['failure']): boolean {
  return /(?:^|\.)(?:githubusercontent\.com|ghe\.com)(?::\d+)?$/.test(host);
}
