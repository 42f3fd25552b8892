// Fuzzing: everything that somebody else can choose, in single functions and in whole processes of the packed action.
// Usage: node reliability/fuzz.ts [--short] [--seed N] [--only NAME [--path P]]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type FunctionOptions, fuzzFunctions } from './fuzz-functions.ts';
import type { Probed } from './fuzz-probe.ts';
import { closeAll, processProbes } from './fuzz-processes.ts';
import type { RunOptions, Section } from './section.ts';

type FuzzOptions = RunOptions & Pick<FunctionOptions, 'only' | 'path' | 'tell'>;

/** All of it, or what the options name. Both levels, one after the other: what measures processor time is not to be disturbed. */
export async function fuzz(options: FuzzOptions): Promise<Section> {
  const { short } = options;
  const functions = await fuzzFunctions({ ...options, share: short ? 0.05 : 1, limitSeconds: short ? 0.4 : 6 });
  const processes = await fuzzProcesses(options);
  const problems = [...functions, ...processes].flatMap(({ problem }) => problem ?? []);
  return { title: 'Fuzzing', tried: TRIED, figures: figuresOf(functions, processes), problems };
}

const TRIED =
  'Inputs, variables, ID tokens and the answers that bring them, XML of STS through the SDK, headers, broken HTTP, event payloads, workflows, trust policies, profile files, the files of the helper and of the post step, names and contents of files that the leak check meets: valid ones with mistakes in them, text that steers logs and pages, and up to 100 kB of a few characters again and again. A loss would have been an exception, a second of processor time for one case, a secret or a piece of one in anything that is shown, a command that the runner would obey, a page in which somebody else’s text became markup, a file of the runner that reads back as something else, a round trip that does not come back.';

function figuresOf(functions: readonly Probed[], processes: readonly Probed[]): Section['figures'] {
  const all = [...functions, ...processes];
  const targets = [...new Set(all.map(targetOf))];
  const runsOf = (some: readonly Probed[]) => some.reduce((sum, { runs }) => sum + runs, 0).toLocaleString('en-US');
  return [
    ['Runs of functions', runsOf(functions)],
    ['Runs of processes', runsOf(processes)],
    ...targets.map((target) => [`Runs: ${target}`, runsOf(all.filter((one) => targetOf(one) === target))] as const),
  ];
}

function targetOf({ name }: Probed): string {
  return name.split(':')[0] ?? name;
}

const AT_ONCE = 4;

/** The processes of so many probes side by side, each probe's one after the other. */
async function fuzzProcesses({ seed, short, only, path, tell = () => {} }: FuzzOptions): Promise<readonly Probed[]> {
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-processes-'));
  const wanted = processProbes(folder).filter(({ name }) => only === undefined || only === name);
  const probed: Probed[] = [];
  const run = async (probe: (typeof wanted)[number]) => {
    const startedAt = performance.now();
    const limitSeconds = short ? 6 : 60;
    const result = await probe.run({ seed, path, share: short ? 0.03 : 1, limitSeconds, begin: () => {} });
    tell(result, (performance.now() - startedAt) / 1000);
    probed.push(result);
  };
  try {
    for (let at = 0; at < wanted.length; at += AT_ONCE) await Promise.all(wanted.slice(at, at + AT_ONCE).map(run));
  } finally {
    await closeAll();
    await rm(folder, { recursive: true, force: true });
  }
  return probed;
}

if (import.meta.main) {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { short: { type: 'boolean', default: false }, seed: text, only: text, path: text },
  });
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  console.log(`fuzz: seed ${seed}`);
  const tell = ({ name, runs, problem }: Probed, seconds: number) =>
    console.log(`${problem === undefined ? '✓' : '✗'} ${name}: ${runs} runs in ${seconds.toFixed(1)} s`);
  const { figures, problems } = await fuzz({ ...values, seed, tell });
  for (const [what, figure] of figures) console.log(`${what}: ${figure}`);
  for (const problem of problems) console.log(`\n✗ ${problem}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
