// What each workflow has to show: how it ends, what its log says, which requests AWS and GitHub saw. Pure.
import type { RecordedRequest } from '../sandbox/server.ts';
import { DEFAULT_WORLD, trustSubject, type World } from '../sandbox/world.ts';
import type { WorkflowEvent, WorkflowResult } from './act.ts';
import type { Repositories } from './repositories.ts';
import type { ToolName } from './tools.ts';

/** A workflow with what is expected of it. */
export interface Scenario {
  readonly name: string;
  readonly workflow: string;
  readonly needs: readonly ToolName[];
  readonly exitCode: number;
  /** Each must match a line of the log. */
  readonly shown: readonly RegExp[];
  /** None may match a line of the log. */
  readonly hidden: readonly RegExp[];
  /** The requests of the job's steps, in order. */
  readonly requests: readonly string[];
  /** Whether requests that go on at the same time may come in any order. */
  readonly requestsMayCross?: boolean;
  /** {@link E2E_WORLD} unless given. */
  readonly world?: World;
  /** The project's own unless given. */
  readonly repositories?: Repositories;
  /** A push unless given. */
  readonly event?: WorkflowEvent;
  /** Whether GitHub withholds ID tokens, as from a fork. */
  readonly withoutIdToken?: boolean;
}

/** The default world, and a role that trusts another job. */
export const E2E_WORLD: World = {
  ...DEFAULT_WORLD,
  accounts: DEFAULT_WORLD.accounts.map((account) => ({
    ...account,
    roles: [
      ...account.roles,
      { name: 'release', trustPolicy: trustSubject('repo:octo-org/octo-repo:environment:production') },
    ],
  })),
};

/** The requests by which a job gets a role and verifies it. */
export const EXCHANGE: readonly string[] = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'];
/** The requests of a try that STS refuses. */
export const REFUSED_TRY: readonly string[] = ['RequestIdToken', 'AssumeRoleWithWebIdentity'];
const PRINTED = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'].flatMap((name) =>
  ['plain', 'base64', 'hexadecimal', 'reversed'].map((how) => new RegExp(`${name} ${how}: \\*\\*\\*`)),
);

/** Every workflow under e2e/workflows/. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a later step uses the credentials with the AWS CLI, and none of them shows in the log',
    workflow: 'e2e/workflows/credentials.yml',
    needs: ['act', 'aws'],
    exitCode: 0,
    shown: [
      /\| The AWS CLI is arn:aws:sts::111122223333:assumed-role\/deploy\//,
      ...PRINTED,
      /\| Everything was printed/,
      /\| Witness: all variables are as before/,
    ],
    hidden: [],
    requests: [...EXCHANGE, 'GetCallerIdentity by the AWS CLI'],
  },
  {
    name: 'a role that does not trust the run fails the job, and later steps get nothing',
    workflow: 'e2e/workflows/refused.yml',
    needs: ['act'],
    exitCode: 1,
    shown: [
      /::error title=.*ACCESS_DENIED_IMMUTABLE_SUBJECT/,
      /\| The outcome is failure/,
      /\| Variables found: 0/,
      /\| Outputs found: \{(?!.*aws-).*"error-code":"ACCESS_DENIED_IMMUTABLE_SUBJECT".*\}/,
      /\| Witness: all variables are as before/,
    ],
    hidden: [/This step must not run/],
    requests: [...REFUSED_TRY, ...REFUSED_TRY],
  },
  {
    name: 'the end of the job gives an earlier identity back',
    workflow: 'e2e/workflows/earlier-login.yml',
    needs: ['act'],
    exitCode: 0,
    shown: [
      /\| The region is eu-central-1/,
      /\| Gave back AWS_ACCESS_KEY_ID/,
      /\| Witness: all variables are as before/,
    ],
    hidden: [],
    requests: EXCHANGE,
  },
  {
    name: 'a profile renews itself, whoever uses it, and is gone when the job ends',
    workflow: 'e2e/workflows/long-job.yml',
    needs: ['act', 'aws'],
    exitCode: 0,
    shown: [
      /\| The AWS CLI is arn:aws:sts::111122223333:assumed-role\/deploy\//,
      /\| Events: requested,issued,verified,published,renewed$/,
      /\| .*"event":"restored"/,
      /\| Witness: all variables are as before/,
    ],
    hidden: [/could not be/],
    requests: [
      ...EXCHANGE,
      'GetCallerIdentity by the AWS CLI',
      ...EXCHANGE,
      'GetCallerIdentity by the AWS CLI',
      'GetCallerIdentity',
    ],
  },
  {
    name: 'one step alone has the keys, or the profile, and what it leaks is found',
    workflow: 'e2e/workflows/one-step.yml',
    needs: ['act', 'aws'],
    exitCode: 0,
    shown: [
      /\| With keys: arn:aws:sts::111122223333:assumed-role\/deploy\//,
      /\| With profile: arn:aws:sts::111122223333:assumed-role\/deploy\//,
      /\| Variables found: 0/,
      /::warning .*careless\.ini/,
      /\| Witness: all variables are as before/,
    ],
    hidden: [/could not be/],
    requests: [...EXCHANGE, 'GetCallerIdentity by the AWS CLI', ...EXCHANGE, 'GetCallerIdentity by the AWS CLI'],
  },
];

/** The requests of a job's steps, in order, with those of the AWS CLI marked. */
export function requestsOf(requests: readonly RecordedRequest[]): readonly string[] {
  return requests
    .filter(({ byClient }) => byClient)
    .map(({ operation, headers }) =>
      /^aws-cli\//.test(headers['user-agent'] ?? '') ? `${operation} by the AWS CLI` : operation,
    );
}

/**
 * What was seen but not expected, and what was expected but not seen; leaked secrets are found elsewhere.
 * @returns one sentence each; none when all is well
 */
export function problemsOf(
  scenario: Scenario,
  { exitCode, log }: WorkflowResult,
  requests: readonly string[],
): readonly string[] {
  const lines = log.split(/\r?\n/);
  const seen = (pattern: RegExp): boolean => lines.some((line) => pattern.test(line));
  const ordered = (list: readonly string[]) => (scenario.requestsMayCross === true ? [...list].sort() : list);
  return [
    ...(exitCode === scenario.exitCode ? [] : [`act ended with ${exitCode}, not ${scenario.exitCode}`]),
    ...scenario.shown.filter((pattern) => !seen(pattern)).map((pattern) => `no line of the log matches ${pattern}`),
    ...scenario.hidden.filter(seen).map((pattern) => `a line of the log matches ${pattern}`),
    ...(ordered(requests).join() === ordered(scenario.requests).join()
      ? []
      : [`the requests were ${requests.join(', ')}, not ${scenario.requests.join(', ')}`]),
  ];
}
