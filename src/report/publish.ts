// Verified credentials to the later steps of the job. The only place that reveals a secret to them.

import { CLASSES } from '../diagnosis/catalogue/classes.ts';
import type { Diagnosis } from '../diagnosis/finding.ts';
import { remainingSecondsOf } from '../diagnosis/rules/session.ts';
import type { Facts } from '../facts.ts';
import type { HandOver } from '../github/runner.ts';
import type { RoleCredentials } from '../secret.ts';
import { plainText } from '../text.ts';
import { formatSeconds, measureClockSkew } from '../time.ts';
import { rememberState } from './restore.ts';
import { type VerifiedFacts, verifiedFactsOf } from './verified.ts';

/**
 * What is handed over. Region and credentials go to the environment together or not at all; account, ARN and expiry are
 * always outputs.
 * @param previous - the environment before, which the post step gives back
 */
export function handOverOf(
  verified: VerifiedFacts,
  credentials: RoleCredentials,
  previous: Readonly<Record<string, string | undefined>>,
): HandOver {
  const { settings } = verified.facts;
  const keys = {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId.reveal(),
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey.reveal(),
    AWS_SESSION_TOKEN: credentials.sessionToken.reveal(),
  };
  const environment = settings.outputEnvCredentials
    ? { ...keys, AWS_REGION: settings.region, AWS_DEFAULT_REGION: settings.region }
    : {};
  const outputs = { ...describe(verified), ...(settings.outputCredentials ? keyOutputs(keys) : {}) };
  return { environment, outputs, state: rememberState(environment, previous) };
}

function describe({ facts, session, identity }: VerifiedFacts): Readonly<Record<string, string>> {
  const skew = measureClockSkew(facts.clocks);
  return {
    configured: 'true',
    ...subjectOf(facts),
    'aws-account-id': identity.account,
    'authenticated-arn': identity.arn,
    'aws-expiration': new Date(session.expiresAt * 1000).toISOString(),
    'assumed-role-id': session.assumedRoleId,
    'role-session-name': facts.settings.roleSessionName,
    'remaining-seconds': String(remainingSecondsOf(facts, session)),
    ...(skew === undefined ? {} : { 'clock-skew-seconds': formatSeconds(skew.clockSkewSeconds) }),
  };
}

/** What a later step may go by after a failure: nothing of the identity, the region or the session. */
export function failureOutputsOf(
  { findings: [first] }: Diagnosis,
  facts: Partial<Pick<Facts, 'idToken'>>,
): HandOver['outputs'] {
  if (first === undefined) return { configured: 'false' };
  const { category, retryable } = CLASSES[first.code];
  return {
    configured: 'false',
    'error-code': first.code,
    'error-category': category,
    retryable: String(retryable),
    ...subjectOf(facts),
  };
}

/** What a run that only finds out tells machines: what it saw, and that there are no credentials. */
export function diagnosedOutputsOf(diagnosis: Diagnosis, facts: Facts): HandOver['outputs'] {
  if (diagnosis.verdict !== 'pass') return failureOutputsOf(diagnosis, facts);
  const verified = verifiedFactsOf(facts);
  const seen = verified === undefined ? subjectOf(facts) : describe(verified);
  return { ...seen, configured: 'false' };
}

function subjectOf({ idToken }: Partial<Pick<Facts, 'idToken'>>): Readonly<Record<string, string>> {
  return idToken?.status === 'succeeded' ? { subject: plainText(idToken.value.sub) } : {};
}

function keyOutputs(keys: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(keys).map(([name, value]) => [name.toLowerCase().replaceAll('_', '-'), value]),
  );
}
