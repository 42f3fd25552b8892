// The end of a run: its time limit, or the cancellation of the job, whichever is first. Effect: a timer, and signal handlers of the
// process.

/** Why the run must end. */
export type StopReason = 'deadline' | 'canceled';

/** What bounds every request and every pause of a run. */
export interface Deadline {
  readonly timeoutSeconds: number;
  /** Aborts at the end; its reason is a {@link StopReason}. */
  readonly signal: AbortSignal;
  /** Seconds left, at least 0, by the monotonic clock. */
  remainingSeconds(): number;
  /** Why the run must end now; undefined while it may continue. */
  stopReason(): StopReason | undefined;
  /** Ends the run at once. */
  cancel(): void;
  /** Lets the process exit. Call it when the run is over. */
  clear(): void;
}

/**
 * Starts the run's clock.
 * @param timeoutSeconds - length of the run
 * @param elapsedSeconds - how much of it has passed already
 */
export function createDeadline(timeoutSeconds: number, elapsedSeconds = 0): Deadline {
  const controller = new AbortController();
  const endsAt = performance.now() + (timeoutSeconds - elapsedSeconds) * 1000;
  const stop = (reason: StopReason) => controller.abort(reason);
  const timer = setTimeout(stop, Math.max(0, endsAt - performance.now()), 'deadline');
  return {
    timeoutSeconds,
    signal: controller.signal,
    remainingSeconds: () => (controller.signal.aborted ? 0 : Math.max(0, (endsAt - performance.now()) / 1000)),
    stopReason: () => (controller.signal.aborted ? reasonOf(controller.signal) : undefined),
    cancel: () => stop('canceled'),
    clear: () => clearTimeout(timer),
  };
}

/** Only a deadline says that it passed; what else aborts is the cancellation of the job. */
function reasonOf({ reason }: AbortSignal): StopReason {
  return reason === 'deadline' ? 'deadline' : 'canceled';
}

/** What became of a bounded wait. */
export type WaitOutcome<T> =
  | { readonly kind: 'settled'; readonly value: T }
  | { readonly kind: 'stopped'; readonly reason: StopReason }
  | { readonly kind: 'timed-out' };

/**
 * Runs the task until it settles, its own limit passes or the run must end, whichever is first. The signal that the task
 * gets aborts in the last two cases; a task that does not settle even then is no longer waited for.
 * @param end - the deadline of the run; or the {@link Cancellation} of the job, for what may outlast the deadline
 * @throws whatever the task throws before that
 */
export async function within<T>(
  end: Pick<Deadline, 'signal'>,
  limitSeconds: number,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<WaitOutcome<T>> {
  if (end.signal.aborted) return { kind: 'stopped', reason: reasonOf(end.signal) };
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<WaitOutcome<T>>((resolve) => {
    timer = setTimeout(resolve, limitSeconds * 1000, { kind: 'timed-out' });
  });
  const stopped = new Promise<WaitOutcome<T>>((resolve) => {
    const onStop = () => resolve({ kind: 'stopped', reason: reasonOf(end.signal) });
    end.signal.addEventListener('abort', onStop, { once: true, signal: controller.signal });
  });
  try {
    const settled = task(controller.signal).then((value): WaitOutcome<T> => ({ kind: 'settled', value }));
    return await Promise.race([settled, timedOut, stopped]);
  } finally {
    clearTimeout(timer);
    controller.abort(); // ends the task and removes the listener
  }
}

/** Waits, but not past the end of the run. */
export async function pause(deadline: Deadline, seconds: number): Promise<void> {
  await within(deadline, seconds, () => new Promise<never>(() => {}));
}

/** The signals that a runner sends to a step of a canceled job. On Windows the second one is Ctrl+Break. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const;

/** What the signals come from: the process. */
interface SignalSource {
  on(signal: (typeof SIGNALS)[number], listener: () => void): unknown;
}

/** The cancellation of the job. */
export interface Cancellation {
  /** Aborts when the job is canceled, from the first {@link listen} on. */
  readonly signal: AbortSignal;
  /** From now on, a signal aborts {@link signal} and no longer ends the process. */
  listen(): AbortSignal;
}

/** Creates the cancellation. Until somebody listens, a signal ends the process as usual. */
export function createCancellation(source: SignalSource): Cancellation {
  const controller = new AbortController();
  let isListening = false;
  return {
    signal: controller.signal,
    listen: () => {
      if (!isListening) for (const signal of SIGNALS) source.on(signal, () => controller.abort());
      isListening = true;
      return controller.signal;
    },
  };
}
