// Ends a run that publishes nothing: blanks earlier credentials where the inputs ask for that, looks at what later steps can still use,
// finds out why results could not be written or an input came empty, and reports. Loaded only where there is such a run. Effect: through
// its ports.
import { isAbsolute } from 'node:path';
import { type Diagnosis, diagnosisOf, error, type Finding } from '../diagnosis/finding.ts';
import type { Unwritten } from '../diagnosis/findings/stopped-run.ts';
import {
  explainedByEmptyKeys,
  explainedByExpressions,
  mayComeFromExpression,
} from '../diagnosis/rules/empty-expressions.ts';
import { otherRunnerIn } from '../github/run-trigger.ts';
import type { Facts, OperatingSystem } from '../observe/facts.ts';
import { blankEarlier, hasOtherSources } from '../publish/publish.ts';
import { limitFor } from '../report/report.ts';
import {
  type KnownFacts,
  LOCATE_LIMIT_SECONDS,
  reportDiagnosed,
  reportFailure,
  reportSkip,
} from '../report/report-failure.ts';
import { maskAccounts } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import type { RunPorts } from './ports.ts';

/**
 * Reports why nothing is published.
 * @returns whether the step may pass all the same
 */
export async function withhold(diagnosis: Diagnosis, facts: KnownFacts, ports: RunPorts): Promise<boolean> {
  const { settings } = facts;
  const { environment, problems } = await blanked(settings, ports);
  const others = await remaining(diagnosis, settings, { environment, home: ports.home });
  if (diagnosis.verdict === 'skip' && mayHaveRole(environment)) ports.runner.info(OWN_ROLE);
  maskAccounts(ports.runner, settings, [JSON.stringify(others)]);
  const whole = withOthers(diagnosis, problems, others);
  const isDiagnosed = settings.mode === 'diagnose' && isComplete(facts);
  if (whole.verdict === 'skip' && !isDiagnosed) return reportSkip(ports, whole, facts);
  const explained = await withExpressions(whole, facts, ports);
  return isDiagnosed ? reportDiagnosed(ports, explained, facts) : reportFailure(ports, explained, facts);
}

/** The diagnosis once the workflow is read: only it tells an empty input from one that is left out. */
async function withExpressions(
  diagnosis: Diagnosis,
  { idToken, settings, runner: seen }: KnownFacts,
  { readStep, runner }: RunPorts,
): Promise<Diagnosis> {
  if (!mayComeFromExpression(diagnosis, runner.readInput)) return diagnosis;
  const claims = idToken?.status === 'succeeded' ? idToken.value.context : {};
  try {
    const step = await readStep(claims, limitFor(LOCATE_LIMIT_SECONDS, settings));
    return step === undefined
      ? explainedByEmptyKeys(diagnosis, runner.readInput, seen)
      : explainedByExpressions(diagnosis, { ...step, textOf: runner.readInput });
  } catch {
    return diagnosis; // the report does without the workflow
  }
}

/** The same of credentials that could not be published, or no longer had to be. */
export async function withholdAfter(thrown: unknown, facts: KnownFacts, ports: RunPorts): Promise<boolean> {
  return withhold({ verdict: 'fail', findings: [unpublished(thrown, facts.settings, ports)] }, facts, ports);
}

/** The same on a Node.js that cannot run the action, nor the model of later steps. Must run there itself. */
export async function withholdOnOldNode(settings: Partial<Settings>, ports: RunPorts): Promise<boolean> {
  const { environment } = ports;
  const { problems } = await blanked(settings, ports);
  const machine = defined({ otherRunner: otherRunnerIn(environment), arch: environment['RUNNER_ARCH'] });
  const finding = error('NODE_TOO_OLD', { version: process.version, ...machine });
  return reportFailure(ports, diagnosisOf([finding], problems), { settings });
}

type Environment = RunPorts['environment'];

/** The variables as later steps have them, and what kept earlier credentials from being blanked. */
async function blanked(
  settings: Partial<Settings>,
  ports: RunPorts,
): Promise<{ readonly environment: Environment; readonly problems: readonly Finding[] }> {
  const { environment, vault } = ports;
  try {
    return { environment: await blankEarlier(settings, ports), problems: [] };
  } catch (thrown) {
    return {
      environment,
      problems: [error('CREDENTIALS_NOT_BLANKED', { message: vault.clean(errorOf(thrown).message) })],
    };
  }
}

/** What later steps can still use. `mode: verify` is about just that. */
async function remaining(
  { verdict }: Diagnosis,
  settings: Partial<Settings>,
  later: { readonly environment: Environment; readonly home: string },
): Promise<readonly Finding[]> {
  if (verdict === 'pass' || settings.mode === 'verify' || !hasOtherSources(later.environment, later.home)) return [];
  const { afterNothing } = await import('../publish/later-steps.ts');
  const { leftAloneFindings } = await import('../diagnosis/rules/leftover-credentials.ts');
  const severity = verdict === 'skip' ? 'warning' : 'notice';
  return leftAloneFindings({ takings: afterNothing(later), environment: later.environment, severity }, settings);
}

const OWN_ROLE = 'Later steps can still use the role of this machine, if it has one (instance metadata)';

/** Whether the machine is one that may have an instance role: those of GitHub have none. */
function mayHaveRole(environment: Environment): boolean {
  const isOff = environment['AWS_EC2_METADATA_DISABLED']?.toLowerCase() === 'true';
  return environment['RUNNER_ENVIRONMENT'] === 'self-hosted' && !isOff;
}

/** What could not be blanked fails the step. What ended the run stays first. */
function withOthers(diagnosis: Diagnosis, problems: readonly Finding[], others: readonly Finding[]): Diagnosis {
  const { findings, verdict } = diagnosis;
  const [problem] = problems;
  if (problem === undefined || verdict === 'fail')
    return { ...diagnosis, findings: [...findings, ...problems, ...others] } as Diagnosis;
  return { verdict: 'fail', findings: [problem, ...findings, ...others] };
}

/** Whether the run came as far as its facts. */
function isComplete(facts: KnownFacts): facts is Facts {
  return facts.observedAt !== undefined;
}

const PROFILE_TAKEN =
  'a profile that the files of the machine do not have yet, or one to be replaced: overwrite-aws-profile: true';

function unpublished(thrown: unknown, { roles = [] }: Partial<Settings>, { vault, environment }: RunPorts): Finding {
  const { name, message } = errorOf(thrown);
  const input = roles.length > 0 ? 'roles' : 'aws-profile';
  const { profile: value = '' } = thrown as { readonly profile?: string };
  if (name === 'AbortError') return error('CANCELED', {});
  const hint = vault.clean(message);
  if (name !== 'ProfileExistsError') {
    const { code, path, odd, reading } = thrown as Partial<Thrown>;
    return error('PUBLISHING_FAILED', unwritten(defined({ message: hint, code, path, odd, reading }), environment));
  }
  return error('INVALID_INPUT', { problems: [{ input, rule: PROFILE_TAKEN, value, hint }] });
}

function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** What an error says about itself. */
export type Thrown = Pick<Unwritten, 'message' | 'code' | 'path' | 'odd' | 'reading'>;

const RUNNER_FILES = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'];
const PROFILE_FILES = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'];

/** The cause and the variable behind an error. */
export function unwritten(thrown: Thrown, environment: Readonly<Record<string, string | undefined>>): Unwritten {
  const { message, path } = thrown;
  const [, broken, folder = ''] = /^(GITHUB_[A-Z]+|RUNNER_TEMP) (?:\((.*)\) )?is not /.exec(message) ?? [];
  // Relative paths of profile files begin at the workspace.
  const named = [...RUNNER_FILES, ...PROFILE_FILES].find((name) => {
    const value = environment[name]?.replace(/^(?:\.[/\\])+/, '');
    return value && path !== undefined && (path === value || path.endsWith(`/${value}`) || path.endsWith(`\\${value}`));
  });
  const isInTemp = path?.startsWith(environment['RUNNER_TEMP'] || '\0');
  const variable = broken ?? named ?? (isInTemp ? 'RUNNER_TEMP' : undefined);
  const system = environment['RUNNER_OS'] as OperatingSystem | undefined;
  const more = defined({ variable, os: system });
  if (isAbsolute(folder)) return { ...thrown, reason: 'missing', path: folder, ...more };
  return { ...thrown, reason: broken === undefined ? reasonOf(thrown, named) : 'variable', ...more };
}

function reasonOf({ message, code = '', odd }: Thrown, named: string | undefined): Unwritten['reason'] {
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return 'full';
  if (code === 'EROFS') return 'read-only';
  if (code === 'EACCES' || code === 'EPERM') return 'access';
  if (message.startsWith('RUNNER_TEMP is on a volume')) return 'open volume';
  if (/ cannot be read: | is not an absolute path\.$/.test(message)) return 'profile file';
  if (named !== undefined && (code === 'EISDIR' || code === 'ELOOP' || / is not a file\.$/.test(message)))
    return 'kind';
  if (named !== undefined && code === 'ENOENT') return 'missing';
  return odd === undefined ? 'other' : 'path';
}
