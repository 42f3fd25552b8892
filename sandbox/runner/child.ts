// Runs one process of a step and hands its output over line by line.
import { type ChildProcess, spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { StringDecoder } from 'node:string_decoder';

/** What to run. Its environment is exactly the one given, and its standard input is empty. */
export interface ChildOptions {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Takes each line of both streams. */
  readonly onLine: (line: string) => void;
  /** Cancels the process after so long; it is killed if it does not end by that. */
  readonly signalAfter: SignalAfter | undefined;
  /** Kills the process. */
  readonly abort: AbortSignal;
}

/** When to cancel a step, after so long or once this settles, and by which signal. */
export type SignalAfter = { readonly signal: NodeJS.Signals } & (
  | { readonly seconds: number }
  | { readonly event: Promise<unknown> }
);

/** How a process ended and what it wrote. */
export interface ChildResult {
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  readonly durationSeconds: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs what a process would run, and says how it ended. */
export type RunChild = (options: ChildOptions) => Promise<ChildResult>;

// The runner's patience: between SIGINT and SIGTERM, between SIGTERM and SIGKILL, and for output after the exit.
const TERMINATE_AFTER_SECONDS = 7.5;
const KILL_AFTER_SECONDS = 2.5;
const DRAIN_SECONDS = 5;

/**
 * Runs a process to its end.
 * @param options - what to run, and where its lines go
 * @throws Error if the process cannot be started
 */
export async function runChild(options: ChildOptions): Promise<ChildResult> {
  const startedAt = performance.now();
  const child = spawn(options.command, options.arguments, {
    cwd: options.directory,
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const output = collectOutput(child, options.onLine);
  const timers: NodeJS.Timeout[] = [];
  if (options.signalAfter !== undefined) scheduleSignals(child, options.signalAfter, timers);
  const kill = (): boolean => child.kill('SIGKILL');
  options.abort.addEventListener('abort', kill);
  if (options.abort.aborted) kill();
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => timers.push(setTimeout(() => closeOutput(child), DRAIN_SECONDS * 1000)));
      child.once('close', (code) => resolve(code));
    });
    const durationSeconds = (performance.now() - startedAt) / 1000;
    return { exitCode, durationSeconds, ...output() };
  } finally {
    for (const timer of timers) clearTimeout(timer);
    options.abort.removeEventListener('abort', kill);
  }
}

function scheduleSignals(child: ChildProcess, after: SignalAfter, timers: NodeJS.Timeout[]): void {
  const start = () => {
    child.kill(after.signal);
    const ladder: readonly (readonly [number, NodeJS.Signals])[] = [
      [TERMINATE_AFTER_SECONDS, 'SIGTERM'],
      [TERMINATE_AFTER_SECONDS + KILL_AFTER_SECONDS, 'SIGKILL'],
    ];
    timers.push(...ladder.map(([seconds, name]) => setTimeout(() => child.kill(name), seconds * 1000).unref()));
  };
  if ('seconds' in after) timers.push(setTimeout(start, after.seconds * 1000));
  else void after.event.then(start);
}

function closeOutput(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

/** Both streams in rounds: lines of standard error that are waiting come before those of standard output. */
function collectOutput(
  child: ChildProcess,
  onLine: (line: string) => void,
): () => Pick<ChildResult, 'stdout' | 'stderr'> {
  const streams = [createLineQueue(), createLineQueue()] as const;
  const [stderr, stdout] = streams;
  let isScheduled = false;
  const flush = (): void => {
    isScheduled = false;
    for (const { lines } of streams) for (const line of lines.splice(0)) onLine(line);
  };
  const read = (queue: LineQueue) => (chunk: Buffer) => {
    queue.write(chunk);
    if (!isScheduled) setImmediate(flush);
    isScheduled = true;
  };
  child.stderr?.on('data', read(stderr));
  child.stdout?.on('data', read(stdout));
  return () => {
    for (const queue of streams) queue.end();
    flush();
    return { stdout: stdout.text(), stderr: stderr.text() };
  };
}

interface LineQueue {
  readonly lines: string[];
  write(chunk: Buffer): void;
  end(): void;
  text(): string;
}

/** Splits a stream at LF, CR LF and lone CR. */
function createLineQueue(): LineQueue {
  const decoder = new StringDecoder('utf8');
  const lines: string[] = [];
  let all = '';
  let rest = '';
  const take = (text: string): void => {
    all += text;
    const parts = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = parts.pop() ?? '';
    lines.push(...parts);
  };
  return {
    lines,
    write: (chunk) => take(decoder.write(chunk)),
    end: () => {
      take(decoder.end());
      if (rest !== '') lines.push(rest.replace(/\r$/, ''));
      rest = '';
    },
    text: () => all,
  };
}
