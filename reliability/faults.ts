// Every fault at every request of the packed main step, at its first, its second and all of its tries. Each run must succeed or end in
// the one right finding, in time, and publish nothing on failure. Effect: processes.
import { findingCodeOf } from '../sandbox/scenarios/scenario.ts';
import type { Fault, Sandbox, SandboxOptions } from '../sandbox/server.ts';
import type { FindingCode } from '../src/diagnosis/finding.ts';
import { READER, TARGET, WORLD_REFUSING, WORLD_WITH_CHAIN } from './chain.ts';
import { type Ending, FAULT_ROWS, type FaultRow, REQUESTS, type RequestName } from './fault-table.ts';
import { leftoversIn, problemsShown, publishedBy } from './invariants.ts';
import { type MainRun, type Variables, withJob } from './job-under-test.ts';
import type { Part } from './part.ts';
import { type Trial, tryAll } from './trials.ts';

const MOMENTS = ['first', 'second', 'all'] as const;
const SIZE = { inShort: 32, atOnce: 4 };
/** Beyond the deadline, for the process to start and to end. */
const GRACE_SECONDS = 3;
/** As many times what a run without a fault takes are allowed besides: a machine that does other things slows all runs down. */
const UNDISTURBED_RUNS = 4;

/** One run: where it meets which fault, and how it must end. */
interface Cell extends Trial {
  readonly sandbox: SandboxOptions;
  readonly inputs: Variables;
  readonly environment?: (sandbox: Sandbox) => Variables;
  /** Undefined: it must succeed. */
  readonly code: FindingCode | undefined;
  /** Another code that is right as well. */
  readonly orCode?: FindingCode;
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
  const code = ending === 'harmless' || passes(ending, moment) ? undefined : ending.code;
  return {
    name: `${row.name} / ${operation} / ${moment}`,
    group: code ?? `success / ${operation} / ${moment}`,
    sandbox: { world: WORLD_WITH_CHAIN, faults: faults[moment] },
    inputs: { ...limitsOf(row, moment), ...(operation === 'AssumeRole' ? { 'role-chain': TARGET } : {}) },
    code,
  };
}

/** A refused run looks up what is deployed: whatever it meets there, it ends with the finding that it found, or with its guess. */
function lookupsOf(row: FaultRow): readonly Cell[] {
  const faults: readonly Fault[] = [
    { operation: 'GetRole', effect: row.effect() },
    { operation: 'AssumeRoleWithWebIdentity', attempts: [LOOKUP_EXCHANGE], effect: row.effect() },
  ];
  return faults.map((fault) => ({
    name: `${row.name} / ${fault.operation} / lookup`,
    group: `lookup / ${fault.operation}`,
    sandbox: { world: WORLD_REFUSING, faults: [fault] },
    inputs: { ...limitsOf(row, 'all'), 'diagnosis-role': READER },
    code: 'TRUST_POLICY_SUBJECT_DIFFERS',
    orCode: 'ACCESS_DENIED_IMMUTABLE_SUBJECT',
  }));
}

/** AccessDenied is tried twice, then the diagnosis role is asked for. */
const LOOKUP_EXCHANGE = 3;

/** Whether the run tries again after the fault, and does not meet it then. */
function passes({ again }: Ending, moment: (typeof MOMENTS)[number]): boolean {
  if (moment === 'all') return false;
  return again === 'always' || (again === 'once' && moment === 'first');
}

/** A request has a timeout of 10 s; the pauses between three tries are 12 s at most. */
function limitsOf({ isSilent }: FaultRow, moment: (typeof MOMENTS)[number]): Variables {
  if (isSilent) return { 'action-timeout-s': moment === 'all' ? '3' : '18' };
  return { 'action-timeout-s': '20', ...(moment === 'all' ? { 'retry-max-attempts': '3' } : {}) };
}

const CLOSED = 'http://127.0.0.1:1';
const UNKNOWN = 'https://unknown.invalid';
const THREE_TRIES = { 'action-timeout-s': '20', 'retry-max-attempts': '3' };

function unreachable(name: string, code: FindingCode, more: Partial<Cell>): Cell {
  return { name: `${name} / all`, group: code, sandbox: {}, inputs: THREE_TRIES, code, ...more };
}

function githubAt(url: string): Pick<Cell, 'environment'> {
  return { environment: () => ({ ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api-version=2.0` }) };
}

function stsAt(url: string): Pick<Cell, 'inputs'> {
  return { inputs: { ...THREE_TRIES, 'sts-endpoint': url } };
}

/** The sandbox's own endpoint, in the other scheme than it speaks. */
function stsBy(scheme: 'http' | 'https'): Pick<Cell, 'environment'> {
  return { environment: ({ stsEndpoint }) => ({ AWS_ENDPOINT_URL_STS: stsEndpoint.replace(/^https?/, scheme) }) };
}

/** What is wrong before any request can be sent. */
const UNREACHABLE: readonly Cell[] = [
  unreachable('refused connection / GitHub', 'CONNECTION_REFUSED', githubAt(CLOSED)),
  unreachable('refused connection / STS', 'CONNECTION_REFUSED', stsAt(CLOSED)),
  unreachable('unknown host / GitHub', 'DNS_LOOKUP_FAILED', githubAt(UNKNOWN)),
  unreachable('unknown host / STS', 'DNS_LOOKUP_FAILED', stsAt(UNKNOWN)),
  unreachable('certificate of an unknown CA / STS', 'TLS_CERTIFICATE_UNTRUSTED', { sandbox: { tls: true } }),
  unreachable('plain HTTP instead of TLS / STS', 'TLS_FAILED', stsBy('https')),
  unreachable('TLS instead of plain HTTP / STS', 'CONNECTION_LOST', { sandbox: { tls: true }, ...stsBy('http') }),
];

/** @param undisturbedSeconds - what a run without a fault takes on this machine */
function play(cell: Cell, actionDirectory: string, undisturbedSeconds: number) {
  return withJob(actionDirectory, { sandbox: cell.sandbox }, async (job) => {
    const main = await job.main(cell.inputs, cell.environment?.(job.sandbox));
    const post = await job.post(main);
    const problems = [
      ...problemsOfMain(cell, main, job.sandbox),
      ...problemsOfTime(cell, main, undisturbedSeconds),
      ...(post.exitCode === 0 ? [] : [`the post step ended with ${post.exitCode}`]),
      ...problemsShown(post, job.sandbox).map((problem) => `the post step: ${problem}`),
      ...leftoversIn(job),
      ...(job.variables()['AWS_ACCESS_KEY_ID'] ? ['the post step did not remove the keys'] : []),
    ];
    const requests = job.sandbox.requests.filter(({ byClient }) => byClient).length;
    return { seconds: main.result.durationSeconds, requests, problems };
  });
}

function problemsOfMain(cell: Cell, { result }: MainRun, sandbox: Sandbox): readonly string[] {
  const { annotations } = result;
  const told = annotations.map(({ level, message }) => `${level} ${findingCodeOf(message)}`).join(', ');
  return [
    ...(cell.code === undefined
      ? problemsOfSuccess(result, told)
      : problemsOfFailure(result, told, [cell.code, cell.orCode])),
    ...problemsShown(result, sandbox),
  ];
}

function problemsOfTime({ inputs }: Cell, { result }: MainRun, undisturbedSeconds: number): readonly string[] {
  const graceSeconds = GRACE_SECONDS + UNDISTURBED_RUNS * undisturbedSeconds;
  const isLate = result.durationSeconds > Number(inputs['action-timeout-s']) + graceSeconds;
  return isLate ? [`it took ${result.durationSeconds.toFixed(1)} s`] : [];
}

function problemsOfSuccess({ outcome, exported }: MainRun['result'], annotations: string): readonly string[] {
  if (outcome !== 'success') return [`it failed with ${annotations}`];
  return [
    ...(annotations === '' ? [] : [`it succeeded with ${annotations}`]),
    ...(exported['AWS_ACCESS_KEY_ID'] && exported['AWS_SESSION_TOKEN'] ? [] : ['it exported no keys']),
  ];
}

function problemsOfFailure(
  result: MainRun['result'],
  annotations: string,
  codes: readonly (FindingCode | undefined)[],
): readonly string[] {
  const published = publishedBy(result);
  return [
    ...(codes.some((code) => annotations === `error ${code}`)
      ? []
      : [`${annotations || result.outcome} instead of ${codes[0]}`]),
    ...(result.exitCode === 1 ? [] : [`the exit code is ${result.exitCode}`]),
    ...(published.length === 0 ? [] : [`it published ${published.join(', ')}`]),
  ];
}

/** Every fault at every request. */
export const faults: Part = async (options) => {
  const all = [...FAULT_ROWS.flatMap(cellsOf), ...FAULT_ROWS.flatMap(lookupsOf), ...UNREACHABLE];
  const { actionDirectory } = options;
  const undisturbed = await withJob(actionDirectory, {}, (job) => job.main());
  const { played, problems, count } = await tryAll(all, options, SIZE, (cell) =>
    play(cell, actionDirectory, undisturbed.result.durationSeconds),
  );
  const codes = played.flatMap(([{ code }]) => code ?? []);
  return {
    figures: [
      ['Faults', `${FAULT_ROWS.length} that answer or break off, ${UNREACHABLE.length} before any request`],
      ['Cells', count],
      ['That had to succeed', `${played.length - codes.length}`],
      ['That had to end in a finding', `${codes.length}`],
      ['Different findings', `${new Set(codes).size}`],
      ['Requests', `${played.reduce((sum, [, { requests }]) => sum + requests, 0)}`],
      ['Longest run', `${Math.max(...played.map(([, { seconds }]) => seconds)).toFixed(1)} s`],
    ],
    problems,
  };
};
