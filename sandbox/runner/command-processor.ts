// Carries out the workflow commands in a step's output, and prints the rest.
import { parseCommand, type WorkflowCommand } from './command.ts';
import type { StepLog } from './step-log.ts';

type Handler = (command: WorkflowCommand, processor: CommandProcessor) => void;

const STOP_COMMAND = 'stop-commands';
const STOP_TOKEN_RESERVED = 'pause-logging';
const STOP_TOKEN_MASKED_FROM = 7;

/** Handles a step's output line by line. Stopped commands stay stopped for this step only. */
export class CommandProcessor {
  readonly log: StepLog;
  /** Values registered by add-mask, in order. */
  readonly masks: string[] = [];
  /** Values of the deprecated set-output command. */
  readonly outputs: Record<string, string> = {};
  /** Values of the deprecated save-state command. */
  readonly state: Record<string, string> = {};
  /** Whether commands are also printed. */
  echoes: boolean;
  #stopToken: string | undefined;

  /** @param log - where text, groups and annotations go */
  constructor(log: StepLog) {
    this.log = log;
    this.echoes = log.options.debug;
  }

  /** Handles one line, without its end. */
  write(line: string): void {
    const stopToken = this.#stopToken;
    const command = parseCommand(line, (name) => name in HANDLERS || name === STOP_COMMAND || name === stopToken);
    if (command === undefined) this.log.print(line);
    else if (stopToken !== undefined) this.#resumeOrPrint(line, command.name === stopToken);
    else if (command.name === STOP_COMMAND) this.#stop(line, command.data);
    else this.#perform(line, command);
  }

  #resumeOrPrint(line: string, isToken: boolean): void {
    this.log.print(line);
    if (isToken) this.#stopToken = undefined;
  }

  #stop(line: string, token: string): void {
    const name = token.toLowerCase();
    if (name === '' || name === STOP_TOKEN_RESERVED || name === STOP_COMMAND || name in HANDLERS) {
      this.log.fail(`Unable to process command '${line}' successfully.`, `Invalid stop-commands token '${token}'`);
      return;
    }
    if (token.length >= STOP_TOKEN_MASKED_FROM) this.log.options.masker.add(token);
    this.log.print(line);
    this.#stopToken = name;
  }

  #perform(line: string, command: WorkflowCommand): void {
    if (this.echoes && ECHOED.includes(command.name)) this.log.print(line);
    HANDLERS[command.name]?.(command, this);
  }
}

const ECHOED = [
  'add-matcher',
  'add-path',
  'echo',
  'endgroup',
  'group',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
];

const annotate: Handler = ({ name, properties, data }, { log }) => {
  if (name === 'error' || name === 'warning' || name === 'notice') log.report(name, data, properties);
};

const refuse: Handler = ({ name }, { log }) =>
  log.fail(`Unable to process command '${name}' successfully.`, `The \`${name}\` command is disabled.`);

// Problem matchers look at lines that come later; nothing here needs them.
const ignore: Handler = () => undefined;

const keepIn =
  (target: 'outputs' | 'state'): Handler =>
  ({ name, properties, data }, processor) => {
    const key = properties['name'];
    if (key === undefined) {
      processor.log.fail(`Required field 'name' is missing in ##[${name}] command.`);
      return;
    }
    processor.log.report('warning', `The \`${name}\` command is deprecated and will be disabled soon.`);
    processor[target][key] = data;
  };

const addMask: Handler = ({ data }, processor) => {
  const { log } = processor;
  if (!log.options.masker.add(data)) {
    log.report('warning', "Can't add secret mask for empty string in ##[add-mask] command.");
    return;
  }
  processor.masks.push(data);
  if (processor.echoes) log.print('::add-mask::***');
};

const switchEcho: Handler = ({ data }, processor) => {
  const value = data.trim().toLowerCase();
  if (value === 'on' || value === 'off') processor.echoes = value === 'on';
  else processor.log.fail("Unable to process command 'echo' successfully.", `Invalid echo command value: '${data}'.`);
};

const HANDLERS: Readonly<Record<string, Handler>> = {
  'add-mask': addMask,
  'add-matcher': ignore,
  'add-path': refuse,
  debug: ({ data }, { log }) => log.debug(data),
  echo: switchEcho,
  endgroup: (_command, { log }) => log.closeGroup(),
  error: annotate,
  group: ({ data }, { log }) => log.openGroup(data),
  notice: annotate,
  'remove-matcher': ignore,
  'save-state': keepIn('state'),
  'set-env': refuse,
  'set-output': keepIn('outputs'),
  warning: annotate,
};
