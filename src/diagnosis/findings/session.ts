// Words for a session that is not the one that was meant, or that will not work. Pure.
import { type ClockSkew, formatDuration, formatUtc } from '../../util/time.ts';
import { type EvidenceRow, type Explain, skewEvidence } from '../explanation.ts';
import { synchroniseClock, WHO_ANSWERS } from '../words/remedies.ts';

type Codes =
  | 'IDENTITY_MISMATCH'
  | 'CLOCK_SKEW'
  | 'SESSION_ALREADY_EXPIRED'
  | 'REMAINING_TIME_TOO_SHORT'
  | 'GRANTED_DURATION_DIFFERS';

export const sessionExplanations: Explain<Codes> = {
  IDENTITY_MISMATCH: ({ role, arn, differences }) => ({
    title: 'The credentials belong to another identity',
    cause: `GetCallerIdentity says ${arn}, which is not a session of ${role.text} by this run, so the credentials were dropped.`,
    evidence: [
      ['role-to-assume', role.text],
      ['GetCallerIdentity', arn],
      ...differences.map(
        ({ what, expected, actual }): EvidenceRow => [`Other ${what}`, `${actual} instead of ${expected}`],
      ),
    ],
    fix: [
      {
        text: `${WHO_ANSWERS} to find out who answers in place of STS, and do not use what it issues.`,
      },
    ],
  }),
  CLOCK_SKEW: ({ clockSkew, limitSeconds, maxClockSkewSeconds, os }) => ({
    title: limitSeconds === maxClockSkewSeconds ? "The runner's clock is too far off" : "The runner's clock is off",
    cause: `This machine's clock is ${formatDuration(Math.abs(clockSkew.clockSkewSeconds))} ${clockSkew.clockSkewSeconds > 0 ? 'behind' : 'ahead of'} that of ${clockSkew.agreed ? 'GitHub and AWS' : "AWS (GitHub's agrees with neither)"}, ${consequence(clockSkew, limitSeconds === maxClockSkewSeconds)}`,
    evidence: [...skewEvidence(clockSkew), ['max-clock-skew-seconds', String(maxClockSkewSeconds)]],
    fix: [synchroniseClock(os)],
  }),
  SESSION_ALREADY_EXPIRED: ({ expiresAt, observedAt, clockSkew, os }) => ({
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
        ? synchroniseClock(os)
        : {
            text: `${WHO_ANSWERS} to find out who answers in place of STS: the clocks agree, so STS itself would not grant such a session.`,
          },
    ],
  }),
  REMAINING_TIME_TOO_SHORT: ({ remainingSeconds, minimumSeconds, expiresAt }) => ({
    title: 'The session ends too soon',
    cause: `The session has ${formatDuration(remainingSeconds)} left, and minimum-remaining-seconds asks for ${formatDuration(minimumSeconds)}.`,
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
  GRANTED_DURATION_DIFFERS: ({ grantedSeconds, requestedSeconds }) => ({
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
};

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
