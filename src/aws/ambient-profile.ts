// The credentials of a profile, with the roles that it assumes. Effect: files, network. To be loaded with ambient.ts only.
import { fromIni } from '@aws-sdk/credential-provider-ini';
import type { Vault } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { parseRoleArn } from './arn.ts';
import { type Variables, withoutVariables } from './process-variables.ts';
import type { Sts } from './sts-client.ts';
import { assumeRole } from './sts-requests.ts';

/** What reading a profile needs. */
export interface ProfilePorts {
  readonly settings: Pick<Settings, 'roleSessionName'>;
  readonly vault: Vault;
  readonly sts: Sts;
  /** The variables of this process, which the SDK's providers read. They change while a provider looks. */
  readonly processVariables: Variables;
}

/** Credentials as the SDK's providers give them. */
export interface Provided {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** What a profile asks for. */
interface Wanted {
  readonly RoleArn?: string;
  readonly RoleSessionName?: string;
  readonly ExternalId?: string;
}

/** What AWS's own tools ask for where a profile does not say. */
const PROFILE_ROLE_SECONDS = 3600;

/**
 * Reads a profile as the SDK does. The SDK would bring an STS client of its own for roles in profiles; that of the run has the
 * limits, the masking and the endpoint of the run.
 */
export function profileProvider(profile: string, ports: ProfilePorts): () => Promise<Provided> {
  const roleAssumer = (from: Provided, wanted: Wanted) => assumeRoleOfProfile(from, wanted, ports);
  const roleAssumerWithWebIdentity = async () => {
    throw new Error('A profile with web_identity_token_file cannot be used: name the file in web-identity-token-file.');
  };
  // Created only when it runs: the SDK's providers read the variables as soon as they are created.
  return () => fromIni({ profile, roleAssumer, roleAssumerWithWebIdentity })();
}

async function assumeRoleOfProfile(from: Provided, wanted: Wanted, ports: ProfilePorts): Promise<Provided> {
  const { settings, vault, sts, processVariables } = ports;
  const role = parseRoleArn(wanted.RoleArn ?? '');
  if (role === undefined) throw new Error('The role_arn of the profile is not that of a role.');
  const { accessKeyId, secretAccessKey, sessionToken } = from;
  const keys = { accessKeyId, secretAccessKey };
  sts.use(sessionToken ? vault.keep({ ...keys, sessionToken }) : vault.keep(keys));
  const ownName = wanted.RoleSessionName?.startsWith('aws-sdk-js-') ? undefined : wanted.RoleSessionName;
  const roleSessionName = ownName ?? settings.roleSessionName;
  const granted = await withoutVariables(processVariables, () =>
    assumeRole(sts, {
      requested: { role, roleSessionName, durationSeconds: PROFILE_ROLE_SECONDS },
      policies: { managedSessionPolicies: [] },
      externalId: wanted.ExternalId,
      tags: { custom: {}, usual: {}, transitive: [] },
      vault,
    }),
  );
  if (granted.status === 'failed') throw new Error(`${granted.failure.code}: ${granted.failure.message}`);
  if (granted.status !== 'succeeded') throw new Error('The role of the profile was not assumed.');
  const { credentials, session } = granted.value;
  return {
    accessKeyId: credentials.accessKeyId.reveal(),
    secretAccessKey: credentials.secretAccessKey.reveal(),
    ...defined({ sessionToken: credentials.sessionToken?.reveal() }),
    expiration: new Date(session.expiresAt * 1000),
  };
}
