// Credentials that the run starts from: access keys, a web identity token in a file, credentials of the machine. Pure.
import type { Target } from '../../github/workflow/target.ts';
import type { Failure } from '../../net/failure.ts';
import type { GivenKeys } from '../../observe/facts.ts';
import { describeSource } from '../../resolution/describe-source.ts';
import type { SourceSummary } from '../../resolution/takings.ts';
import { describeKeyFault, type KeyFault, type KeyPair } from '../../settings/key-faults.ts';
import { KEY_INPUTS } from '../../settings/secret-inputs.ts';
import { SOURCES, type Source } from '../../settings/sources.ts';
import { joinWords, phrase, type Words, words } from '../../util/words.ts';
import { defineFindings, type FixStep, input, STEP } from '../definition.ts';
import { failureSample, type OfFailure, type OfRegionalFailure, regionalFailure, stsFailure } from '../evidence.ts';
import { failureEvidence } from '../words/evidence-rows.ts';
import { letThrough, type OfWay } from './credentials.ts';

interface OfFailedSource extends OfFailure {
  readonly source: SourceSummary;
  /** The files of AWS that it is from. */
  readonly files: readonly string[];
}

interface OfSource {
  readonly source: Source;
}

interface OfGivenKeys {
  readonly givenKeys: GivenKeys;
}

export const firstCredentialsFindings = defineFindings({
  SECRET_KEY_WRONG: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: ({ givenKeys }) => targetOf(givenKeys),
    sample: (text): OfWay & OfGivenKeys => ({
      ...stsFailure(text),
      givenKeys: { names: { accessKeyId: 'AWS_ACCESS_KEY_ID', secretAccessKey: 'AWS_SECRET_ACCESS_KEY' } },
    }),
    explain: ({ givenKeys, ...way }: OfWay & OfGivenKeys) => {
      const { names, fault } = givenKeys;
      const { accessKeyId: id, secretAccessKey: secret } = names;
      return {
        title: fault === undefined ? "The secret access key doesn't match the key ID" : FAULT_TITLES[fault.kind],
        cause: joinWords([
          words`AWS knows the access key ID but rejected the signature (${way.failure.code}).`,
          fault === undefined
            ? words`Both keys have the right shape, so ${secret} probably holds the secret of another access key.`
            : faultWords(fault, names),
        ]),
        evidence: [['Access keys from', `${id}, ${secret}`], ...failureEvidence(way.failure)],
        fix: [
          copyAgain(givenKeys),
          { text: words`If the secret is lost, create a new access key in IAM. AWS shows a secret only once.` },
          ...(way.proxy === undefined && way.endpoint === undefined ? [] : [letThrough(way)]),
        ],
      };
    },
  },
  KEYS_REJECTED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: (text): OfRegionalFailure & OfSource & Partial<OfGivenKeys> => ({
      ...regionalFailure(text),
      source: 'keys' as const,
    }),
    explain: ({ failure, source, region, givenKeys }: OfRegionalFailure & OfSource & Partial<OfGivenKeys>) => ({
      title: "AWS doesn't know these access keys",
      cause:
        givenKeys?.fault === undefined
          ? words`AWS rejected ${phrase(SOURCES[source].name)} (${failure.code}). They were deleted or deactivated, belong to another partition than ${region}, or came with the session token of other keys.`
          : joinWords([
              words`AWS rejected ${phrase(SOURCES[source].name)} (${failure.code}).`,
              faultWords(givenKeys.fault, givenKeys.names),
            ]),
      evidence: [...failureEvidence(failure), ['Region', region]],
      fix: [
        ...(givenKeys?.fault === undefined ? [] : [copyAgain(givenKeys)]),
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
      files: [text],
    }),
    explain: ({ failure, source, files }: OfFailedSource) => ({
      title: 'The AWS credentials of the machine do not work',
      cause: causeOf(source, files, failure),
      evidence: failure.code === 'HELPER_NOT_RUN' ? [] : failureEvidence(failure).slice(0, 1),
      fix: [
        ...sourceFix(source, failure),
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

const FAULT_TITLES: Readonly<Record<KeyFault['kind'], string>> = {
  swapped: 'The access key ID and the secret are swapped',
  'id-is-secret': 'The access key ID is a secret access key',
  'secret-is-id': 'The secret access key is an access key ID',
  quotes: 'The secret access key has quotes around it',
  'url-encoded': 'The secret access key is URL-encoded',
  blank: 'The secret access key contains a space',
  'secret-length': 'The secret access key has the wrong length',
  'id-length': 'The access key ID has the wrong length',
};

function faultWords(fault: KeyFault, { accessKeyId, secretAccessKey }: KeyPair): Words {
  return words`${phrase(describeKeyFault(fault, { accessKeyId, secretAccessKey }))}`;
}

/** The input with the fault, where it is an input. */
function targetOf({ names: { secretAccessKey }, fault }: GivenKeys): Target {
  const [id, secret] = KEY_INPUTS;
  if (secretAccessKey !== secret) return STEP;
  return input(fault?.kind === 'id-is-secret' || fault?.kind === 'id-length' ? id : secret);
}

function copyAgain({ names: { accessKeyId, secretAccessKey }, fault }: GivenKeys): FixStep {
  const [id, secret] = KEY_INPUTS;
  const isInput = secretAccessKey === secret;
  if (fault?.kind === 'swapped') return { text: words`Swap the values of ${accessKeyId} and ${secretAccessKey}.` };
  return {
    text: isInput
      ? words`Copy both keys again, from the same access key, into the secrets behind ${id} and ${secret}.`
      : words`Copy both keys again, from the same access key, to ${accessKeyId} and ${secretAccessKey}.`,
  };
}

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
    { text: 'With a proxy, set NO_PROXY=169.254.169.254 for later steps.' },
  ];
}

/** The role of a profile whose own credentials are those of the instance, which gave none. */
function isOfInstance(source: SourceSummary, { code }: Failure): boolean {
  return source.kind === 'role' && source.with === 'instance' && /^(?:HTTP_|NO_ANSWER_|REQUEST_TIMED_OUT)/.test(code);
}

function causeOf(source: SourceSummary, files: readonly string[], failure: Failure): string {
  const what =
    describeSource(source).replace(/^nothing: /, '') + (files.length === 0 ? '' : ` in ${files.join(' and ')}`);
  if (failure.code === 'HELPER_NOT_RUN') return `This action runs no program but its own, and not ${what}.`;
  const why = isOfInstance(source, failure) ? `: ${describeMetadata(failure)}` : '';
  return `The first source of credentials on the machine fails: ${what}${why}.`;
}

/** What to do about a source that is there and fails. */
function sourceFix(source: SourceSummary, failure: Failure): readonly FixStep[] {
  if (failure.code === 'HELPER_NOT_RUN') return [runBefore(source)];
  return isOfInstance(source, failure) ? metadataFix(failure) : [{ text: fixOf(source, failure) }];
}

/** Keys in the environment come before every profile. */
function runBefore(source: SourceSummary): FixStep {
  const named = 'profile' in source && source.profile !== undefined ? source.profile : '';
  const profile = /^[\w.-]+$/.test(named) ? named : 'PROFILE';
  return {
    text: 'Run it in a step before, which masks and exports the keys (AWS CLI v2):',
    snippet: {
      language: 'yaml',
      text: [
        '- run: |',
        `    aws configure export-credentials --profile ${profile} --format env-no-export |`,
        '    while read -r k; do echo "::add-mask::${k#*=}"; echo "$k" >> "$GITHUB_ENV"; done',
      ].join('\n'),
    },
  };
}

function fixOf(source: SourceSummary, { code }: Failure): string {
  const profile = 'profile' in source && source.profile !== undefined ? `the profile "${source.profile}"` : 'it';
  if (code === 'MFA_NEEDED')
    return `Remove mfa_serial from ${profile}, or use another profile: nobody can enter a code.`;
  switch (source.kind) {
    case 'keys':
      return 'Correct the access keys: copy both parts again, without a blank or a line break.';
    case 'helper':
      return `Correct what the helper of ${profile} reports, or run the step that made it again right before this one.`;
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
