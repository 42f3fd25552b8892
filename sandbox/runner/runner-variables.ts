// The variables a job's runner sets by itself: GITHUB_*, RUNNER_* and the few of the machine. Reads the host's PATH.
import { dirname } from 'node:path';
import type { World } from '../world.ts';
import type { JobFolders } from './job-folders.ts';

const OPERATING_SYSTEMS: Readonly<Record<string, string>> = { darwin: 'macOS', linux: 'Linux', win32: 'Windows' };
/** Variables without which processes do not start on some systems; nothing else of the host is handed on. */
const HOST_VARIABLES = ['PATH', 'Path', 'SystemRoot', 'ComSpec', 'PATHEXT', 'WINDIR', 'LD_LIBRARY_PATH'];

/**
 * The machine's own variables, which a step's log does not show.
 * @param folders - of the job
 */
export function hostVariables({ home, runnerTemp }: JobFolders): Record<string, string> {
  const inherited = HOST_VARIABLES.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const windows = process.platform === 'win32' ? { USERPROFILE: home, TEMP: runnerTemp, TMP: runnerTemp } : {};
  return { ...Object.fromEntries(inherited), HOME: home, LANG: 'C.UTF-8', ...windows };
}

/**
 * GITHUB_* variables of every step, in keeping with the claims of the ID token.
 * @param world - whose claims describe the run
 * @param folders - of the job
 * @param eventName - the event, if it is not the one in the claims
 * @param apiUrl - GitHub's API
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function githubVariables(
  { claims }: World,
  folders: JobFolders,
  { eventName = claims['event_name'] ?? 'push', apiUrl }: { eventName: string | undefined; apiUrl: string },
): Record<string, string> {
  const claim = (name: string): string => claims[name] ?? '';
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: claim('actor'),
    GITHUB_ACTOR_ID: claim('actor_id'),
    GITHUB_API_URL: apiUrl,
    GITHUB_BASE_REF: claim('base_ref'),
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: folders.eventFile,
    GITHUB_GRAPHQL_URL: `${apiUrl}/graphql`,
    GITHUB_HEAD_REF: claim('head_ref'),
    GITHUB_JOB: 'deploy',
    GITHUB_REF: claim('ref'),
    GITHUB_REF_NAME: claim('ref').replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_PROTECTED: claim('ref_protected'),
    GITHUB_REF_TYPE: claim('ref_type'),
    GITHUB_REPOSITORY: claim('repository'),
    GITHUB_REPOSITORY_ID: claim('repository_id'),
    GITHUB_REPOSITORY_OWNER: claim('repository_owner'),
    GITHUB_REPOSITORY_OWNER_ID: claim('repository_owner_id'),
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ATTEMPT: claim('run_attempt'),
    GITHUB_RUN_ID: claim('run_id'),
    GITHUB_RUN_NUMBER: claim('run_number'),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: claim('sha'),
    GITHUB_TRIGGERING_ACTOR: claim('actor'),
    GITHUB_WORKFLOW: claim('workflow'),
    GITHUB_WORKFLOW_REF: claim('workflow_ref'),
    GITHUB_WORKFLOW_SHA: claim('workflow_sha'),
    GITHUB_WORKSPACE: folders.workspace,
  };
}

/**
 * RUNNER_* variables of every step.
 * @param world - whose claims say what kind of runner it is
 * @param folders - of the job
 * @param debug - whether step debugging is on
 */
export function runnerVariables({ claims }: World, folders: JobFolders, debug: boolean): Record<string, string> {
  return {
    RUNNER_ARCH: process.arch.toUpperCase(),
    RUNNER_ENVIRONMENT: claims['runner_environment'] ?? '',
    RUNNER_NAME: 'GitHub Actions 1',
    RUNNER_OS: OPERATING_SYSTEMS[process.platform] ?? 'Linux',
    RUNNER_TEMP: folders.runnerTemp,
    RUNNER_TOOL_CACHE: folders.toolCache,
    RUNNER_TRACKING_ID: 'github_00000000-0000-0000-0000-000000000000',
    RUNNER_WORKSPACE: dirname(folders.workspace),
    ...(debug ? { RUNNER_DEBUG: '1' } : {}),
  };
}
