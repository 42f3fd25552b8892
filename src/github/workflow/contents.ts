// Reads a workflow from GitHub. Effect: network.
import { createApi } from '../api.ts';
import type { Environment } from '../runner-files.ts';
import type { WorkflowVersion } from './workflow-file.ts';

/**
 * The workflow's text at its commit.
 * @returns undefined where GitHub does not return it
 * @see https://docs.github.com/en/rest/repos/contents#get-repository-content
 */
export async function readFromGitHub(
  environment: Environment,
  { repository, path, sha }: WorkflowVersion,
  { token, signal }: { readonly token: string | undefined; readonly signal: AbortSignal },
): Promise<string | undefined> {
  try {
    const api = await createApi(environment, token, signal);
    const [owner, repo] = repository.split('/');
    const answer = await api?.request('GET /repos/{owner}/{repo}/contents/{path}', {
      owner,
      repo,
      path,
      ref: sha,
      headers: { accept: 'application/vnd.github.raw+json' },
    });
    const data = answer?.data;
    // The type of the data depends on the answer's content type.
    if (data instanceof ArrayBuffer) return Buffer.from(data).toString('utf8');
    return typeof data === 'string' ? data : undefined;
  } catch {
    return undefined;
  }
}
