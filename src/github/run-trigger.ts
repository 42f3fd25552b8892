// What may keep an ID token or secrets from a run: what triggered it, and what runs it. Loaded only where something is missing.
// Effect: reads the event's payload.
import type { OtherRunner, RunnerFacts, RunTrigger } from '../observe/facts.ts';
import { defined } from '../util/defined.ts';
import { idTokenVariables } from './runner.ts';
import { type Environment, readSmallFile } from './runner-files.ts';

/** Whose code triggered the run, which runner runs it, and which of its needs it has. */
export function readRunTrigger(
  environment: Environment,
): Pick<RunnerFacts, 'trigger' | 'ofPrivateRepository' | 'otherRunner' | 'doubtful' | 'mayRequestIdToken'> {
  const { url, bearer } = idTokenVariables(environment);
  const payload = readPayload(environment['GITHUB_EVENT_PATH']);
  const isPrivate = payload.pull_request?.base?.repo?.private === true;
  return defined({
    trigger: triggerIn(payload, environment),
    ofPrivateRepository: isPrivate ? (true as const) : undefined,
    otherRunner: otherRunnerIn(environment),
    doubtful: isDoubtful(environment) ? (true as const) : undefined,
    mayRequestIdToken: url || bearer ? (true as const) : undefined,
  });
}

/** The runner, if it is not GitHub's own. People set ACT by hand, to share a condition between both. */
export function otherRunnerIn(environment: Environment): OtherRunner | undefined {
  const found = OTHER_RUNNERS.find(([variable]) => environment[variable] === 'true')?.[1];
  return found === 'act' && isGitHubs(environment) ? undefined : found;
}

/**
 * Whether the variable says so that GitHub's runner always sets, in every version that can run this action, and that no workflow can
 * replace. act never sets it by itself.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
function isGitHubs(environment: Environment): boolean {
  return /^(?:github|self)-hosted$/.test(environment['RUNNER_ENVIRONMENT'] ?? '');
}

function isDoubtful(environment: Environment): boolean {
  return isGitHubs(environment) && OTHER_RUNNERS.some(([variable]) => environment[variable] === 'true');
}

/** Forgejo's runner also says that it is Gitea's, and both are made from act. */
const OTHER_RUNNERS: readonly (readonly [variable: string, runner: OtherRunner])[] = [
  ['FORGEJO_ACTIONS', 'Forgejo'],
  ['GITEA_ACTIONS', 'Gitea'],
  ['ACT', 'act'],
];

/** The parts of a pull-request event's payload that tell whose code runs. */
interface Payload {
  readonly sender?: { readonly login?: unknown } | null;
  readonly pull_request?: {
    readonly head?: { readonly repo?: { readonly id?: unknown } | null } | null;
    readonly base?: { readonly repo?: { readonly id?: unknown; readonly private?: unknown } | null } | null;
  } | null;
}

/**
 * Whose code triggered the run. The repository of `head` is null if the fork was deleted.
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request
 */
function triggerIn(payload: Payload, environment: Environment): RunTrigger {
  const { head, base } = payload.pull_request ?? {};
  const ofFork = head !== undefined && head !== null && head.repo?.id !== base?.repo?.id;
  if (ofFork && environment['GITHUB_EVENT_NAME'] !== 'pull_request_target') return 'fork-pull-request';
  const actors = [environment['GITHUB_ACTOR'], payload.sender?.login];
  return actors.includes('dependabot[bot]') ? 'dependabot' : 'repository';
}

/** GitHub limits payloads to 25 MB. */
const PAYLOAD_MAX_BYTES = 25 * 1024 * 1024;

function readPayload(path: string | undefined): Payload {
  try {
    const value: unknown = JSON.parse(readSmallFile(path ?? '', PAYLOAD_MAX_BYTES));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {}; // without a payload, the general cause is given
  }
}
