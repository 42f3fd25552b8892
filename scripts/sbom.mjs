// Command line: prints the software bill of materials of the bundle; with "--check" it only checks. Fails if a new build would have other
// packages than dist/licenses.txt. Needs lib/ (npm run sbom makes it), and changes nothing.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cycloneDx } from './cyclonedx.mjs';
import { renderLicenses } from './licenses.mjs';
import { packAction } from './pack.mjs';

const root = resolve(import.meta.dirname, '..');
const { packages } = await packAction();
if (renderLicenses(packages) !== readFileSync(join(root, 'dist/licenses.txt'), 'utf8')) {
  throw new Error('dist/licenses.txt is not about the packages that are bundled now: npm run build');
}
const committedAt = execFileSync('git', ['log', '-1', '--format=%cI'], { cwd: root, encoding: 'utf8' }).trim();
const action = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const bom = cycloneDx(action, new Date(committedAt), packages);
if (process.argv.includes('--check')) {
  console.log(`sbom: the ${packages.length} packages of dist/licenses.txt, and no others`);
} else {
  console.log(JSON.stringify(bom, null, 2));
}
