// What the runner gives to a step whose workflow sets no input.
import { manifestDefault } from '../../../scripts/generated-sections.mjs';
import { INPUT_NAMES } from '../../../src/settings/inputs.ts';
import type { RunIdentity } from '../../../src/settings/settings.ts';

/** Every input with its default. */
export const DEFAULT_INPUTS: Readonly<Record<string, string>> = Object.fromEntries(
  INPUT_NAMES.map((name) => [name, manifestDefault(name) ?? '']),
);

/** A runner that does not say which run it is. */
export const UNKNOWN_RUN: RunIdentity = {
  repository: '',
  runId: '',
  runAttempt: '',
  workflow: '',
  action: '',
  actor: '',
  commit: '',
  ref: '',
  eventName: '',
  baseRef: '',
  headRef: '',
  job: '',
  triggeringActor: '',
};
