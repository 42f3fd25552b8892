// The texts of the inputs to settings, or all broken rules at once. Pure.

import { USUAL_AUDIENCE } from '../aws/arn.ts';
import { defined } from '../util/defined.ts';
import { conflictsBetween, isRegionAlone } from './conflicts.ts';
import {
  audienceInChina,
  checked,
  endpointFromEnvironment,
  endpointOf,
  type FromEnvironment,
  regionFromEnvironment,
  roleSessionNameOf,
  sessionTagsOf,
  wantedTagKeys,
} from './from-environment.ts';
import {
  INPUT_NAMES,
  INPUTS,
  type Input,
  type InputName,
  type InputSettings,
  type InputValues,
  isGiven,
  TIMEOUT_MAX_SECONDS,
  variableOf,
} from './inputs.ts';
import { parseEmulatorKey, parseEmulatorRegion, parseRegion } from './parsers/aws-values.ts';
import { autoOr, isUnexpanded, noneOr, type Parsed, type Parser, reject } from './parsers/plain-values.ts';
import { KEY_INPUTS } from './secret-inputs.ts';
import type { DerivedSettings, Endpoint, RawInputs, RawViolation, Settings, Source } from './settings.ts';

/** The settings, or every rule that the inputs break. */
export type ParsedSettings =
  | { readonly ok: true; readonly settings: Settings; readonly problems: readonly [] }
  /** The settings have what could be read, so that the rules of the diagnosis can judge it, too. */
  | { readonly ok: false; readonly settings: Partial<Settings>; readonly problems: readonly RawViolation[] };

/** Checks each input by its rule, then all of them together. Never throws. */
export function parseSettings(raw: RawInputs): ParsedSettings {
  const url = parseInput('sts-endpoint', raw) as FromEnvironment<URL | undefined>;
  const endpoint = url.ok && url.value === undefined ? endpointFromEnvironment(raw) : endpointAt(url);
  const other = endpoint.ok && !endpoint.value?.awsOwned ? endpoint.value?.url : undefined;
  const parsed = INPUT_NAMES.map((name) => [name, parseInput(name, raw, other)] as const);
  const accepted = parsed.flatMap(([name, result]) => (result.ok ? [[name, result.value] as const] : []));
  const values = Object.fromEntries(accepted) as Partial<InputValues>;
  // A keyword parses to undefined, and a rejected input is missing from the values.
  const region = isUnset(values, 'aws-region')
    ? regionFromEnvironment(raw, other === undefined ? parseRegion : parseEmulatorRegion)
    : given(values['aws-region']);
  const settings = assemble(values, { region: foundIn(region), endpoint: foundIn(endpoint) }, raw);
  const found = [...parsed.map(([, one]) => one), region, ...(url.ok ? [endpoint] : [])];
  const problems = [
    ...found.flatMap((one) => (one.ok ? [] : [violationOf(one)])),
    ...conflictsBetween(values, settings),
  ];
  if (problems.length > 0) return { ok: false, settings, problems };
  return { ok: true, settings: settings as Settings, problems: [] };
}

/** What the inputs say about earlier credentials, read by themselves: whatever failed may have been the parsing of all. */
export function parseBlanking(texts: Texts): Partial<Pick<Settings, 'mode' | 'unsetCurrentCredentials'>> {
  const mode = parseInput('mode', texts) as Parsed<Settings['mode']>;
  const unset = parseInput('unset-current-credentials', texts) as Parsed<boolean>;
  return defined({
    mode: mode.ok ? mode.value : undefined,
    unsetCurrentCredentials: unset.ok ? unset.value : undefined,
  });
}

function violationOf({ rejected: { ok: _, ...why }, name: input, text }: Unusable): RawViolation {
  return { input, text, ...why };
}

type Unusable = Extract<FromEnvironment<unknown>, { readonly ok: false }>;

/** Whether an input was parsed to "nothing": `auto`, `any` or `none`. */
function isUnset(values: Partial<InputValues>, name: InputName): boolean {
  return name in values && values[name] === undefined;
}

function given<T>(value: T): FromEnvironment<T> {
  return { ok: true, value };
}

function endpointAt(url: FromEnvironment<URL | undefined>): FromEnvironment<Endpoint | undefined> {
  return url.ok ? given(url.value && endpointOf(url.value, 'sts-endpoint')) : url;
}

function foundIn<T>(found: FromEnvironment<T>): T | undefined {
  return found.ok ? found.value : undefined;
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

const KEY_NAMES: readonly InputName[] = KEY_INPUTS;

type Texts = Pick<RawInputs, 'inputs' | 'environment'>;

/** What people choose where another STS than AWS's is asked: its region, and over plain HTTP, as of an emulator, the keys. */
function parserAt(other: string | undefined, name: InputName): Parser<unknown> {
  if (other !== undefined && name === 'aws-region') return autoOr(parseEmulatorRegion);
  return other?.startsWith('http:') && KEY_NAMES.includes(name) ? noneOr(parseEmulatorKey) : INPUTS[name].parse;
}

/**
 * The value that is given, else that of the variable of its name where that may stand in, else the default.
 * @param other - the URL of the STS, where it is not one of AWS's
 */
function parseInput(name: InputName, { inputs, environment }: Texts, other?: string): FromEnvironment<unknown> {
  const { default: usual, variable }: Input<unknown> = INPUTS[name];
  const parse = parserAt(other, name);
  const text = inputs[name] ?? '';
  const stand = variable === 'read' && readsVariables(inputs) ? environment[variableOf(name)]?.trim() : undefined;
  if (!isGiven(name, text) && stand) return checked(variableOf(name), stand, name, parse);
  const trimmed = text.trim();
  const parsed: Parsed<unknown> =
    isUnexpanded(trimmed) && !WITH_VARIABLES.includes(name)
      ? reject('a value, not an expression or a variable')
      : parse(isGiven(name, text) ? trimmed : usual);
  return parsed.ok ? parsed : { ok: false, name, text, rejected: trimmed ? parsed : { ...parsed, usual } };
}

function readsVariables(inputs: RawInputs['inputs']): boolean {
  const parsed = INPUTS['translate-env-variables'].parse(inputs['translate-env-variables'] || 'true');
  return parsed.ok && parsed.value;
}

/** The variables of inputs that are not given: those that are read, or those that only have to be named. */
function variablesOf(kind: 'read' | 'named', { inputs, environment }: RawInputs): Readonly<Record<string, InputName>> {
  const found = INPUT_NAMES.filter((name) => {
    const { parse, variable }: Input<unknown> = INPUTS[name];
    const text = variable === kind && environment[variableOf(name)]?.trim();
    if (!text || isGiven(name, inputs[name] ?? '') || !readsVariables(inputs)) return false;
    const parsed = parse(text);
    return kind === 'read' || !parsed.ok || parsed.value !== false;
  });
  return Object.fromEntries(found.map((name) => [variableOf(name), name]));
}

/** Everything that could be read. Complete where there is no problem. */
function assemble(
  values: Partial<InputValues>,
  found: { readonly [K in 'region' | 'endpoint']: Settings[K] | undefined },
  raw: RawInputs,
): Partial<Settings> {
  const { run } = raw;
  const role = values['role-to-assume'];
  const sessionTags = sessionTagsOf(run, values);
  const isNameless = isUnset(values, 'roles') && isUnset(values, 'aws-profile');
  const isNameOurs = values.mode === 'configure' && values.refresh === true && isNameless;
  const derived: { readonly [K in keyof Omit<DerivedSettings, 'iamEndpoint'>]: DerivedSettings[K] | undefined } = {
    ...found,
    source: sourceOf(values),
    role: role !== undefined && 'text' in role ? role : undefined,
    roleName: role !== undefined && 'pathAndName' in role ? role.pathAndName : undefined,
    roles: values.roles ?? [],
    roleChain: values['role-chain'] ?? [],
    sessionTags,
    unknownTagKeys: wantedTagKeys(values).filter((key) => !sessionTags.transitive.includes(key)),
    roleSessionName: values['role-session-name'] ?? roleSessionNameOf(run),
    wantedSessionName: values['role-session-name'],
    audience: values.audience ?? USUAL_AUDIENCE,
    otherAudience: isUnset(values, 'audience') ? audienceInChina(found.region) : undefined,
    managedSessionPolicies: values['managed-session-policies'] ?? [],
    profile: values['aws-profile'] ?? (isNameOurs ? REFRESH_PROFILE : undefined),
    // A profile with our own name comes from an earlier step with this action.
    overwriteProfile: isNameOurs || values['overwrite-aws-profile'],
    // A profile can stand beside the credentials of an earlier step; one that renews itself stands in for keys.
    outputEnvCredentials:
      values['output-env-credentials'] ?? (isUnset(values, 'aws-profile') || values.refresh === true),
    timeoutSeconds: values['action-timeout-s'] === 0 ? TIMEOUT_MAX_SECONDS : values['action-timeout-s'],
    maxAttempts: values['disable-retry'] ? 1 : values['retry-max-attempts'],
    readVariables: variablesOf('read', raw),
    namedVariables: variablesOf('named', raw),
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

/** The inputs alone decide, never what is in the environment. */
function sourceOf(values: Partial<InputValues>): Source {
  if (values['aws-access-key-id'] !== undefined || values['aws-secret-access-key'] !== undefined) return 'keys';
  if (values['web-identity-token-file'] !== undefined) return 'token-file';
  const ambient = values['role-chaining'] || values['force-skip-oidc'] || values.mode === 'verify';
  if (isRegionAlone(values)) return 'ambient';
  return ambient ? 'ambient' : 'id-token';
}
