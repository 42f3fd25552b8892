// Keeps what is only nice to have from costing more than a moment. Effect: one timer.

export interface Bounds<Stopped> {
  readonly limitSeconds: number;
  /** Aborts at the end of the run. */
  readonly signal: AbortSignal;
  /** What the caller gets instead of a result. */
  readonly whenStopped: Stopped;
}

/**
 * Runs the task until it settles, the limit passes or the run ends, whichever is first; the signal that the task gets is
 * aborted then. A task that does not settle is left to itself.
 * @throws what the task throws while it is waited for
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
