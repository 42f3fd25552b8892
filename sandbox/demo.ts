// Shows what a user of the action sees: plays scenarios with the packed action against the sandbox and prints each.
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import type { Annotation, StepResult } from './job.ts';
import { SCENARIOS, scenarioNamed } from './scenarios/all.ts';
import { type Scenario, stage } from './scenarios/scenario.ts';

const ACTION_DIRECTORY = resolve(import.meta.dirname, '..');

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

const USAGE = `usage: npm run demo [-- --list | --all | NAME ...]`;

async function main(words: readonly string[]): Promise<number> {
  if (words.includes('--help')) return print(USAGE);
  if (words.includes('--list')) return print(SCENARIOS.map(({ name, story }) => `${name}: ${story}`).join('\n'));
  const chosen = words.includes('--all') ? SCENARIOS : (words.length > 0 ? words : SHOWN_BY_DEFAULT).map(scenarioNamed);
  let unexpected = 0;
  for (const scenario of chosen) unexpected += (await show(scenario)) ? 0 : 1;
  print(rule(`${chosen.length} scenarios shown, ${unexpected} of them not as expected`));
  return unexpected === 0 ? 0 : 1;
}

/** Plays one scenario and prints what it shows. Returns whether it ended as the table says. */
async function show(scenario: Scenario): Promise<boolean> {
  const scene = await stage(scenario, ACTION_DIRECTORY);
  try {
    const result = await scene.play();
    const posts = await scene.job.runPosts();
    print(rule(scenario.name));
    print(`${scenario.story}\n`);
    print(block('Log', result.log));
    print(block('Annotations', result.annotations.map(renderAnnotation)));
    print(block('Job summary (Markdown)', result.summary.trimEnd().split('\n')));
    print(block('What later steps get', handedOver(result)));
    print(
      block(
        'Post step',
        posts.flatMap(({ log }) => log),
      ),
    );
    print(styleText('bold', `Step ${result.outcome} after ${result.durationSeconds.toFixed(2)} s\n`));
    return result.outcome === (scenario.expected.outcome === 'failure' ? 'failure' : 'success');
  } finally {
    await scene.close();
  }
}

function renderAnnotation({ level, title, message }: Annotation): string {
  return `${level}: ${title} | ${message.split('\n')[0]} …`;
}

function handedOver({ exported, outputs }: StepResult): readonly string[] {
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

process.exitCode = await main(process.argv.slice(2));
