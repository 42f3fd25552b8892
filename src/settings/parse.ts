// Input texts to Settings, or all the problems at once. Pure.
import { contradictions } from './conflicts.ts';
import {
  endpointFromEnvironment,
  endpointOf,
  type FromEnvironment,
  regionFromEnvironment,
  roleSessionNameOf,
  usualAudience,
} from './from-environment.ts';
import { INPUT_NAMES, INPUTS, type InputName, type InputValues } from './inputs.ts';
import type { Parsed, Rejected } from './parsers/plain-values.ts';
import { sessionTagsOf } from './session-tags.ts';
import type { RawInputs, Refused, Settings } from './settings.ts';
import type { Source } from './sources.ts';

/** The settings, or every problem that the inputs have. */
export type ParsedSettings =
  | { readonly ok: true; readonly settings: Settings; readonly problems: readonly [] }
  /** The settings hold what could be read, so that the rules can judge that as well. */
  | { readonly ok: false; readonly settings: Partial<Settings>; readonly problems: readonly Refused[] };

/** Checks each input by its rule, then what they say together. Never throws. */
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
    ...parsed.flatMap(([name, result]) => (result.ok ? [] : [refusedBy(result, name, raw.inputs[name])])),
    ...[region, endpoint].flatMap((found) => (found.ok ? [] : [refusedBy(found.rejected, found.name, found.text)])),
    ...contradictions(values, settings),
  ];
  if (problems.length > 0) return { ok: false, settings, problems };
  return { ok: true, settings: settings as Settings, problems: [] };
}

function refusedBy({ ok: _, ...why }: Rejected, input: string, text = ''): Refused {
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
  const parsed = INPUTS[name].parse(trimmed) as Parsed<unknown>;
  return parsed.ok || trimmed !== '' ? parsed : { ...parsed, hint: emptyHint(name) };
}

function emptyHint(name: InputName): string {
  const input = INPUTS[name];
  const hint = 'Perhaps an expression such as ${{ secrets.NAME }} came out empty.';
  return 'default' in input ? `${hint} Leave the input out to have ${input.default}.` : hint;
}

/** Everything that could be read; whoever finds no problem knows that nothing is missing. */
function assemble(
  values: Partial<InputValues>,
  found: { readonly [K in 'region' | 'endpoint']: Settings[K] | undefined },
  { run }: RawInputs,
): Partial<Settings> {
  const role = values['role-to-assume'];
  const isNameless = isUnset(values, 'roles') && isUnset(values, 'aws-profile');
  const isNameOurs = values.mode === 'configure' && values.refresh === true && isNameless;
  const settings: { readonly [K in keyof Settings]: Settings[K] | undefined } = {
    ...found,
    mode: values.mode,
    source: sourceOf(values),
    tokenFile: values['web-identity-token-file'],
    role: role !== undefined && 'text' in role ? role : undefined,
    roleName: role !== undefined && 'pathAndName' in role ? role.pathAndName : undefined,
    roles: values.roles ?? [],
    roleChain: values['role-chain'] ?? [],
    externalId: values['role-external-id'],
    sessionTags: sessionTagsOf(run, values),
    roleSessionName: values['role-session-name'] ?? roleSessionNameOf(run),
    durationSeconds: values['role-duration-seconds'],
    audience: values.audience ?? usualAudience(found.region),
    allowedAccountIds: values['allowed-account-ids'],
    allowedRoleArns: values['allowed-role-arns'],
    maskAccountId: values['mask-aws-account-id'],
    inlineSessionPolicy: values['inline-session-policy'],
    managedSessionPolicies: values['managed-session-policies'] ?? [],
    outputCredentials: values['output-credentials'],
    outputEnvCredentials: values['output-env-credentials'],
    unsetCurrentCredentials: values['unset-current-credentials'],
    avoidSpecialCharacters: values['special-characters-workaround'],
    useExistingCredentials: values['use-existing-credentials'],
    refresh: values.refresh,
    profile: values['aws-profile'] ?? (isNameOurs ? REFRESH_PROFILE : undefined),
    // What has our own name is of an earlier use of the action.
    overwriteProfile: isNameOurs || values['overwrite-aws-profile'],
    leakCheck: values['leak-check'],
    timeoutSeconds: values['action-timeout-s'] === 0 ? TIMEOUT_MAX_SECONDS : values['action-timeout-s'],
    maxAttempts: values['disable-retry'] ? 1 : values['retry-max-attempts'],
    maxClockSkewSeconds: values['max-clock-skew-seconds'],
    minimumRemainingSeconds: values['minimum-remaining-seconds'],
    expectedSubjects: values['expected-subject'],
    trustPolicyFile: values['trust-policy-file'],
    onMissingOidc: values['on-missing-oidc'],
    pullRequestComment: values['pr-comment'],
    summary: values.summary,
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** A profile that renews itself needs a name, whatever it is: AWS_PROFILE tells it to whoever does not care. */
const REFRESH_PROFILE = 'aws-token-guard';

/** What 0 stands for: every request still has its own limit, and so has the number of tries. */
const TIMEOUT_MAX_SECONDS = 3600;

/** Decided by the inputs alone, never by what happens to be in the environment. */
function sourceOf(values: Partial<InputValues>): Source {
  if (values['aws-access-key-id'] !== undefined || values['aws-secret-access-key'] !== undefined) return 'keys';
  if (values['web-identity-token-file'] !== undefined) return 'token-file';
  const ambient = values['role-chaining'] || values['force-skip-oidc'] || values.mode === 'verify';
  return ambient ? 'ambient' : 'id-token';
}
