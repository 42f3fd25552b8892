// Exchanges an ID token for a role session. Effect: network; masks the credentials before anyone can see them.
import { AssumeRoleWithWebIdentityCommand, type AssumeRoleWithWebIdentityCommandOutput } from '@aws-sdk/client-sts';
import { fromWebToken } from '@aws-sdk/credential-provider-web-identity';
import type { Attempt, RoleSession } from '../facts.ts';
import type { RoleCredentials, Secret } from '../secret.ts';
import type { Settings } from '../settings/settings.ts';
import type { Vault } from '../vault.ts';
import type { RoleArn } from './arn.ts';
import type { Sts, StsAnswer } from './sts-client.ts';

/** A session as STS granted it; who it belongs to is not yet proved. */
export interface GrantedSession {
  readonly session: RoleSession;
  readonly credentials: RoleCredentials;
}

/** Long enough that masking them cannot shred the log, and without anything that could break out of a file or a line. */
const CREDENTIAL = {
  accessKeyId: /^\w{16,128}$/,
  secretAccessKey: /^[\x21-\x7e]{16,}$/,
  sessionToken: /^[\x21-\x7e]{16,}$/,
};

export interface AssumeRoleOptions {
  readonly settings: Settings;
  readonly role: RoleArn;
  readonly token: Secret;
  readonly vault: Vault;
}

/**
 * Calls AssumeRoleWithWebIdentity once. The SDK's web-identity provider builds the request; our own assumer sends it, so
 * that the whole answer is kept and the connection is the one that GetCallerIdentity will use.
 * Never throws: failure is in the Attempt.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export async function assumeRoleWithWebIdentity(
  sts: Sts,
  { settings, role, token, vault }: AssumeRoleOptions,
): Promise<Attempt<GrantedSession>> {
  let attempt: Attempt<GrantedSession> = { status: 'not-attempted' };
  const provider = fromWebToken({
    roleArn: role.text,
    roleSessionName: settings.roleSessionName,
    webIdentityToken: token.reveal(),
    durationSeconds: settings.durationSeconds,
    ...(settings.inlineSessionPolicy === undefined ? {} : { policy: settings.inlineSessionPolicy }),
    ...(settings.managedSessionPolicies.length === 0
      ? {}
      : { policyArns: settings.managedSessionPolicies.map((arn) => ({ arn })) }),
    roleAssumerWithWebIdentity: async (parameters) => {
      const command = new AssumeRoleWithWebIdentityCommand(parameters);
      const answer = await sts.call('AssumeRoleWithWebIdentity', command, (output) => readSession(output, role, vault));
      attempt = answer.status === 'succeeded' ? { status: 'succeeded', value: dated(answer.value) } : answer;
      return { accessKeyId: '', secretAccessKey: '' }; // what we need went another way
    },
  });
  await provider();
  return attempt;
}

function dated({ output, answeredAt }: StsAnswer<GrantedSession>): GrantedSession {
  const { session, credentials } = output;
  return { session: answeredAt === undefined ? session : { ...session, grantedAt: answeredAt }, credentials };
}

function readSession(output: unknown, role: RoleArn, vault: Vault): GrantedSession | undefined {
  const { AssumedRoleUser, Credentials, PackedPolicySize } = output as AssumeRoleWithWebIdentityCommandOutput;
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration } = Credentials ?? {};
  const wellFormed =
    CREDENTIAL.accessKeyId.test(AccessKeyId) &&
    CREDENTIAL.secretAccessKey.test(SecretAccessKey) &&
    CREDENTIAL.sessionToken.test(SessionToken);
  if (!wellFormed) return undefined;
  const credentials = vault.keep({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  });
  const expiresAt = Expiration instanceof Date ? Expiration.getTime() / 1000 : Number.NaN;
  const { Arn, AssumedRoleId } = AssumedRoleUser ?? {};
  if (Arn === undefined || AssumedRoleId === undefined || Number.isNaN(expiresAt)) return undefined;
  const packed = Number.isFinite(PackedPolicySize) ? { packedPolicySizePercent: Number(PackedPolicySize) } : {};
  const session = {
    role,
    arn: vault.cleanName(Arn),
    assumedRoleId: vault.cleanName(AssumedRoleId),
    expiresAt,
    ...packed,
  };
  return { session, credentials };
}
