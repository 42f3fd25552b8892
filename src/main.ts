// Main step: builds the real ports and calls the run. An error that nobody expected is reported as ours.
import { devNull } from 'node:os';
import * as core from '@actions/core';
import { diagnosisOf } from './diagnosis/diagnose.ts';
import { certain } from './diagnosis/rules/certain.ts';
import { idTokenVariables, readRunnerFacts, runIdentity } from './github/context.ts';
import { createRunner } from './github/runner.ts';
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
