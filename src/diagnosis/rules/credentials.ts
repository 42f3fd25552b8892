// Why STS did not accept the credentials that it had issued, and whose else lie around. Pure.
import type { Facts, Failure, OperatingSystem, RoleArn, RunnerFacts } from '../../facts.ts';
import { measureClockSkew } from '../../time.ts';
import type { Finding, OfSignature, Rule, SignatureTimes } from '../finding.ts';
import { certain } from './certain.ts';

/** Rules about GetCallerIdentity, the first call that is signed. */
export const credentialRules: readonly Rule<Facts>[] = [
  (facts) => {
    const { callerIdentity, roleSession } = facts;
    if (callerIdentity.status !== 'failed' || roleSession.status !== 'succeeded') return [];
    const { failure } = callerIdentity;
    if (failure.httpStatus === undefined) return [];
    const finding = refused(failure, facts, roleSession.value.role);
    return finding === undefined ? [] : [finding];
  },
];

function refused(failure: Failure, facts: Facts, role: RoleArn): Finding | undefined {
  const { region } = facts.settings;
  switch (failure.code) {
    case 'SignatureDoesNotMatch':
    case 'RequestTimeTooSkewed':
    case 'RequestExpired':
      return signatureRefused(failure, facts);
    case 'IncompleteSignature':
      return certain('SIGNATURE_INCOMPLETE', { failure });
    case 'MissingAuthenticationToken':
      return certain('SIGNATURE_MISSING', { failure });
    case 'ExpiredToken':
      return certain('CREDENTIALS_EXPIRED', { failure });
    case 'AccessDenied':
      return { ...certain('CALLER_IDENTITY_DENIED', { failure }), confidence: 'likely' };
    case 'OptInRequired':
      return certain('ACCOUNT_NOT_READY', { failure, role });
    case 'InvalidClientTokenId':
    case 'UnrecognizedClient':
    case 'InvalidToken':
      return certain('CREDENTIALS_NOT_RECOGNISED', { failure, region });
    default:
      return undefined;
  }
}

/** One code for a wrong time, a wrong scope and a wrong signature: the sentence tells them apart. */
function signatureRefused(failure: Failure, { clocks, runner, settings }: Facts): Finding {
  const skew = measureClockSkew(clocks);
  const evidence: OfSignature = { failure, ...osOf(runner), ...(skew === undefined ? {} : { clockSkew: skew }) };
  const times = signatureTimesIn(failure.message);
  if (times !== undefined) return certain('SIGNATURE_TIME_REJECTED', { ...evidence, times });
  if (failure.code !== 'SignatureDoesNotMatch') return certain('SIGNATURE_TIME_REJECTED', evidence);
  if (/^Credential should be scoped/i.test(failure.message)) {
    return certain('SIGNATURE_SCOPE_REJECTED', { failure, region: settings.region });
  }
  return certain('SIGNATURE_REJECTED', evidence);
}

const TIMES =
  /Signature (?:expired|not yet current): (\d{8}T\d{6}Z) is (?:now earlier|still later) than \d{8}T\d{6}Z \((\d{8}T\d{6}Z) [-+] (\d{1,3}) min/;

/**
 * The times in AWS's sentence about a signature that came too late or too early.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
function signatureTimesIn(message: string): SignatureTimes | undefined {
  const [, signed, server, minutes] = TIMES.exec(message) ?? [];
  const [signedAt, serverAt] = [basicDateAt(signed), basicDateAt(server)];
  return Number.isNaN(signedAt) || Number.isNaN(serverAt)
    ? undefined
    : { signedAt, serverAt, toleranceSeconds: Number(minutes) * 60 };
}

/** Epoch seconds of `20150830T123600Z`; NaN for anything else. */
function basicDateAt(text = ''): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')) / 1000;
}

/** The operating system as a piece of evidence: it decides how a clock is set. */
export function osOf({ os }: RunnerFacts): { readonly os?: OperatingSystem } {
  return os === undefined ? {} : { os };
}

/** Credentials that later tools may use in place of ours. */
export const inheritedRules: readonly Rule<Facts>[] = [
  ({ runner, settings, callerIdentity }) => {
    const profile = runner.inherited?.profile;
    const publishes = settings.mode === 'configure' && settings.outputEnvCredentials;
    if (profile === undefined || !publishes || callerIdentity.status !== 'succeeded') return [];
    return [{ ...certain('PROFILE_OVERRIDES_CREDENTIALS', profile), severity: 'warning' }];
  },
];

/** What is left in the environment of a job whose step failed. */
export function remainingCredentials({ inherited }: RunnerFacts): readonly Finding[] {
  if (inherited?.keys === undefined) return [];
  return [{ ...certain('OTHER_CREDENTIALS_REMAIN', { keys: inherited.keys }), severity: 'notice' }];
}
