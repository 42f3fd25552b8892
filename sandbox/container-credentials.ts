// The endpoint from which a container gets its role's credentials, such as a task of ECS or a pod of EKS.
import { type AmbientSession, credentialsDocument } from './ambient-session.ts';
import { jsonResponse, type SandboxRequest, type SandboxResponse } from './http.ts';

/** What the endpoint knows. */
export interface ContainerCredentialsContext {
  readonly roleArn: string;
  readonly session: AmbientSession;
  /** What a request's `Authorization` header must be, in full. */
  readonly token: string;
}

/** Path of the endpoint, that of EKS's agent. */
export const CONTAINER_CREDENTIALS_PATH = '/v1/credentials';

/**
 * Answers one request.
 * @param request - a GET with the token
 * @param context - the container
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export async function handleContainerCredentials(
  request: SandboxRequest,
  { roleArn, session, token }: ContainerCredentialsContext,
): Promise<SandboxResponse> {
  if (request.path !== CONTAINER_CREDENTIALS_PATH) return refuse(404, 'NotFound', 'No such path.');
  if (request.method !== 'GET') return refuse(405, 'MethodNotAllowed', 'Only GET is served.');
  if (request.headers['authorization'] !== token) {
    return refuse(401, 'Unauthorized', 'The authorization token is missing or not the one of this container.');
  }
  return jsonResponse(200, { RoleArn: roleArn, ...credentialsDocument(session()) });
}

// The shape is the one that SDKs read; codes and sentences are not the agents' own.
function refuse(status: number, code: string, message: string): SandboxResponse {
  return jsonResponse(status, { Code: code, Message: message });
}
