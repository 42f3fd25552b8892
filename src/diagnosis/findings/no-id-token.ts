// Why a job cannot request an ID token. Pure.
import { defineFindings, ID_TOKEN_PERMISSION, STEP } from '../definition.ts';
import { ID_TOKEN_PERMISSIONS, ID_TOKEN_VARIABLES } from '../words/remedies.ts';

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
