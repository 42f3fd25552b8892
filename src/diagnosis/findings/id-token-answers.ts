// Why the ID-token service gave no ID token. Pure.
import { defineFindings, STEP } from '../definition.ts';
import type { OfFailure } from '../evidence.ts';
import { githubFailure } from '../samples.ts';
import { failureEvidence, triesOf } from '../words/evidence-rows.ts';
import { ID_TOKEN_PERMISSIONS, ID_TOKEN_VARIABLES, RUN_AGAIN } from '../words/remedies.ts';

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
