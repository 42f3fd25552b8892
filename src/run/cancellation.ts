// Hears that the job is cancelled. Effect: signal handlers of the process.

/** The signals that a runner sends to a step of a cancelled job. On Windows the second one is Ctrl+Break. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const;

/** What the signals come from: the process. */
interface SignalSource {
  on(signal: (typeof SIGNALS)[number], listener: () => void): unknown;
}

/** The cancellation of the job. */
export interface Cancellation {
  /** Aborts when the job is cancelled, from the first {@link listen} on. */
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
