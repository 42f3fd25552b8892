// The page about the last run, and the picture of all that were kept. Pure.
import { ACTIVITIES } from './profile.ts';
import type { BudgetRow, Result } from './run.ts';

/** docs/benchmarks.md. */
export function renderPage(result: Result): string {
  const { at, commit, machine, node, rounds, medians, budgets } = result;
  const times = Object.entries(medians).map(
    ([name, { wallSeconds, cpuSeconds }]) =>
      `| ${name} | ${inMilliseconds(wallSeconds)} | ${inMilliseconds(cpuSeconds)} |`,
  );
  return `# Benchmarks

Written by \`npm run bench\`, which anybody can run; it takes about two minutes and wants a machine that has nothing else to do. Whole
processes of the packed \`dist\` are measured from outside, interleaved with what they are measured against, on loopback: ${rounds} rounds, and
the medians of them. Both services speak HTTPS.

The *floor* (\`bench/floor.cjs\`) is the least program that makes the same three calls with Node's built-ins; it verifies nothing, masks
nothing and tells nobody. *SDK only* (\`bench/sdk-only.mjs\`) is the least program that makes them with \`@actions/core\` and
\`@aws-sdk/client-sts\`, packed as the action is. *Far* is a network with 30 ms a request and 60 ms a new connection.

Last run: ${at.slice(0, 10)}, commit ${commit}, Node ${node}, ${machine}.

| what | wall | CPU |
| --- | --- | --- |
${times.join('\n')}

## Budgets

| | what | measured | budget | CI fails above |
| --- | --- | --- | --- | --- |
${budgets.map(budgetLine).join('\n')}

Sizes, counts and times to failure are held to their budgets in CI. Ratios are medians of one session and differ from one machine to the
next, so that CI holds them to what would be a change for the worse on any machine.
${renderProfiles(result)}
## History

![Wall time of the main step, the post step and the helper, in multiples of what they are measured against](benchmarks.svg)

\`npm run bench:leak-check\` measures the leak check by itself: a tree of 20,000 files and 1 GB.
`;
}

function budgetLine({ what, measured, limit, isBroken, held }: BudgetRow): string {
  return `| ${isBroken ? '❌' : '✅'} | ${what} | ${measured} | ${limit} | ${held?.limit ?? 'the budget'} |`;
}

/** What stands in the way of the ratios that are not reached. */
function renderProfiles({ medians, profiles }: Result): string {
  if (profiles === undefined) return '';
  const names = Object.keys(profiles);
  const rows = ACTIVITIES.map((activity) => {
    const cells = names.map((name) => (profiles[name]?.[activity] ?? Number.NaN).toFixed(1));
    return `| ${activity} | ${cells.join(' | ')} |`;
  });
  const ratio = (over: string, under: string) =>
    ((medians[over]?.wallSeconds ?? Number.NaN) / (medians[under]?.wallSeconds ?? Number.NaN)).toFixed(2);
  const distance = (name: string) =>
    (medians[name]?.wallSeconds ?? Number.NaN) - (medians['floor']?.wallSeconds ?? Number.NaN);
  const share = (name: string) => ((100 * distance(name)) / distance('main')).toFixed(0);
  return `
## Where the time goes

Milliseconds of one run on loopback, from V8's own samples of twenty runs; being sampled makes all of it slower.

| | ${names.join(' | ')} |
| --- |${' ---: |'.repeat(names.length)}
${rows.join('\n')}

Of the distance between the main step and the floor, ${share('SDK only')} % is what the least program with the SDK takes as well (${ratio('SDK only', 'floor')} x the
floor, so that the budget cannot be reached with it), and the rest is the action itself, which validates, masks, diagnoses, records and
reports. What the lines of the table are made of:

- *Compiling*: V8 reads every byte of a bundle before the first line runs. The cache that V8 could keep belongs to one version of Node
  and to one machine, and a runner starts without it.
- *AWS SDK*: the tables of its operations, the middleware of each call, signing, XML. Nearly all of it is code that runs for the first
  and only time. (In the column *SDK only* the line includes \`@actions/core\` and the program itself.)
- *The action itself*: reading some sixty inputs, the spellings of each secret, the record, the summary: some hundreds of functions, each
  for the first and only time.
- *Far*, the time that the network takes hides the SDK's loading; what is left is the action's own part before the first request and after
  the last one, and the masks of the ID token between two requests.
- The *post step* differs from an empty script by the ${inMilliseconds((medians['post']?.wallSeconds ?? Number.NaN) - (medians['empty']?.wallSeconds ?? Number.NaN))} in which it is read, shows the record, gives variables back and removes a folder.

## What was tried

By hand, on 2026-11-22 and on the machine of that day; the command does not repeat it.

| tried | came of it |
| --- | --- |
| open the connection to STS while the ID token is on its way | far: 1.64 x became 1.30 x |
| load the SDK while the ID token is on its way | far: 270 ms became 254 ms; 60 kB less to load |
| run the SDK once, without network, while the ID token is on its way | far: 8 to 10 ms less; loopback: 1 ms more |
| Node's own modules without a \`require\` for each, in all entries | 1 ms less |
| no \`console\`, no \`node:crypto\`, no \`node:os\` in the post step | 8 ms less |
| write all masks of a secret at once, and load no threads in the step | 4 ms less |
| whitespace and comments out of the bundle | nothing: 37 ms to load it before and after |
| unused functions out of the bundle (Terser) | nothing, although it is 60 kB less |
| names shortened (\`--minify\`) | 4 ms more: modules lose the parentheses around them, and V8 reads them twice |
| flags of V8 (larger young generation, fewer compilers) | 3 ms at best, and an action cannot set them |
| end the process without letting Node tear itself down | 2 ms less, and output could be lost; not kept |
`;
}

function inMilliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(0)} ms`;
}

const LINES = [
  { name: 'main / floor', over: 'main', under: 'floor', colour: '#0969da' },
  {
    name: 'main / floor, far, connected ahead',
    over: 'far: main',
    under: 'far: floor, connected ahead',
    colour: '#8250df',
  },
  { name: 'post / empty script', over: 'post', under: 'empty', colour: '#bc4c00' },
  { name: 'helper, cached / empty script', over: 'helper, cached', under: 'empty', colour: '#1a7f37' },
] as const;
const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [720, 320, 50, 20, 110];
const HIGHEST = 3;

/** docs/benchmarks.svg: one point a run. */
export function renderHistory(history: readonly Result[]): string {
  const x = (index: number) => LEFT + ((WIDTH - LEFT - 20) * (index + 0.5)) / history.length;
  const y = (ratio: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.min(ratio, HIGHEST) / HIGHEST);
  const grid = [0, 1, 2, 3].map(
    (value) =>
      `<line x1="${LEFT}" x2="${WIDTH - 20}" y1="${y(value)}" y2="${y(value)}" stroke="#d0d7de"/><text x="${LEFT - 8}" y="${y(value) + 4}" text-anchor="end">${value} x</text>`,
  );
  const lines = LINES.map(({ over, under, colour }) => {
    const points = history.map(({ medians }, index) => {
      const ratio = (medians[over]?.wallSeconds ?? Number.NaN) / (medians[under]?.wallSeconds ?? Number.NaN);
      return Number.isFinite(ratio) ? [x(index).toFixed(1), y(ratio).toFixed(1)] : undefined;
    });
    const drawn = points.filter((point) => point !== undefined);
    const dots = drawn.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`).join('');
    return `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${drawn.map((point) => point.join(',')).join(' ')}"/>${dots}`;
  });
  const dates = history.map(
    ({ at, commit }, index) =>
      `<text x="${x(index).toFixed(1)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${at.slice(5, 10)} ${commit.slice(0, 7)}</text>`,
  );
  const legend = LINES.map(
    ({ name, colour }, index) =>
      `<rect x="${LEFT}" y="${HEIGHT - BOTTOM + 34 + index * 18}" width="12" height="12" fill="${colour}"/><text x="${LEFT + 18}" y="${HEIGHT - BOTTOM + 44 + index * 18}">${name}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#57606a" role="img">
<title>Wall time in multiples of what it is measured against, by run</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
${[...grid, ...lines, ...dates, ...legend].join('\n')}
</svg>
`;
}
