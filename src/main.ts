// Main step: builds the real ports and calls the run. An error that nobody expected is reported as ours.
import { devNull, homedir } from 'node:os';
import { dirname, join } from 'node:path';
import * as core from '@actions/core';
import { error as errorFinding } from './diagnosis/finding.ts';
import { diagnosisOf } from './diagnosis/rank.ts';
import { verifiedFactsOf } from './diagnosis/verified.ts';
import type { PullRequestOutcome } from './github/pull-request.ts';
import { createRunner } from './github/runner.ts';
import { idTokenVariables, readRunnerFacts, runIdentity } from './github/runner-facts.ts';
import type { Target } from './github/workflow/target.ts';
import { createDeadline } from './net/deadline.ts';
import { observe } from './observe/observe.ts';
import { auditLine, describeIssued } from './publish/audit.ts';
import type { RenewRequest } from './publish/refresh/renew.ts';
import { HELPER_THREAD } from './publish/refresh/thread.ts';
import { pagesOf } from './report/documentation.ts';
import { type GuardPorts, guard, judge } from './run/run.ts';
import { CREDENTIAL_MIN_LENGTH } from './secrets/shapes.ts';
import { createVault } from './secrets/vault.ts';
import { proxyOf } from './settings/secret-inputs.ts';
import type { IdTokenClaims } from './trust-policy/claims.ts';
import { writeWhole } from './util/files.ts';
import { measureClockSkew } from './util/time.ts';

const environment = { ...process.env };
// The SDK takes settings from the environment and from shared files; what this action does, its inputs decide alone.
for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
process.env['AWS_CONFIG_FILE'] = devNull;
process.env['AWS_SHARED_CREDENTIALS_FILE'] = devNull;

/** Whether this is the step itself, and not the thread in which the helper of a profile loads this file. */
const isStep = process.argv[2] !== HELPER_THREAD;
// What the helper's thread prints, nobody obeys; and nothing but its session is to be printed there.
const vault = createVault(isStep ? maskAll : () => {});
const runner = createRunner(environment, vault);
const pageOf = pagesOf(environment);

/** One write for all of them: a secret has dozens of spellings. */
function maskAll(values: readonly string[]): void {
  process.stdout.cork();
  try {
    for (const value of values) core.setSecret(value);
  } finally {
    process.stdout.uncork();
  }
}

/** Aborts once the action itself is broken: nothing is published then, wherever the run is. */
const broken = new AbortController();

/** An error that nobody waits for: the rest of the run may rest on what it broke. */
async function stopForBug(error: unknown): Promise<void> {
  broken.abort();
  await reportBug(error);
  process.stdout.write('', () => process.exit());
}

async function reportBug(error: unknown): Promise<void> {
  process.exitCode = 1;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const evidence = { name, message: vault.clean(message) };
  try {
    const { renderAnnotations } = await import('./report/words.ts');
    renderAnnotations(diagnosisOf([errorFinding('INTERNAL_ERROR', evidence)]), pageOf).forEach(runner.annotate);
  } catch {
    // The words themselves cannot be loaded: files of the action are missing.
    runner.annotate({
      level: 'error',
      title: 'aws-token-guard itself failed',
      message: `${name}: ${evidence.message}`,
    });
  }
}

/** The job's token, masked; empty where there is none. */
function githubToken(): string {
  const token = runner.readInput('github-token');
  if (token.length >= CREDENTIAL_MIN_LENGTH) vault.keep({ token });
  return token;
}

const cancellation = new AbortController();
const cancel = () => cancellation.abort();

/**
 * From here on a signal does not end the process any more, but what it is at.
 * @returns aborts when the job is cancelled
 */
function hearCancel(): AbortSignal {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, cancel);
  return cancellation.signal;
}

/** Loads the parser of workflows only now that there is something to find in one. */
async function locate(target: Target, seen: IdTokenClaims['context'], limitSeconds: number) {
  const { locateInWorkflow } = await import('./github/workflow-location.ts');
  const claims = { ...definingWorkflow(), ...seen };
  return locateInWorkflow(environment, target, { token: githubToken(), claims, limitSeconds, signal: hearCancel() });
}

/** Which workflow defines the job, as the runner knows it also where there is no token to say so. */
function definingWorkflow(): IdTokenClaims['context'] {
  const [ref, sha] = [runner.readInput('workflow-ref'), runner.readInput('workflow-sha')];
  return ref && sha ? { job_workflow_ref: ref, job_workflow_sha: sha } : {};
}

/** Loads GitHub's API only where a comment is asked for. */
async function comment(mode: 'failed' | 'passed', body: string, limitSeconds: number): Promise<PullRequestOutcome> {
  try {
    const { reportOnPullRequest } = await import('./github/pull-request.ts');
    const part = JSON.stringify([environment['GITHUB_ACTION'], runner.readInput('job-index')]);
    return await reportOnPullRequest(environment, {
      token: githubToken(),
      mode,
      part,
      body: vault.redact(body),
      limitSeconds,
      signal: hearCancel(),
    });
  } catch (error) {
    return { outcome: 'failed', reason: 'other', message: vault.clean(String(error)) };
  }
}

/** What the step and the helper have in common. */
const common: Pick<
  GuardPorts,
  'vault' | 'environment' | 'idTokenVariables' | 'readTokenFile' | 'assumeRole' | 'checkExpectations'
> = {
  vault,
  environment,
  idTokenVariables: idTokenVariables(environment),
  readTokenFile: async (path) =>
    (await import('./github/token-file.ts')).readTokenFile(path, environment['GITHUB_WORKSPACE'], vault),
  assumeRole: async (sts, request) => (await import('./aws/assume-role.ts')).assumeRole(sts, request),
  checkExpectations: async (expected) => (await import('./observe/expectations.ts')).checkExpectations(expected),
};

async function runStep(): Promise<void> {
  const passed = await guard({
    ...common,
    runner,
    run: runIdentity(environment),
    readRunnerFacts: () => readRunnerFacts(environment),
    readPolicyFile: async (path, role) =>
      (await import('./github/trust-policy-file.ts')).readTrustPolicyFile(environment, path, role),
    reuseCredentials: async (context, tools) =>
      (await import('./observe/existing-credentials.ts')).reuseCredentials(environment, context, tools),
    loadAmbient: async (own) => {
      const { loadAmbientProviders } = await own.sts.sdk();
      const { loadAmbientCredentials } = await loadAmbientProviders();
      return loadAmbientCredentials(environment, { ...own, ofProcess: process.env });
    },
    home: homedir(),
    helper: [process.execPath, join(dirname(process.argv[1] ?? ''), 'credential-process.js')],
    pageOf,
    locate,
    comment,
    cancelled: AbortSignal.any([cancellation.signal, broken.signal]),
    onCancel: (end) => hearCancel().addEventListener('abort', end),
  });
  if (!passed) process.exitCode = 1;
}

/** Gets a new session for the helper of a profile, which loaded this file into a thread of its own. */
async function renewSession(): Promise<void> {
  const { parentPort, workerData } = await import('node:worker_threads');
  const { renew } = await import('./publish/refresh/renew.ts');
  const reason = await renew(workerData as RenewRequest, {
    ...common,
    ...{
      observe,
      judge,
      createDeadline,
      verifiedFactsOf,
      measureClockSkew,
      writeWhole,
      auditLine,
      describeIssued,
      pagesOf,
    },
    proxyOf: (inputs) => proxyOf(inputs, { vault, environment, runner: { readInput: () => '', info: () => {} } }),
    tell: async (finding, pageOf) => (await import('./report/words.ts')).renderParagraph(finding, pageOf),
  });
  parentPort?.postMessage(reason);
}

if (isStep) {
  process.on('uncaughtException', stopForBug);
  process.on('unhandledRejection', stopForBug);
  try {
    await runStep();
  } catch (error) {
    await reportBug(error);
  }
  // Whatever a connection may still be waiting for, the job is not to wait for it; what was printed is to arrive.
  process.stdout.write('', () => setTimeout(() => process.exit(), 500).unref());
  setTimeout(() => process.exit(), 30_000).unref();
} else {
  await renewSession();
}
