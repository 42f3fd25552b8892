// Loaded before a script (`node --import ./scripts/node24.mjs SCRIPT`): makes sure that it runs on Node.js 24, which the packed action
// needs. If this is another Node.js, it starts the script again with the right one. Runs on older versions, too. Effect: a process.
import { spawn } from 'node:child_process';

const NEEDED_MAJOR = 24;

const right = findNode();
if (right === undefined) {
  console.error(
    `This needs Node.js ${NEEDED_MAJOR} or newer, and this is ${process.version}. "npm ci" installs one for Linux, macOS and ` +
      `Windows, unless optional dependencies are left out. Otherwise install Node.js ${NEEDED_MAJOR} yourself.`,
  );
  process.exit(1);
}
if (right !== process.execPath) process.exit(await startAgain(right));

/**
 * The installed Node.js if it is new enough, otherwise the one in node_modules. In a script of npm, "node" is always the latter, since
 * npm puts node_modules/.bin first in the PATH; but npm itself runs on the installed one.
 */
function findNode() {
  const { npm_node_execpath: installed, npm_config_user_agent: agent = '' } = process.env;
  const candidates = [
    { path: installed, version: /\bnode\/v([\d.]+)/.exec(agent)?.[1] },
    { path: process.execPath, version: process.versions.node },
  ];
  return candidates.find(({ path, version }) => path && Number.parseInt(version ?? '', 10) >= NEEDED_MAJOR)?.path;
}

/** @returns {Promise<number>} exit code */
function startAgain(path) {
  const isForThis = (option, index, all) => option === '--import' || all[index - 1] === '--import';
  const options = process.execArgv.filter((...at) => !isForThis(...at));
  const child = spawn(path, [...options, ...process.argv.slice(1)], { stdio: 'inherit' });
  // A terminal interrupts the child as well; SIGTERM reaches this process alone.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
}
