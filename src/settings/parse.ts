// The texts of the inputs to settings, or all broken rules at once. Pure.
import { defined } from '../util/defined.ts';
import { conflictsBetween } from './conflicts.ts';
import {
  audienceInChina,
  endpointFromEnvironment,
  endpointOf,
  type FromEnvironment,
  regionFromEnvironment,
  roleSessionNameOf,
  sessionTagsOf,
  USUAL_AUDIENCE,
} from './from-environment.ts';
import { INPUT_NAMES, INPUTS, type Input, type InputName, type InputSettings, type InputValues } from './inputs.ts';
import { isUnexpanded, type Parsed, type Rejected, reject } from './parsers/plain-values.ts';
import type { DerivedSettings, RawInputs, RawViolation, Settings } from './settings.ts';
import type { Source } from './sources.ts';

/** The settings, or every rule that the inputs break. */
export type ParsedSettings =
  | { readonly ok: true; readonly settings: Settings; readonly problems: readonly [] }
  /** The settings have what could be read, so that the rules of the diagnosis can judge it, too. */
  | { readonly ok: false; readonly settings: Partial<Settings>; readonly problems: readonly RawViolation[] };

/** Checks each input by its rule, then all of them together. Never throws. */
export function parseSettings(raw: RawInputs): ParsedSettings {
  const parsed = INPUT_NAMES.map((name) => [name, parseInput(name, raw.inputs[name] ?? '')] as const);
  const accepted = parsed.flatMap(([name, result]) => (result.ok ? [[name, result.value] as const] : []));
  const values = Object.fromEntries(accepted) as Partial<InputValues>;
  // A keyword parses to undefined, and a rejected input is missing from the values.
  const region = isUnset(values, 'aws-region') ? regionFromEnvironment(raw) : given(values['aws-region']);
  const url = values['sts-endpoint'];
  const endpoint = isUnset(values, 'sts-endpoint')
    ? endpointFromEnvironment(raw)
    : given(url && endpointOf(url, 'sts-endpoint'));
  const settings = assemble(values, { region: foundIn(region), endpoint: foundIn(endpoint) }, raw);
  const problems = [
    ...parsed.flatMap(([name, result]) => (result.ok ? [] : [violationOf(result, name, raw.inputs[name])])),
    ...[region, endpoint].flatMap((found) => (found.ok ? [] : [violationOf(found.rejected, found.name, found.text)])),
    ...conflictsBetween(values, settings),
  ];
  if (problems.length > 0) return { ok: false, settings, problems };
  return { ok: true, settings: settings as Settings, problems: [] };
}

function violationOf({ ok: _, ...why }: Rejected, input: string, text = ''): RawViolation {
  return { input, text, ...why };
}

/** Whether an input was parsed to "nothing": `auto`, `any` or `none`. */
function isUnset(values: Partial<InputValues>, name: InputName): boolean {
  return name in values && values[name] === undefined;
}

function given<T>(value: T): FromEnvironment<T> {
  return { ok: true, value };
}

function foundIn<T>(found: FromEnvironment<T>): T | undefined {
  return found.ok ? found.value : undefined;
}

function parseInput(name: InputName, text: string): Parsed<unknown> {
  const trimmed = text.trim();
  if (isUnexpanded(trimmed) && !WITH_VARIABLES.includes(name))
    return reject('a value, not an expression or a variable');
  const parsed = INPUTS[name].parse(trimmed) as Parsed<unknown>;
  return parsed.ok || trimmed !== '' ? parsed : { ...parsed, hint: emptyHint(name) };
}

/** Policies have variables of their own; tags and passwords may have anything. */
const WITH_VARIABLES: readonly InputName[] = [
  'inline-session-policy',
  'custom-tags',
  'http-proxy',
  'github-token',
  'workflow-ref',
  'workflow-sha',
  'job-index',
];

function emptyHint(name: InputName): string {
  const input: Input<unknown> = INPUTS[name];
  const hint = 'Perhaps an expression such as ${{ secrets.NAME }} came out empty.';
  return input.default !== undefined ? `${hint} Leave the input out to have ${input.default}.` : hint;
}

/** Everything that could be read. Complete where there is no problem. */
function assemble(
  values: Partial<InputValues>,
  found: { readonly [K in 'region' | 'endpoint']: Settings[K] | undefined },
  { run }: RawInputs,
): Partial<Settings> {
  const role = values['role-to-assume'];
  const isNameless = isUnset(values, 'roles') && isUnset(values, 'aws-profile');
  const isNameOurs = values.mode === 'configure' && values.refresh === true && isNameless;
  const derived: { readonly [K in keyof DerivedSettings]: DerivedSettings[K] | undefined } = {
    ...found,
    source: sourceOf(values),
    role: role !== undefined && 'text' in role ? role : undefined,
    roleName: role !== undefined && 'pathAndName' in role ? role.pathAndName : undefined,
    roles: values.roles ?? [],
    roleChain: values['role-chain'] ?? [],
    sessionTags: sessionTagsOf(run, values),
    roleSessionName: values['role-session-name'] ?? roleSessionNameOf(run),
    wantedSessionName: values['role-session-name'],
    audience: values.audience ?? USUAL_AUDIENCE,
    otherAudience: isUnset(values, 'audience') ? audienceInChina(found.region) : undefined,
    managedSessionPolicies: values['managed-session-policies'] ?? [],
    profile: values['aws-profile'] ?? (isNameOurs ? REFRESH_PROFILE : undefined),
    // A profile with our own name comes from an earlier step with this action.
    overwriteProfile: isNameOurs || values['overwrite-aws-profile'],
    timeoutSeconds: values['action-timeout-s'] === 0 ? TIMEOUT_MAX_SECONDS : values['action-timeout-s'],
    maxAttempts: values['disable-retry'] ? 1 : values['retry-max-attempts'],
  };
  return defined({ ...directSettings(values), ...derived });
}

/** The fields that are what one input says. */
function directSettings(values: Partial<InputValues>): Partial<InputSettings> {
  const fields = INPUT_NAMES.flatMap((name) => {
    const input: Input<unknown> = INPUTS[name];
    return input.key === undefined ? [] : [[input.key, values[name]]];
  });
  return Object.fromEntries(fields);
}

/** The name of a profile that renews itself, where no input gives one. AWS_PROFILE tells it to later steps. */
const REFRESH_PROFILE = 'aws-token-guard';

/** What 0 stands for. Every request has its own limit, and the number of tries has one. */
const TIMEOUT_MAX_SECONDS = 3600;

/** The inputs alone decide, never what is in the environment. */
function sourceOf(values: Partial<InputValues>): Source {
  if (values['aws-access-key-id'] !== undefined || values['aws-secret-access-key'] !== undefined) return 'keys';
  if (values['web-identity-token-file'] !== undefined) return 'token-file';
  const ambient = values['role-chaining'] || values['force-skip-oidc'] || values.mode === 'verify';
  return ambient ? 'ambient' : 'id-token';
}
