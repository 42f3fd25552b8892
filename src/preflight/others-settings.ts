// The settings of a step with configure-aws-credentials, as far as its inputs mean the same there, and what each of its versions refuses.
// Pure, but for the vault that keeps values of the workflow from being shown.
import { error } from '../diagnosis/finding.ts';
import { checkedInputsRules } from '../diagnosis/rules/checked-inputs.ts';
import { createVault } from '../secrets/vault.ts';
import { parseRegion, parseRole } from '../settings/parsers/aws-values.ts';
import { type Parser, parseDuration } from '../settings/parsers/plain-values.ts';
import { CHAINED_MAX_SECONDS, type InputViolation, type Settings } from '../settings/settings.ts';
import { violationsOf } from '../settings/violations.ts';
import { defined } from '../util/defined.ts';
import { variablesOf } from './given-inputs.ts';
import { aboutInputs, invalid, SOURCE_INPUTS } from './given-settings.ts';
import { type Base, type Problem, placeOf, problemOf, type Read, unlessOfScript } from './step-run.ts';

/** Of a step with configure-aws-credentials. */
export function readOthersInputs(base: Base): Read {
  const role = parseKnown(base, 'role-to-assume', parseRole);
  const region = hasEndpoint(base) ? NOT_PARSED : parseKnown(base, 'aws-region', parseRegion);
  const duration = parseKnown(base, 'role-duration-seconds', parseDuration(900, 43_200));
  const settings: Partial<Settings> = {
    roles: [],
    roleChain: [],
    audience: knownText(base, 'audience') || 'sts.amazonaws.com',
    ...defined({
      role: role.value,
      region: region.value,
      durationSeconds: duration.value,
      allowedAccountIds: knownAccounts(base),
    }),
  };
  const broken = [
    // A name alone is enough where other credentials say the account.
    ...(role.text.startsWith('arn:') ? role.broken : []),
    ...region.broken,
    ...(/^\d+$/.test(duration.text) ? duration.broken : []),
  ];
  const findings = checkedInputsRules.flatMap((rule) => rule({ settings, problems: [] }));
  const problems = [
    ...othersViolations(base, broken).map((one) => unlessOfScript(base, invalid(base, one), one.input)),
    ...findings.map((finding) => aboutInputs(base, finding)),
    ...chainedDuration(base, settings),
  ];
  return { settings, usesToken: othersUseOfToken(base), problems };
}

/** A text that breaks the rule of its input. */
interface Broken {
  readonly input: string;
  readonly text: string;
  readonly rule: string;
}

/** What an input has; empty where it is not given, or an expression hides it. */
function knownText({ inputs }: Base, name: string): string {
  const given = inputs.get(name);
  return given?.isKnown ? given.text.trim() : '';
}

function parseKnown<T>(base: Base, input: string, parse: Parser<T>) {
  const text = knownText(base, input);
  const parsed = text === '' ? undefined : parse(text);
  const broken: readonly Broken[] = parsed?.ok === false ? [{ input, text, rule: parsed.rule }] : [];
  return { text, value: parsed?.ok ? parsed.value : undefined, broken };
}

const NOT_PARSED = { value: undefined, broken: [] };

function knownAccounts(base: Base): readonly string[] | undefined {
  const accounts = knownText(base, 'allowed-account-ids').split(/[,\s]+/);
  const given = accounts.filter((one) => one !== '');
  return given.length === 0 ? undefined : given;
}

function othersViolations({ inputs }: Base, broken: readonly Broken[]): readonly InputViolation[] {
  const texts = Object.fromEntries([...inputs].map(([name, { text }]) => [name, text]));
  const vault = createVault(() => undefined);
  return violationsOf(broken, { inputs: texts, environment: {} }, vault);
}

/** Whether AWS may not be what that action asks: it takes any region for an emulator. */
function hasEndpoint({ inputs, step, run }: Base): boolean {
  const { values } = variablesOf(step, run);
  return inputs.has('sts-endpoint') || ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_STS'].some((name) => values.has(name));
}

function chainedDuration(base: Base, { role, durationSeconds = 0 }: Partial<Settings>): readonly Problem[] {
  if (base.inputs.get('role-chaining')?.text !== 'true' || durationSeconds <= CHAINED_MAX_SECONDS) return [];
  if (role === undefined) return [];
  const rule = `at most ${CHAINED_MAX_SECONDS} with role-chaining`;
  const problem = { input: 'role-duration-seconds', rule, value: String(durationSeconds) };
  return [problemOf(error('INVALID_INPUT', { problems: [problem] }), placeOf(base, 'role-duration-seconds'))];
}

/** Without a token, configure-aws-credentials takes whatever credentials the environment has. */
function othersUseOfToken({ inputs, steps, index }: Base): boolean | undefined {
  const role = inputs.get('role-to-assume');
  if (role === undefined || (role.isKnown && role.text.trim() === '')) return false;
  const others = ['aws-access-key-id', ...SOURCE_INPUTS.slice(1)];
  const given = others.map((name) => inputs.get(name)).filter((one) => one !== undefined);
  if (given.some(({ isKnown, text }) => isKnown && !['', 'false'].includes(text.trim()))) return false;
  if (given.some(({ isKnown }) => !isKnown)) return inputs.has('aws-access-key-id') ? false : undefined;
  // With the credentials of an earlier step it may assume the role by them.
  return steps.slice(0, index).some(({ aws }) => aws !== undefined) ? undefined : true;
}
