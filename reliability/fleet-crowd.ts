// Starts many jobs that reach STS in one moment, each a process of the packed main step. Effect: processes, servers, folders.
import { createServer, type Socket } from 'node:net';
import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { createJob, type Job, type StepResult } from '../sandbox/job.ts';
import { type RunChild, runChild } from '../sandbox/runner/child.ts';
import { USUAL_INPUTS } from '../sandbox/scenarios/scenario.ts';
import { type Fault, type Sandbox, startSandbox } from '../sandbox/server.ts';

/** The crowd, and what it meets. */
export interface CrowdOptions {
  /** Folder with action.yml and the packed action. */
  readonly actionDirectory: string;
  readonly jobs: number;
  readonly faults: readonly Fault[];
}

/** How one job ended. */
export interface CrowdJob {
  /** Whether its step passed and published credentials. */
  readonly succeeded: boolean;
  /** From the moment when the crowd was released to the end of its process. */
  readonly seconds: number;
  /** From the moment when all processes went on to the action's first line, the wait for the others included. */
  readonly secondsInAll: number;
  /** Pauses after throttled tries, as the log tells them. */
  readonly pauseSeconds: readonly number[];
  /** What the log says of a failure. */
  readonly errors: readonly string[];
}

/** What became of the crowd. */
export interface Crowd {
  readonly jobs: readonly CrowdJob[];
  /** How many exchanges were waiting when the crowd was released; the aim is one for each job. */
  readonly gathered: number;
  /** Requests of all jobs, of every kind. */
  readonly requests: number;
  /** How much of the machine's processors was in use from then on, 0 to 1. */
  readonly busyShare: number;
  /** The same as processor time, of all jobs and of STS. */
  readonly busySeconds: number;
}

/** The time within which this share of all jobs had ended; one that failed counts as well. */
export function secondsOf({ jobs }: Crowd, share: number, of: 'seconds' | 'secondsInAll' = 'seconds'): number {
  const sorted = jobs.map((job) => job[of]).toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}

/** Less than the 10 s after which a job gives up an exchange. */
const GATHER_SECONDS = 8;
const START_SECONDS = 180;
const POLL_SECONDS = 0.01;

/**
 * Starts all processes, keeps each waiting before the action's first line, lets them all run, and keeps their first
 * exchanges waiting at STS until the last one has arrived there.
 */
export async function runCrowd({ actionDirectory, jobs: count, faults }: CrowdOptions): Promise<Crowd> {
  const crowd = Promise.withResolvers<void>();
  const hold: Fault = { operation: 'AssumeRoleWithWebIdentity', effect: { kind: 'hold', until: crowd.promise } };
  const sandbox = await startSandbox({ faults: [hold, ...faults] });
  const park = await startPark();
  const jobs: Job[] = [];
  try {
    for (let n = 0; n < count; n += 1)
      jobs.push(await createJob({ actionDirectory, sandbox, environment: park.environment }));
    let [startedAt, releasedAt] = [performance.now(), performance.now()];
    const processes = holdOutput(count);
    const steps = jobs.map(async (job, n) => {
      const { run, endedAt } = processes.next();
      const result = await job.runMain({ ...USUAL_INPUTS, 'role-session-name': `fleet-${n}` }, { run });
      const secondsSince = (at: number) => (endedAt() - at) / 1000;
      return describeJob(result, { seconds: secondsSince(releasedAt), secondsInAll: secondsSince(startedAt) });
    });
    const described = Promise.all(steps);
    described.catch(() => {}); // awaited below
    await until(() => park.waiting() >= count, START_SECONDS);
    startedAt = performance.now();
    park.open();
    await until(() => gatheredAt(sandbox) > 0, START_SECONDS);
    await until(() => gatheredAt(sandbox) >= count, GATHER_SECONDS);
    const gathered = gatheredAt(sandbox);
    const busy = measureBusy();
    releasedAt = performance.now();
    crowd.resolve();
    await processes.ended;
    const used = busy();
    const requests = sandbox.requests.filter(({ byClient }) => byClient).length;
    return { jobs: await described, gathered, requests, ...used };
  } finally {
    crowd.resolve();
    await Promise.all(jobs.map((job) => job.close()));
    await Promise.all([park.close(), sandbox.close()]);
  }
}

/**
 * Keeps what the processes write until the last one has ended. Real runners have machines of their own, and what the emulated one does
 * with its lines would keep STS, which is in the same process, from answering the others.
 */
function holdOutput(count: number) {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  let left = count;
  const next = () => {
    let endedAt = Number.NaN;
    const run: RunChild = async (options) => {
      const lines: string[] = [];
      try {
        return await runChild({ ...options, onLine: (line) => lines.push(line) });
      } finally {
        endedAt = performance.now();
        left -= 1;
        if (left === 0) resolve();
        await ended;
        for (const line of lines) options.onLine(line);
      }
    };
    return { run, endedAt: () => endedAt };
  };
  return { ended, next };
}

/** How many jobs have sent an exchange. */
function gatheredAt({ requests }: Sandbox): number {
  const exchanges = requests.filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity');
  return new Set(exchanges.map(({ parameters }) => parameters['RoleSessionName'])).size;
}

function describeJob(
  { outcome, exported, log }: StepResult,
  times: Pick<CrowdJob, 'seconds' | 'secondsInAll'>,
): CrowdJob {
  const pauses = log.flatMap((line) => /: try \d+ failed \(Throttling:.* next in ([\d.]+) s$/.exec(line)?.[1] ?? []);
  const succeeded = outcome === 'success' && exported['AWS_SESSION_TOKEN'] !== undefined;
  const errors = log.filter((line) => line.startsWith('::error'));
  return { succeeded, ...times, pauseSeconds: pauses.map(Number), errors };
}

/** Where processes wait before the action's first line, without using a processor. */
interface Park {
  /** Variables of a process that waits here. */
  readonly environment: Readonly<Record<string, string>>;
  waiting(): number;
  /** Lets all of them go on. */
  open(): void;
  close(): Promise<void>;
}

async function startPark(): Promise<Park> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.on('error', () => {}))); // a killed process resets its connection
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    environment: {
      NODE_OPTIONS: `--import=${new URL('./fleet-park.mjs', import.meta.url)}`,
      FLEET_PARK_PORT: String(port),
    },
    waiting: () => sockets.length,
    open: () => {
      for (const socket of sockets) socket.end('go');
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Waits until something holds, or the time is up. */
async function until(holds: () => boolean, seconds: number): Promise<void> {
  const endsAt = performance.now() + seconds * 1000;
  while (!holds() && performance.now() < endsAt) await delay(POLL_SECONDS * 1000);
}

/** Gives a function that tells how much of the processors was in use since. */
function measureBusy(): () => Pick<Crowd, 'busyShare' | 'busySeconds'> {
  const read = () => {
    const times = cpus().map(({ times }) => times);
    const all = times.flatMap((time) => Object.values(time)).reduce((sum, time) => sum + time, 0);
    return { all, idle: times.reduce((sum, { idle }) => sum + idle, 0) };
  };
  const before = read();
  return () => {
    const { all, idle } = read();
    const [passed, busy] = [all - before.all, all - before.all - (idle - before.idle)];
    return { busyShare: busy / passed, busySeconds: busy / 1000 };
  };
}
