// Every stage at which a process is interrupted: which process, what holds it there, when the signal comes, and which signal. Pure.
import type { Fault, FaultEffect, Operation } from '../sandbox/server.ts';
import { TARGET, WORLD_WITH_CHAIN } from './chain.ts';
import type { Program, UndisturbedStep, VariantName } from './interrupt-programs.ts';
import type { JobWorld, Variables } from './job-under-test.ts';
import { draw, type Trial } from './trials.ts';

/** When the signal comes. */
export type When =
  /** Once the sandbox has received so many requests of an operation, after the main step where that ran before. */
  | { readonly request: Operation; readonly count?: number }
  /** Once the sandbox has answered one. */
  | { readonly answer: Operation }
  /** Right before the n-th change of a file. */
  | { readonly change: number }
  /** After so long. */
  | { readonly seconds: number };

/** One stage. */
export interface Stage extends Trial, JobWorld {
  readonly signal: 'SIGKILL' | 'SIGINT' | 'SIGTERM';
  readonly program: Program;
  readonly variant: VariantName;
  readonly when: When;
  /** Besides those of the variant. */
  readonly inputs?: Variables;
  /** Whether the process must have published nothing, and say that it was canceled; otherwise it may finish first. */
  readonly isBefore?: boolean;
  /** Whether another helper runs at the same time. */
  readonly hasCompany?: boolean;
}

type Draft = Omit<Stage, 'signal' | 'group'>;

const REQUESTS = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const;
const SILENCES: readonly FaultEffect[] = [{ kind: 'hang' }, { kind: 'trickle' }, { kind: 'latency', seconds: 30 }];
const CHAIN = { 'role-chain': TARGET };
const SILENT_API: readonly Fault[] = [{ operation: 'Other', effect: { kind: 'hang' } }];

/** A stage of the main step before it publishes. */
function early(name: string, when: When, faults: readonly Fault[], more: Partial<Draft> = {}): Draft {
  const sandbox = { world: WORLD_WITH_CHAIN, faults };
  return { name: `main, ${name}`, program: 'main', variant: 'plain', when, sandbox, isBefore: true, ...more };
}

/** While a request waits for its answer. */
const IN_REQUESTS = SILENCES.flatMap((effect) => [
  ...REQUESTS.map((operation) =>
    early(`${operation}, ${effect.kind}`, { request: operation }, [{ operation, effect }]),
  ),
  early(`AssumeRole, ${effect.kind}`, { request: 'AssumeRole' }, [{ operation: 'AssumeRole', effect }], {
    inputs: CHAIN,
  }),
  early(
    `last GetCallerIdentity of a chain, ${effect.kind}`,
    { request: 'GetCallerIdentity', count: 2 },
    [{ operation: 'GetCallerIdentity', attempts: [2], effect }],
    { inputs: CHAIN },
  ),
]);

/** In the pause before another try; the search for the line of the workflow may meet a silent API after it. */
const IN_PAUSES = REQUESTS.flatMap((operation) => {
  const throttled: Fault = { operation, effect: { kind: 'throttle', retryAfterSeconds: 30 } };
  const when = { answer: operation };
  return [
    early(`pause after ${operation}`, when, [throttled]),
    early(`pause after ${operation}, API silent`, when, [throttled, ...SILENT_API]),
  ];
});

const PULL_REQUEST = { number: 7, head: { repo: { id: 1 } }, base: { repo: { id: 1 } } };

/** While it calls GitHub's API, after its verdict. */
const IN_EXTRAS = [
  early('looking for the line of the workflow', { request: 'Other' }, SILENT_API, {
    inputs: { 'role-to-assume': 'arn:aws:iam::111122223333:role/other', 'disable-retry': 'true' },
    isBefore: false,
  }),
  early('commenting on a pull request', { request: 'Other' }, SILENT_API, {
    inputs: { 'pr-comment': 'on-failure' },
    job: { event: { name: 'pull_request', payload: { pull_request: PULL_REQUEST } } },
    isBefore: false,
  }),
];

/** While a helper requests a session. */
const IN_HELPERS = REQUESTS.map(
  (operation): Draft => ({
    name: `helper, ${operation}, hang`,
    program: 'helper',
    variant: 'refresh',
    when: { request: operation },
    sandbox: { faults: [{ operation, effect: { kind: 'hang' } }] },
    isBefore: true,
  }),
);

/** Stages that are the same in every run; a process cannot hear SIGKILL. */
export function fixedStages(): readonly Stage[] {
  const drafts = [...IN_REQUESTS, ...IN_PAUSES, ...IN_EXTRAS, ...IN_HELPERS];
  return drafts.flatMap((draft) => [stage(draft, 'SIGINT'), stage(draft, 'SIGTERM')]);
}

/** What is interrupted at which of its changes, or in how long a time. */
interface Interrupted {
  readonly program: Program;
  readonly variant: VariantName;
  readonly measured: UndisturbedStep['main'];
  readonly hasCompany?: boolean;
}

const ALL_SIGNALS = ['SIGKILL', 'SIGINT', 'SIGTERM'] as const;

/** Right before each change of a file. */
export function stagesOfChanges({ measured, ...rest }: Interrupted): readonly Stage[] {
  const { changes } = measured;
  // Its own files are in their places with the last rename; after that the step publishes, and hears of a signal only then.
  const lastBefore = rest.program === 'main' ? changes.lastIndexOf('renameSync') + 1 : 0;
  return changes.flatMap((name, n) => {
    const change = n + 1;
    const what = `before change ${change} of ${changes.length} (${name})`;
    return ALL_SIGNALS.map((signal) =>
      stage({ ...rest, name: nameOf(rest, what), when: { change }, isBefore: change <= lastBefore }, signal),
    );
  });
}

/** At moments left to chance, from the start to a little beyond the usual end. */
export function stagesByChance({ measured, ...rest }: Interrupted, count: number, seed: number): readonly Stage[] {
  return ALL_SIGNALS.flatMap((signal) =>
    Array.from({ length: count }, (_, n) => {
      const share = draw(seed, `${signal} ${rest.program} ${rest.variant} ${rest.hasCompany} ${n}`);
      const seconds = share * measured.seconds * 1.1;
      return stage({ ...rest, name: nameOf(rest, `after ${seconds.toFixed(3)} s`), when: { seconds } }, signal);
    }),
  );
}

function nameOf({ program, variant, hasCompany }: Omit<Interrupted, 'measured'>, what: string): string {
  return `${program}, ${variant}, ${what}${hasCompany ? ', in company' : ''}`;
}

function stage(draft: Draft, signal: Stage['signal']): Stage {
  const group = `${signal} ${draft.program} ${draft.isBefore ?? false}`;
  return { ...draft, signal, group, name: `${signal}, ${draft.name}` };
}
