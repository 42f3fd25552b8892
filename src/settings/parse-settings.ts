// Input texts to Settings, or all the problems at once. Pure.
import { plainText } from '../text.ts';
import {
  endpointFromEnvironment,
  endpointOf,
  type FromEnvironment,
  regionFromEnvironment,
  roleSessionNameOf,
} from './from-environment.ts';
import { INPUT_NAMES, INPUTS, type InputName, type InputValues } from './inputs.ts';
import { type Parsed, type Rejected, ROLE_RULE } from './parsers.ts';
import type { InputViolation, RawInputs, Settings } from './settings.ts';

/** The settings, or every problem that the inputs have. */
export type ParsedSettings =
  | { readonly ok: true; readonly settings: Settings; readonly problems: readonly [] }
  /** The settings hold what could be read, so that the rules can judge that as well. */
  | { readonly ok: false; readonly settings: Partial<Settings>; readonly problems: readonly InputViolation[] };

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
    ...parsed.flatMap(([name, result]) => (result.ok ? [] : [problemOf(name, raw.inputs[name] ?? '', result)])),
    ...[region, endpoint].flatMap((found) => (found.ok ? [] : [problemOf(found.name, found.text, found.rejected)])),
    ...contradictions(settings, isUnset(values, 'role-to-assume')),
  ];
  if (problems.length > 0) return { ok: false, settings, problems };
  return { ok: true, settings: settings as Settings, problems: [] };
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

const SHOWN_VALUE_MAX_LENGTH = 120;
function problemOf(input: string, value: string, { rule, hint }: Rejected): InputViolation {
  const shown = looksSecret(value) ? '***' : plainText(withoutPassword(value), SHOWN_VALUE_MAX_LENGTH);
  return { input, rule, value: shown, ...(hint === undefined ? {} : { hint }) };
}

const TOKEN = /(?:AKIA|ASIA)[A-Z0-9]{12}|eyJ[\w-]{10}|gh[a-z]_\w{16}|github_pat_/;
const NAME = /^arn:|^https?:\/\/[^?#]*$/;

/** Access key ids, tokens, and runs of characters as long and mixed as secret keys are, unless they are part of a name. */
function looksSecret(value: string): boolean {
  const runs = NAME.test(value) ? [] : (value.match(/[A-Za-z0-9/+=]{36,}/g) ?? []);
  return TOKEN.test(value) || runs.some((run) => /[A-Z]/.test(run) && /[a-z]/.test(run));
}

/** A URL's user and password are for the service alone. */
function withoutPassword(value: string): string {
  return value.replace(/\/\/[^/@\s]*@/, '//***@');
}

/** What each input allows by itself, but not together with another. */
function contradictions(settings: Partial<Settings>, withoutRole: boolean): readonly InputViolation[] {
  const { role, durationSeconds, minimumRemainingSeconds, managedSessionPolicies = [] } = settings;
  const tooLong = (minimumRemainingSeconds ?? 0) >= (durationSeconds ?? Number.POSITIVE_INFINITY);
  const foreign = managedSessionPolicies.filter(
    (arn) => role && ![role.account, 'aws'].includes(arn.split(':')[4] ?? ''),
  );
  return [
    ...(withoutRole && settings.mode === 'configure'
      ? [problemOf('role-to-assume', 'none', { ok: false, rule: ROLE_RULE })]
      : []),
    ...(withoutRole && settings.mode === 'diagnose' && settings.trustPolicyFile !== undefined
      ? [
          problemOf('role-to-assume', 'none', {
            ok: false,
            rule: 'the ARN of the role whose policy trust-policy-file holds',
          }),
        ]
      : []),
    ...(tooLong
      ? [
          problemOf('minimum-remaining-seconds', String(minimumRemainingSeconds), {
            ok: false,
            rule: `less than role-duration-seconds (${durationSeconds})`,
          }),
        ]
      : []),
    ...foreign.map((arn) =>
      problemOf('managed-session-policies', arn, {
        ok: false,
        rule: `policies of AWS or of the role's own account (${role?.account})`,
      }),
    ),
  ];
}

/** Everything that could be read; whoever finds no problem knows that nothing is missing. */
function assemble(
  values: Partial<InputValues>,
  found: { readonly [K in 'region' | 'endpoint']: Settings[K] | undefined },
  { run }: RawInputs,
): Partial<Settings> {
  const settings: { readonly [K in keyof Settings]: Settings[K] | undefined } = {
    ...found,
    mode: values.mode,
    role: values['role-to-assume'],
    roleSessionName: values['role-session-name'] ?? roleSessionNameOf(run),
    durationSeconds: values['role-duration-seconds'],
    audience: values.audience,
    allowedAccountIds: values['allowed-account-ids'],
    allowedRoleArns: values['allowed-role-arns'],
    maskAccountId: values['mask-aws-account-id'],
    inlineSessionPolicy: values['inline-session-policy'],
    managedSessionPolicies: values['managed-session-policies'] ?? [],
    outputCredentials: values['output-credentials'],
    outputEnvCredentials: values['output-env-credentials'],
    timeoutSeconds: values['action-timeout-s'],
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
