// The log of one step as its web page shows it, with the annotations that belong to it.
import {
  type Annotation,
  type AnnotationLevel,
  createAnnotation,
  keepAnnotation,
  MESSAGE_CHARACTERS_MOST,
} from './annotation.ts';
import type { SecretMasker } from './secret-masker.ts';

/** What a log needs to know of its job. */
export interface StepLogOptions {
  readonly masker: SecretMasker;
  /** Paths in annotations become relative to it. */
  readonly workspace: string;
  /** Step debugging: shows debug lines and echoes commands. */
  readonly debug: boolean;
}

const LEVEL_PREFIXES: Readonly<Record<AnnotationLevel, string>> = {
  error: 'Error: ',
  warning: 'Warning: ',
  notice: 'Notice: ',
};
const GROUP_PREFIX = '▼ ';
const GROUP_INDENT = '  ';

/** Collects lines and annotations. Whatever it keeps as a line or a message is masked at once, by the masks known then. */
export class StepLog {
  readonly lines: string[] = [];
  readonly annotations: Annotation[] = [];
  /** Whether a command or a file made the step fail, whatever its exit code. */
  hasFailed = false;
  readonly options: StepLogOptions;
  #isInGroup = false;

  /** @param options - masks, workspace and debugging of the job */
  constructor(options: StepLogOptions) {
    this.options = options;
  }

  /** Prints text, which may have several lines. */
  print(text: string): void {
    this.#append(this.options.masker.mask(text));
  }

  /** Prints a debug line if the job is debugged. */
  debug(text: string): void {
    if (this.options.debug) this.#append(this.options.masker.mask(text), '##[debug]');
  }

  /** Begins a group; there is no group within a group. */
  openGroup(title: string): void {
    this.#isInGroup = false;
    this.#append(this.options.masker.mask(title), GROUP_PREFIX);
    this.#isInGroup = true;
  }

  /** Ends the group. */
  closeGroup(): void {
    this.#isInGroup = false;
  }

  /**
   * Prints a message and annotates it. The step does not fail by this.
   * @param properties - of the command, keys in lower case; none for messages of the runner's own
   */
  report(level: AnnotationLevel, message: string, properties: Readonly<Record<string, string>> = {}): void {
    const masked = this.options.masker.mask(message).slice(0, MESSAGE_CHARACTERS_MOST);
    this.#append(masked, LEVEL_PREFIXES[level]);
    keepAnnotation(this.annotations, createAnnotation(level, masked, properties, this.options.workspace));
  }

  /** Reports errors of the runner's own, and makes the step fail. */
  fail(...messages: readonly string[]): void {
    for (const message of messages) this.report('error', message);
    this.hasFailed = true;
  }

  #append(masked: string, prefix = ''): void {
    const indent = this.#isInGroup ? GROUP_INDENT : '';
    this.lines.push(...(prefix + masked).split(/\r\n|\n/).map((line) => indent + line));
  }
}
