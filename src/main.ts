// Main step: builds the real ports and calls the run. An error that nobody expected is reported as ours.
import { devNull } from 'node:os';
import * as core from '@actions/core';
import { diagnosisOf } from './diagnosis/diagnose.ts';
import { certain } from './diagnosis/rules/certain.ts';
import type { IdTokenClaims } from './facts.ts';
import { idTokenVariables, readRunnerFacts, runIdentity } from './github/context.ts';
import { createRunner } from './github/runner.ts';
import type { Target } from './github/workflow-location.ts';
import { guard } from './guard.ts';
import { renderAnnotations } from './report/annotations.ts';
import { createVault } from './vault.ts';

const environment = { ...process.env };
// The SDK takes settings from the environment and from shared files; what this action does, its inputs decide alone.
for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
process.env['AWS_CONFIG_FILE'] = devNull;
process.env['AWS_SHARED_CREDENTIALS_FILE'] = devNull;

const vault = createVault((value) => core.setSecret(value));
const runner = createRunner(environment, vault);

function reportBug(error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const finding = certain('INTERNAL_ERROR', { name, message: vault.clean(message) });
  renderAnnotations(diagnosisOf([finding])).forEach(runner.annotate);
  process.exitCode = 1;
}

/** Loads the parser of workflows only now that there is something to find in one. */
async function locate(target: Target, claims: IdTokenClaims['context'], deadlinePassed: boolean) {
  const { locateInWorkflow } = await import('./github/workflow-location.ts');
  const token = deadlinePassed ? '' : runner.readInput('github-token'); // without one, only files are read
  if (token.length >= TOKEN_MIN_LENGTH) vault.keep({ token });
  const signal = AbortSignal.timeout(deadlinePassed ? LATE_LOCATE_MILLISECONDS : LOCATE_MILLISECONDS);
  const found = await locateInWorkflow(environment, target, { token, claims, signal });
  if (found !== undefined || target.kind !== 'input') return found;
  return locateInWorkflow(environment, { kind: 'step' }, { token, claims, signal }); // the input is not written there
}

/** Anything shorter is no token, and masking it would shred the log. */
const TOKEN_MIN_LENGTH = 16;
const LOCATE_MILLISECONDS = 2000;
const LATE_LOCATE_MILLISECONDS = 300;

process.on('uncaughtException', reportBug);
process.on('unhandledRejection', reportBug);
process.stdout.on('error', () => {}); // whoever read it is gone; the exit code still tells

try {
  const published = await guard({
    runner,
    vault,
    environment,
    idTokenVariables: idTokenVariables(environment),
    run: runIdentity(environment),
    readRunnerFacts: () => readRunnerFacts(environment),
    locate,
    onCancel: (cancel) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, cancel);
    },
  });
  if (!published) process.exitCode = 1;
} catch (error) {
  reportBug(error);
}

// Whatever a connection may still be waiting for, the job is not to wait for it.
setTimeout(() => process.exit(), 500).unref();
