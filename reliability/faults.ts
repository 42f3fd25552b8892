// Every fault at every request of the packed main step, at its first, its second and all of its tries: each ends in success or in the
// one right finding, in time, and without anything published on the way. Effect: processes.

import { findingCodeOf } from '../sandbox/scenarios/scenario.ts';
import type { Fault, Sandbox, SandboxOptions } from '../sandbox/server.ts';
import { TARGET, WORLD_WITH_CHAIN } from './chain.ts';
import { type Drawing, inParallel, sample } from './chance.ts';
import { type Ending, FAULT_ROWS, type FaultRow, REQUESTS, type RequestName } from './fault-table.ts';
import { leftoversOf, type MainRun, publishedBy, secretsShown, startJob, type Variables } from './job-under-test.ts';
import { ACTION_DIRECTORY, runByItself } from './own-command.ts';
import type { Part, RunOptions } from './section.ts';

const MOMENTS = ['first', 'second', 'all'] as const;
const AT_ONCE = 4;
const CELLS_IN_SHORT = 40;
/** Beyond the deadline: the process has to start and end, on a machine that does much else. */
const GRACE_SECONDS = 1.5;

/** One run: where it meets which fault, and how it is to end. */
interface Cell {
  readonly name: string;
  readonly sandbox: SandboxOptions;
  readonly inputs: Variables;
  readonly environment?: Variables;
  /** Undefined: it is to succeed. */
  readonly code: string | undefined;
}

function cellsOf(row: FaultRow): readonly Cell[] {
  return REQUESTS.flatMap((operation) => {
    const ending = row.endings[operation];
    return ending === undefined ? [] : MOMENTS.map((moment) => cellOf(row, operation, moment, ending));
  });
}

function cellOf(
  row: FaultRow,
  operation: RequestName,
  moment: (typeof MOMENTS)[number],
  ending: Ending | 'harmless',
): Cell {
  const effect = row.effect();
  const faults: Record<typeof moment, readonly Fault[]> = {
    first: [{ operation, attempts: [1], effect }],
    second: [
      { operation, attempts: [1], effect: { kind: 'reset' } },
      { operation, attempts: [2], effect },
    ],
    all: [{ operation, effect }],
  };
  return {
    name: `${row.name} / ${operation} / ${moment}`,
    sandbox: { world: WORLD_WITH_CHAIN, faults: faults[moment] },
    inputs: { ...limitsOf(row, moment), ...(operation === 'AssumeRole' ? { 'role-chain': TARGET } : {}) },
    code: ending === 'harmless' || passes(ending, moment) ? undefined : ending.code,
  };
}

/** Whether there is another try after the fault, which it does not meet. */
function passes({ again }: Ending, moment: (typeof MOMENTS)[number]): boolean {
  if (moment === 'all') return false;
  return again === 'always' || (again === 'once' && moment === 'first');
}

/** A request is given up after 10 s; pauses between three tries are 12 s at most. */
function limitsOf({ isSilent }: FaultRow, moment: (typeof MOMENTS)[number]): Variables {
  if (isSilent) return { 'action-timeout-s': moment === 'all' ? '3' : '18' };
  return { 'action-timeout-s': '20', ...(moment === 'all' ? { 'retry-max-attempts': '3' } : {}) };
}

const CLOSED = 'http://127.0.0.1:1';
const THREE_TRIES = { 'action-timeout-s': '20', 'retry-max-attempts': '3' };

/** What is wrong before any request can be sent. */
const UNREACHABLE: readonly Cell[] = [
  {
    name: 'refused connection / GitHub / all',
    sandbox: {},
    inputs: THREE_TRIES,
    environment: { ACTIONS_ID_TOKEN_REQUEST_URL: `${CLOSED}/token?api-version=2.0` },
    code: 'CONNECTION_REFUSED',
  },
  {
    name: 'refused connection / STS / all',
    sandbox: {},
    inputs: { ...THREE_TRIES, 'sts-endpoint': CLOSED },
    code: 'CONNECTION_REFUSED',
  },
  {
    name: 'unknown host / GitHub / all',
    sandbox: {},
    inputs: THREE_TRIES,
    environment: { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://pipelines.invalid/token?api-version=2.0' },
    code: 'DNS_LOOKUP_FAILED',
  },
  {
    name: 'unknown host / STS / all',
    sandbox: {},
    inputs: { ...THREE_TRIES, 'sts-endpoint': 'https://sts.eu-centrall-1.invalid' },
    code: 'DNS_LOOKUP_FAILED',
  },
  {
    name: 'certificate of an unknown authority / STS / all',
    sandbox: { tls: true },
    inputs: THREE_TRIES,
    code: 'TLS_CERTIFICATE_UNTRUSTED',
  },
  {
    name: 'plain HTTP where TLS should be / STS / all',
    sandbox: {},
    inputs: THREE_TRIES,
    environment: { SWAP_SCHEME: 'https' },
    code: 'TLS_FAILED',
  },
  {
    name: 'TLS where plain HTTP should be / STS / all',
    sandbox: { tls: true },
    inputs: THREE_TRIES,
    environment: { SWAP_SCHEME: 'http' },
    code: 'CONNECTION_LOST',
  },
];

interface Played {
  readonly cell: Cell;
  readonly seconds: number;
  readonly requests: number;
  readonly problems: readonly string[];
}

async function play(cell: Cell, actionDirectory: string): Promise<Played> {
  const job = await startJob(actionDirectory, cell.sandbox);
  try {
    const environment = { ...cell.environment, ...otherScheme(cell, job.sandbox) };
    const main = await job.main(cell.inputs, { environment });
    const post = await job.post(main);
    const problems = [
      ...problemsOfMain(cell, main, job.sandbox),
      ...(post.exitCode === 0 && post.raw.stderr === '' ? [] : [`the post step failed: ${post.raw.stderr}`]),
      ...(secretsShown(post, job.sandbox) === 0 ? [] : ['the post step showed a secret']),
      ...leftoversOf(job).map((name) => `${name} was left`),
      ...(job.variables()['AWS_ACCESS_KEY_ID'] ? ['the keys were not taken back'] : []),
    ];
    const requests = job.sandbox.requests.filter(({ byClient }) => byClient).length;
    return { cell, seconds: main.result.durationSeconds, requests, problems };
  } catch (error) {
    return { cell, seconds: 0, requests: 0, problems: [`the harness failed: ${error}`] };
  } finally {
    await job.close();
  }
}

/** The sandbox's own endpoint, asked in the other way than it answers. */
function otherScheme({ environment }: Cell, { stsEndpoint }: Sandbox): Variables {
  const scheme = environment?.['SWAP_SCHEME'];
  return scheme === undefined ? {} : { AWS_ENDPOINT_URL_STS: stsEndpoint.replace(/^https?/, scheme) };
}

function problemsOfMain(cell: Cell, { result }: MainRun, sandbox: Sandbox): readonly string[] {
  const { raw, annotations, durationSeconds } = result;
  const shown = secretsShown(result, sandbox);
  const limitSeconds = Number(cell.inputs['action-timeout-s']) + GRACE_SECONDS;
  const errors = annotations.map(({ level, message }) => `${level} ${findingCodeOf(message)}`).join(', ');
  return [
    ...(cell.code === undefined ? problemsOfSuccess(result, errors) : problemsOfFailure(result, errors, cell.code)),
    ...(durationSeconds > limitSeconds ? [`it took ${durationSeconds.toFixed(1)} s`] : []),
    ...(raw.stderr === '' ? [] : [`on standard error: ${raw.stderr.slice(0, 300)}`]),
    ...(shown === 0 ? [] : [`${shown} secrets were shown`]),
  ];
}

function problemsOfSuccess({ outcome, exported }: MainRun['result'], annotations: string): readonly string[] {
  if (outcome !== 'success') return [`it failed with ${annotations}`];
  return [
    ...(annotations === '' ? [] : [`it succeeded with ${annotations}`]),
    ...(exported['AWS_ACCESS_KEY_ID'] && exported['AWS_SESSION_TOKEN'] ? [] : ['it exported no keys']),
  ];
}

function problemsOfFailure(result: MainRun['result'], annotations: string, code: string): readonly string[] {
  const published = publishedBy(result);
  return [
    ...(annotations === `error ${code}` ? [] : [`${annotations || result.outcome} in place of ${code}`]),
    ...(result.exitCode === 1 ? [] : [`the exit code is ${result.exitCode}`]),
    ...(published.length === 0 ? [] : [`it published ${published.join(', ')}`]),
  ];
}

/** A short run has something of everything. */
const DRAWING: Drawing<Cell> = {
  nameOf: ({ name }) => name,
  groupOf: ({ name, code }) => code ?? `success${name.slice(name.indexOf('/'))}`,
};

/** The part for a folder of the packed action. */
function faultsOf(actionDirectory: string): Part {
  return async ({ short, seed }: RunOptions) => {
    const all = [...FAULT_ROWS.flatMap(cellsOf), ...UNREACHABLE];
    const cells = short ? sample(all, CELLS_IN_SHORT, seed, DRAWING) : all;
    const startedAt = performance.now();
    const played = await inParallel(cells, AT_ONCE, (cell) => play(cell, actionDirectory));
    const seconds = (performance.now() - startedAt) / 1000;
    const succeeded = cells.filter(({ code }) => code === undefined).length;
    const longest = Math.max(...played.map((one) => one.seconds));
    return {
      title: 'Every fault at every request',
      tried: TRIED,
      figures: [
        ['Faults', `${FAULT_ROWS.length} that answer or break off, ${UNREACHABLE.length} before any request`],
        ['Cells', short ? `${cells.length} of ${all.length}, by seed ${seed}` : `${cells.length}, all`],
        ['That had to succeed', `${succeeded}`],
        ['That had to end in a finding', `${cells.length - succeeded}`],
        ['Different findings', `${new Set(cells.flatMap(({ code }) => code ?? [])).size}`],
        ['Requests', `${played.reduce((sum, { requests }) => sum + requests, 0)}`],
        ['Longest run', `${longest.toFixed(1)} s`],
        ['Time', `${Math.round(seconds)} s`],
      ],
      problems: played.flatMap(({ cell, problems }) => problems.map((problem) => `${cell.name}: ${problem}.`)),
    };
  };
}

/** Every fault at every request, with the action of this repository. */
export const faults: Part = faultsOf(ACTION_DIRECTORY);

const TRIED = [
  'The packed main step as a process of its own, against a sandbox that disturbs one of its requests (the ID token, the',
  'exchange, the second role of a chain, the caller identity): at the first try, at the second one (the first is reset), or at',
  'every try. A table says of each fault at each request whether the run must succeed, since the fault passes, or which one finding',
  'it must end in. A loss would be any other ending, a run that outlasts its deadline, a variable, an output or a state that is',
  'left by a failure, a second annotation, anything on standard error, a secret or a long piece of one in what people see, or a file',
  'or key that is there after the post step. A connection that is refused, and a wrong certificate, concern all requests to a',
  'service and all tries alike.',
].join(' ');

if (import.meta.main) await runByItself(faultsOf);
