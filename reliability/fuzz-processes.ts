// Probes of whole processes: the packed main step, its post step and the helper, with what somebody else chose in their inputs,
// variables, files and answers, against the sandbox. Effect: processes, servers on the loopback address, folders.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { createJob, type Job, type StepResult } from '../sandbox/job.ts';
import { parseEnvironmentFile } from '../sandbox/runner/environment-file.ts';
import { USUAL_INPUTS, worldWith } from '../sandbox/scenarios/scenario.ts';
import { type Fault, type Sandbox, startSandbox } from '../sandbox/server.ts';
import { commandsIn, firstOf, harmlessPage, withoutSecrets } from './fuzz-oracles.ts';
import { type Probe, probe, type Verdict } from './fuzz-probe.ts';
import { anyText, jwtOf, longText, mutated, near, secretAccessKey, USUAL_PIECES } from './fuzz-texts.ts';

const ACTION_DIRECTORY = resolve(import.meta.dirname, '..');
const HELPER = join(ACTION_DIRECTORY, 'dist', 'credential-process.js');

/** No case takes longer: every request is answered at once, and the deadline is short. */
const LIMIT_SECONDS = 15;
/** A lock whose owner shows no life is taken away long before. */
const PIPE_LIMIT_SECONDS = 6;
const OWN_COMMANDS = ['add-mask', 'group', 'endgroup', 'error', 'warning', 'notice'];
const MARK = 'owned';

/** What the system takes as an argument or a variable. */
const forSystem = (text: string) => text.replaceAll('\0', '').toWellFormed();
const system = anyText.map(forSystem);

/** Commands with a mark in them, so that one that is obeyed can be told from ours. */
const command = fc.constantFrom(
  `::error title=${MARK}::x`,
  `\n::add-mask::${MARK}`,
  `\r::stop-commands::${MARK}`,
  `x\n::set-output name=${MARK}::1`,
  `##[group]${MARK}`,
  `\u2028::save-state name=${MARK}::1`,
  `%0A::add-path::${MARK}`,
);
const hostile = fc.oneof(
  system,
  command,
  fc.tuple(command, system).map((two) => two.join('')),
);

const inputs = fc.dictionary(
  fc.constantFrom(
    'role-to-assume',
    'aws-region',
    'audience',
    'role-session-name',
    'custom-tags',
    'roles',
    'allowed-role-arns',
    'expected-subject',
    'trust-policy-file',
    'inline-session-policy',
    'http-proxy',
    'no-proxy',
    'sts-endpoint',
    'aws-profile',
    'workflow-ref',
    'workflow-sha',
    'github-token',
    'managed-session-policies',
    'role-external-id',
  ),
  fc.oneof(
    hostile,
    mutated([
      USUAL_INPUTS['role-to-assume'],
      'eu-central-1',
      'iam/trust.json',
      'http://user:password@127.0.0.1:9',
      `one=${USUAL_INPUTS['role-to-assume']}`,
      '{"a":"b"}',
    ]).map(forSystem),
  ),
  { maxKeys: 3 },
);

const modes = fc.record(
  {
    mode: fc.constantFrom('configure', 'diagnose', 'verify'),
    summary: fc.constantFrom('always', 'never'),
    refresh: fc.constantFrom('true', 'false'),
    'leak-check': fc.constantFrom('off', 'warn', 'fail'),
    'output-credentials': fc.constantFrom('true', 'false'),
    'mask-aws-account-id': fc.constantFrom('true', 'false'),
    'pr-comment': fc.constantFrom('never', 'on-failure'),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const variables = fc.dictionary(
  fc.constantFrom(
    'AWS_REGION',
    'AWS_PROFILE',
    'AWS_ENDPOINT_URL_STS',
    'AWS_SESSION_TOKEN',
    'AWS_ACCESS_KEY_ID',
    'AWS_CONFIG_FILE',
    'https_proxy',
    'NO_PROXY',
    'NODE_DEBUG_X',
  ),
  hostile,
  { maxKeys: 2 },
);
const runnerVariables = fc.dictionary(
  fc.constantFrom(
    'GITHUB_REPOSITORY',
    'GITHUB_ACTOR',
    'GITHUB_REF',
    'GITHUB_WORKFLOW_REF',
    'GITHUB_WORKFLOW_SHA',
    'GITHUB_JOB',
    'GITHUB_ACTION_REPOSITORY',
    'GITHUB_ACTION_REF',
    'GITHUB_SERVER_URL',
    'GITHUB_EVENT_NAME',
    'RUNNER_OS',
    'GITHUB_ACTION',
  ),
  hostile,
  { maxKeys: 3 },
);

const xml = (body: string) =>
  `<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult>${body}</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;
const inHeader = (text: string) => text.replace(/[^\t\x20-\x7e]/g, ' ');
const operation = fc.constantFrom('RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity' as const);
const body = fc.oneof(
  hostile,
  hostile.map((value) => JSON.stringify({ value })),
  hostile.map((message) => JSON.stringify({ message })),
  hostile.map((text) =>
    JSON.stringify({
      value: jwtOf(JSON.stringify({ iss: text, sub: text, aud: text, exp: 4e9, iat: 1, actor: text, [text]: text })),
    }),
  ),
  hostile.map((text) => xml(`<Credentials><AccessKeyId>${text}</AccessKeyId></Credentials>`)),
  longText(['<a>', '{"value":"', 'eyJ', '[', '&amp;', 'a'], [200_000]),
);
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.tuple(operation, hostile, hostile, fc.constantFrom(400, 403, 500)).map(
    ([one, code, message, status]) =>
      ({
        operation: one,
        effect: {
          kind: 'error',
          status,
          code,
          message,
          headers: { server: inHeader(message), 'retry-after': inHeader(code) },
        },
      }) as const,
  ),
  fc.tuple(operation, body, fc.constantFrom(200, 302, 403, 407), hostile).map(
    ([one, text, status, type]) =>
      ({
        operation: one,
        effect: {
          kind: 'respond',
          status,
          body: text,
          headers: { 'content-type': inHeader(type), date: inHeader(type), 'x-amzn-requestid': inHeader(type) },
        },
      }) as const,
  ),
);

const fields = {
  inputs,
  modes,
  variables,
  runnerVariables,
  faults: fc.array(fault, { maxLength: 1 }),
  subject: hostile,
  claims: fc.boolean(),
  event: fc.oneof(hostile, fc.jsonValue()),
  policy: hostile,
  secret: secretAccessKey,
  /** Inputs that somebody gave the secret to. */
  misplaced: fc.dictionary(
    fc.constantFrom('mode', 'summary', 'roles', 'custom-tags', 'aws-region', 'role-duration-seconds', 'sts-endpoint'),
    fc.constantFrom('SECRET', 'x "SECRET"', '{"SECRET":"%"}', 'https://user:SECRET@sts.example.com'),
    { maxKeys: 1 },
  ),
};
const mainCase = fc.record(fields, { noNullPrototype: true });
type MainCase = typeof mainCase extends fc.Arbitrary<infer T> ? T : never;

const closers = new Set<() => Promise<void>>();

/** A sandbox and a job for one case. */
async function withJob(one: MainCase, play: (job: Job, sandbox: Sandbox) => Promise<Verdict>): Promise<Verdict> {
  const { subject, claims, faults, variables: environment, runnerVariables: runnerEnvironment, event } = one;
  const world = claims
    ? { world: worldWith(`repo:octo-org/octo-repo:ref:refs/heads/${subject}`, { ref: subject, actor: subject }) }
    : {};
  const sandbox = await startSandbox({ ...world, faults });
  const before = { AWS_SECRET_ACCESS_KEY: one.secret, ...environment };
  const job = await createJob({
    actionDirectory: ACTION_DIRECTORY,
    sandbox,
    environment: before,
    runnerEnvironment,
    event: { name: 'pull_request', payload: event },
  });
  const close = async () => {
    closers.delete(close);
    await job.close();
    await sandbox.close();
  };
  closers.add(close);
  try {
    await mkdir(join(job.workspace, 'iam'));
    await writeFile(join(job.workspace, 'iam', 'trust.json'), one.policy);
    return await play(job, sandbox);
  } finally {
    await close();
  }
}

/** Ends and removes what is left of cases that were given up. */
export async function closeAll(): Promise<void> {
  await Promise.all([...closers].map((close) => close()));
}

function checkStep(result: StepResult, secrets: readonly string[], asked: Readonly<Record<string, string>>): Verdict {
  const { raw, outcome, exitCode, durationSeconds, outputs, annotations } = result;
  const commands = commandsIn(`${raw.stdout}\n${raw.stderr}`);
  const strange = commands.find(
    ({ name, properties, data }) =>
      !OWN_COMMANDS.includes(name) ||
      `${Object.values(properties)}`.includes(MARK) ||
      (name === 'add-mask' && data === MARK),
  );
  const errors = annotations.filter(({ level }) => level === 'error');
  const shown = [
    ...raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::')),
    raw.stderr,
    raw.summary,
  ].join('\n');
  const open = asked['output-credentials'] === 'true' ? '' : JSON.stringify(outputs);
  const frames = [raw.environmentFile, raw.outputFile, raw.stateFile].map((text) => parseEnvironmentFile(text).problem);
  const names = [...Object.keys(result.exported), ...Object.keys(outputs), ...Object.keys(result.state)];
  return firstOf(
    exitCode === 0 || exitCode === 1 ? undefined : `The exit code is ${exitCode}: ${raw.stderr.slice(0, 300)}`,
    durationSeconds < LIMIT_SECONDS ? undefined : `It took ${durationSeconds.toFixed(1)} s.`,
    strange === undefined ? undefined : `The runner would obey ${JSON.stringify(strange)}.`,
    errors.length === (outcome === 'failure' ? 1 : 0)
      ? undefined
      : `${errors.length} errors, and the step ended in ${outcome}: ${raw.stderr.slice(0, 300)}`,
    raw.stdout.includes('INTERNAL_ERROR') ? `An internal error: ${errors[0]?.message.slice(0, 300)}` : undefined,
    outcome === 'failure' && raw.environmentFile !== '' ? 'Variables were exported all the same.' : undefined,
    frames.find((problem) => problem !== undefined),
    names.some((name) => name.includes(MARK)) ? 'A name was injected into a file of the runner.' : undefined,
    withoutSecrets('What is shown', shown + open, secrets),
    harmlessSummary(raw.summary),
  );
}

/** Links to our pages depend on the variables, which are not ours here. */
function harmlessSummary(page: string): Verdict {
  const verdict = harmlessPage(page);
  return verdict?.includes('foreign link') ? undefined : verdict;
}

const FAST = { 'disable-retry': 'true', 'action-timeout-s': '10' };

function checkMain(one: MainCase): Promise<Verdict> {
  return withJob(one, async (job, sandbox) => {
    const misplaced = Object.entries(one.misplaced).map(([name, text]) => [name, text.replace('SECRET', one.secret)]);
    const asked = { ...USUAL_INPUTS, ...FAST, ...one.modes, ...one.inputs, ...Object.fromEntries(misplaced) };
    const main = await job.runMain(asked);
    const posts = await job.runPosts();
    const left = readdirSync(job.runnerTemp).filter((name) => name.startsWith('aws-token-guard-'));
    const secrets = [...sandbox.issuedSecrets, one.secret];
    const isEmpty = left.length === 0 ? undefined : `Left in the temp folder: ${left.join()}.`;
    return firstOf(checkStep(main, secrets, asked), ...posts.map((post) => checkPost(post, secrets)), isEmpty);
  });
}

function checkPost(post: StepResult, secrets: readonly string[]): Verdict {
  const commands = commandsIn(`${post.raw.stdout}\n${post.raw.stderr}`);
  const strange = commands.find(
    ({ name, properties }) => !OWN_COMMANDS.includes(name) || `${Object.values(properties)}`.includes(MARK),
  );
  const { stdout, stderr, environmentFile } = post.raw;
  return firstOf(
    strange === undefined ? undefined : `The runner would obey ${JSON.stringify(strange)} in the post step.`,
    post.exitCode === 0 || post.exitCode === 1 ? undefined : `The post step's exit code is ${post.exitCode}.`,
    stderr === '' ? undefined : `The post step complains: ${stderr.slice(0, 300)}`,
    post.durationSeconds < LIMIT_SECONDS ? undefined : 'The post step hung.',
    parseEnvironmentFile(environmentFile).problem,
    withoutSecrets('The post step', stdout, secrets),
  );
}

interface Spawned {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of ours by itself; one that hangs is killed, and has no code then. */
function runNode(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  limitSeconds: number,
): Promise<Spawned> {
  const child = spawn(process.execPath, args, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limitSeconds * 1000,
    killSignal: 'SIGKILL',
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((settle, reject) => {
    child.once('error', reject);
    child.once('close', (code) => settle({ code, stdout, stderr }));
  });
}

const json = fc.oneof(fc.jsonValue({ maxDepth: 2 }), hostile);
const postCase = fc.record({
  restore: fc.oneof(
    hostile,
    fc
      .array(
        fc.record({
          name: fc.oneof(fc.constantFrom('AWS_REGION', 'PATH', 'AWS_X\nPATH'), hostile),
          digest: hostile,
          previous: hostile,
        }),
      )
      .map((value) => JSON.stringify(value)),
  ),
  ends: fc.oneof(fc.constantFrom('1', '-1e20', '0', '1e300', 'NaN'), hostile),
  remedy: hostile,
  leakCheck: fc.oneof(fc.constantFrom('warn', 'fail'), hostile),
  audit: fc.oneof(
    hostile,
    fc.array(hostile).map((lines) => lines.join('\n')),
    longText(USUAL_PIECES),
  ),
  issued: fc.oneof(
    hostile,
    fc
      .array(
        fc
          .record(
            { role: json, accessKeyId: hostile, secretAccessKey: hostile, sessionToken: json, issuedAt: json },
            { requiredKeys: [] },
          )
          .map((value) => JSON.stringify(value)),
      )
      .map((lines) => lines.join('\n')),
  ),
  session: fc.oneof(
    hostile,
    json.map((value) => JSON.stringify(value) ?? ''),
  ),
});
type PostCase = typeof postCase extends fc.Arbitrary<infer T> ? T : never;

/** The post step alone, with state and files that no main step would have made. */
function checkPostAlone(folder: string) {
  let count = 0;
  return async (one: PostCase): Promise<Verdict> => {
    count += 1;
    const temp = join(folder, `post${count}`);
    const own = join(temp, 'aws-token-guard-x');
    await mkdir(join(own, '0'), { recursive: true });
    const write = (name: string, text: string) => writeFileSync(join(own, name), text, { mode: 0o600 });
    write('audit.jsonl', one.audit);
    write('issued.jsonl', one.issued);
    write('0/session.json', one.session);
    const file = join(temp, 'env');
    writeFileSync(file, '');
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: temp,
      RUNNER_TEMP: temp,
      GITHUB_WORKSPACE: temp,
      GITHUB_ENV: file,
      AWS_REGION: '',
      ...forState(one, own),
    };
    const { code, stdout, stderr } = await runNode([join(ACTION_DIRECTORY, 'dist', 'post.js')], env, LIMIT_SECONDS);
    const strange = commandsIn(stdout).find(
      ({ name, properties }) => !OWN_COMMANDS.includes(name) || `${Object.values(properties)}`.includes(MARK),
    );
    const isLeft = existsSync(own);
    rmSync(temp, { recursive: true });
    return firstOf(
      code === 0 || (code === 1 && one.leakCheck === 'fail') ? undefined : `The exit code is ${code}.`,
      stderr === '' ? undefined : `It complains: ${stderr.slice(0, 300)}`,
      strange === undefined ? undefined : `The runner would obey ${JSON.stringify(strange)}.`,
      isLeft ? 'The folder is still there.' : undefined,
    );
  };
}

function forState({ restore, ends, remedy, leakCheck }: PostCase, own: string): Readonly<Record<string, string>> {
  return {
    STATE_restore: restore,
    STATE_endsAt: ends,
    STATE_remedy: remedy,
    STATE_leakCheck: leakCheck,
    STATE_folder: own,
  };
}

const helperFields = {
  session: fc.oneof(
    hostile,
    fc
      .record({ answer: json, expiresAt: fc.oneof(fc.constant(4e9), json), storedAt: json, behindSeconds: json })
      .map((value) => JSON.stringify(value)),
    fc
      .record({ AccessKeyId: hostile, SecretAccessKey: hostile, SessionToken: hostile, Expiration: hostile, x: json })
      .map((answer) =>
        JSON.stringify({ answer: { Version: 1, ...answer }, expiresAt: 4e9, storedAt: 1, behindSeconds: 0 }),
      ),
  ),
  parameters: fc.oneof(
    hostile,
    fc
      .record({ settings: json, proxyInputs: json, auditFile: hostile, action: json })
      .map((value) => JSON.stringify(value)),
  ),
  refusal: fc.oneof(
    hostile,
    fc
      .record({ at: fc.constant(Math.floor(Date.now() / 1000) - 1), reason: hostile })
      .map((value) => JSON.stringify(value)),
  ),
  lock: fc.constantFrom('none', 'none', 'none', 'none', 'folder', 'text', 'link'),
  argument: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: system }),
  least: near(['0', '600', 'x']).map(forSystem),
};

/** With what another process of the job may have left in the place of the lock. */
const helperCase = fc.record(helperFields);
const pipedCase = fc.noShrink(fc.record({ ...helperFields, lock: fc.constant('pipe' as const) }));
/** A session that is to be renewed now, and a renewal that somebody else has just tried in vain, for this reason. */
const refusedCase = fc.record({
  ...helperFields,
  session: fc.constant(
    '{"answer":{"Version":1,"AccessKeyId":"a","SecretAccessKey":"b","SessionToken":"c","Expiration":"d"},"expiresAt":"SOON","storedAt":1,"behindSeconds":0}',
  ),
  refusal: hostile.map((reason) => JSON.stringify({ at: 'NOW', reason })),
  lock: fc.constant('none' as const),
  argument: fc.constant(undefined),
});
interface HelperCase {
  readonly session: string;
  readonly parameters: string;
  readonly refusal: string;
  readonly lock: 'none' | 'folder' | 'text' | 'link' | 'pipe';
  readonly argument: string | undefined;
  readonly least: string;
}

/** The helper alone, in a folder that no main step would have made. */
function checkHelper(folder: string, limitSeconds: number) {
  let count = 0;
  return async (one: HelperCase): Promise<Verdict> => {
    count += 1;
    const own = join(folder, `helper${limitSeconds}-${count}`);
    await mkdir(own);
    for (const name of ['session', 'parameters', 'refusal'] as const)
      writeFileSync(join(own, `${name}.json`), atThisMoment(one[name]), { mode: 0o600 });
    await putLock(join(own, 'lock'), one.lock);
    const env = { PATH: process.env['PATH'] ?? '', HOME: own, AWS_TOKEN_GUARD_LEAST_SECONDS: one.least };
    const { code, stdout, stderr } = await runNode([HELPER, one.argument ?? own], env, limitSeconds);
    rmSync(own, { recursive: true });
    return firstOf(
      code === null ? 'It hangs.' : undefined,
      code === 0 ? answered(stdout) : stdout === '' ? undefined : 'It failed, and printed something.',
      stderr === '' || /^(?:aws-token-guard: [^\n\r]+\n)$/.test(stderr)
        ? undefined
        : `It complains: ${JSON.stringify(stderr.slice(0, 300))}`,
      // What it answers is for the SDK; what it complains of, tools show in the log.
      commandsIn(stderr).length === 0 ? undefined : `The runner would obey ${JSON.stringify(commandsIn(stderr)[0])}.`,
    );
  };
}

/** With the seconds of now, and of soon after, in the place of these words. */
function atThisMoment(text: string): string {
  const now = Math.floor(Date.now() / 1000);
  return text.replace('"NOW"', String(now - 2)).replace('"SOON"', String(now + 100));
}

function answered(stdout: string): Verdict {
  const { Version, AccessKeyId } = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
  return Version === 1 && typeof AccessKeyId === 'string' ? undefined : `It answers ${stdout.slice(0, 200)}`;
}

async function putLock(path: string, lock: HelperCase['lock']): Promise<void> {
  if (lock === 'folder') await mkdir(path);
  if (lock === 'text') await writeFile(path, 'x'.repeat(100_000));
  if (lock === 'link') await symlink('nowhere', path);
  if (lock === 'pipe') spawnSync('mkfifo', [path]);
}

/** @param folder - for files */
export function processProbes(folder: string): readonly Probe[] {
  return [
    probe('main step: one verdict, nothing injected, no secret out', { runs: 120, input: mainCase, check: checkMain }),
    probe('main step with hostile answers: likewise', {
      runs: 120,
      input: fc.record(
        {
          ...fields,
          inputs: fc.constant({}),
          misplaced: fc.constant({}),
          variables: fc.constant({}),
          faults: fc.array(fault, { minLength: 1, maxLength: 2 }),
        },
        { noNullPrototype: true },
      ),
      check: checkMain,
    }),
    probe('post step: gives back, tells and removes, whatever it was left', {
      runs: 100,
      input: postCase,
      check: checkPostAlone(folder),
    }),
    probe('helper: one answer, or one line that says why not', {
      runs: 80,
      input: helperCase,
      check: checkHelper(folder, LIMIT_SECONDS),
    }),
    probe('helper with a refusal at hand: likewise', {
      runs: 20,
      input: refusedCase,
      check: checkHelper(folder, LIMIT_SECONDS - 1),
    }),
    probe('helper behind a pipe for a lock: likewise', {
      runs: 5,
      input: pipedCase,
      check: checkHelper(folder, PIPE_LIMIT_SECONDS),
    }),
  ];
}
