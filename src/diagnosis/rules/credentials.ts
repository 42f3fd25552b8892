// Why AWS did not accept credentials: the new ones, or those that the run started from. Pure.

import type { Failure } from '../../net/failure.ts';
import type { Facts } from '../../observe/facts.ts';
import { defined } from '../../util/defined.ts';
import { measureClockSkew } from '../../util/time.ts';
import type { OfWay } from '../evidence.ts';
import { error, type Finding, type Rule } from '../finding.ts';
import type { OfSignature, SignatureTimes } from '../findings/credentials.ts';

/** Rules about signed requests. */
export const credentialRules: readonly Rule<Facts>[] = [
  (facts) => {
    return [facts.baseIdentity, facts.roleSession, facts.callerIdentity].flatMap((attempt) => {
      if (attempt.status !== 'failed' || attempt.failure.httpStatus === undefined) return [];
      const finding = refused(attempt.failure, facts);
      return finding === undefined ? [] : [finding];
    });
  },
];

function refused(failure: Failure, facts: Facts): Finding | undefined {
  const { givenKeys } = facts;
  const { region, source } = facts.settings;
  const { operation } = failure;
  // Until the first session, the keys are those of the inputs or of the machine.
  const areFirst = facts.chain.length === 0 && facts.roleSession.status !== 'succeeded' && operation !== UNSIGNED;
  switch (failure.code) {
    case 'SignatureDoesNotMatch':
    case 'RequestTimeTooSkewed':
    case 'RequestExpired':
      return signatureRefused(failure, facts, areFirst);
    case 'IncompleteSignature':
      return operation === UNSIGNED ? undefined : signatureIncomplete(failure, facts, areFirst);
    case 'MissingAuthenticationToken':
      // This request has no signature. A service that is not AWS may ask for another one.
      return operation === UNSIGNED ? undefined : signatureMissing(failure, facts);
    case 'ExpiredToken':
      if (operation === UNSIGNED) return undefined; // the ID token expired
      return areFirst
        ? error('KEYS_EXPIRED', { failure, source })
        : error('CREDENTIALS_EXPIRED', { failure }, 'likely');
    case 'AccessDenied':
      if (operation !== 'GetCallerIdentity') return undefined;
      return error('CALLER_IDENTITY_DENIED', { failure }, 'likely');
    case 'OptInRequired':
      return error('ACCOUNT_NOT_READY', defined({ failure, account: accountOf(facts) }));
    case 'InvalidClientTokenId':
    case 'UnrecognizedClient':
    case 'InvalidToken':
      if (areFirst) return error('KEYS_REJECTED', { failure, source, region, ...defined({ givenKeys }) }, 'likely');
      return error('CREDENTIALS_NOT_RECOGNIZED', { failure, region }, operation === UNSIGNED ? 'possible' : 'likely');
    default:
      return undefined;
  }
}

function signatureIncomplete(failure: Failure, facts: Facts, areFirst: boolean): Finding {
  const { givenKeys } = facts;
  const { region, source } = facts.settings;
  return areFirst && isInHeader(givenKeys)
    ? error('KEYS_REJECTED', { failure, source, region, givenKeys }, 'likely')
    : error('SIGNATURE_INCOMPLETE', onTheWay(failure, facts), 'likely');
}

function signatureMissing(failure: Failure, facts: Facts): Finding {
  const confidence = facts.settings.endpoint.awsOwned ? 'certain' : 'likely';
  return error('SIGNATURE_MISSING', onTheWay(failure, facts), confidence);
}

/** Whether the header has the fault of the keys: their id is a part of it, and a slash or comma in that ends the part. */
function isInHeader(keys: Facts['givenKeys']): keys is NonNullable<Facts['givenKeys']> {
  return ['swapped', 'id-is-secret', 'id-is-other', 'id-quotes', 'both-quotes', 'id-length'].includes(
    keys?.fault?.kind ?? '',
  );
}

/** The one request without a signature. */
const UNSIGNED = 'AssumeRoleWithWebIdentity';

function accountOf({ target, roleSession }: Facts): string | undefined {
  return (roleSession.status === 'succeeded' ? roleSession.value.role : target)?.account;
}

/** AWS has one code for a wrong time, a wrong scope and a wrong signature. Its sentence tells them apart. */
function signatureRefused(failure: Failure, facts: Facts, areFirst: boolean): Finding {
  const { clocks, runner, settings, givenKeys } = facts;
  const evidence: OfSignature = defined({ failure, os: runner.os, clockSkew: measureClockSkew(clocks) });
  const times = signatureTimesIn(failure.message);
  if (times !== undefined) return error('SIGNATURE_TIME_REJECTED', { ...evidence, times });
  if (failure.code !== 'SignatureDoesNotMatch') return error('SIGNATURE_TIME_REJECTED', evidence);
  if (/^Credential should be scoped/i.test(failure.message)) {
    return error('SIGNATURE_SCOPE_REJECTED', { failure, region: settings.region });
  }
  // AWS itself made the keys of a session; a person copied those that the run starts from.
  const way = onTheWay(failure, facts);
  if (areFirst && givenKeys !== undefined) return error('SECRET_KEY_WRONG', { ...way, givenKeys }, 'likely');
  return error('SIGNATURE_REJECTED', { ...evidence, ...way }, 'likely');
}

/** A request that may have been changed by something between here and AWS. */
function onTheWay(failure: Failure, { proxy, settings }: Facts): OfWay {
  return defined({ failure, proxy, endpoint: settings.endpoint.awsOwned ? undefined : settings.endpoint.source });
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
