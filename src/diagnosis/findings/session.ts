// A session that is not the requested one, that will not work, or that has not all that the workflow asked for. Pure.
import type { RoleArn } from '../../aws/arn.ts';
import type { IdentityDifference } from '../../aws/role-session.ts';
import type { OperatingSystem } from '../../observe/facts.ts';
import { defined } from '../../util/defined.ts';
import { type ClockSkew, type EpochSeconds, formatClockSkew, formatDuration, formatUtc } from '../../util/time.ts';
import { phrase, valueList, type Words, words } from '../../util/words.ts';
import { type Comparison, defineFindings, type EvidenceRow, input, STEP } from '../definition.ts';
import {
  durationOf,
  type OfDurations,
  type OfWay,
  SAMPLE_NOW,
  SAMPLE_ROLE,
  SAMPLE_SKEW,
  skewEvidence,
} from '../evidence.ts';
import { synchronizeClock, whoAnswers } from '../words/remedies.ts';

interface OfIdentity {
  readonly role: RoleArn;
  readonly arn: string;
  readonly differences: readonly IdentityDifference[];
  /** Where an emulator was asked whose user ids prove nothing, its URL. */
  readonly emulator?: string;
  readonly endpoint?: OfWay['endpoint'];
}

interface OfSkew {
  readonly clockSkew: ClockSkew;
  readonly limitSeconds: number;
  readonly maxClockSkewSeconds: number;
  readonly os?: OperatingSystem;
}

interface OfExpiredSession {
  readonly expiresAt: EpochSeconds;
  readonly observedAt: EpochSeconds;
  readonly clockSkew?: ClockSkew;
  readonly os?: OperatingSystem;
  readonly endpoint?: OfWay['endpoint'];
}

interface OfRemainingTime {
  readonly remainingSeconds: number;
  readonly minimumSeconds: number;
  readonly expiresAt: EpochSeconds;
}

export const sessionFindings = defineFindings({
  IDENTITY_MISMATCH: {
    severity: ['error', 'warning'],
    category: 'identity',
    retryable: false,
    target: STEP,
    sample: (text) => ({
      role: SAMPLE_ROLE,
      arn: text,
      differences: [{ what: 'kind' as const, expected: 'the session of a role', actual: text }],
    }),
    explain: ({ role, arn, differences, emulator, endpoint }: OfIdentity) => ({
      ...mismatch(role, arn, differences, emulator),
      evidence: [
        ['role-to-assume', role.text],
        ...differences.map(
          ({ what, expected, actual }): EvidenceRow => [`Other ${what}`, `${actual} instead of ${expected}`],
        ),
      ],
      fix: [
        {
          text:
            emulator === undefined
              ? words`${whoAnswers(defined({ endpoint }))} Don't use what it issues.`
              : words`If you don't use an emulator, remove "sts-endpoint" and "AWS_ENDPOINT_URL_STS", so that requests go to AWS. If you do, no change is needed.`,
        },
      ],
    }),
  },
  CLOCK_SKEW: {
    severity: ['error', 'warning', 'notice'],
    category: 'clock',
    retryable: false,
    target: STEP,
    sample: () => ({ clockSkew: SAMPLE_SKEW, limitSeconds: 900, maxClockSkewSeconds: 900 }),
    explain: ({ clockSkew, limitSeconds, maxClockSkewSeconds, os }: OfSkew) => ({
      title: limitSeconds === maxClockSkewSeconds ? "The runner's clock is too far off" : "The runner's clock is off",
      cause: words`This machine's clock is ${howFar(clockSkew)}. ${consequence(clockSkew, limitSeconds === maxClockSkewSeconds)}`,
      comparison: {
        of: 'clock',
        rows: [
          ['server minus runner', formatClockSkew(clockSkew)],
          ['max-clock-skew-seconds', `${maxClockSkewSeconds} s`],
        ],
      },
      evidence: [],
      fix: [synchronizeClock(os)],
    }),
  },
  SESSION_ALREADY_EXPIRED: {
    severity: 'error',
    category: 'clock',
    retryable: false,
    target: STEP,
    sample: () => ({ expiresAt: SAMPLE_NOW - 1, observedAt: SAMPLE_NOW }),
    explain: ({ expiresAt, observedAt, clockSkew, os, endpoint }: OfExpiredSession) => ({
      title: "The session is expired by this machine's clock",
      cause: words`By this machine's clock, the session that STS granted has already expired. AWS tools in later steps would refuse to use it.`,
      comparison: {
        of: 'clock',
        rows: [
          ['session expires', formatUtc(expiresAt)],
          ["this machine's clock", formatUtc(observedAt)],
        ],
      },
      evidence: skewEvidence(clockSkew),
      fix: [
        Math.abs(clockSkew?.provenSeconds ?? 0) > 0
          ? synchronizeClock(os)
          : {
              text: words`${whoAnswers(defined({ endpoint }))} The clocks agree, so STS itself would not grant such a session.`,
            },
      ],
    }),
  },
  REMAINING_TIME_TOO_SHORT: {
    severity: 'error',
    category: 'session',
    retryable: false,
    target: STEP,
    sample: () => ({ remainingSeconds: 10, minimumSeconds: 60, expiresAt: SAMPLE_NOW + 10 }),
    explain: ({ remainingSeconds, minimumSeconds, expiresAt }: OfRemainingTime) => ({
      title: 'The session expires too soon',
      cause:
        minimumSeconds === 0
          ? words`The session has ${phrase(formatDuration(remainingSeconds))} left, so AWS will reject requests of later steps.`
          : words`The session has less time left than "minimum-remaining-seconds" asks for.`,
      comparison: {
        of: 'duration',
        rows: [
          ['time left', durationOf(remainingSeconds)],
          ['minimum-remaining-seconds', durationOf(minimumSeconds)],
        ],
      },
      evidence: [['Session expires at', formatUtc(expiresAt)]],
      fix: [
        { text: words`Raise "role-duration-seconds", and the role's "MaxSessionDuration" if it is too low.` },
        {
          text: words`Or set "refresh: true" in the step that gets the credentials, so that they renew automatically.`,
        },
        { text: words`Or lower "minimum-remaining-seconds", if the job needs less.` },
      ],
    }),
  },
  GRANTED_DURATION_DIFFERS: {
    severity: 'warning',
    category: 'session',
    retryable: false,
    target: STEP,
    sample: () => ({ grantedSeconds: 900, requestedSeconds: 3600 }),
    explain: ({ grantedSeconds, requestedSeconds }: OfDurations) => ({
      title: 'The session is shorter than requested',
      cause: words`STS granted a shorter session than "role-duration-seconds" asks for.`,
      comparison: {
        of: 'duration',
        rows: [
          ['granted', durationOf(grantedSeconds)],
          ['requested', durationOf(requestedSeconds)],
        ],
      },
      evidence: [],
      fix: [
        {
          text: words`Set "minimum-remaining-seconds" to the time that the job needs, so that a shorter session fails here.`,
        },
        { text: words`Or change the job to finish in the time that STS granted.` },
      ],
    }),
  },
});

/** Title and cause. A user id that differs alone is told apart: the ARN is the requested one then. */
function mismatch(
  role: RoleArn,
  arn: string,
  differences: readonly IdentityDifference[],
  emulator: string | undefined,
): { readonly title: string; readonly cause: Words; readonly comparison: Comparison } {
  const [first] = differences;
  if (first !== undefined && differences.every(({ what }) => what === 'user id')) {
    const comparison = {
      of: 'user id',
      rows: [
        ['GetCallerIdentity', first.actual],
        ['granted by STS', first.expected],
      ],
    } as const;
    return emulator === undefined
      ? {
          title: 'The session has another user id',
          cause: words`GetCallerIdentity returned ${arn}. The ARN is right, but STS granted another user id. The credentials belong to another role with that name, so this step discarded them.`,
          comparison,
        }
      : {
          title: 'The emulator made up a user id',
          cause: words`${emulator} is not AWS. It returned the requested session, ${arn}, but another user id than it granted.`,
          comparison,
        };
  }
  return {
    title: 'The credentials belong to another identity',
    cause: words`GetCallerIdentity did not return a session of the requested role by this run. This step discarded the credentials.`,
    comparison: {
      of: 'identity',
      rows: [
        ['GetCallerIdentity', arn],
        ['role-to-assume', role.text],
      ],
    },
  };
}

function howFar({ clockSkewSeconds, agreed }: ClockSkew): Words {
  const far = formatDuration(Math.abs(clockSkewSeconds));
  const whose = agreed ? "GitHub's and AWS's clocks" : "AWS's clock (GitHub's agrees with neither)";
  return phrase(`${far} ${clockSkewSeconds > 0 ? 'behind' : 'ahead of'} ${whose}`);
}

/** The window in which most AWS services accept a signature, and that of STS. */
const USUAL_WINDOW_SECONDS = 300;
const WIDEST_WINDOW_SECONDS = 900;

function consequence({ provenSeconds }: ClockSkew, refused: boolean): Words {
  const seconds = Math.abs(provenSeconds);
  const tools =
    seconds > WIDEST_WINDOW_SECONDS
      ? words`AWS rejects requests signed with it.`
      : seconds > USUAL_WINDOW_SECONDS
        ? words`Many AWS services reject requests signed with it.`
        : words`AWS tools still work, but many AWS services accept 5 min at most.`;
  return refused
    ? words`${tools} The credentials were not published, because "max-clock-skew-seconds" allows less.`
    : tools;
}

interface OfTags {
  readonly role: RoleArn;
  readonly tags: readonly string[];
}

export const unmetRequestsFindings = defineFindings({
  SESSION_TAGS_DROPPED: {
    severity: 'warning',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: () => ({ role: SAMPLE_ROLE, tags: ['Branch', 'Commit'] }),
    explain: ({ role, tags }: OfTags) => ({
      title: 'Some session tags were left out',
      cause: words`STS had no room for all session tags for ${role.text}. This step sent the request without ${valueList(tags)}.`,
      evidence: [['Tags left out', tags.join(', ')]],
      fix: [
        {
          text: words`If no policy needs session tags, send none, which silences this warning:`,
          snippet: { language: 'yaml', text: 'with:\n  role-skip-session-tagging: true' },
        },
        { text: words`If one does, shorten "custom-tags", "inline-session-policy", and "managed-session-policies".` },
      ],
    }),
  },
  CHAINED_DURATION_CAPPED: {
    severity: 'notice',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: () => ({ requestedSeconds: 7200, grantedSeconds: 3600 }),
    explain: ({ requestedSeconds, grantedSeconds }: OfDurations) => ({
      title: 'A chained session lasts 1 hour at most',
      cause: words`AWS limits the session of a role that another role assumes, so this step requested less than "role-duration-seconds".`,
      comparison: {
        of: 'duration',
        rows: [
          ['role-duration-seconds', durationOf(requestedSeconds)],
          ['requested from STS', durationOf(grantedSeconds)],
        ],
      },
      evidence: [],
      fix: [
        { text: words`Set "role-duration-seconds" to 3600 to silence this notice.` },
        { text: words`If the job takes longer, set "refresh: true", which renews the session.` },
      ],
    }),
  },
  PARAMETERS_NOT_SENT: {
    severity: 'notice',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: () => ({ inputs: ['custom-tags'] }),
    explain: ({ inputs }: { readonly inputs: readonly string[] }) => ({
      title: 'Some inputs have no effect here',
      cause: words`AWS accepts ${valueList(inputs)} with "AssumeRole" only, but this step assumes the role with a web identity token.`,
      evidence: [['Inputs', inputs.join(', ')]],
      fix: [
        { text: words`Remove ${valueList(inputs)}.` },
        {
          text: words`Or assume a role that trusts the token first, and put this one in "role-chain".`,
        },
      ],
    }),
  },
  TAG_KEYS_UNKNOWN: {
    severity: 'notice',
    category: 'configuration',
    retryable: false,
    target: input('transitive-tag-keys'),
    sample: (text) => ({ keys: [text] }),
    explain: ({ keys }: { readonly keys: readonly string[] }) => ({
      title: 'Some transitive tag keys have no tag',
      cause: words`This step sends no session tag with the ${phrase(keys.length === 1 ? 'key' : 'keys')} ${valueList(keys)}, so it left ${phrase(keys.length === 1 ? 'that key' : 'those keys')} out of the transitive tag keys.`,
      evidence: [['Keys without a tag', keys.join(', ')]],
      fix: [
        { text: words`Remove ${valueList(keys)} from "transitive-tag-keys".` },
        { text: words`Or add the tags in "custom-tags".` },
      ],
    }),
  },
  VARIABLES_NOT_READ: {
    severity: 'warning',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: () => ({ variables: { ROLE_CHAINING: 'role-chaining' } }),
    explain: ({ variables }: { readonly variables: Readonly<Record<string, string>> }) => ({
      title: 'Some variables are not read as inputs',
      cause:
        Object.keys(variables).length === 1
          ? words`"configure-aws-credentials" reads ${valueList(Object.keys(variables))} as an input. This action doesn't, because it decides whose credentials later steps get.`
          : words`"configure-aws-credentials" reads ${valueList(Object.keys(variables))} as inputs. This action doesn't, because they decide whose credentials later steps get.`,
      evidence: [['Variables', Object.keys(variables).join(', ')]],
      fix: [
        {
          text: words`If the step needs these values, add them as inputs:`,
          snippet: {
            language: 'yaml',
            text: [
              'with:',
              ...Object.entries(variables).map(([name, input]) => `  ${input}: \${{ env.${name} }}`),
            ].join('\n'),
          },
        },
        {
          text: words`If not, set this to read no variables, which silences this warning:`,
          snippet: { language: 'yaml', text: 'with:\n  translate-env-variables: false' },
        },
      ],
    }),
  },
});
