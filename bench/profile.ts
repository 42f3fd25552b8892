// Where the time of a program goes: V8's samples of many runs, added up by what the program was doing. Effect: processes and files.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, run } from './processes.ts';

/** Milliseconds of one run by what they were spent on; the profiler's own work makes all of it take longer. */
export type Profile = Readonly<Record<Activity, number>>;

/** What a process may be doing. */
export const ACTIVITIES = [
  'waiting',
  'machine code of Node and V8, start and end included',
  "Node's own modules",
  'compiling JavaScript',
  'garbage collection',
  'AWS SDK',
  'the action itself, and @actions/core',
] as const;
type Activity = (typeof ACTIVITIES)[number];

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
}

interface Samples {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const SAMPLE_MICROSECONDS = 100;

/** Runs the program several times under V8's profiler. */
export async function profile(prepare: () => Program, runs: number): Promise<Profile> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-profile-'));
  const flags = ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-interval=${SAMPLE_MICROSECONDS}`];
  try {
    for (let n = 0; n < runs; n += 1) {
      const { arguments: parameters, environment } = prepare();
      const { exitCode, output } = await run({ arguments: [...flags, ...parameters], environment });
      if (exitCode !== 0) throw new Error(`ended with ${exitCode}: ${output}`);
    }
    const spent = Object.fromEntries(ACTIVITIES.map((activity) => [activity, 0])) as Record<Activity, number>;
    for (const name of readdirSync(folder)) {
      const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Samples;
      const activities = new Map(nodes.map(({ id, callFrame }) => [id, activityOf(callFrame)]));
      samples.forEach((id, index) => {
        spent[activities.get(id) ?? ACTIVITIES[1]] += (timeDeltas[index] ?? 0) / 1000 / runs;
      });
    }
    return spent;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function activityOf({ functionName, url }: CallFrame): Activity {
  if (functionName === '(idle)') return 'waiting';
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (COMPILING.includes(functionName)) return 'compiling JavaScript';
  if (url.startsWith('node:')) return "Node's own modules";
  if (!url.startsWith('file:')) return 'machine code of Node and V8, start and end included';
  return isOfSdk(url) ? 'AWS SDK' : 'the action itself, and @actions/core';
}

const COMPILING = ['compileSourceTextModule', 'wrapSafe', 'compileFunctionForCJSLoader'];
const known = new Map<string, boolean>();

/** The parts of the bundle that are loaded for the SDK hold nothing else. */
function isOfSdk(url: string): boolean {
  const seen = known.get(url);
  if (seen !== undefined) return seen;
  const isSdk = readFileSync(new URL(url), 'utf8').includes('@smithy/core/dist-es/') && !/\/main\.js$/.test(url);
  known.set(url, isSdk);
  return isSdk;
}
