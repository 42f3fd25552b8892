// Credentials that the run starts from: access keys, a web identity token in a file, credentials of the machine. Pure.
import type { Failure } from '../../net/failure.ts';
import { describeSource } from '../../resolution/describe-source.ts';
import type { SourceSummary } from '../../resolution/takings.ts';
import { SOURCES, type Source } from '../../settings/sources.ts';
import { defineFindings, type FixStep, STEP } from '../definition.ts';
import { failureSample, type OfFailure, type OfRegionalFailure, regionalFailure, stsFailure } from '../evidence.ts';
import { failureEvidence } from '../words/evidence-rows.ts';

interface OfFailedSource extends OfFailure {
  readonly source: SourceSummary;
}

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
  AMBIENT_SOURCE_BROKEN: {
    severity: 'error',
    category: 'runner',
    retryable: false,
    target: STEP,
    sample: (text): OfFailedSource => ({
      failure: failureSample(text, 'LoadCredentials'),
      source: { kind: 'helper', profile: text },
    }),
    explain: ({ failure, source }: OfFailedSource) => ({
      title: 'The AWS credentials of the machine do not work',
      cause: `The first source of credentials that the machine has fails, and no other takes its place: ${describeSource(source).replace(/^nothing: /, '')}.`,
      evidence: failureEvidence(failure),
      fix: [
        { text: sourceFix(source, failure) },
        { text: 'If the ID token of the workflow was meant, remove role-chaining and force-skip-oidc.' },
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
      cause: `The inputs ask for credentials that the environment or the machine has already, and there are none: ${describeMetadata(failure)}.`,
      evidence: failureEvidence(failure),
      fix: [
        { text: 'If the ID token of the workflow was meant, remove role-chaining and force-skip-oidc.' },
        {
          text: 'If a step before this one was to leave credentials, check that it ran and that its output-env-credentials is not "false".',
        },
        ...metadataFix(failure),
      ],
    }),
  },
});

/** Instance metadata is the last source: what it says tells why there is nothing. */
function describeMetadata({ code, httpStatus }: Failure): string {
  if (code === 'DISABLED') return 'AWS_EC2_METADATA_DISABLED switches instance metadata off';
  if (httpStatus === 403) return 'instance metadata is switched off for this machine';
  if (httpStatus === 404) return 'no instance profile is attached to this machine';
  if (httpStatus !== undefined) return 'instance metadata answers with an error';
  return 'instance metadata does not answer';
}

function metadataFix({ code, httpStatus }: Failure): readonly FixStep[] {
  if (code === 'DISABLED') return [{ text: 'If the instance has a role, remove AWS_EC2_METADATA_DISABLED.' }];
  if (httpStatus === 404) return [{ text: 'If the instance was meant, attach an instance profile with a role to it.' }];
  if (httpStatus === 403) {
    return [
      {
        text: 'If the instance was meant, switch its metadata on:',
        snippet: {
          language: 'sh',
          text: 'aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-endpoint enabled',
        },
      },
    ];
  }
  return [
    {
      text: 'If the job runs in a container on an instance, let answers reach it:',
      snippet: {
        language: 'sh',
        text: 'aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-put-response-hop-limit 2',
      },
    },
    { text: 'If a proxy is set for the machine, set NO_PROXY=169.254.169.254 as well, for the tools of later steps.' },
  ];
}

/** What to do about a source that is there and fails. */
function sourceFix(source: SourceSummary, { code }: Failure): string {
  const profile = 'profile' in source && source.profile !== undefined ? `the profile "${source.profile}"` : 'it';
  if (code === 'MFA_NEEDED')
    return `Remove mfa_serial from ${profile}, or use another profile: nobody can enter a code.`;
  if (code === 'HELPER_NOT_RUN') {
    return `Use a profile that this action made, or keys: the program in ${profile} is not run to see whose credentials it gives.`;
  }
  switch (source.kind) {
    case 'keys':
      return 'Correct the access keys: copy both parts again, without a blank or a line break.';
    case 'helper':
      return `Run the credential_process of ${profile} on the runner by hand, and correct what it reports.`;
    case 'sso':
      return `Use another profile than ${profile}, or name a role in role-to-assume: nobody can sign in on a runner.`;
    case 'role':
      return `Correct role_arn and the source of ${profile}, and let the role trust that source.`;
    case 'web identity':
      if (code === 'ExpiredToken') return `Have the token in ${source.tokenFile} renewed: it has expired.`;
      return `Let the role ${source.roleArn} trust the issuer and the subject of the token in ${source.tokenFile}.`;
    case 'container':
      return 'Check the role of the task or the pod and its agent, or remove the variables AWS_CONTAINER_CREDENTIALS_….';
    case 'broken':
    case 'instance':
    case 'nothing':
      return 'Correct what is named above where it is set: an "env:" of the workflow, an earlier step, a file, or the runner.';
  }
}
