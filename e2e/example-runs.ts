// The runs that the examples' workflows have: the claims that GitHub puts into the ID token of each. Pure.
import { DEFAULT_WORLD, type World } from '../sandbox/world.ts';

/** The claims of a run's ID token. */
export type Run = Pick<World, 'subject' | 'claims'>;

/** What the subjects of the examples' repository begin with, in the immutable form. */
export const SUBJECT_PREFIX = 'repo:octo-org@123456/octo-repo@456789';

const FEATURE = { ref: 'refs/heads/feature', ref_protected: 'false' };
const RELEASE = { ref: 'refs/tags/v1.2.3', ref_type: 'tag', event_name: 'release' };

/** By name. Runs that no example has must be refused. */
export const RUNS = {
  'push to main': runOf('ref:refs/heads/main'),
  'push to another branch': runOf('ref:refs/heads/feature', FEATURE),
  'push to a branch called alike': runOf('ref:refs/heads/main-2', { ref: 'refs/heads/main-2' }),
  'push of a tag': runOf('ref:refs/tags/v1.2.3', { ...RELEASE, event_name: 'push' }),
  'schedule on main': runOf('ref:refs/heads/main', { event_name: 'schedule' }),
  'pull request': runOf('pull_request', {
    event_name: 'pull_request',
    ref: 'refs/pull/7/merge',
    head_ref: 'feature',
    base_ref: 'main',
  }),
  'production on main': inEnvironment('production'),
  'production by hand': inEnvironment('production', { event_name: 'workflow_dispatch' }),
  'production on another branch': inEnvironment('production', FEATURE),
  'production in other letters': inEnvironment('Production'),
  'another environment on main': inEnvironment('staging'),
  'release of a tag': inEnvironment('release', RELEASE),
  'reusable workflow': calling('octo-org/pipelines/.github/workflows/deploy.yml@refs/tags/v3'),
  'reusable workflow at another tag': calling('octo-org/pipelines/.github/workflows/deploy.yml@refs/tags/v4'),
  'reusable workflow at a branch': calling('octo-org/pipelines/.github/workflows/deploy.yml@refs/heads/v3'),
  'another reusable workflow': calling('octo-org/pipelines/.github/workflows/test.yml@refs/tags/v3'),
  'copy of the reusable workflow': calling('octo-org/octo-repo/.github/workflows/deploy.yml@refs/tags/v3'),
} as const satisfies Readonly<Record<string, Run>>;

/** The name of a run. */
export type RunName = keyof typeof RUNS;

/**
 * A run in the examples' repository.
 * @param context - what the subject ends in
 * @param claims - where they differ from those of a push to main
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
function runOf(context: string, claims: World['claims'] = {}): Run {
  return { subject: `${SUBJECT_PREFIX}:${context}`, claims: { ...DEFAULT_WORLD.claims, ...claims } };
}

function inEnvironment(environment: string, claims: World['claims'] = {}): Run {
  return runOf(`environment:${environment}`, { environment, ...claims });
}

/** A reusable workflow changes one claim of the caller: the one that names the job's workflow. */
function calling(workflow: string): Run {
  return inEnvironment('production', { job_workflow_ref: workflow });
}
