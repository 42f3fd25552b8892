// What starts all scripts: it takes the installed Node.js where that is new enough, and says what to do where none is.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '../..');
const LAUNCHER = String(pathToFileURL(join(ROOT, 'scripts/node24.mjs')));
const MISSING = join(ROOT, 'no-such-folder', 'node');
/** Makes it believe that it runs on an older version. */
const ON_NODE_20 = `data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process, 'versions', { value: { node: '20.19.0' } });",
)}`;

function launch(script: string, npm: Readonly<Record<string, string>>, before: readonly string[] = []) {
  const { npm_node_execpath: _, npm_config_user_agent: __, ...environment } = process.env;
  const imports = [...before, LAUNCHER].flatMap((url) => ['--import', url]);
  return spawnSync(process.execPath, [...imports, '--no-warnings', '--eval', script, 'a', 'b c'], {
    encoding: 'utf8',
    env: { ...environment, ...npm },
  });
}

const npmOn = (version: string, path: string) => ({
  npm_node_execpath: path,
  npm_config_user_agent: `npm/11.0.0 node/v${version} linux x64 workspaces/false`,
});

describe('node24', () => {
  it('passes on parameters, output and exit code', () => {
    const { status, stdout } = launch('console.log(process.argv.slice(1).join()); process.exitCode = 3', {});
    expect([status, stdout]).toEqual([3, 'a,b c\n']);
  });

  it.each(['24.0.0', '24.21.0', '26.1.0'])('uses the Node.js %s that npm runs on', (version) => {
    expect(launch('', npmOn(version, MISSING)).stderr).toContain(`spawn ${MISSING} ENOENT`);
    expect(launch('', npmOn(version, process.execPath), [ON_NODE_20]).status).toBe(0);
  });

  it.each(['18.20.0', '20.19.0', '22.21.0'])('uses the packaged one where npm runs on %s', (version) => {
    expect(launch('', npmOn(version, MISSING))).toMatchObject({ status: 0, stderr: '' });
  });

  it('says what to do where there is none', () => {
    const { status, stderr } = launch('', npmOn('20.19.0', process.execPath), [ON_NODE_20]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^This needs Node\.js 24 or newer, .* "npm ci" installs one for Linux, macOS and Windows/);
  });
});
