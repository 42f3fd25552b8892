// Every stage at which a process is interrupted: which process, what holds it there, when the signal comes, and which signal. Pure.
import { draw } from '../sandbox/faults.ts';
import type { Fault, FaultEffect, Operation } from '../sandbox/server.ts';
import { TARGET, WORLD_WITH_CHAIN } from './chain.ts';
import type { Program, VariantName } from './interrupt-programs.ts';
import type { JobWorld, Variables } from './job-under-test.ts';
import type { Trial } from './trials.ts';

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

const SIGNALS = ['SIGKILL', 'SIGINT', 'SIGTERM'] as const;

/** One stage. */
export interface Stage extends Trial, JobWorld {
  readonly signal: (typeof SIGNALS)[number];
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

function stage(draft: Draft, signal: Stage['signal']): Stage {
  const group = `${signal} ${draft.program} ${draft.isBefore ?? false}`;
  return { ...draft, signal, group, name: `${signal}, ${draft.name}` };
}

const REQUESTS = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const;
const SILENCES: readonly FaultEffect[] = [{ kind: 'hang' }, { kind: 'trickle' }, { kind: 'latency', seconds: 30 }];
const CHAIN = { inputs: { 'role-chain': TARGET } };
const SILENT_API: readonly Fault[] = [{ operation: 'Other', effect: { kind: 'hang' } }];

/** A stage of the main step before it publishes. */
function early(name: string, when: When, faults: readonly Fault[], more: Partial<Draft> = {}): Draft {
  const sandbox = { world: WORLD_WITH_CHAIN, faults };
  return { name: `main, ${name}`, program: 'main', variant: 'plain', when, sandbox, isBefore: true, ...more };
}

/** While a request waits for its answer. */
const IN_REQUESTS = SILENCES.flatMap((effect) => {
  const waiting = (operation: Operation, more: Partial<Draft> = {}, attempt = 1) =>
    early(
      `${operation} ${attempt}, ${effect.kind}`,
      { request: operation, count: attempt },
      [{ operation, attempts: [attempt], effect }],
      more,
    );
  return [
    ...REQUESTS.map((operation) => waiting(operation)),
    waiting('AssumeRole', CHAIN),
    waiting('GetCallerIdentity', CHAIN, 2),
  ];
});

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
const IN_HELPERS = REQUESTS.map((operation): Draft => {
  const sandbox = { faults: [{ operation, effect: { kind: 'hang' } }] } as const;
  const when = { request: operation };
  return { name: `helper, ${operation}, hang`, program: 'helper', variant: 'refresh', when, sandbox, isBefore: true };
});

/** Stages that are the same in every run; a process cannot hear SIGKILL. */
export const FIXED_STAGES: readonly Stage[] = [...IN_REQUESTS, ...IN_PAUSES, ...IN_EXTRAS, ...IN_HELPERS].flatMap(
  (draft) => [stage(draft, 'SIGINT'), stage(draft, 'SIGTERM')],
);

/** What is interrupted at which of its changes, or in how long a time. */
interface Interrupted {
  readonly program: Program;
  readonly variant: VariantName;
  readonly hasCompany?: boolean;
  readonly measured: {
    readonly changes: readonly string[];
    readonly result: { readonly durationSeconds: number };
  };
}

/** Right before each change of a file. */
export function stagesOfChanges({ measured: { changes }, ...rest }: Interrupted): readonly Stage[] {
  // Its own files are in their places with the last rename; after that the step publishes, and hears of a signal only then.
  const lastBefore = rest.program === 'main' ? changes.lastIndexOf('renameSync') + 1 : 0;
  return changes.flatMap((changing, n) => {
    const change = n + 1;
    const name = nameOf(rest, `before change ${change} of ${changes.length} (${changing})`);
    const draft = { ...rest, name, when: { change }, isBefore: change <= lastBefore };
    return SIGNALS.map((signal) => stage(draft, signal));
  });
}

/** At moments left to chance, from the start to a little beyond the usual end. */
export function stagesByChance({ measured, ...rest }: Interrupted, count: number, seed: number): readonly Stage[] {
  const shares = SIGNALS.flatMap((signal) =>
    Array.from({ length: count }, (_, n) => [signal, draw(`${seed} ${signal} ${nameOf(rest, `${n}`)}`)] as const),
  );
  return shares.map(([signal, share]) => {
    const seconds = share * measured.result.durationSeconds * 1.1;
    return stage({ ...rest, name: nameOf(rest, `after ${seconds.toFixed(3)} s`), when: { seconds } }, signal);
  });
}

function nameOf({ program, variant, hasCompany }: Omit<Interrupted, 'measured'>, what: string): string {
  return `${program}, ${variant}, ${what}${hasCompany ? ', in company' : ''}`;
}
