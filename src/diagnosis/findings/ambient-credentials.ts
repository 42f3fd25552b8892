// Credentials of the machine that the run starts from: there are none, or their source is broken. Pure.
import type { RoleArn } from '../../aws/arn.ts';
import { type Failure, isOnInstance } from '../../net/failure.ts';
import { describeSource } from '../../resolution/describe-source.ts';
import type { SourceSummary } from '../../resolution/takings.ts';
import { joinWords, phrase, type Words, words } from '../../util/words.ts';
import { defineFindings, type EvidenceRow, type FixStep, STEP } from '../definition.ts';
import { failureEvidence, failureSample, type OfFailure } from '../evidence.ts';

/** How the run came to ask the machine. */
interface OfMachine extends OfFailure {
  /** Only a region was given, and no input asked for them. */
  readonly regionAlone: boolean;
  /** The one in AWS_ROLE_ARN. */
  readonly variableRole?: RoleArn;
  /** The step gives access keys, and they are empty. */
  readonly keysEmpty?: true;
  /** What would have been taken, had the step not blanked it; and the input or variable that asks for that. */
  readonly blanked?: { readonly source: SourceSummary; readonly by: string };
  /** The profiles that have access keys. */
  readonly unnamedProfiles?: readonly string[];
}

interface OfFailedSource extends OfMachine {
  readonly source: SourceSummary;
  /** The files of AWS that it is from. */
  readonly files: readonly string[];
}

export const ambientCredentialsFindings = defineFindings({
  AMBIENT_SOURCE_BROKEN: {
    severity: 'error',
    category: 'runner',
    retryable: false,
    target: STEP,
    sample: (text): OfFailedSource => ({
      failure: failureSample(text, 'LoadCredentials'),
      regionAlone: false,
      source: { kind: 'helper', profile: text },
      files: [text],
    }),
    explain: ({ failure, source, files, regionAlone, variableRole }: OfFailedSource) => ({
      title: "The machine's AWS credentials don't work",
      ...causeOf(source, files, failure),
      evidence: failure.code === 'HELPER_NOT_RUN' ? [] : failureEvidence(failure).slice(0, 1),
      fix: [...sourceFix(source, failure), regionAlone ? nameRole(variableRole) : USE_ID_TOKEN],
    }),
  },
  AMBIENT_CREDENTIALS_MISSING: {
    severity: 'error',
    category: 'runner',
    retryable: false,
    target: STEP,
    sample: (text) => ({ failure: failureSample(text, 'LoadCredentials'), regionAlone: false }),
    explain: ({ failure, regionAlone, variableRole, keysEmpty, blanked, unnamedProfiles = [] }: OfMachine) => ({
      title: regionAlone
        ? 'No role, no keys, and no credentials were found'
        : 'No AWS credentials were found on the machine',
      cause: keysEmpty
        ? words`"aws-access-key-id" is given and empty, and this step has no role. It looked for credentials of the job or the machine. None were found: ${describeMetadata(failure)}.`
        : regionAlone
          ? words`This step has no role and no keys, so it looked for credentials of the job or the machine. None were found: ${describeMetadata(failure)}.`
          : words`The inputs ask for credentials that the environment or the machine already has. None were found: ${describeMetadata(failure)}.`,
      evidence: failureEvidence(failure),
      fix: regionAlone
        ? [...(keysEmpty ? [CHECK_SECRETS] : []), nameRole(variableRole), REGION_ALONE, ...metadataFix(failure)]
        : isOnInstance(failure)
          ? [...metadataFix(failure), EARLIER_STEP, USE_ID_TOKEN]
          : [EARLIER_STEP, USE_ID_TOKEN, ...metadataFix(failure)],
      ...(unnamedProfiles.length > 0 && !regionAlone && ofProfiles(unnamedProfiles, failure)),
      ...(blanked && {
        title: 'This step blanks the credentials that it needs',
        cause: words`"${blanked.by}" has this step blank ${describeSource(blanked.source)} before it looks for credentials. It found no others: ${describeMetadata(failure)}.`,
        fix: [DO_NOT_BLANK, regionAlone ? nameRole(variableRole) : USE_ID_TOKEN],
      }),
    }),
  },
});

/** An earlier step has made them, or the machine has them. */
function ofProfiles(profiles: readonly string[], failure: Failure) {
  const [first = ''] = profiles;
  const named = profiles.length === 1 && /^[\w.-]+$/.test(first) ? first : 'PROFILE';
  const list = joinWords(
    profiles.slice(0, 5).map((name) => words`"${name}"`),
    ', ',
  );
  return {
    title: 'Only profiles have credentials, and none is named',
    cause: joinWords([
      words`The inputs ask for credentials that the job already has.`,
      words`It has them in profiles only (${list}), and "AWS_PROFILE" names none of them.`,
    ]),
    fix: [
      {
        text: words`Name the profile to start from for this step:`,
        snippet: { language: 'yaml' as const, text: `env:\n  AWS_PROFILE: ${named}` },
      },
      EARLIER_STEP,
      USE_ID_TOKEN,
      ...metadataFix(failure),
    ],
  };
}

const CHECK_SECRETS: FixStep = {
  text: words`Check the secrets behind "aws-access-key-id" and "aws-secret-access-key": their names, and whether the job names the environment that has them.`,
};

function nameRole(found: RoleArn | undefined): FixStep {
  const text =
    found === undefined
      ? words`Name the role to assume with the ID token. The job needs "id-token: write".`
      : words`Name the role of "AWS_ROLE_ARN" in the step, to assume it with the ID token. The job needs "id-token: write".`;
  const role = found?.text ?? 'arn:aws:iam::111122223333:role/NAME';
  return { text, snippet: { language: 'yaml', text: `with:\n  role-to-assume: ${role}` } };
}

const REGION_ALONE: FixStep = {
  text: words`If you only want the region, set "AWS_REGION" in the "env:" of the job instead of this step.`,
};

const DO_NOT_BLANK: FixStep = {
  text: words`Have this step use the earlier credentials:`,
  snippet: { language: 'yaml', text: 'with:\n  unset-current-credentials: false' },
};

/** The usual case behind `role-chaining`. */
const EARLIER_STEP: FixStep = {
  text: words`Get credentials in a step before this one, and don't set "output-env-credentials: false" there.`,
};

const USE_ID_TOKEN: FixStep = {
  text: words`If you want to use the workflow's ID token, remove "role-chaining" and "force-skip-oidc".`,
};

/** Instance metadata is the last source: what it says tells why there is nothing. */
function describeMetadata({ code, httpStatus }: Failure): Words {
  if (code === 'DISABLED') return words`"AWS_EC2_METADATA_DISABLED" turns instance metadata off`;
  if (code === 'HOSTED') return words`a GitHub-hosted runner has no instance role`;
  if (httpStatus === 403) return words`instance metadata is turned off for this machine`;
  if (httpStatus === 404) return words`no instance profile is attached to this machine`;
  if (httpStatus !== undefined) return words`instance metadata answers with an error`;
  return words`instance metadata does not answer (to a container, only with a hop limit of 2)`;
}

function metadataFix({ code, httpStatus }: Failure): readonly FixStep[] {
  if (code === 'HOSTED') return [];
  if (code === 'DISABLED') return [{ text: words`If the instance has a role, remove "AWS_EC2_METADATA_DISABLED".` }];
  if (httpStatus === 404) {
    return [{ text: words`If you want to use the role of the instance, attach an instance profile to it.` }];
  }
  if (httpStatus === 403) {
    return [
      {
        text: words`If you want to use the role of the instance, turn its metadata on:`,
        snippet: {
          language: 'sh',
          text: 'aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-endpoint enabled',
        },
      },
    ];
  }
  return [
    {
      text: words`If the job runs in a container on an instance, let answers reach it:`,
      snippet: {
        language: 'sh',
        text: 'aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-put-response-hop-limit 2',
      },
    },
    { text: words`If the job runs in a pod, give its service account a role (IRSA or Pod Identity).` },
    { text: words`If the job has a proxy, set "NO_PROXY=169.254.169.254" for later steps.` },
  ];
}

/** The role of a profile whose own credentials are those of the instance, which gave none. */
function isOfInstance(source: SourceSummary, { code }: Failure): boolean {
  return source.kind === 'role' && source.with === 'instance' && /^(?:HTTP_|NO_ANSWER_|REQUEST_TIMED_OUT)/.test(code);
}

function causeOf(source: SourceSummary, files: readonly string[], failure: Failure) {
  const what = describeSource(source).replace(/^nothing: /, '');
  const rows: readonly EvidenceRow[] = [
    [source.kind === 'broken' ? 'problem' : 'first source', what],
    ...(files.length === 0 ? [] : [['file', files.join(', ')] as const]),
    ...(source.kind === 'broken' || failure.code === 'HELPER_NOT_RUN' ? [] : [['answer', failure.message] as const]),
  ];
  return { cause: whyOf(source, failure), comparison: { of: 'credentials', rows } };
}

function whyOf(source: SourceSummary, failure: Failure): Words {
  if (failure.code === 'HELPER_NOT_RUN') {
    return words`The machine's credentials come from a program, and this action runs no program but its own.`;
  }
  if (isOfInstance(source, failure)) {
    return words`The first source of credentials on the machine fails, because ${describeMetadata(failure)}.`;
  }
  return source.kind === 'broken'
    ? words`The first source of credentials on the machine is not complete.`
    : words`The first source of credentials on the machine fails with ${failure.code}.`;
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
    text: words`Run it in a step before this one, which masks and exports the keys (AWS CLI v2):`,
    snippet: {
      language: 'yaml',
      text: [
        '- shell: bash',
        '  run: |',
        `    aws configure export-credentials --profile ${profile} --format env-no-export |`,
        '    while read -r k; do echo "::add-mask::${k#*=}"; echo "$k" >> "$GITHUB_ENV"; done',
      ].join('\n'),
    },
  };
}

function fixOf(source: SourceSummary, { code }: Failure): Words {
  const profile =
    'profile' in source && source.profile !== undefined ? words`profile "${source.profile}"` : phrase('it');
  if (code === 'MFA_NEEDED') {
    return words`Remove "mfa_serial" from ${profile}, or use another profile: nobody can enter a code on a runner.`;
  }
  switch (source.kind) {
    case 'keys':
      return words`Copy both parts of the access keys again, without a blank or a line break.`;
    case 'helper':
      return words`Correct what the "credential_process" of ${profile} reports, or prepare it in a step right before this one.`;
    case 'sso':
      return words`Use another profile than ${profile}, or name a role in "role-to-assume": nobody can sign in on a runner.`;
    case 'role':
      return words`Correct "role_arn" and the source of ${profile}, and let the role trust that source.`;
    case 'web identity':
      return code === 'ExpiredToken'
        ? words`Have the token in ${source.tokenFile} renewed: it has expired.`
        : words`Let the role ${source.roleArn} trust the issuer and the subject of the token in ${source.tokenFile}.`;
    case 'container':
      return words`Check the role of the task or pod and its agent, or remove the variables "AWS_CONTAINER_CREDENTIALS_*".`;
    case 'broken':
      if (source.reason === 'file not readable') {
        return words`Let the user of the runner read ${source.file ?? ''}, or remove it: tools of AWS skip it without a message.`;
      }
      return HERE;
    case 'instance':
    case 'nothing':
      return HERE;
  }
}

const HERE = words`Correct this where it is set: in an "env:" of the workflow, an earlier step, a file, or the runner.`;
