// Shows what a user of the action sees: plays scenarios with the packed action against the sandbox and prints each.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { findName } from '../src/preflight/names.ts';
import { optionsKeptByNpm, renderBrief, renderFull } from './demo-text.ts';
import { type Played, renderPreview, type Theme } from './preview.ts';
import { SCENARIOS } from './scenarios/all.ts';
import { playAll, playWhole } from './scenarios/play.ts';

/** The failure that costs people the most time, and a success. */
const SHOWN_BY_DEFAULT = ['denied-environment', 'success'];

const USAGE = `npm run demo                          a failure, then a success
npm run demo -- NAME ...              these scenarios; the beginning of a name is enough
npm run demo -- --list                names and stories of all scenarios
npm run demo -- --all                 all scenarios
npm run demo -- --full [NAME ...]     with the whole log and job summary
npm run demo -- --html [NAME ...]     all, or these, as one page: .preview/index.html
    --file PATH                       writes the page there
    --theme auto|light|dark           in these colors`;

const OPTIONS = {
  help: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  full: { type: 'boolean', default: false },
  html: { type: 'boolean', default: false },
  file: { type: 'string', default: '.preview/index.html' },
  theme: { type: 'string', default: 'auto' },
} as const;

const THEMES: readonly string[] = ['auto', 'light', 'dark'] satisfies readonly Theme[];

/** How many to play at a time where there are many of them. */
const AT_ONCE = 6;
/** From this many on, progress is shown. */
const MANY = 6;
/** Without a terminal, progress is a line for each so many. */
const PLAYED_PER_LINE = 25;

/** What the command line asks for. */
type Options = ReturnType<typeof parseOptions>;

async function main(): Promise<number> {
  const meant = optionsKeptByNpm(process.env);
  if (meant.length > 0) {
    const command = ['npm run demo --', ...meant, ...process.argv.slice(2)].join(' ');
    return complain(`npm keeps options for itself unless they follow "--". You probably meant: ${command}`);
  }
  const named = process.argv.slice(2).map(nameOption);
  const unknown = named.find(({ ok }) => !ok);
  if (unknown?.ok === false) return complain(`${unknown.problem} --help shows all options.`);
  const options = parseOptions(named.flatMap((one) => (one.ok ? one.name : [])));
  return typeof options === 'string' ? complain(options) : run(options);
}

async function run({ values, positionals }: Exclude<Options, string>): Promise<number> {
  const names = SCENARIOS.map(({ name }) => name);
  if (values.help) return print(USAGE);
  if (values.list) return print(SCENARIOS.map(({ name, story }) => `${name}: ${styleText('dim', story)}`).join('\n'));
  if (!THEMES.includes(values.theme)) return complain(`--theme is ${THEMES.join(', ')}, not "${values.theme}".`);
  const given = positionals.map((text) => findName('scenario', text, names));
  const unknown = given.find(({ ok }) => !ok);
  if (unknown?.ok === false) return complain(`${unknown.problem} --list shows all names.`);
  const usual = values.all || values.html ? names : SHOWN_BY_DEFAULT;
  const wanted = given.length > 0 ? given.flatMap((one) => (one.ok ? one.name : [])) : usual;
  const chosen = wanted.flatMap((name) => SCENARIOS.find((scenario) => scenario.name === name) ?? []);
  const played: Played[] = [];
  for (const outcome of playAll(chosen, playWhole, chosen.length >= MANY ? AT_ONCE : 1)) {
    const one = await outcome;
    played.push(one);
    showProgress(played.length, chosen.length);
    if (values.html) continue;
    print(values.full ? renderFull(one) : renderBrief(one, process.stdout.columns ?? Number.POSITIVE_INFINITY));
  }
  if (values.html) {
    const file = resolve(values.file);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, renderPreview(played, values.theme as Theme));
    print(`Written: ${values.file}`);
  }
  return conclude(played, values.full || values.html);
}

function conclude(played: readonly Played[], isWhole: boolean): number {
  const unexpected = played.filter((one) => !endedAsExpected(one)).map(({ scenario: { name } }) => name);
  const result =
    unexpected.length === 0
      ? styleText('green', played.length === 1 ? 'It ended as expected.' : `All ${played.length} ended as expected.`)
      : styleText('red', `These scenarios did not end as expected: ${unexpected.join(', ')}.`);
  const hint = isWhole ? '' : styleText('dim', ' More: npm run demo -- --full, --list, --all, --html');
  print(`${result}${hint}`);
  return unexpected.length === 0 ? 0 : 1;
}

/** The option that an argument begins; anything else stays as it is. */
function nameOption(text: string) {
  const [, begun, rest = ''] = /^--([\w-]+)(=.*)?$/.exec(text) ?? [];
  const found = begun === undefined ? undefined : findName('option', begun, Object.keys(OPTIONS));
  if (found?.ok === true) return { ok: true, name: `--${found.name}${rest}` } as const;
  return found ?? ({ ok: true, name: text } as const);
}

/** Values of options, or what is wrong with them. */
function parseOptions(parameters: readonly string[]) {
  try {
    return parseArgs({ args: [...parameters], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return error.message.split('\n', 1)[0] ?? '';
  }
}

function endedAsExpected({ scenario, result }: Played): boolean {
  return result.outcome === (scenario.expected.outcome === 'failure' ? 'failure' : 'success');
}

/** One line that counts, on a terminal; elsewhere a line now and then. */
function showProgress(done: number, total: number): void {
  if (total < MANY) return;
  const isLast = done === total;
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${isLast ? '' : `${done} of ${total} played`}`);
  else if (isLast || done % PLAYED_PER_LINE === 0) process.stderr.write(`${done} of ${total} played\n`);
}

function print(text: string): 0 {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(text: string): 1 {
  process.stderr.write(`${text}\n`);
  return 1;
}

// Somebody may read no more than the beginning: npm run demo -- --full | head
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main();
