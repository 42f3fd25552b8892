// Compares the two forms of an example's AWS side, as hcldec and the reader of templates see them. Effect: reads files, a process.
import { isDeepStrictEqual } from 'node:util';
import { type Example, readExample, readStacks } from './examples.ts';
import type { AwsSide, RoleOnPaper } from './template.ts';
import { readConfiguration } from './terraform.ts';

/**
 * What the Terraform configuration of an example makes otherwise than its CloudFormation templates.
 * @param hcldec - path of the program
 * @returns a sentence for each provider or role that differs, with both forms
 */
export async function differencesIn(example: Example, hcldec: string): Promise<readonly string[]> {
  if (example.terraform === undefined) return [];
  const { accountIds } = example.terraform;
  const terraform = await readConfiguration(readExample(example.folder, 'main.tf'), example.terraform, hcldec);
  // A configuration for each account by itself is compared with the stack of the first.
  const stacks = readStacks(example).filter(({ accountId }) => accountIds.includes(accountId));
  const cloudFormation: AwsSide = {
    providers: stacks.flatMap(({ providers }) => providers),
    roles: stacks.flatMap(({ roles }) => roles),
  };
  return [
    ...differenceOf('providers', terraform.providers, cloudFormation.providers),
    ...differenceOf('names of the roles', namesOf(terraform.roles), namesOf(cloudFormation.roles)),
    ...terraform.roles.flatMap((role) => {
      const other = cloudFormation.roles.find(({ name }) => name === role.name);
      return other === undefined ? [] : differenceOf(`role ${role.name}`, role, other);
    }),
  ];
}

function namesOf(roles: readonly RoleOnPaper[]): readonly string[] {
  return roles.map(({ name }) => name).sort();
}

function differenceOf(what: string, terraform: unknown, cloudFormation: unknown): readonly string[] {
  const [left, right] = [normalize(terraform), normalize(cloudFormation)];
  if (isDeepStrictEqual(left, right)) return [];
  return [`${what}\n  Terraform:      ${JSON.stringify(left)}\n  CloudFormation: ${JSON.stringify(right)}`];
}

/** A list of one and that one are the same to IAM. */
function normalize(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, item) => (Array.isArray(item) && item.length === 1 ? item[0] : item));
}
