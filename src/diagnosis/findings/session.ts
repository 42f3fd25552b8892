// A session that is not the requested one, that will not work, or that has not all that the workflow asked for. Pure.
import type { RoleArn } from '../../aws/arn.ts';
import type { IdentityDifference } from '../../aws/role-session.ts';
import type { OperatingSystem } from '../../observe/facts.ts';
import { type ClockSkew, type EpochSeconds, formatDuration, formatUtc } from '../../util/time.ts';
import { defineFindings, type EvidenceRow, input, STEP } from '../definition.ts';
import { type OfDurations, SAMPLE_NOW, SAMPLE_ROLE, SAMPLE_SKEW } from '../evidence.ts';
import { skewEvidence } from '../words/evidence-rows.ts';
import { synchronizeClock, WHO_ANSWERS } from '../words/remedies.ts';

interface OfIdentity {
  readonly role: RoleArn;
  readonly arn: string;
  readonly differences: readonly IdentityDifference[];
  /** Where an emulator was asked whose user ids prove nothing, its URL. */
  readonly emulator?: string;
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
    explain: ({ role, arn, differences, emulator }: OfIdentity) => ({
      ...mismatch(role, arn, differences, emulator),
      evidence: [
        ['role-to-assume', role.text],
        ['GetCallerIdentity', arn],
        ...differences.map(
          ({ what, expected, actual }): EvidenceRow => [`Other ${what}`, `${actual} instead of ${expected}`],
        ),
      ],
      fix: [
        {
          text:
            emulator === undefined
              ? `${WHO_ANSWERS} to find out who answers in place of STS, and do not use what it issues.`
              : 'Nothing, if an emulator was meant. Otherwise remove sts-endpoint and AWS_ENDPOINT_URL_STS, so that AWS is asked.',
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
      cause: `This machine's clock is ${formatDuration(Math.abs(clockSkew.clockSkewSeconds))} ${clockSkew.clockSkewSeconds > 0 ? 'behind' : 'ahead of'} that of ${clockSkew.agreed ? 'GitHub and AWS' : "AWS (GitHub's agrees with neither)"}, ${consequence(clockSkew, limitSeconds === maxClockSkewSeconds)}`,
      evidence: [...skewEvidence(clockSkew), ['max-clock-skew-seconds', String(maxClockSkewSeconds)]],
      fix: [synchronizeClock(os)],
    }),
  },
  SESSION_ALREADY_EXPIRED: {
    severity: 'error',
    category: 'clock',
    retryable: false,
    target: STEP,
    sample: () => ({ expiresAt: SAMPLE_NOW - 1, observedAt: SAMPLE_NOW }),
    explain: ({ expiresAt, observedAt, clockSkew, os }: OfExpiredSession) => ({
      title: "The session is over by this machine's clock",
      cause:
        'STS granted a session that, going by the clock of this machine, has ended already, so later tools would refuse to use it.',
      evidence: [
        ['Session ends at', formatUtc(expiresAt)],
        ["This machine's clock", formatUtc(observedAt)],
        ...skewEvidence(clockSkew),
      ],
      fix: [
        Math.abs(clockSkew?.provenSeconds ?? 0) > 0
          ? synchronizeClock(os)
          : {
              text: `${WHO_ANSWERS} to find out who answers in place of STS: the clocks agree, so STS itself would not grant such a session.`,
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
      title: 'The session ends too soon',
      cause:
        minimumSeconds === 0
          ? `The session has ${formatDuration(remainingSeconds)} left, so AWS refuses whatever later steps do with it.`
          : `The session has ${formatDuration(remainingSeconds)} left, and minimum-remaining-seconds asks for ${formatDuration(minimumSeconds)}.`,
      evidence: [
        ['Remaining', `${remainingSeconds} s`],
        ['minimum-remaining-seconds', String(minimumSeconds)],
        ['Session ends at', formatUtc(expiresAt)],
      ],
      fix: [
        { text: 'Raise role-duration-seconds (and MaxSessionDuration of the role, if need be).' },
        { text: 'Or set refresh: true in the step that gets the credentials, which then renew themselves.' },
        { text: 'Or lower minimum-remaining-seconds, if the job needs less.' },
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
      title: 'The session is not as long as requested',
      cause: `STS granted ${formatDuration(grantedSeconds)}, and role-duration-seconds asked for ${formatDuration(requestedSeconds)}.`,
      evidence: [
        ['Granted', `${grantedSeconds} s`],
        ['Requested', `${requestedSeconds} s`],
      ],
      fix: [
        {
          text: 'Plan the job for the time that was granted, or set minimum-remaining-seconds so that a shorter session fails here.',
        },
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
): { readonly title: string; readonly cause: string } {
  if (emulator !== undefined) {
    return {
      title: 'The emulator made up a user id',
      cause: `${emulator} is not AWS. It names the requested session, ${arn}, but not the user id with which it granted it.`,
    };
  }
  if (differences.some(({ what }) => what !== 'user id')) {
    return {
      title: 'The credentials belong to another identity',
      cause: `GetCallerIdentity says ${arn}, which is not a session of ${role.text} by this run, so the credentials were dropped.`,
    };
  }
  return {
    title: 'The session has another user id',
    cause: `GetCallerIdentity says ${arn}: the ARN is right, but the user id is not the one that STS granted. The credentials belong to another role of that name, so they were dropped.`,
  };
}

/** The window in which most AWS services accept a signature, and that of STS. */
const USUAL_WINDOW_SECONDS = 300;
const WIDEST_WINDOW_SECONDS = 900;

function consequence({ provenSeconds }: ClockSkew, refused: boolean): string {
  const seconds = Math.abs(provenSeconds);
  const tools =
    seconds > WIDEST_WINDOW_SECONDS
      ? 'so AWS refuses what tools sign with it'
      : seconds > USUAL_WINDOW_SECONDS
        ? 'so many AWS services refuse what tools sign with it'
        : 'with which tools still work, but it must not grow, since many AWS services accept no more than 5 min';
  return refused
    ? `${tools}, and the credentials were not published, since max-clock-skew-seconds allows less.`
    : `${tools}.`;
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
      cause: `STS had no room for all session tags of ${role.text}, so this step sent it no ${tags.join(', ')}.`,
      evidence: [['Tags left out', tags.join(', ')]],
      fix: [
        {
          text: 'If no policy asks for them, send no session tags. This silences the warning:',
          snippet: { language: 'yaml', text: 'with:\n  role-skip-session-tagging: true' },
        },
        { text: 'If a policy does, shorten custom-tags, inline-session-policy and managed-session-policies.' },
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
      title: 'A chained session lasts an hour at most',
      cause: `The input role-duration-seconds asks for ${formatDuration(requestedSeconds)}, but AWS grants a session that was assumed from another role ${formatDuration(grantedSeconds)} at most.`,
      evidence: [
        ['role-duration-seconds', `${requestedSeconds} s`],
        ['Asked of STS', `${grantedSeconds} s`],
      ],
      fix: [
        {
          text: 'Set role-duration-seconds to 3600 to be rid of this notice, and refresh to true if the job takes longer: the session is then renewed.',
        },
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
      cause: `AWS takes ${inputs.join(', ')} with AssumeRole only, and this role is assumed with a web identity token.`,
      evidence: [['Inputs', inputs.join(', ')]],
      fix: [{ text: `Remove ${inputs.join(', ')}, or name the role in role-chain, behind one that trusts the token.` }],
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
      cause: `This step sends no session tag with the key ${keys.join(', ')}, so it left that out of the transitive tag keys.`,
      evidence: [['Keys without a tag', keys.join(', ')]],
      fix: [{ text: `Remove ${keys.join(', ')} from transitive-tag-keys, or add the tags in custom-tags.` }],
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
      cause: `configure-aws-credentials reads ${Object.keys(variables).join(', ')} as inputs, and this action does not, because they decide whose credentials later steps get.`,
      evidence: [['Variables', Object.keys(variables).join(', ')]],
      fix: [
        {
          text: 'Give their values to the step, if they are meant for it:',
          snippet: {
            language: 'yaml',
            text: [
              'with:',
              ...Object.entries(variables).map(([name, input]) => `  ${input}: \${{ env.${name} }}`),
            ].join('\n'),
          },
        },
        {
          text: 'Otherwise tell the step to read no variables. This silences the warning:',
          snippet: { language: 'yaml', text: 'with:\n  translate-env-variables: false' },
        },
      ],
    }),
  },
});
