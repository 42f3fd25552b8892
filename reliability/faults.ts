// Every fault at every request of the packed main step, at its first, its second and all of its tries. Each run must succeed or end in
// the one right finding, in time, and publish nothing on failure. Effect: processes.
import { OTHER_SUBJECT_DEPLOYED, READER } from '../sandbox/scenarios/deployed.ts';
import { findingCodeOf, publishedBy } from '../sandbox/scenarios/scenario.ts';
import { TARGET, WORLD_WITH_CHAIN } from '../sandbox/scenarios/sources.ts';
import type { Fault, SandboxOptions } from '../sandbox/server.ts';
import type { FindingCode } from '../src/diagnosis/finding.ts';
import { type Ending, FAULT_ROWS, type FaultRow, REQUESTS, type RequestName } from './fault-table.ts';
import { problemsAfterPost, problemsIf, problemsShown } from './invariants.ts';
import { type MainRun, type Variables, withJob } from './job-under-test.ts';
import { type Part, type Trial, tryAll } from './part.ts';

const MOMENTS = ['first', 'second', 'all'] as const;
type Moment = (typeof MOMENTS)[number];
const SIZE = { inShort: 32, atOnce: 4 };
/** Beyond the deadline, for the process to start and to end. */
const GRACE_SECONDS = 3;
/** As many times what a run without a fault takes are allowed besides: a machine that does other things slows all runs down. */
const UNDISTURBED_RUNS = 4;

/** One run: where it meets which fault, and how it must end. */
interface Cell extends Trial {
  readonly sandbox: SandboxOptions;
  readonly inputs: Variables;
  /** Those that are right; none: it must succeed. */
  readonly codes: readonly FindingCode[];
}

function cellsOf(row: FaultRow): readonly Cell[] {
  return REQUESTS.flatMap((operation) => {
    const ending = row.endings[operation];
    return ending === undefined ? [] : MOMENTS.map((moment) => cellOf(row, operation, moment, ending));
  });
}

function cellOf(row: FaultRow, operation: RequestName, moment: Moment, ending: Ending | 'harmless'): Cell {
  const { effect } = row;
  const faults: Record<Moment, readonly Fault[]> = {
    first: [{ operation, attempts: [1], effect }],
    second: [
      { operation, attempts: [1], effect: { kind: 'reset' } },
      { operation, attempts: [2], effect },
    ],
    all: [{ operation, effect }],
  };
  const codes = ending === 'harmless' || passes(ending, moment) ? [] : [ending.code];
  return {
    name: `${row.name} / ${operation} / ${moment}`,
    group: codes[0] ?? `success / ${operation} / ${moment}`,
    sandbox: { world: WORLD_WITH_CHAIN, faults: faults[moment] },
    inputs: { ...limitsOf(row, moment), ...(operation === 'AssumeRole' ? { 'role-chain': TARGET } : {}) },
    codes,
  };
}

/** A refused run looks up what is deployed: whatever it meets there, it ends with the finding that it found, or with its guess. */
function lookupsOf(row: FaultRow): readonly Cell[] {
  const faults: readonly Fault[] = [
    { operation: 'GetRole', effect: row.effect },
    { operation: 'AssumeRoleWithWebIdentity', attempts: [LOOKUP_EXCHANGE], effect: row.effect },
  ];
  return faults.map((fault) => ({
    name: `${row.name} / ${fault.operation} / lookup`,
    group: `lookup / ${fault.operation}`,
    sandbox: { ...OTHER_SUBJECT_DEPLOYED, faults: [fault] },
    inputs: { ...limitsOf(row, row.isSilent ? 'first' : 'all'), 'diagnosis-role': READER },
    codes: ['TRUST_POLICY_SUBJECT_DIFFERS', 'ACCESS_DENIED_IMMUTABLE_SUBJECT'],
  }));
}

/** AccessDenied is tried twice, then the diagnosis role is asked for. */
const LOOKUP_EXCHANGE = 3;

/** Whether the run tries again after the fault, and does not meet it then. The reset before the second try is a failure of another kind. */
function passes({ again }: Ending, moment: Moment): boolean {
  return moment !== 'all' && again !== 'never';
}

/** A request has a timeout of 10 s; the pauses between three tries are 12 s at most. */
function limitsOf({ isSilent }: FaultRow, moment: Moment): Variables {
  if (isSilent) return { 'action-timeout-s': moment === 'all' ? '3' : '18' };
  return { 'action-timeout-s': '20', ...(moment === 'all' ? { 'retry-max-attempts': '3' } : {}) };
}

/** @param undisturbedSeconds - what a run without a fault takes on this machine */
function play({ sandbox, inputs, codes }: Cell, actionDirectory: string, undisturbedSeconds: number) {
  return withJob(actionDirectory, { sandbox }, async (job) => {
    const main = await job.main(inputs);
    const seconds = main.result.durationSeconds;
    const limitSeconds = Number(inputs['action-timeout-s']) + GRACE_SECONDS + UNDISTURBED_RUNS * undisturbedSeconds;
    const problems = [
      ...problemsOfEnd(main, codes),
      ...problemsShown(main.result, job.secrets()),
      ...problemsIf({ [`it took ${seconds.toFixed(1)} s`]: seconds > limitSeconds }),
      ...(await problemsAfterPost(job, main)),
    ];
    const requests = job.sandbox.requests.filter(({ byClient }) => byClient).length;
    return { seconds, requests, problems };
  });
}

function problemsOfEnd({ result }: MainRun, codes: readonly FindingCode[]): readonly string[] {
  const { outcome, exitCode, annotations, exported } = result;
  const told = annotations.map(({ level, message }) => `${level} ${findingCodeOf(message)}`).join(', ');
  const published = publishedBy(result);
  if (codes.length === 0) {
    return problemsIf({
      [`it ended in ${outcome} with ${told}`]: outcome !== 'success' || told !== '',
      'it exported no keys': !exported['AWS_ACCESS_KEY_ID'] || !exported['AWS_SESSION_TOKEN'],
    });
  }
  return problemsIf({
    [`${told || outcome} instead of ${codes[0]}`]: !codes.some((code) => told === `error ${code}`),
    [`the exit code is ${exitCode}`]: exitCode !== 1,
    [`it published ${published}`]: published !== '',
  });
}

/** Every fault at every request. */
export const faults: Part = async (options) => {
  const { actionDirectory } = options;
  const undisturbed = await withJob(actionDirectory, {}, (job) => job.main());
  const all = [...FAULT_ROWS.flatMap(cellsOf), ...FAULT_ROWS.flatMap(lookupsOf)];
  const { played, problems, count } = await tryAll(all, options, SIZE, (cell) =>
    play(cell, actionDirectory, undisturbed.result.durationSeconds),
  );
  const codes = played.flatMap(([cell]) => cell.codes.slice(0, 1));
  return {
    figures: [
      ['Faults', `${FAULT_ROWS.length}`],
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
