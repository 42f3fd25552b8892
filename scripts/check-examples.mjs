// Command line: reads the AWS side of the examples with the tools of those who use it, as far as they go without AWS, and fails
// where one finds something: hclfmt reads and lays out as `terraform fmt` does, cfn-lint knows the schemas of CloudFormation
// and the elements of policies. Effect: builds hclfmt (with Go) and installs cfn-lint (with Python) where they are not there yet.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findCommand, goTool, pythonTool } from './tools.mjs';

const root = resolve(import.meta.dirname, '..');
const CHECKS = [
  {
    name: 'hclfmt',
    needs: 'go',
    files: 'examples/*/*.tf',
    options: ['-check', '-require-no-change'],
    provide: () => goTool('hclfmt', 'github.com/hashicorp/hcl/v2/cmd/hclfmt', 'v2.24.0'),
  },
  {
    name: 'cfn-lint',
    needs: 'python3',
    files: 'examples/*/cloudformation*.yml',
    options: ['--include-checks', 'I', '--non-zero-exit-code', 'informational', '--'],
    provide: () => pythonTool('cfn-lint', '1.58.0', join(root, 'scripts/cfn-lint-requirements.txt')),
  },
];

for (const check of CHECKS) await runCheck(check);

async function runCheck({ name, needs, files, options, provide }) {
  const paths = globSync(files, { cwd: root }).sort();
  if (paths.length === 0) throw new Error(`There is no ${files}`);
  if (findCommand(needs) === undefined && process.env.CI !== 'true') {
    console.log(`examples: SKIPPED: ${name}, since there is no "${needs}" in the PATH`);
    return;
  }
  const parameters = [...options, ...paths];
  const { status, stdout, stderr } = spawnSync(await provide(), parameters, { cwd: root, encoding: 'utf8' });
  console.log(`examples: ${status === 0 ? 'passed' : 'FAILED'}: ${name}, ${paths.length} files`);
  if (status === 0) return;
  // hclfmt prints the files as they should be, and what is wrong with them to standard error.
  console.log(stderr || stdout);
  process.exitCode = 1;
}
