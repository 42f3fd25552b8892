// Main step: wires the ports of the run to this process and starts it. The helper of a profile loads this file into a thread of its
// own, which has another entry.
import './old-node.ts';

import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { takeVariables } from './aws/sts-client.ts';
import { createRunner, maskAll, runIdentity } from './github/runner.ts';
import { createCancellation } from './net/deadline.ts';
import { pagesOf } from './report/markdown.ts';
import type { RunPorts } from './run/ports.ts';
import { createReportPorts } from './run/report-ports.ts';
import { reportBug, run } from './run/run.ts';
import { createVault } from './secrets/vault.ts';
import { HELPER_THREAD } from './settings/publish-mode.ts';

if (process.argv[2] === HELPER_THREAD) await import('./renew-entry.ts');
else await runStep();

async function runStep(): Promise<void> {
  const broken = new AbortController(); // aborts when the action itself fails: from then on nothing is published
  const ports = createPorts(broken.signal);
  const fail = (error: unknown) => {
    process.exitCode = 1;
    return reportBug(error, ports);
  };
  const stop = async (error: unknown) => {
    broken.abort();
    await fail(error);
    process.stdout.write('', () => process.exit());
  };
  process.on('uncaughtException', stop);
  process.on('unhandledRejection', stop);
  try {
    if (!(await run(ports))) process.exitCode = 1;
  } catch (error) {
    await fail(error);
  }
  // The job does not wait for connections that are still open, but everything that was printed has to arrive.
  process.stdout.write('', () => setTimeout(() => process.exit(), 500).unref());
  setTimeout(() => process.exit(), 30_000).unref();
}

function createPorts(broken: AbortSignal): RunPorts {
  const environment = takeVariables(process.env);
  const vault = createVault(maskAll);
  const runner = createRunner(environment, vault);
  const cancellation = createCancellation(process);
  return {
    vault,
    environment,
    runner,
    cancellation,
    canceled: AbortSignal.any([cancellation.signal, broken]),
    home: homedir(),
    run: runIdentity(environment),
    helper: [process.execPath, join(dirname(process.argv[1] ?? ''), 'credential-process.js')],
    pageOf: pagesOf(environment),
    ...createReportPorts({ runner, vault, environment, cancellation }),
  };
}
