// Command line: rebuilds dist/ and fails where it is not what HEAD has. Effect: leaves the new build in place.
import { execFileSync, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

const build = spawnSync('npm run --silent build', { cwd: root, stdio: 'inherit', shell: true });
if (build.status !== 0) {
  console.log('check-dist: the build failed');
  process.exit(1);
}
const differences = [
  ...lines(git('diff', '--no-ext-diff', '--no-renames', '--name-status', 'HEAD', '--', 'dist')).map(describeChange),
  // Ignored files count as well: nobody else would have them.
  ...lines(git('ls-files', '--others', '--', 'dist')).map((file) => `${file}: not in git`),
];
if (differences.length === 0) {
  console.log('check-dist: the new build of dist/ is what HEAD has');
} else {
  console.log('check-dist: the new build of dist/ is not what HEAD has:');
  for (const difference of differences) console.log(`  ${difference}`);
  console.log('If the sources are right, commit dist/ as it is now: npm run build && git add --all dist');
  process.exitCode = 1;
}

function git(...parameters) {
  return execFileSync('git', parameters, { cwd: root, encoding: 'utf8' });
}

function lines(text) {
  return text.split('\n').filter((line) => line !== '');
}

function describeChange(line) {
  const [status, file] = line.split('\t');
  const words = { A: 'not in HEAD', D: 'in HEAD, but no longer built' };
  return `${file}: ${words[status] ?? 'differs'}`;
}
