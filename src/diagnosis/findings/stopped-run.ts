// What stops a run although no service refused: a cancellation, a full disk, a bug. Pure.
import { defineFindings, STEP } from '../definition.ts';
import { type OfFailure, stsFailure } from '../evidence.ts';
import { operationName } from '../words/evidence-rows.ts';

/** Without a failure, no request was being made. */
type OfCancellation = Partial<OfFailure>;

interface OfBug {
  readonly name: string;
  readonly message: string;
}

export const stoppedRunFindings = defineFindings({
  CANCELLED: {
    severity: 'error',
    category: 'cancelled',
    retryable: true,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfCancellation) => ({
      title: 'The job was cancelled',
      cause: `The runner asked the step to stop ${failure === undefined ? 'before the credentials were handed on' : `during ${operationName(failure)}`}, so nothing was published.`,
      evidence: [],
      fix: [
        {
          text: 'If the cancellation was not meant, check "concurrency:" of the workflow and "timeout-minutes:" of the job; else there is nothing to mend.',
        },
      ],
    }),
  },
  PUBLISHING_FAILED: {
    severity: 'error',
    category: 'runner',
    retryable: false,
    target: STEP,
    sample: (text) => ({ message: text }),
    explain: ({ message }: Pick<OfBug, 'message'>) => ({
      title: 'The credentials could not be handed on',
      cause: `Every check passed, but the runner's files could not be written ("${message}"), so nothing was published.`,
      evidence: [['Error', message]],
      fix: [
        {
          text: 'Check that the temporary folder of the runner has space and is writable, and that no step overwrites GITHUB_ENV or GITHUB_OUTPUT.',
        },
      ],
    }),
  },
  INTERNAL_ERROR: {
    severity: 'error',
    category: 'internal',
    retryable: false,
    target: STEP,
    sample: (text) => ({ name: text, message: text }),
    explain: ({ name, message }: OfBug) => ({
      title: 'aws-token-guard itself failed',
      cause: `An error that should not happen stopped the action: "${name}: ${message}".`,
      evidence: [['Error', `${name}: ${message}`]],
      fix: [
        {
          text: 'Report it under "Issues" in the repository of this action, with this message and the version of the action.',
        },
      ],
    }),
  },
});
