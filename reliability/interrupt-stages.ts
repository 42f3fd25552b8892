// Every stage at which a process is interrupted: which process, what holds it there, when the signal comes, and which signal. While it calls
// GitHub's API after its verdict, `__tests__/dist/cancels.test.ts` cancels it. Pure.
import { draw } from '../sandbox/faults.ts';
import { TARGET, WORLD_WITH_CHAIN } from '../sandbox/scenarios/sources.ts';
import type { Fault, FaultEffect, Operation, RecordedRequest, SandboxOptions } from '../sandbox/server.ts';
import type { Program, Undisturbed, VariantName } from './interrupt-programs.ts';
import type { Variables } from './job-under-test.ts';
import type { RunOptions, Trial } from './part.ts';

/** Whether the signal is due: by what the sandbox has received of the process, and by how long that has been running. */
type IsDue = (requests: readonly RecordedRequest[], elapsedSeconds: number) => boolean;

const SIGNALS = ['SIGKILL', 'SIGINT', 'SIGTERM'] as const;

/** One stage. */
export interface Stage extends Trial {
  readonly sandbox?: SandboxOptions;
  readonly signal: (typeof SIGNALS)[number];
  readonly program: Program;
  readonly variant: VariantName;
  /** When the signal comes, or else: */
  readonly isDue?: IsDue;
  /** Right before which change of a file the process sends it to itself, from 1. */
  readonly change?: number;
  /** Besides those of the variant. */
  readonly inputs?: Variables;
  /** Whether the process must have published nothing, and say that it was canceled; otherwise it may finish first. */
  readonly isBefore?: boolean;
  /** Whether another helper runs at the same time. */
  readonly hasCompany?: boolean;
}

type Draft = Omit<Stage, 'signal' | 'group'>;

function stage(draft: Draft, signal: Stage['signal']): Stage {
  const group = `${signal}, ${draft.program}${draft.isBefore ? ', before it publishes' : ''}`;
  return { ...draft, signal, group, name: `${signal}, ${draft.name}` };
}

function onceAsked(operation: Operation, count = 1): IsDue {
  return (requests) => requests.filter((request) => request.operation === operation).length >= count;
}

function onceAnswered(operation: Operation): IsDue {
  return (requests) => requests.some((request) => request.operation === operation && request.status !== undefined);
}

const REQUESTS = ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const;
const SILENCES: readonly FaultEffect[] = [{ kind: 'hang' }, { kind: 'trickle' }, { kind: 'latency', seconds: 30 }];
const CHAIN = { inputs: { 'role-chain': TARGET } };
const SILENT_API: readonly Fault[] = [{ operation: 'Other', effect: { kind: 'hang' } }];

/** A stage of the main step before it publishes. */
function early(name: string, isDue: IsDue, faults: readonly Fault[], more: Partial<Draft> = {}): Draft {
  const sandbox = { world: WORLD_WITH_CHAIN, faults };
  return { name: `main, ${name}`, program: 'main', variant: 'plain', isDue, sandbox, isBefore: true, ...more };
}

/** While a request waits for its answer. */
const IN_REQUESTS = SILENCES.flatMap((effect) => {
  const waiting = (operation: Operation, more: Partial<Draft> = {}, attempt = 1) => {
    const faults = [{ operation, attempts: [attempt], effect }];
    return early(`${operation} ${attempt}, ${effect.kind}`, onceAsked(operation, attempt), faults, more);
  };
  return [
    ...REQUESTS.map((operation) => waiting(operation)),
    waiting('AssumeRole', CHAIN),
    waiting('GetCallerIdentity', CHAIN, 2),
  ];
});

/** In the pause before another try; the search for the line of the workflow may meet a silent API after it. */
const IN_PAUSES = REQUESTS.flatMap((operation) => {
  const throttled: Fault = { operation, effect: { kind: 'throttle', retryAfterSeconds: 30 } };
  const isDue = onceAnswered(operation);
  return [
    early(`pause after ${operation}`, isDue, [throttled]),
    early(`pause after ${operation}, API silent`, isDue, [throttled, ...SILENT_API]),
  ];
});

/** While a helper requests a session. */
const IN_HELPERS = REQUESTS.map((operation): Draft => {
  const sandbox = { faults: [{ operation, effect: { kind: 'hang' } }] } as const;
  const isDue = onceAsked(operation);
  return { name: `helper, ${operation}, hang`, program: 'helper', variant: 'refresh', isDue, sandbox, isBefore: true };
});

/** Stages that are the same in every run; a process cannot hear SIGKILL. */
const FIXED_STAGES: readonly Stage[] = [...IN_REQUESTS, ...IN_PAUSES, ...IN_HELPERS].flatMap((draft) => [
  stage(draft, 'SIGINT'),
  stage(draft, 'SIGTERM'),
]);

/** How many moments are left to chance for each signal. */
const CHANCE_MOMENTS: Readonly<Record<Program, number>> = { main: 8, post: 5, helper: 8, 'helper-thread': 0 };

/** What is interrupted at each of its changes, and by chance. */
interface Interrupted extends Undisturbed {
  readonly hasCompany?: boolean;
}

/** All stages. Helpers are interrupted alone and beside another one. */
export function stagesOf(undisturbed: readonly Undisturbed[], { seed }: RunOptions): readonly Stage[] {
  const interrupted: readonly Interrupted[] = undisturbed.flatMap((process) =>
    process.step === undefined ? [process, { ...process, hasCompany: true }] : [process],
  );
  const ofProcesses = SIGNALS.flatMap((signal) => {
    const drafts = interrupted.flatMap((one) => [...beforeChanges(one), ...byChance(one, `${seed} ${signal}`)]);
    return drafts.map((draft) => stage(draft, signal));
  });
  return [...FIXED_STAGES, ...ofProcesses];
}

/** Right before each change of a file. */
function beforeChanges(interrupted: Interrupted): readonly Draft[] {
  const { program, changes } = interrupted;
  // Its own files are in their places with the last rename; after that the step publishes, and hears of a signal only then.
  const lastBefore = program === 'main' ? changes.lastIndexOf('renameSync') + 1 : 0;
  return changes.map((changing, n) => {
    const change = n + 1;
    const what = `before change ${change} of ${changes.length} (${changing})`;
    return { ...draftOf(interrupted, what), change, isBefore: change <= lastBefore };
  });
}

/** At moments left to chance, from the start to a little beyond the usual end. */
function byChance(interrupted: Interrupted, seed: string): readonly Draft[] {
  return Array.from({ length: CHANCE_MOMENTS[interrupted.program] }, (_, n) => {
    const { name } = draftOf(interrupted, `${n}`);
    const dueSeconds = draw(`${seed} ${name}`) * interrupted.seconds * 1.1;
    const draft = draftOf(interrupted, `after ${dueSeconds.toFixed(3)} s`);
    return { ...draft, isDue: (_requests, elapsedSeconds) => elapsedSeconds >= dueSeconds };
  });
}

function draftOf({ program, variant, hasCompany = false }: Interrupted, what: string): Draft {
  return { program, variant, hasCompany, name: `${program}, ${variant}, ${what}${hasCompany ? ', in company' : ''}` };
}
