// The addresses of the pages about findings. Pure.
import type { FindingCode } from '../diagnosis/finding.ts';

/** The address of a finding's page. */
export type PageOf = (code: FindingCode) => string;

/**
 * The pages for the version of the action that runs: in its repository, at the ref that the workflow names. The repository is on
 * github.com for other servers as well: they get the action from there, or have a copy of the same name, which nobody reads. An
 * action in the workspace has neither, so its pages have a path only.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function pagesOf(environment: Readonly<Record<string, string | undefined>>): PageOf {
  const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = environment;
  const known = /^[\w.-]+\/[\w.-]+$/.test(repository) && ref !== '';
  const prefix = known
    ? `https://github.com/${repository}/blob/${ref.split('/').map(encodeURIComponent).join('/')}/`
    : '';
  return (code) => `${prefix}docs/findings/${code}.md`;
}
