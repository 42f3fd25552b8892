// Runs whole processes and measures them from outside: wall time and CPU time. Effect: processes.
import { spawn } from 'node:child_process';

/** What one process took. */
export interface Taken {
  readonly wallSeconds: number;
  /** User and system time, its threads included. */
  readonly cpuSeconds: number;
  readonly exitCode: number;
  readonly output: string;
}

/** A program to measure: arguments of Node, and its environment. */
export interface Program {
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** The shell's own clock, so that neither this process nor the shell's start counts. */
const TIMED = 'TIMEFORMAT="%R %U %S"; time "$0" "$@" 1>&3 2>&3';

/** Runs one program to its end. */
export async function run({ arguments: parameters, environment }: Program): Promise<Taken> {
  const child = spawn('bash', ['-c', TIMED, process.execPath, ...parameters], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let [times, output] = ['', ''];
  child.stderr?.on('data', (chunk: Buffer) => {
    times += chunk;
  });
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code ?? -1));
  });
  const [wallSeconds = Number.NaN, user = Number.NaN, system = Number.NaN] = times.trim().split(/\s+/).map(Number);
  return { wallSeconds, cpuSeconds: user + system, exitCode, output };
}

/** The middle of the values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}
