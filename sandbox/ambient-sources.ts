// Starts the sources of credentials that surround a job on an own machine: instance metadata, and a container's endpoint.
import { randomBytes } from 'node:crypto';
import { type AmbientRole, ambientRole, createAmbientSession } from './ambient-session.ts';
import { CONTAINER_CREDENTIALS_PATH, handleContainerCredentials } from './container-credentials.ts';
import type { SandboxRequest, SandboxResponse } from './http.ts';
import { createInstanceMetadata } from './instance-metadata.ts';
import type { IssuingContext } from './issue-session.ts';
import type { Listener } from './listener.ts';
import type { SandboxOptions } from './options.ts';
import { formatRoleArn } from './role-arn.ts';
import type { World } from './world.ts';

/** The services that are started only when an option asks for them. */
type AmbientService = 'instance-metadata' | 'container-credentials';

/** Where a container gets its credentials, and what it must present. */
export interface ContainerCredentials {
  /** AWS_CONTAINER_CREDENTIALS_FULL_URI */
  readonly uri: string;
  /** AWS_CONTAINER_AUTHORIZATION_TOKEN */
  readonly token: string;
}

/** The roles of the sources to start. */
export interface AmbientRoles {
  readonly instance: AmbientRole | undefined;
  readonly container: AmbientRole | undefined;
}

/** The sources that were started. */
export interface AmbientSources {
  readonly instanceMetadataEndpoint: string | undefined;
  readonly containerCredentials: ContainerCredentials | undefined;
  readonly listeners: Readonly<Partial<Record<AmbientService, Listener>>>;
}

/** Starts one service on a port of its own. */
export type Start = (
  service: AmbientService,
  answer: (request: SandboxRequest) => Promise<SandboxResponse>,
) => Promise<Listener>;

const INSTANCE_ID = 'i-0123456789abcdef0';
const TASK_ID = '0123456789abcdef0123456789abcdef';

/**
 * Finds the roles of the sources that options ask for.
 * @throws Error if the world has no such role
 */
export function ambientRoles(
  { instanceProfile, containerRole }: Pick<SandboxOptions, 'instanceProfile' | 'containerRole'>,
  world: World,
): AmbientRoles {
  return {
    instance: instanceProfile === undefined ? undefined : ambientRole(world, instanceProfile),
    container: containerRole === undefined ? undefined : ambientRole(world, containerRole),
  };
}

/**
 * Starts the sources that have a role.
 * @param roles - as {@link ambientRoles} found them
 * @param context - where the principals are kept
 * @param start - how to start a service
 */
export async function startAmbientSources(
  roles: AmbientRoles,
  context: IssuingContext,
  start: Start,
): Promise<AmbientSources> {
  const metadata = roles.instance && (await startInstanceMetadata(roles.instance, context, start));
  const container = roles.container && (await startContainerCredentials(roles.container, context, start));
  return {
    instanceMetadataEndpoint: metadata?.origin,
    containerCredentials: container?.credentials,
    listeners: {
      ...(metadata && { 'instance-metadata': metadata }),
      ...(container && { 'container-credentials': container.listener }),
    },
  };
}

function startInstanceMetadata(ambient: AmbientRole, context: IssuingContext, start: Start): Promise<Listener> {
  const session = createAmbientSession(ambient, INSTANCE_ID, context);
  const answer = createInstanceMetadata({ roleName: ambient.role.name, session, now: context.now });
  return start('instance-metadata', answer);
}

async function startContainerCredentials(
  ambient: AmbientRole,
  context: IssuingContext,
  start: Start,
): Promise<{ listener: Listener; credentials: ContainerCredentials }> {
  const session = createAmbientSession(ambient, TASK_ID, context);
  const known = { roleArn: formatRoleArn(ambient.reference), session, token: randomBytes(24).toString('base64url') };
  const listener = await start('container-credentials', (request) => handleContainerCredentials(request, known));
  const uri = `${listener.origin}${CONTAINER_CREDENTIALS_PATH}`;
  return { listener, credentials: { uri, token: known.token } };
}
