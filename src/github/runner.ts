// The port to the job: everything that the runner reads from us. Effect: stdout and the runner's files.
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
  /** Words of ours alone: the runner does not mask titles. */
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

/** The job, as far as the action speaks to it. */
export interface Runner {
  readInput(name: string): string;
  /** Registers a value that is to be hidden in the log, such as an account id. */
  mask(value: string): void;
  /** One line of the log. */
  info(line: string): void;
  /** Lines of the log that are folded away under a title. */
  group(title: string, lines: readonly string[]): void;
  annotate(annotation: Annotation): void;
  /** Adds to the job summary; without one (other runners) nothing happens. */
  appendSummary(markdown: string): void;
  /**
   * Waits until whoever reads the log has taken over all that was printed, masks first of all: a slow reader has not seen them yet.
   * @throws Error where nobody reads it any more
   */
  flush(): Promise<void>;
  /**
   * Writes all of it, with one write to each file, or nothing.
   * @throws Error where a file is missing or cannot be written
   */
  publish(values: PublishedValues): void;
}

/** The place as the toolkit names its parts. */
function placeOf({ file, line, endLine, column, endColumn }: Location): core.AnnotationProperties {
  return { file, startLine: line, endLine, startColumn: column, endColumn };
}

/** Masks the values in the log. With one write for all of them: a secret has dozens of spellings. */
export function maskAll(values: readonly string[]): void {
  process.stdout.cork();
  try {
    for (const value of values) core.setSecret(value);
  } finally {
    process.stdout.uncork();
  }
}

/**
 * @param vault - takes the run's secrets out of everything that is shown
 */
export function createRunner(environment: Environment, vault: Pick<Vault, 'redact'>): Runner {
  let lost: Error | undefined; // the stream itself forgets it
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
