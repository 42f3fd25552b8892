// Credentials that the run starts from: access keys, or a web identity token in a file. Pure.
import type { Failure } from '../../net/failure.ts';
import type { GivenKeys, Target } from '../../observe/facts.ts';
import { describeKeyFault, type KeyFault, type KeyPair } from '../../settings/key-faults.ts';
import { KEY_INPUTS } from '../../settings/secret-inputs.ts';
import { SOURCES, type Source } from '../../settings/settings.ts';
import { joinWords, phrase, type Words, words } from '../../util/words.ts';
import { defineFindings, type FixStep, input, STEP } from '../definition.ts';
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
});

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
  'id-dollar': 'The access key ID has a dollar sign in front',
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
  if (fault?.kind === 'id-dollar')
    return {
      text: words`Remove the dollar sign in front of ${accessKeyId} and ${secretAccessKey}. An expression has one before its braces, not two.`,
    };
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

function newKeys(source: Source): FixStep {
  const [id, secret, token] = KEY_INPUTS;
  const named = (name: string) => (source === 'keys' ? name : name.toUpperCase().replaceAll('-', '_'));
  return {
    text: words`Create new access keys in IAM, and replace ${named(id)} and ${named(secret)} together. Remove ${named(token)} if it is set: keys from IAM have none.`,
  };
}
