// Why there is no ID token. Pure.

import { kindOf } from '../../net/failure.ts';
import type { Facts, RunnerFacts } from '../../observe/facts.ts';
import type { InputViolation } from '../../settings/settings.ts';
import { defined } from '../../util/defined.ts';
import type { OfWay } from '../evidence.ts';
import { error, type Finding, type Rule } from '../finding.ts';

export const noIdTokenRules: readonly Rule<Facts>[] = [
  (facts) => {
    if (facts.idToken.status !== 'failed') return [];
    const { failure } = facts.idToken;
    const { proxy } = facts;
    return failure.code === 'NO_ID_TOKEN_VARIABLES' ? [withheld(facts)] : answered(defined({ failure, proxy }));
  },
];

/** Why a job cannot request an ID token. */
export function withheld({ runner, unusedSource }: Pick<Facts, 'runner' | 'unusedSource'>): Finding {
  const { eventName, otherRunner, ofPrivateRepository, doubtful } = runner;
  // A later version of Gitea may have the service, and the job no permission.
  if (otherRunner !== undefined)
    return error(
      'RUNNER_WITHOUT_ID_TOKEN',
      defined({ otherRunner, unusedSource }),
      otherRunner === 'Gitea' || doubtful ? 'likely' : 'certain',
    );
  if (!runner.onGitHubActions) return error('NOT_ON_GITHUB_ACTIONS', {});
  switch (runner.trigger ?? 'repository') {
    case 'fork-pull-request':
      // A setting of private repositories gives such runs what they ask for, and then the permission is missing.
      return error(
        'ID_TOKEN_WITHHELD_FROM_FORK',
        { eventName, ...defined({ ofPrivateRepository }) },
        ofPrivateRepository || doubtful ? 'likely' : 'certain',
      );
    case 'dependabot':
      // The permission can be missing as well: a Dependabot run gets the token once it has the permission.
      return error('ID_TOKEN_WITHHELD_FROM_DEPENDABOT', { eventName }, 'likely');
    case 'repository':
      return error(
        'ID_TOKEN_PERMISSION_MISSING',
        { eventName, ...defined({ unusedSource }) },
        unusedSource !== undefined || doubtful ? 'likely' : 'certain',
      );
  }
}

/**
 * The finding for inputs that are empty because GitHub withholds secrets from this run.
 * @returns undefined where nothing is withheld from the run, or an input is refused for another reason
 */
export function withheldSecrets(
  { trigger, eventName, otherRunner }: RunnerFacts,
  problems: readonly InputViolation[],
): Finding | undefined {
  const isEmpty = ({ input, value }: InputViolation) =>
    value === '' || EMPTY_ACCOUNT.test(value) || (value === 'none' && input === 'aws-secret-access-key');
  // The region has no default that would tell "empty" from "left out".
  if (!problems.some(isEmpty) || !problems.every((one) => isEmpty(one) || isNoRegion(one))) return undefined;
  const isPart = problems.some(({ value }) => EMPTY_ACCOUNT.test(value));
  const inputs = problems.map((one) => one.input);
  const evidence = { eventName, inputs, ...(isPart && { isPart }), ...defined({ otherRunner }) };
  // An expression can also be misspelled.
  if (trigger === 'fork-pull-request') return error('SECRETS_WITHHELD_FROM_FORK', evidence, 'likely');
  if (trigger === 'dependabot') return error('SECRETS_WITHHELD_FROM_DEPENDABOT', evidence, 'likely');
  return undefined;
}

/** A role ARN whose account id was to come from a secret or a variable. */
const EMPTY_ACCOUNT = /^arn:[a-z-]+:iam:::role\//;

function isNoRegion({ input, value }: InputViolation): boolean {
  return input === 'aws-region' && value === 'auto';
}

/** What a proxy or a firewall answers in the service's place. The service itself answers with JSON. */
const PAGE = /^\s*<(?:!doctype|html|head|body|h1|title)\b/i;

function answered(evidence: OfWay): readonly Finding[] {
  const { failure } = evidence;
  if (failure.code === 'BAD_ID_TOKEN_VARIABLES') return [error('ID_TOKEN_VARIABLES_BROKEN', evidence)];
  if (failure.code === 'NO_ID_TOKEN_IN_ANSWER') return [error('ID_TOKEN_ANSWER_INVALID', evidence, 'likely')];
  const status = failure.code.startsWith('HTTP_') ? (failure.httpStatus ?? 0) : undefined;
  if (status === undefined)
    return ['foreign-answer', 'garbled'].includes(kindOf(failure))
      ? [error('ID_TOKEN_ANSWER_INVALID', evidence, 'likely')]
      : [];
  if (status >= 300 && status < 400) return [error('ID_TOKEN_REQUEST_REDIRECTED', evidence, 'likely')];
  // A gateway on the way can answer with the same status, and has no JSON.
  const sure = PAGE.test(failure.message) ? 'likely' : 'certain';
  if (status === 404) return [error('ID_TOKEN_ENDPOINT_NOT_FOUND', evidence, sure)];
  if (status === 429 || status === 408 || status >= 500) return [error('ID_TOKEN_SERVICE_UNAVAILABLE', evidence, sure)];
  if (status === 407) return []; // from a proxy: see the rules for the network
  if (PAGE.test(failure.message)) return [error('ID_TOKEN_ANSWER_INVALID', evidence, 'likely')];
  return [error(status < 300 ? 'ID_TOKEN_ANSWER_INVALID' : 'ID_TOKEN_REQUEST_DENIED', evidence, 'likely')];
}
