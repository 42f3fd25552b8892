// Post step: wires its ports to this process, and keeps signals from it while it cleans up. Fails the job only if the inputs ask for it and
// credentials are in files.
import './old-node.ts';

import { writeSync } from 'node:fs';
import { checkLeaks, takeBack } from './run/post-step.ts';

/** Prints a line without `process.stdout`, which takes longer to set up than the rest of a usual run. */
function print(text: string): void {
  const bytes = Buffer.from(`${text}\n`);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written);
  } catch {
    process.stdout.write(bytes.subarray(written)); // the pipe is full at the moment
  }
}

/** Loaded only for a leak check. */
async function home(): Promise<string> {
  const { homedir } = await import('node:os');
  return homedir();
}

const ports = { environment: process.env, print, now: () => Date.now() / 1000, home };

// Cleaning takes milliseconds and must not stop halfway. The leak check after it can be ended.
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const;
for (const signal of SIGNALS) process.on(signal, () => {});
const issued = await takeBack(ports);
for (const signal of SIGNALS) process.removeAllListeners(signal);
if (!(await checkLeaks(issued, ports))) process.exitCode = 1;
