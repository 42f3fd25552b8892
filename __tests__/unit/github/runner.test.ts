// The port to the job: whatever goes out through it is redacted, and can be no command.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createRunner } from '../../../src/github/runner.ts';

const SECRET = 'a-secret-that-must-not-show';
const vault = { redact: (text: string) => text.replaceAll(SECRET, '***') };

describe('createRunner', () => {
  let stdout = '';
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'runner-port-'));
    stdout = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      stdout += String(text);
      return true;
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  const runner = () => createRunner({ GITHUB_STEP_SUMMARY: join(folder, 'summary') }, vault);

  it.each<[string, () => void]>([
    ['a line', () => runner().info(`x ${SECRET}\n::error::pwned ##[error]x`)],
    ['a group', () => runner().group(SECRET, [`${SECRET}\n::error::pwned ##[error]x`])],
    [
      'an annotation',
      () => runner().annotate({ level: 'error', title: 'T', message: `${SECRET}\n::error::pwned ##[error]x` }),
    ],
  ])('shows no secret and no command in %s', (_name, write) => {
    write();
    expect(stdout).toContain('***');
    expect(stdout).not.toContain(SECRET);
    expect(stdout).not.toMatch(/^::error::pwned|##\[/m);
  });

  it('shows no secret in the summary', () => {
    writeFileSync(join(folder, 'summary'), 'before\n');
    runner().appendSummary(`page ${SECRET}`);
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toBe('before\npage ***');
  });

  it('writes the outputs that are set, and no other', () => {
    const path = join(folder, 'output');
    writeFileSync(path, '');
    const outputs = { configured: 'true', subject: undefined };
    createRunner({ GITHUB_OUTPUT: path }, vault).publish({ environment: {}, outputs, state: {} });
    expect(readFileSync(path, 'utf8')).toMatch(/^configured<<(\S+)\r?\ntrue\r?\n\1\r?\n$/);
  });
});
