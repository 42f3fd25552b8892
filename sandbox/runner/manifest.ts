// Reads action.yml and works out a step's inputs from it, as the runner does.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The parts of action.yml that running needs. */
export interface Manifest {
  /** Default of each input; undefined for an input without one. */
  readonly inputs: Readonly<Record<string, string | undefined>>;
  readonly main: string;
  readonly post: string | undefined;
  readonly postIf: string;
}

/**
 * Reads an action's manifest.
 * @param actionDirectory - where action.yml is
 * @throws Error if there is none, or none for a JavaScript action
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
 */
export async function readManifest(actionDirectory: string): Promise<Manifest> {
  const path = join(actionDirectory, 'action.yml');
  const text = await readFile(path, 'utf8');
  const manifest = PARSED.get(text) ?? parseManifest(text);
  if (manifest === undefined) throw new Error(`${path} does not describe a JavaScript action`);
  PARSED.set(text, manifest);
  return manifest;
}

/** Manifests by their texts: parsing one takes a quarter of a step without a process. */
const PARSED = new Map<string, Manifest>();

function parseManifest(text: string): Manifest | undefined {
  const document: unknown = parse(text);
  const runs = recordIn(document, 'runs');
  const main = runs['main'];
  if (typeof main !== 'string') return undefined;
  const inputs = Object.entries(recordIn(document, 'inputs')).map(([name, input]) => {
    const value = isRecord(input) ? input['default'] : undefined;
    return [name, value === undefined || value === null ? undefined : String(value)];
  });
  return {
    inputs: Object.fromEntries(inputs),
    main,
    post: typeof runs['post'] === 'string' ? runs['post'] : undefined,
    postIf: typeof runs['post-if'] === 'string' ? runs['post-if'] : 'always()',
  };
}

/**
 * The inputs a step gets: those given, then the defaults of the rest, then empty strings.
 * @param manifest - of the action
 * @param given - as written under `with:`
 * @param evaluate - value of a simple context expression such as `github.token`
 */
export function resolveInputs(
  manifest: Manifest,
  given: Readonly<Record<string, string>>,
  evaluate: (expression: string) => string,
): Record<string, string> {
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const rest = Object.entries(manifest.inputs).filter(([name]) => !names.has(name.toLowerCase()));
  const defaults = rest.map(([name, value = '']) => [
    name,
    value.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_match, expression: string) => evaluate(expression)),
  ]);
  return { ...given, ...Object.fromEntries(defaults) };
}

/**
 * Inputs that the action does not declare.
 * @param manifest - of the action
 * @param given - as written under `with:`
 */
export function unexpectedInputs(manifest: Manifest, given: Readonly<Record<string, string>>): string[] {
  const declared = Object.keys(manifest.inputs).map((name) => name.toLowerCase());
  return Object.keys(given).filter((name) => !declared.includes(name.toLowerCase()));
}

/**
 * Name of the variable that carries an input. Hyphens stay as they are.
 * @param input - name of the input
 */
export function inputVariable(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`;
}

function recordIn(document: unknown, key: string): Readonly<Record<string, unknown>> {
  const value = isRecord(document) ? document[key] : undefined;
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
