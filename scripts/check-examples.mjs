// Command line: checks the AWS side of the examples with the tools that its users have, as far as these work without AWS. hclfmt formats
// as `terraform fmt` does, hcldec evaluates the expressions of Terraform, and cfn-lint knows the schemas of CloudFormation and the
// elements of policies. Effect: builds the first two (with Go) and installs cfn-lint (with Python) if necessary.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { differencesIn } from '../e2e/compare-sides.ts';
import { EXAMPLES } from '../e2e/examples.ts';
import { findCommand, goTool, pythonTool } from './tools.mjs';

const root = resolve(import.meta.dirname, '..');
const HCL_VERSION = 'v2.24.0';

/** Each gives how many files it read, and what is wrong with them; undefined for nothing. */
const CHECKS = [
  {
    name: 'hclfmt',
    needs: 'go',
    check: async () => {
      const program = await goTool('hclfmt', 'github.com/hashicorp/hcl/v2/cmd/hclfmt', HCL_VERSION);
      return runOn('examples/*/*.tf', program, ['-check', '-require-no-change']);
    },
  },
  {
    name: 'hcldec, against CloudFormation',
    needs: 'go',
    check: async () => {
      const program = await goTool('hcldec', 'github.com/hashicorp/hcl/v2/cmd/hcldec', HCL_VERSION);
      return compareSides(program);
    },
  },
  {
    name: 'cfn-lint',
    needs: 'python3',
    check: async () => {
      const program = await pythonTool('cfn-lint', '1.58.0', join(root, 'scripts/cfn-lint-requirements.txt'));
      const options = ['--include-checks', 'I', '--non-zero-exit-code', 'informational', '--'];
      return runOn('examples/*/cloudformation*.yml', program, options);
    },
  },
];

for (const { name, needs, check } of CHECKS) {
  if (findCommand(needs) === undefined && process.env.CI !== 'true') {
    console.log(`examples: SKIPPED: ${name}, since there is no "${needs}" in the PATH`);
    continue;
  }
  const { count, problems } = await check();
  console.log(`examples: ${problems === undefined ? 'passed' : 'FAILED'}: ${name}, ${count} files`);
  if (problems === undefined) continue;
  console.log(problems);
  process.exitCode = 1;
}

function runOn(pattern, program, options) {
  const paths = globSync(pattern, { cwd: root }).sort();
  if (paths.length === 0) throw new Error(`There is no ${pattern}`);
  const { status, stdout, stderr } = spawnSync(program, [...options, ...paths], { cwd: root, encoding: 'utf8' });
  // hclfmt prints the files as they should be, and what is wrong with them to standard error.
  return { count: paths.length, problems: status === 0 ? undefined : stderr || stdout };
}

async function compareSides(hcldec) {
  const examples = EXAMPLES.filter(({ terraform }) => terraform !== undefined);
  const problems = [];
  for (const example of examples) {
    const found = await differencesIn(example, hcldec).catch((error) => [String(error)]);
    problems.push(...found.map((text) => `examples/${example.folder}: ${text}`));
  }
  return { count: examples.length, problems: problems.length === 0 ? undefined : problems.join('\n') };
}
