// Where the page about a finding is. Pure.
import type { FindingCode } from '../diagnosis/finding.ts';

/** The address of a finding's page. */
export type PageOf = (code: FindingCode) => string;

/**
 * The pages that belong to the version of the action that runs: its own repository has them, at the ref that the workflow
 * names. For an action of the workspace, which has neither, the path alone.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function pagesOf(environment: Readonly<Record<string, string | undefined>>): PageOf {
  const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = environment;
  const server = environment['GITHUB_SERVER_URL'] ?? '';
  const known = /^[\w.-]+\/[\w.-]+$/.test(repository) && ref !== '' && /^https:\/\/[\w.-]+(?::\d+)?$/.test(server);
  const prefix = known ? `${server}/${repository}/blob/${ref.split('/').map(encodeURIComponent).join('/')}/` : '';
  return (code) => `${prefix}docs/findings/${code}.md`;
}
