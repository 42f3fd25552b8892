// Why there is no ID token.
import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import { explain } from '../../../../src/diagnosis/explain.ts';
import { error } from '../../../../src/diagnosis/finding.ts';
import { withheldSecrets } from '../../../../src/diagnosis/rules/no-id-token.ts';
import type { Facts, RunnerFacts } from '../../../../src/observe/facts.ts';
import { plainWords } from '../../../../src/util/words.ts';
import { FACTS, factsUpTo, failureOf, RUNNER } from '../../samples/healthy.ts';

function findingsOf(facts: Facts): readonly string[] {
  return diagnose(facts).findings.map(({ code, confidence }) => `${code} ${confidence}`);
}

function withheldFrom(runner: RunnerFacts): Facts {
  return factsUpTo(failureOf('RequestIdToken', 'NO_ID_TOKEN_VARIABLES'), { runner, clocks: [] });
}

function answeredWith(code: string, httpStatus?: number): Facts {
  return factsUpTo(failureOf('RequestIdToken', code, httpStatus === undefined ? {} : { httpStatus }));
}

describe('noIdTokenRules', () => {
  it.each<[string, Facts, string[]]>([
    ['a healthy run', FACTS, []],
    ['no variables', withheldFrom({ ...RUNNER, trigger: 'repository' }), ['ID_TOKEN_PERMISSION_MISSING certain']],
    ['no variables and no trigger', withheldFrom(RUNNER), ['ID_TOKEN_PERMISSION_MISSING certain']],
    [
      'no variables in a fork’s run',
      withheldFrom({ ...RUNNER, trigger: 'fork-pull-request' }),
      ['ID_TOKEN_WITHHELD_FROM_FORK certain'],
    ],
    [
      'no variables in a run of Dependabot',
      withheldFrom({ ...RUNNER, trigger: 'dependabot' }),
      ['ID_TOKEN_WITHHELD_FROM_DEPENDABOT likely'],
    ],
    [
      'no variables where the machine has credentials',
      { ...withheldFrom({ ...RUNNER, trigger: 'repository' }), unusedSource: { kind: 'keys' } },
      ['ID_TOKEN_PERMISSION_MISSING likely'],
    ],
    [
      'no variables on another runner',
      withheldFrom({ ...RUNNER, trigger: 'fork-pull-request', otherRunner: 'Gitea' }),
      ['RUNNER_WITHOUT_ID_TOKEN likely'],
    ],
    [
      'no variables on a runner without the service',
      withheldFrom({ ...RUNNER, otherRunner: 'act' }),
      ['RUNNER_WITHOUT_ID_TOKEN certain'],
    ],
    [
      'no variables on a runner that says to be GitHub’s and Forgejo’s',
      withheldFrom({ ...RUNNER, otherRunner: 'Forgejo', doubtful: true }),
      ['RUNNER_WITHOUT_ID_TOKEN likely'],
    ],
    [
      'no variables where ACT is set on GitHub’s runner',
      withheldFrom({ ...RUNNER, doubtful: true }),
      ['ID_TOKEN_PERMISSION_MISSING likely'],
    ],
    [
      'no variables in a fork’s run where ACT is set on GitHub’s runner',
      withheldFrom({ ...RUNNER, trigger: 'fork-pull-request', doubtful: true }),
      ['ID_TOKEN_WITHHELD_FROM_FORK likely'],
    ],
    [
      'no variables outside GitHub Actions',
      withheldFrom({ onGitHubActions: false, eventName: '', trigger: 'dependabot' }),
      ['NOT_ON_GITHUB_ACTIONS certain'],
    ],
    ['half of the variables', answeredWith('BAD_ID_TOKEN_VARIABLES'), ['ID_TOKEN_VARIABLES_BROKEN certain']],
    ['an answer without a token', answeredWith('NO_ID_TOKEN_IN_ANSWER', 200), ['ID_TOKEN_ANSWER_INVALID likely']],
    ['status 301', answeredWith('HTTP_301', 301), ['ID_TOKEN_REQUEST_REDIRECTED likely']],
    ['status 399', answeredWith('HTTP_399', 399), ['ID_TOKEN_REQUEST_REDIRECTED likely']],
    ['status 400', answeredWith('HTTP_400', 400), ['ID_TOKEN_REQUEST_DENIED likely']],
    ['no HTTP at all', answeredWith('HPE_INVALID_CONSTANT'), ['ID_TOKEN_ANSWER_INVALID likely']],
    ['an answer without an end', answeredWith('UNEXPECTED_ANSWER'), ['ID_TOKEN_ANSWER_INVALID likely']],
    ['status 401', answeredWith('HTTP_401', 401), ['ID_TOKEN_REQUEST_DENIED likely']],
    [
      'a page with status 403',
      factsUpTo(failureOf('RequestIdToken', 'HTTP_403', { httpStatus: 403, message: '<!DOCTYPE html><html>Blocked' })),
      ['ID_TOKEN_ANSWER_INVALID likely'],
    ],
    ['status 403', answeredWith('HTTP_403', 403), ['ID_TOKEN_REQUEST_DENIED likely']],
    ['status 404', answeredWith('HTTP_404', 404), ['ID_TOKEN_ENDPOINT_NOT_FOUND certain']],
    ['status 408', answeredWith('HTTP_408', 408), ['ID_TOKEN_SERVICE_UNAVAILABLE certain']],
    ['status 429', answeredWith('HTTP_429', 429), ['ID_TOKEN_SERVICE_UNAVAILABLE certain']],
    ['status 500', answeredWith('HTTP_500', 500), ['ID_TOKEN_SERVICE_UNAVAILABLE certain']],
    ['status 599', answeredWith('HTTP_599', 599), ['ID_TOKEN_SERVICE_UNAVAILABLE certain']],
    ['a network error', answeredWith('ENOTFOUND'), ['DNS_LOOKUP_FAILED certain']],
    ['an unknown error', answeredWith('ERR_INVALID_CHAR'), ['UNEXPLAINED_FAILURE possible']],
  ])('finds why for %s', (_name, facts, findings) => {
    expect(findingsOf(facts)).toEqual(findings);
  });

  it('fails the run for each', () => {
    expect(diagnose(withheldFrom({ ...RUNNER, trigger: 'dependabot' })).verdict).toBe('fail');
  });
});

describe('withheldSecrets', () => {
  const fork = { ...RUNNER, trigger: 'fork-pull-request' } as const;
  const refused = (input: string, value: string) => [{ input, value, rule: 'a rule' }];

  it.each([
    ['role-to-assume', '', 'role-to-assume is empty. GitHub withholds secrets'],
    ['role-to-assume', 'arn:aws:iam:::role/deploy', 'role-to-assume is incomplete. GitHub withholds secrets'],
    ['aws-secret-access-key', 'none', 'aws-secret-access-key is empty. GitHub withholds secrets'],
    ['role-to-assume', 'deploy', undefined],
    ['role-to-assume', 'none', undefined],
  ])('sees a secret that did not arrive: %s, %j', (input, value, cause) => {
    const finding = withheldSecrets(fork, refused(input, value));
    expect(finding && plainWords(explain(finding).cause)).toEqual(cause && expect.stringContaining(cause));
  });

  it.each(['Gitea', 'Forgejo'] as const)('names the server that withholds it: %s', (otherRunner) => {
    const finding = withheldSecrets({ ...fork, otherRunner }, refused('role-to-assume', ''));
    const { cause, fix } = explain(finding ?? error('CANCELED', {}));
    expect(plainWords(cause)).toContain(`${otherRunner} withholds secrets from a run for a pull request from a fork.`);
    expect(JSON.stringify(fix)).not.toMatch(/GitHub|reviewers/);
  });
});
