// Shows what a user of the action sees: plays scenarios with the packed action against the sandbox and prints each.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import type { Annotation, StepResult } from './job.ts';
import { type Played, renderPreview, type Theme } from './preview.ts';
import { SCENARIOS, scenarioNamed } from './scenarios/all.ts';
import { playAll } from './scenarios/play.ts';
import type { Scene } from './scenarios/scenario.ts';

/** A success, then the failures that cost people the most time. */
const SHOWN_BY_DEFAULT = [
  'success',
  'renewed-by-itself',
  'permission-missing',
  'denied-environment',
  'wrong-account',
  'clock-behind',
  'inputs-invalid',
  'success-without-credentials',
];

const USAGE = `usage: npm run demo [-- --list | --all | NAME ...]      plays scenarios and prints what each shows
       npm run demo -- --html [--file PATH] [NAME ...]  writes all, or the named ones, as one page (.preview/index.html)
                       [--theme auto|light|dark]        in these colors`;

/** How many to play at a time where there are many of them. */
const AT_ONCE = 6;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    html: { type: 'boolean', default: false },
    file: { type: 'string', default: '.preview/index.html' },
    theme: { type: 'string', default: 'auto' },
  },
});

async function main(): Promise<number> {
  const meant = optionsKeptByNpm();
  if (meant.length > 0) {
    const command = ['npm run demo --', ...meant, ...process.argv.slice(2)].join(' ');
    process.stderr.write(`npm keeps options for itself unless they follow "--". You probably meant: ${command}\n`);
    return 1;
  }
  if (values.help) return print(USAGE);
  if (values.list) return print(SCENARIOS.map(({ name, story }) => `${name}: ${story}`).join('\n'));
  const usual = values.html ? SCENARIOS.map(({ name }) => name) : SHOWN_BY_DEFAULT;
  const chosen = values.all ? SCENARIOS : (positionals.length > 0 ? positionals : usual).map(scenarioNamed);
  const played: Played[] = [];
  for (const outcome of playAll(chosen, playWhole, values.all || values.html ? AT_ONCE : 1)) {
    const one = await outcome;
    played.push(one);
    if (!values.html) show(one);
  }
  if (values.html) writePage(played);
  const unexpected = played.filter((one) => !endedAsExpected(one)).length;
  print(rule(`${chosen.length} scenarios shown, ${unexpected} of them not as expected`));
  return unexpected === 0 ? 0 : 1;
}

/** Options before a "--" reach npm, which leaves what it does not know in the environment. */
function optionsKeptByNpm(): readonly string[] {
  return ['list', 'all', 'html', 'file', 'theme'].flatMap((name) => {
    const value = process.env[`npm_config_${name}`];
    if (value === undefined || value === '') return [];
    return value === 'true' ? [`--${name}`] : [`--${name}`, value];
  });
}

/** Main step and post step, and what they leave. */
async function playWhole({ scenario, job, play }: Scene): Promise<Played> {
  const result = await play();
  return { scenario, result, posts: await job.runPosts() };
}

function endedAsExpected({ scenario, result }: Played): boolean {
  return result.outcome === (scenario.expected.outcome === 'failure' ? 'failure' : 'success');
}

function show({ scenario, result, posts }: Played): void {
  print(rule(scenario.name));
  print(`${scenario.story}\n`);
  print(block('Log', result.log));
  print(block('Annotations', result.annotations.map(renderAnnotation)));
  print(block('Job summary (Markdown)', result.summary.trimEnd().split('\n')));
  print(block('What later steps get', publishedBy(result)));
  const ofPosts = posts.flatMap(({ log }) => log);
  print(block('Post step', ofPosts));
  print(styleText('bold', `Step ${result.outcome} after ${result.durationSeconds.toFixed(2)} s\n`));
}

function writePage(played: readonly Played[]): void {
  const themes: readonly string[] = ['auto', 'light', 'dark'] satisfies readonly Theme[];
  if (!themes.includes(values.theme)) throw new Error(`--theme is one of ${themes.join(', ')}, not "${values.theme}"`);
  const file = resolve(values.file);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, renderPreview(played, values.theme as Theme));
  print(`Written: ${values.file}`);
}

function renderAnnotation({ level, title, message }: Annotation): string {
  return `${level}: ${title} | ${message.split('\n')[0]} …`;
}

function publishedBy({ exported, outputs }: StepResult): readonly string[] {
  const environment = Object.keys(exported).join(', ');
  return [`environment: ${environment || 'nothing'}`, `outputs: ${Object.keys(outputs).join(', ') || 'nothing'}`];
}

function block(title: string, lines: readonly string[]): string {
  const shown = lines.length === 0 ? ['(none)'] : lines;
  return `${styleText('cyan', title)}\n${shown.map((line) => `  ${line}`).join('\n')}\n`;
}

function rule(text: string): string {
  return styleText(['bold', 'inverse'], ` ${text} `.padEnd(80));
}

function print(text: string): 0 {
  process.stdout.write(`${text}\n`);
  return 0;
}

process.exitCode = await main();
