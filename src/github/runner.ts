// The port to the runner: everything that it reads from this action. Effect: stdout and the runner's files.
import * as core from '@actions/core';
import type { Vault } from '../secrets/vault.ts';
import type { OutputValues } from '../settings/outputs.ts';
import { defined } from '../util/defined.ts';
import { breakCommands } from '../util/text.ts';
import { appendAll, type Environment, fileCommands, pathOf } from './runner-files.ts';
import type { Location } from './workflow-location.ts';

/** What GitHub shows on the run and on the pull request. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** Only fixed words: the runner does not mask titles. */
  readonly title: string;
  /** Lines of plain text. */
  readonly message: string;
  /** The place in the workflow, where it is known for certain. */
  readonly location?: Location;
}

/** What later steps and the post step get, by name. */
export interface PublishedValues {
  readonly environment: Readonly<Record<string, string>>;
  readonly outputs: OutputValues;
  readonly state: Readonly<Record<string, string>>;
}

/** What the action tells the runner. */
export interface Runner {
  readInput(name: string): string;
  /** Hides a value in the log, such as an account id. */
  mask(value: string): void;
  /** One line of the log. */
  info(line: string): void;
  /** Lines of the log that are collapsed under a title. */
  group(title: string, lines: readonly string[]): void;
  annotate(annotation: Annotation): void;
  /** Adds to the job summary, where the runner has one. */
  appendSummary(markdown: string): void;
  /**
   * Waits until the runner has read everything that was printed. Above all the masks: a slow reader does not know them yet.
   * @throws Error where nobody reads the output any more
   */
  flush(): Promise<void>;
  /**
   * Writes all values or none.
   * @throws Error where a file is missing or cannot be written
   */
  publish(values: PublishedValues): void;
}

/** The location in the toolkit's terms. */
function placeOf({ file, line, endLine, column, endColumn }: Location): core.AnnotationProperties {
  return { file, startLine: line, endLine, startColumn: column, endColumn };
}

/** Masks the values in the log. With one write for all of them: a secret has dozens of encodings. */
export function maskAll(values: readonly string[]): void {
  process.stdout.cork();
  try {
    for (const value of values) core.setSecret(value);
  } finally {
    process.stdout.uncork();
  }
}

/**
 * The port to the runner of this process.
 * @param vault - removes the run's secrets from everything that is shown
 */
export function createRunner(environment: Environment, vault: Pick<Vault, 'redact'>): Runner {
  let lost: Error | undefined; // the stream does not remember it
  process.stdout.on('error', (error) => {
    lost = error;
  });
  const shown = (text: string) => breakCommands(vault.redact(text));
  return {
    readInput: (name) => core.getInput(name, { trimWhitespace: false }),
    mask: (value) => core.setSecret(value),
    info: (line) => core.info(shown(line)),
    group: (title, lines) => {
      core.startGroup(shown(title));
      for (const line of lines) core.info(shown(line));
      core.endGroup();
    },
    annotate: ({ level, title, message, location }) => {
      const annotate = { error: core.error, warning: core.warning, notice: core.notice }[level];
      annotate(shown(message), { title, ...(location === undefined ? {} : placeOf(location)) });
    },
    appendSummary: (markdown) => {
      const path = environment['GITHUB_STEP_SUMMARY'];
      if (path) appendAll([[path, vault.redact(markdown)]]);
    },
    flush: () =>
      new Promise((resolve, reject) => {
        process.stdout.write('', (error) => {
          if (error ?? lost) reject(error ?? lost);
          else resolve();
        });
      }),
    publish: ({ state, outputs, environment: variables }) => {
      const files = [
        ['GITHUB_STATE', state],
        ['GITHUB_OUTPUT', defined(outputs)],
        ['GITHUB_ENV', variables],
      ] as const;
      const needed = files.filter(([, values]) => Object.keys(values).length > 0);
      appendAll(needed.map(([name, values]) => [pathOf(environment, name), fileCommands(values)]));
    },
  };
}
