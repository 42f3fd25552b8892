// Why there is no ID token although the job can request one: what the ID-token service answered. Pure.
import { isHostedByGitHub } from '../../trust-policy/issuer.ts';
import { defined } from '../../util/defined.ts';
import { words } from '../../util/words.ts';
import { defineFindings, type FixStep, STEP } from '../definition.ts';
import { failureEvidence, githubFailure, hostOf, type OfFailure, type OfWay, statusOf, triesOf } from '../evidence.ts';
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
      cause: words`The runner always sets both variables, so a step or wrapper before this one changed the environment.`,
      comparison: {
        of: 'environment',
        rows: [
          ['found', failure.message],
          ['expected', ID_TOKEN_VARIABLES],
        ],
      },
      evidence: failureEvidence(failure),
      fix: [
        {
          text: words`Look for what removes or overwrites them: "env -i", "sudo" without "-E", "docker run" without "-e", or an "env:" of the job.`,
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
      cause: words`${hostOf(failure)} answered with ${statusOf(failure)}. Most likely the request token is no longer valid: the job has ended, or the variable was overwritten.`,
      evidence: failureEvidence(failure),
      fix: [
        RUN_AGAIN,
        {
          text: words`If it happens every time, check that no step overwrites "ACTIONS_ID_TOKEN_REQUEST_TOKEN", and that the job has these permissions:`,
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
      cause: words`${hostOf(failure)}, the host in "ACTIONS_ID_TOKEN_REQUEST_URL", answered with HTTP 404.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: isHostedByGitHub(failure.host ?? '')
            ? words`Check that no step overwrites "ACTIONS_ID_TOKEN_REQUEST_URL".`
            : words`On GitHub Enterprise Server, have an administrator enable OIDC for Actions. Elsewhere, check that no step overwrites "ACTIONS_ID_TOKEN_REQUEST_URL".`,
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
    explain: ({ failure, proxy }: OfWay) => ({
      title: 'The request for an ID token was redirected',
      cause: words`${hostOf(failure)} answered with ${statusOf(failure)}: most likely a proxy or a login page. The redirect was not followed, because it could leak the request token.`,
      evidence: failureEvidence(failure),
      fix: [reachDirectly({ failure, ...defined({ proxy }) })],
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
      cause: words`${hostOf(failure)} answered with ${statusOf(failure)} ${triesOf(failure)}.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: isHostedByGitHub(failure.host ?? '')
            ? words`Run the job again later. "https://www.githubstatus.com" shows incidents.`
            : words`Run the job again later, or check the ID-token service at "${hostOf(failure)}".`,
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
    explain: ({ failure, proxy }: OfWay) => ({
      title: 'The answer has no ID token',
      cause: words`${hostOf(failure)} answered without a usable ID token ${triesOf(failure)}. Most likely a proxy or a login page answered instead.`,
      evidence: failureEvidence(failure),
      fix: [reachDirectly({ failure, ...defined({ proxy }) })],
    }),
  },
});

function reachDirectly({ failure, proxy }: OfWay): FixStep {
  return {
    text:
      proxy === undefined
        ? words`Let the runner reach "${hostOf(failure)}" without a page in between: check firewall and TLS inspection.`
        : words`Add ${hostOf(failure)} to "no-proxy", or have the proxy ${proxy.address} (set in "${proxy.name}") pass requests unchanged.`,
  };
}
