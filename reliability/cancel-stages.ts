// Every stage at which a job can be cancelled: which process, what holds it there, and when the signal comes. Pure.
import type { JobOptions } from '../sandbox/job.ts';
import type { Fault, FaultEffect, Operation, SandboxOptions } from '../sandbox/server.ts';
import { TARGET, WORLD_WITH_CHAIN } from './chain.ts';
import { draw } from './chance.ts';
import type { Program, VariantName } from './interrupted.ts';
import type { Variables } from './job-under-test.ts';

export const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** When the signal comes. */
export type When =
  /** Once the sandbox has got so many requests of an operation, after the main step where that came first. */
  | { readonly request: Operation; readonly count?: number }
  /** Once the sandbox has answered one. */
  | { readonly answer: Operation }
  /** Right before the n-th change of a file. */
  | { readonly change: number }
  /** After so long. */
  | { readonly seconds: number };

/** One stage. */
export interface Stage {
  readonly name: string;
  readonly program: Program;
  readonly variant: VariantName;
  readonly when: When;
  readonly inputs?: Variables;
  readonly sandbox?: SandboxOptions;
  readonly job?: Partial<JobOptions>;
  /** Whether the step must have published nothing, and say that it was cancelled; else it may be done before it hears of the signal. */
  readonly isBefore?: true;
}

const REQUESTS = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const;
const SILENCES: readonly FaultEffect[] = [{ kind: 'hang' }, { kind: 'trickle' }, { kind: 'latency', seconds: 30 }];
const CHAIN = { 'role-chain': TARGET };
const SILENT_API: readonly Fault[] = [{ operation: 'Other', effect: { kind: 'hang' } }];
const MAIN = { program: 'main', variant: 'plain' } as const;

/** While a request is on its way. */
const IN_REQUESTS: readonly Stage[] = SILENCES.flatMap((effect) => [
  ...REQUESTS.map((operation): Stage => {
    const name = `main, ${operation}, ${effect.kind}`;
    const sandbox = { faults: [{ operation, effect }] };
    return { ...MAIN, name, sandbox, when: { request: operation }, isBefore: true };
  }),
  {
    ...{ ...MAIN, name: `main, AssumeRole, ${effect.kind}`, inputs: CHAIN },
    sandbox: { world: WORLD_WITH_CHAIN, faults: [{ operation: 'AssumeRole', effect }] },
    ...{ when: { request: 'AssumeRole' }, isBefore: true },
  },
  {
    ...{ ...MAIN, name: `main, last GetCallerIdentity of a chain, ${effect.kind}`, inputs: CHAIN },
    sandbox: { world: WORLD_WITH_CHAIN, faults: [{ operation: 'GetCallerIdentity', attempts: [2], effect }] },
    ...{ when: { request: 'GetCallerIdentity', count: 2 }, isBefore: true },
  },
]);

/** While it waits before another try; what looks for the line of the workflow may find a silent API then. */
const IN_PAUSES: readonly Stage[] = REQUESTS.flatMap((operation) =>
  [[], SILENT_API].map((more): Stage => {
    const throttled: Fault = { operation, effect: { kind: 'throttle', retryAfterSeconds: 30 } };
    const name = `main, pause after ${operation}${more.length > 0 ? ', API silent' : ''}`;
    return { ...MAIN, name, sandbox: { faults: [throttled, ...more] }, when: { answer: operation }, isBefore: true };
  }),
);

const REFUSED = { 'role-to-assume': 'arn:aws:iam::111122223333:role/other', 'disable-retry': 'true' };
const PULL_REQUEST: Partial<JobOptions> = {
  event: {
    name: 'pull_request',
    payload: { pull_request: { number: 7, head: { repo: { id: 1 } }, base: { repo: { id: 1 } } } },
  },
};
const COMMENTED = { inputs: { 'pr-comment': 'on-failure' }, sandbox: { faults: SILENT_API }, job: PULL_REQUEST };

/** While it does what is only nice to have. */
const IN_EXTRAS: readonly Stage[] = [
  {
    ...{
      ...MAIN,
      name: 'main, looking for the line of the workflow',
      inputs: REFUSED,
      sandbox: { faults: SILENT_API },
    },
    when: { request: 'Other' },
  },
  { ...MAIN, ...COMMENTED, name: 'main, commenting on a pull request', when: { request: 'Other' } },
];

/** While a helper asks for a session; the main step has asked before. */
const IN_HELPERS: readonly Stage[] = REQUESTS.map((operation) => ({
  name: `helper, ${operation}, hang`,
  program: 'helper',
  variant: 'refresh',
  when: { request: operation },
  sandbox: { faults: [{ operation, effect: { kind: 'hang' } }] },
  isBefore: true,
}));

/** Stages that are the same in every run. */
export const FIXED_STAGES: readonly Stage[] = [...IN_REQUESTS, ...IN_PAUSES, ...IN_EXTRAS, ...IN_HELPERS];

/** Right before each change of a file. */
export function stagesOfChanges(program: Program, variant: VariantName, changes: readonly string[]): readonly Stage[] {
  return changes.map((change, n) => ({
    name: `${program}, ${variant}, before change ${n + 1} of ${changes.length} (${change})`,
    ...{ program, variant, when: { change: n + 1 } },
  }));
}

/** At moments by chance, from the start to a little beyond the usual end. */
export function stagesByChance(
  program: Program,
  variant: VariantName,
  { seconds, count, seed }: { readonly seconds: number; readonly count: number; readonly seed: number },
): readonly Stage[] {
  return Array.from({ length: count }, (_, n) => {
    const after = draw(seed, `${program} ${variant} ${n}`) * seconds * 1.1;
    return { name: `${program}, ${variant}, after ${after.toFixed(3)} s`, program, variant, when: { seconds: after } };
  });
}
