// Credentials that the run starts from: access keys, a web identity token in a file, credentials of the machine. Pure.
import { SOURCES, type Source } from '../../settings/sources.ts';
import { defineFindings, STEP } from '../definition.ts';
import { failureSample, type OfFailure, type OfRegionalFailure, regionalFailure, stsFailure } from '../evidence.ts';
import { failureEvidence } from '../words/evidence-rows.ts';

interface OfSource {
  readonly source: Source;
}

export const firstCredentialsFindings = defineFindings({
  KEYS_REJECTED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: (text) => ({ ...regionalFailure(text), source: 'keys' as const }),
    explain: ({ failure, source, region }: OfRegionalFailure & OfSource) => ({
      title: 'AWS does not know these access keys',
      cause: `AWS rejected ${SOURCES[source].name} (${failure.code}): they were deleted or deactivated, belong to another partition than ${region}, or came with the session token of other keys.`,
      evidence: [...failureEvidence(failure), ['Region', region]],
      fix: [
        {
          text: 'If a role trusts this workflow, remove the inputs aws-access-key-id, aws-secret-access-key and aws-session-token, and name the role in role-to-assume: that is better than keys.',
        },
        { text: 'Otherwise create new keys in IAM and put all parts of them into the secrets at the same time.' },
      ],
    }),
  },
  KEYS_EXPIRED: {
    severity: 'error',
    category: 'session',
    retryable: false,
    target: STEP,
    sample: (text) => ({ ...stsFailure(text), source: 'ambient' as const }),
    explain: ({ failure, source }: OfFailure & OfSource) => ({
      title: 'The access keys are those of a session that is over',
      cause: `AWS says that ${SOURCES[source].name} have expired, for the session to which they belong has ended.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text:
            source === 'keys'
              ? 'Set aws-access-key-id, aws-secret-access-key and aws-session-token to what a step right before this one gets, and keep no session in a secret: it ends within hours.'
              : 'If AWS_SESSION_TOKEN comes from a secret or an earlier step, get new credentials right before this step, and keep no session in a secret: it ends within hours.',
        },
      ],
    }),
  },
  TOKEN_FILE_UNREADABLE: {
    severity: 'error',
    category: 'runner',
    retryable: false,
    target: STEP,
    sample: (text) => ({ failure: failureSample(`${text}.`, 'ReadTokenFile') }),
    explain: ({ failure }: OfFailure) => ({
      title: 'There is no web identity token in the file',
      cause: `The token could not be read: ${failure.message}`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text: 'Correct web-identity-token-file: it is the path of the file as the runner sees it, inside its container if it has one, and on EKS the value of AWS_WEB_IDENTITY_TOKEN_FILE.',
        },
      ],
    }),
  },
  AMBIENT_CREDENTIALS_MISSING: {
    severity: 'error',
    category: 'runner',
    retryable: false,
    target: STEP,
    sample: (text) => ({ failure: failureSample(text, 'LoadCredentials') }),
    explain: ({ failure }: OfFailure) => ({
      title: 'The machine has no AWS credentials',
      cause:
        'The input role-chaining or force-skip-oidc asks for credentials that the environment or the machine has already, and none were found.',
      evidence: failureEvidence(failure),
      fix: [
        { text: 'If the ID token of the workflow was meant, remove role-chaining and force-skip-oidc.' },
        {
          text: 'If a step before this one was to leave credentials, check that it ran and that its output-env-credentials is not "false".',
        },
      ],
    }),
  },
});
