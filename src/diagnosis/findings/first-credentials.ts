// Credentials that the run starts from: access keys, a web identity token in a file, credentials of the machine. Pure.

import type { RoleArn } from '../../aws/arn.ts';
import { type Failure, isOnInstance } from '../../net/failure.ts';
import type { GivenKeys, Target } from '../../observe/facts.ts';
import { describeSource } from '../../resolution/describe-source.ts';
import type { SourceSummary } from '../../resolution/takings.ts';
import { describeKeyFault, type KeyFault, type KeyPair } from '../../settings/key-faults.ts';
import { KEY_INPUTS } from '../../settings/secret-inputs.ts';
import { SOURCES, type Source } from '../../settings/settings.ts';
import { joinWords, phrase, type Words, words } from '../../util/words.ts';
import { defineFindings, type EvidenceRow, type FixStep, input, STEP } from '../definition.ts';
import {
  failureEvidence,
  failureSample,
  type OfFailure,
  type OfRegionalFailure,
  type OfWay,
  regionalFailure,
  stsFailure,
} from '../evidence.ts';
import { withValues } from '../words/credential-sources.ts';
import { letThrough } from './credentials.ts';

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
      title: givenKeys?.fault === undefined ? "AWS doesn't know these access keys" : FAULT_TITLES[givenKeys.fault.kind],
      cause: joinWords([
        words`AWS rejected ${phrase(SOURCES[source].name)} (${failure.code}).`,
        givenKeys?.fault === undefined
          ? OPT_IN.test(region)
            ? words`They were deleted or deactivated, have the session token of other keys, or their account hasn't enabled ${region}.`
            : words`They were deleted or deactivated, don't belong to the partition of ${region}, or have the session token of other keys.`
          : faultWords(givenKeys.fault, givenKeys.names),
      ]),
      evidence: [...failureEvidence(failure), ['Region', region]],
      fix: [
        ...(givenKeys?.fault === undefined ? [] : [copyAgain(givenKeys)]),
        newKeys(source),
        ...(OPT_IN.test(region)
          ? [
              {
                text: words`Or choose another "aws-region", or enable ${region} in the account ("Account > AWS Regions").`,
              },
            ]
          : []),
        {
          text: words`If a role trusts this workflow, use it in place of keys: remove "aws-access-key-id", "aws-secret-access-key", and "aws-session-token", and name the role in "role-to-assume".`,
        },
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
      title: 'The access keys belong to an expired session',
      cause: words`AWS says that ${phrase(SOURCES[source].name)} have expired.`,
      evidence: failureEvidence(failure),
      fix: [
        {
          text:
            source === 'keys'
              ? words`Get new keys in a step right before this one, and pass them to "aws-access-key-id", "aws-secret-access-key", and "aws-session-token". A session stored in a secret ends within hours.`
              : words`If "AWS_SESSION_TOKEN" comes from a secret or an earlier step, get new credentials right before this step. A session stored in a secret ends within hours.`,
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
      cause: words`"web-identity-token-file" doesn't lead to a token that can be used.`,
      comparison: {
        of: 'web-identity-token-file',
        rows: [
          ['found', failure.message],
          [
            'expected',
            holdsNoToken(failure)
              ? 'the token alone, in ASCII or UTF-8'
              : 'a file that the user of the runner can read',
          ],
        ],
      },
      evidence: failureEvidence(failure),
      fix: holdsNoToken(failure) ? [TOKEN_ALONE, TOKEN_PATH] : [TOKEN_PATH],
    }),
  },
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

/**
 * The regions that an account has to enable, but for newer ones.
 * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
const OPT_IN =
  /^(?:af-south-1|ap-east-[12]|ap-south-2|ap-southeast-[3-7]|ca-west-1|eu-central-2|eu-south-[12]|il-central-1|me-(?:south|central)-1|mx-central-1)$/;

/** The file is there and is read, but has something else. */
function holdsNoToken({ code }: Failure): boolean {
  return code === 'NO_TOKEN_IN_FILE';
}

const TOKEN_ALONE: FixStep = {
  text: words`Correct what writes the file in "web-identity-token-file". It must hold the ID token (a JWT) and nothing else, on one line, without quotes.`,
};

const TOKEN_PATH: FixStep = {
  text: words`Set "web-identity-token-file" to the path as the runner sees it, inside its container if it has one. On EKS, use the value of "AWS_WEB_IDENTITY_TOKEN_FILE".`,
};

const FAULT_TITLES: Readonly<Record<KeyFault['kind'], string>> = {
  swapped: 'The access key ID and the secret are swapped',
  'id-is-secret': 'The access key ID is a secret access key',
  'id-is-other': 'The access key ID is something else',
  'token-not-needed': 'A long-term access key has a session token',
  'secret-is-id': 'The secret access key is an access key ID',
  quotes: 'The secret access key has quotes around it',
  'id-quotes': 'The access key ID has quotes around it',
  'both-quotes': 'The access keys have quotes around them',
  'url-encoded': 'The secret access key is URL-encoded',
  blank: 'The secret access key contains a space',
  'secret-length': 'The secret access key has the wrong length',
  'id-length': 'The access key ID has the wrong length',
};

/** The names may be those of a profile, which come from outside. */
function faultWords(fault: KeyFault, names: KeyPair): Words {
  return withValues(describeKeyFault(fault, names), [
    names.accessKeyId,
    names.secretAccessKey,
    names.sessionToken ?? '',
  ]);
}

/** The input with the fault, where it is an input. */
function targetOf({ names: { secretAccessKey }, fault }: GivenKeys): Target {
  const [id, secret, token] = KEY_INPUTS;
  if (secretAccessKey !== secret) return STEP;
  if (fault?.kind === 'token-not-needed') return input(token);
  return input(fault?.kind.startsWith('id-') ? id : secret);
}

function copyAgain({ names: { accessKeyId, secretAccessKey, sessionToken }, fault }: GivenKeys): FixStep {
  const [id, secret] = KEY_INPUTS;
  const isInput = secretAccessKey === secret;
  if (fault?.kind === 'swapped') return { text: words`Swap the values of ${accessKeyId} and ${secretAccessKey}.` };
  if (fault?.kind === 'token-not-needed' && sessionToken !== undefined)
    return {
      text: words`Remove ${sessionToken}. Or, if it is the right one, replace both keys by those of its session.`,
    };
  const bare = phrase(fault?.kind.endsWith('quotes') ? ' and without quotes' : '');
  return {
    text: isInput
      ? words`Copy both keys again, from the same access key${bare}, into the secrets behind ${id} and ${secret}.`
      : words`Copy both keys again, from the same access key${bare}, to ${accessKeyId} and ${secretAccessKey}.`,
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

function newKeys(source: Source): FixStep {
  const [id, secret, token] = KEY_INPUTS;
  const named = (name: string) => (source === 'keys' ? name : name.toUpperCase().replaceAll('-', '_'));
  return {
    text: words`Create new access keys in IAM, and replace ${named(id)} and ${named(secret)} together. Remove ${named(token)} if it is set: keys from IAM have none.`,
  };
}

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
