// The command line: prints the variables, writes them for a shell, and stops when told to.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const SCRIPT = resolve(import.meta.dirname, '../../sandbox/serve.ts');

let folder: string;
let child: ChildProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** Starts it and waits for its three lines. */
async function serve(): Promise<{ variablesFile: string; lines: string; exited: Promise<unknown[]> }> {
  const variablesFile = join(folder, 'variables.env');
  await writeFile(variablesFile, 'old', { mode: 0o644 });
  child = spawn(process.execPath, [SCRIPT, '--variables-file', variablesFile], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  let lines = '';
  while (lines.split('\n').length < 4) {
    const [chunk] = await once(child.stdout ?? child, 'data');
    lines += String(chunk);
  }
  return { variablesFile, lines, exited };
}

describe('serve', () => {
  describe('when it runs', () => {
    it('says where the sandbox is, keeps the file to its owner, and ends well at the end of standard input', async () => {
      const { variablesFile, lines, exited } = await serve();
      expect(lines).toMatch(
        /^ACTIONS_ID_TOKEN_REQUEST_URL=http:\S+\nACTIONS_ID_TOKEN_REQUEST_TOKEN=eyJ\S+\nAWS_ENDPOINT_URL_STS=http:\S+\nAWS_ENDPOINT_URL_IAM=http:\S+\n$/,
      );
      expect(await readFile(variablesFile, 'utf8')).toBe(lines);
      if (process.platform !== 'win32') expect((await stat(variablesFile)).mode & 0o777).toBe(0o600);
      const endpoint = /STS=(\S+)/.exec(lines)?.[1] ?? '';
      expect((await fetch(endpoint)).status).toBe(400);
      child?.stdin?.end();
      expect(await exited).toEqual([0, null]);
      expect(existsSync(variablesFile)).toBe(false);
    });
  });

  describe('when it is told to stop', () => {
    it.each(['SIGTERM', 'SIGINT'] as const)('ends well at %s, and removes the file', async (signal) => {
      const { variablesFile, exited } = await serve();
      child?.kill(signal);
      expect(await exited).toEqual([0, null]);
      expect(existsSync(variablesFile)).toBe(false);
    });
  });
});
