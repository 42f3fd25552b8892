// Limits the time of an optional task. Effect: one timer.

/** When a task is given up. */
export interface Bounds<Stopped> {
  readonly limitSeconds: number;
  /** Aborts at the end of the run. */
  readonly signal: AbortSignal;
  /** The result where the task is given up. */
  readonly whenStopped: Stopped;
}

/**
 * Runs the task until it settles, the time limit passes or the run ends. Then the task's signal is aborted, and nobody waits
 * for the task any more.
 * @throws what the task throws before that
 */
export async function bounded<T, Stopped>(
  { limitSeconds, signal, whenStopped }: Bounds<Stopped>,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T | Stopped> {
  if (signal.aborted) return whenStopped;
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const stopped = new Promise<Stopped>((resolve) => {
    timer = setTimeout(resolve, limitSeconds * 1000, whenStopped);
    signal.addEventListener('abort', () => resolve(whenStopped), { once: true, signal: controller.signal });
  });
  try {
    return await Promise.race([stopped, task(controller.signal)]);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}
