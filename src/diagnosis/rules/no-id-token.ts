// Why there is no ID token. Pure.

import { type Failure, kindOf } from '../../net/failure.ts';
import type { Facts, RunnerFacts, RunTrigger } from '../../observe/facts.ts';
import { error, type Finding, type Rule } from '../finding.ts';

export const noIdTokenRules: readonly Rule<Facts>[] = [
  (facts) => {
    if (facts.idToken.status !== 'failed') return [];
    const { failure } = facts.idToken;
    return failure.code === 'NO_ID_TOKEN_VARIABLES' ? [withheld(facts.runner)] : answered(failure);
  },
];

const WITHHELD_CODES = {
  'fork-pull-request': 'ID_TOKEN_WITHHELD_FROM_FORK',
  dependabot: 'ID_TOKEN_WITHHELD_FROM_DEPENDABOT',
  repository: 'ID_TOKEN_PERMISSION_MISSING',
} as const satisfies Record<RunTrigger, Finding['code']>;

/** Why a job cannot request an ID token. */
export function withheld(runner: RunnerFacts): Finding {
  if (!runner.onGitHubActions) return error('NOT_ON_GITHUB_ACTIONS', {});
  const code = WITHHELD_CODES[runner.trigger ?? 'repository'];
  // The permission can be missing as well. A Dependabot run gets the token once it has the permission, a fork's run never does.
  return error(code, { eventName: runner.eventName }, runner.trigger === 'dependabot' ? 'likely' : 'certain');
}

function answered(failure: Failure): readonly Finding[] {
  const evidence = { failure };
  if (failure.code === 'BAD_ID_TOKEN_VARIABLES') return [error('ID_TOKEN_VARIABLES_BROKEN', evidence)];
  if (failure.code === 'NO_ID_TOKEN_IN_ANSWER') return [error('ID_TOKEN_ANSWER_INVALID', evidence)];
  const status = failure.code.startsWith('HTTP_') ? (failure.httpStatus ?? 0) : undefined;
  if (status === undefined)
    return ['foreign-answer', 'garbled'].includes(kindOf(failure)) ? [error('ID_TOKEN_ANSWER_INVALID', evidence)] : [];
  if (status >= 300 && status < 400) return [error('ID_TOKEN_REQUEST_REDIRECTED', evidence)];
  if (status === 404) return [error('ID_TOKEN_ENDPOINT_NOT_FOUND', evidence)];
  if (status === 429 || status === 408 || status >= 500) return [error('ID_TOKEN_SERVICE_UNAVAILABLE', evidence)];
  if (status === 407) return []; // from a proxy: see the rules for the network
  return [error(status < 300 ? 'ID_TOKEN_ANSWER_INVALID' : 'ID_TOKEN_REQUEST_DENIED', evidence)];
}
