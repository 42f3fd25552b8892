// Why there is no ID token: the job cannot request one, or the ID-token service gave none. Pure.
import { defineFindings, ID_TOKEN_PERMISSION, STEP } from '../definition.ts';
import { githubFailure, type OfFailure } from '../evidence.ts';
import { failureEvidence, triesOf } from '../words/evidence-rows.ts';
import { ID_TOKEN_PERMISSIONS, ID_TOKEN_VARIABLES, RUN_AGAIN } from '../words/remedies.ts';

interface OfEvent {
  readonly eventName: string;
}

export const noIdTokenFindings = defineFindings({
  ID_TOKEN_PERMISSION_MISSING: {
    severity: 'error',
    category: 'permission',
    retryable: false,
    target: ID_TOKEN_PERMISSION,
    sample: (text) => ({ eventName: text }),
    explain: ({ eventName }: OfEvent) => ({
      title: 'The job may not request an ID token',
      cause: `GitHub gave this job no ID-token permission (${ID_TOKEN_VARIABLES} are not set): "id-token: write" is missing, or a permissions block of the job replaces that of the workflow.`,
      evidence: [
        ['Event', eventName],
        ['ACTIONS_ID_TOKEN_REQUEST_URL', 'not set'],
        ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'not set'],
      ],
      fix: [
        {
          text: 'Add this to the job that runs this step (a permission that is not listed there is taken away):',
          snippet: ID_TOKEN_PERMISSIONS,
        },
        {
          text: 'If the job is in a reusable workflow, add the same to the job that calls it: the caller sets the ceiling.',
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
      cause:
        'GitHub gives runs that a fork triggers no ID token, whatever permissions the workflow asks for, since their code is not reviewed.',
      evidence: [
        ['Event', eventName],
        ['Pull request from', 'a fork'],
      ],
      fix: [
        {
          text: 'Skip the step or job that needs AWS for forks, with this line in it:',
          snippet: {
            language: 'yaml',
            text: "if: github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository",
          },
        },
        {
          text: 'Or run it after review: in a workflow on push, or in one whose job names an environment with required reviewers.',
        },
      ],
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
        'Runs that Dependabot triggers start with read-only permissions, so the job may not request an ID token unless it names the permission itself.',
      evidence: [
        ['Event', eventName],
        ['Triggered by', 'dependabot[bot]'],
      ],
      fix: [
        { text: 'If updates should reach AWS, add this to the job:', snippet: ID_TOKEN_PERMISSIONS },
        {
          text: 'If not, skip the job for them:',
          snippet: { language: 'yaml', text: "if: github.actor != 'dependabot[bot]'" },
        },
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
      title: 'GitHub refused to issue an ID token',
      cause: `The ID-token service answered with HTTP status ${failure.httpStatus}, as it does for a request token that is no longer valid, because the job has ended or the variable was overwritten.`,
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
      cause: `A proxy or a login page stands in between: the answer has HTTP status ${failure.httpStatus}, and it was not followed, since the request token must go to nobody but GitHub.`,
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
      title: "GitHub's ID-token service is not available",
      cause: `The ID-token service answered with HTTP status ${failure.httpStatus}, ${triesOf(failure)}.`,
      evidence: failureEvidence(failure),
      fix: [{ text: 'Run the job again later; https://www.githubstatus.com tells about an incident in Actions.' }],
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
      cause:
        'The answer holds no usable ID token: something else than GitHub answered, a proxy or a login page most likely.',
      evidence: failureEvidence(failure),
      fix: [
        {
          text: 'Let the runner reach the host in ACTIONS_ID_TOKEN_REQUEST_URL without a page in between: name it in no-proxy if there is a proxy.',
        },
      ],
    }),
  },
});
