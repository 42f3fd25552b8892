// What the sandbox's STS starts out with: the options it follows, its principals, and lists of what it gives out.
import type { GrantedSession } from './granted-session.ts';
import type { SandboxOptions } from './options.ts';
import { issueRandomCredentials, principalsOf } from './sessions.ts';
import type { StsContext } from './sts.ts';

/** Lists that grow while STS works. */
interface StsRecords {
  readonly secrets: string[];
  readonly sessions: GrantedSession[];
}

/**
 * Creates STS's context.
 * @param options - of the sandbox
 * @param base - world, clock, keys, and the lists to keep
 */
export function createStsContext(
  options: SandboxOptions,
  { secrets, sessions, ...base }: Pick<StsContext, 'world' | 'now' | 'keys'> & StsRecords,
): StsContext {
  const { issueCredentials = issueRandomCredentials, callerIdentity = {}, vpcEndpointDenies = [] } = options;
  return {
    ...base,
    region: options.region,
    grantedSeconds: options.grantedSeconds,
    callerIdentity,
    vpcEndpointDenies,
    principals: principalsOf(base.world),
    noteSession: (session) => sessions.push(session),
    issueCredentials: () => {
      const credentials = issueCredentials();
      secrets.push(credentials.accessKeyId, credentials.secretAccessKey, credentials.sessionToken);
      return credentials;
    },
  };
}
