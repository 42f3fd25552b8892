// A folder of a session as a step with `refresh: true` leaves it, and what a helper does with it, without a process of its own.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach } from '@jest/globals';
import type { Job, JobOptions, MainOptions, StepResult } from '../../../sandbox/job.ts';
import { USUAL_INPUTS } from '../../../sandbox/scenarios/scenario.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/server.ts';
import { type Obtained, obtainSession } from '../../../src/publish/refresh/obtain.ts';
import { parametersFileIn, recordRefusal } from '../../../src/publish/refresh/session-folder.ts';
import { renew } from '../../../src/run/renew.ts';
import { createVault } from '../../../src/secrets/vault.ts';
import { withDiagnosisRoles } from '../../../src/settings/diagnosis-role.ts';
import { parseSettings } from '../../../src/settings/parse.ts';
import { DEFAULT_INPUTS, UNKNOWN_RUN } from '../samples/raw-inputs.ts';
import { functionSetting } from './step-function.ts';

type Variables = Readonly<Record<string, string>>;

/** The folder, and how to ask for its session. */
export interface Renewable {
  readonly sandbox: Sandbox;
  /** Of the step; it has the audit record. */
  readonly folder: string;
  /** Of the session. */
  readonly session: string;
  /** Asks as a helper does whose process has these variables, too, for the session of the folder or of another one. */
  readonly ask: (variables?: Variables, session?: string) => Promise<Obtained>;
}

const RUN = { ...UNKNOWN_RUN, repository: 'octo-org/octo-repo', runId: '9876543210', runAttempt: '1' };

const open: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(open.splice(0).map((close) => close())));

/** A sandbox, and a folder with the parameters of these inputs and a first session. */
export async function renewable(inputs: Variables = {}, sandboxOptions: SandboxOptions = {}): Promise<Renewable> {
  const sandbox = await startSandbox(sandboxOptions);
  const folder = await mkdtemp(join(tmpdir(), 'renewal-'));
  open.push(sandbox.close, () => rm(folder, { recursive: true, force: true }));
  const environment = {
    GITHUB_EVENT_NAME: 'push',
    ACTIONS_ID_TOKEN_REQUEST_URL: sandbox.idTokenRequestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: sandbox.idTokenRequestToken,
    AWS_ENDPOINT_URL_STS: sandbox.stsEndpoint,
    AWS_ENDPOINT_URL_IAM: sandbox.iamEndpoint,
  };
  const given = { ...DEFAULT_INPUTS, ...USUAL_INPUTS, refresh: 'true', ...inputs };
  const parsed = parseSettings({ inputs: given, environment, run: RUN });
  const { ok, settings, problems } = inputs['diagnosis-role'] ? withDiagnosisRoles(parsed, { environment }) : parsed;
  if (!ok) throw new Error(JSON.stringify(problems));
  const [session, auditFile] = [join(folder, '0'), join(folder, 'audit.jsonl')];
  await mkdir(session, { mode: 0o700 });
  const writeParameters = (timeoutSeconds: number) => {
    const parameters = { settings: { ...settings, timeoutSeconds }, proxyInputs: {}, action: {}, auditFile };
    return writeFile(parametersFileIn(session), JSON.stringify(parameters), { mode: 0o600 });
  };
  await writeParameters(600); // the first session is no matter of time
  const ask = (variables: Variables = {}, from = session) => obtain(from, { ...environment, ...variables });
  const first = await ask();
  if (!first.ok) throw new Error(first.reason);
  await writeParameters(settings.timeoutSeconds);
  await writeFile(auditFile, '', { mode: 0o600 });
  return { sandbox, folder, session, ask };
}

/** As in `src/credential-process.ts`, with the thread in this one. */
async function obtain(session: string, environment: Variables): Promise<Obtained> {
  // A process takes longer than this to start. What another learned in the same millisecond counts as learned while this one waited.
  for (const at = Date.now(); Date.now() === at; ) await turn();
  return obtainSession(session, {
    now: () => Date.now() / 1000,
    renew: (folder, limitSeconds) => renew({ folder, limitSeconds }, { vault: createVault(() => {}), environment }),
    record: recordRefusal,
  });
}

/** A step with `refresh: true`, what it left, and how to ask for the session that it left. */
interface RenewableStep extends Renewable {
  readonly job: Job;
  /** Runs a step with `refresh: true`. */
  readonly main: (inputs?: Variables, options?: MainOptions) => Promise<StepResult>;
  readonly result: StepResult;
}

/** A sandbox, a job, and a step in it that made a profile which renews itself. */
export async function renewableStep(
  inputs: Variables = {},
  sandboxOptions: SandboxOptions = {},
  jobOptions: Partial<JobOptions> = {},
): Promise<RenewableStep> {
  const { sandbox, job, main } = await functionSetting(sandboxOptions, jobOptions);
  const refreshing = (more: Variables = {}, options?: MainOptions) => main({ refresh: 'true', ...more }, options);
  const result = await refreshing(inputs);
  const folder = dirname(result.exported['AWS_CONFIG_FILE'] ?? '/none/none');
  const session = join(folder, '0');
  const environment = {
    GITHUB_EVENT_NAME: 'push',
    ACTIONS_ID_TOKEN_REQUEST_URL: sandbox.idTokenRequestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: sandbox.idTokenRequestToken,
    AWS_ENDPOINT_URL_STS: sandbox.stsEndpoint,
  };
  const ask = (variables: Variables = {}, from = session) => obtain(from, { ...environment, ...variables });
  return { sandbox, job, main: refreshing, result, folder, session, ask };
}
