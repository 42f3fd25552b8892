// Finds the tools that checks need besides Node, and installs missing ones under .tools/, which git ignores.
// Effect: files, and processes of Go and Python.
import { spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const directory = resolve(import.meta.dirname, '..', '.tools');
const suffix = process.platform === 'win32' ? '.exe' : '';

/**
 * A tool in exactly this version, built with Go if necessary. Go's checksum database guards its modules.
 * @param {string} name - of the program, such as `actionlint`
 * @param {string} module - path of the package with the program, such as `github.com/rhysd/actionlint/cmd/actionlint`
 * @param {string} version - a release, such as `v1.7.12`
 * @returns {Promise<string>} path of the program
 * @throws {Error} where there is no Go, or it cannot build the tool
 */
export async function goTool(name, module, version) {
  const folder = join(directory, `${name}-${version}`);
  const path = join(folder, `${name}${suffix}`);
  if (existsSync(path)) return path;
  const go = findCommand('go');
  if (go === undefined) throw new Error(`${name} is built with Go (https://go.dev), and there is no "go" in the PATH`);
  console.log(`Building ${name} ${version} ...`);
  mkdirSync(directory, { recursive: true });
  // Built in a folder of its own, then moved: another process must not find half a program.
  const aside = mkdtempSync(join(directory, 'build-'));
  try {
    // Outside of any module and workspace, so that the build depends on the version alone.
    await run(go, ['install', `${module}@${version}`], { cwd: aside, env: { GOBIN: aside, GOWORK: 'off' } });
    mkdirSync(folder, { recursive: true });
    renameSync(join(aside, `${name}${suffix}`), path);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return path;
}

/**
 * A program of this repository that is written in Go, built anew each time: Go's own cache makes that quick.
 * @param {string} name - of the program
 * @param {string} folder - path of its module, whose go.sum fixes what it is built from
 * @returns {Promise<string>} path of the program
 * @throws {Error} where there is no Go, or it cannot build the program
 */
export async function goProgram(name, folder) {
  const go = findCommand('go');
  if (go === undefined) throw new Error(`${name} is built with Go (https://go.dev), and there is no "go" in the PATH`);
  const path = join(directory, `${name}${suffix}`);
  mkdirSync(directory, { recursive: true });
  await run(go, ['build', '-o', path, '.'], { cwd: folder, env: { GOWORK: 'off' } });
  return path;
}

/**
 * A tool in exactly this version, installed in a Python environment of its own if necessary. Only files whose hash is in the list are
 * installed, and none that has to be built.
 * @param {string} name - of the program, such as `cfn-lint`
 * @param {string} version - a release, such as `1.58.0`
 * @param {string} requirements - path of the list of its packages
 * @param {string} program - what to run: `python` for a library
 * @returns {Promise<string>} path of the program
 * @throws {Error} where there is no Python, or it cannot install the tool
 */
export async function pythonTool(name, version, requirements, program = name) {
  const folder = join(directory, `${name}-${version}`);
  const programs = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
  const path = join(programs, `${program}${suffix}`);
  // An environment cannot be moved, so a last file says that it is complete.
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return path;
  const python = findCommand('python3') ?? findCommand('python');
  if (python === undefined) throw new Error(`${name} is a program in Python, and there is no "python3" in the PATH`);
  console.log(`Installing ${name} ${version} ...`);
  await run(python, ['-m', 'venv', '--clear', folder], {});
  const options = ['--quiet', '--disable-pip-version-check', '--require-hashes', '--only-binary', ':all:'];
  await run(join(programs, `python${suffix}`), ['-m', 'pip', 'install', ...options, '--requirement', requirements], {});
  writeFileSync(complete, '');
  return path;
}

/**
 * Finds a command.
 * @param {string} name - without the ending that Windows gives to programs
 * @returns {string | undefined} its path; undefined if no folder of the PATH has it
 */
export function findCommand(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, `${name}${suffix}`)).find(isExecutable);
}

function run(command, parameters, { cwd, env = {} }) {
  return new Promise((done, reject) => {
    const stdio = ['ignore', 'inherit', 'inherit'];
    const child = spawn(command, parameters, { cwd, env: { ...process.env, ...env }, stdio });
    child.once('error', reject);
    child.once('close', (status) =>
      status === 0 ? done() : reject(new Error(`${command} ${parameters.join(' ')} ended with ${status}`)),
    );
  });
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
