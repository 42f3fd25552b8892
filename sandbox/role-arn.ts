// ARNs of roles, taken apart and put together. Pure.

/** The parts of a role's ARN. `path` begins and ends with a slash. */
export interface RoleReference {
  readonly partition: string;
  readonly accountId: string;
  readonly path: string;
  readonly name: string;
}

/**
 * Takes an ARN apart.
 * @param arn - any text
 * @returns its parts; undefined if it is not a role's
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
export function parseRoleArn(arn: string): RoleReference | undefined {
  const match = /^arn:(aws[a-z-]*):iam::(\d{12}):role(\/(?:[\x21-\x7E]+\/)?)([\w+=,.@-]{1,64})$/.exec(arn);
  if (match === null) return undefined;
  const [, partition = '', accountId = '', path = '', name = ''] = match;
  return { partition, accountId, path, name };
}

/**
 * Puts an ARN together.
 * @param role - its parts
 */
export function formatRoleArn({ partition, accountId, path, name }: RoleReference): string {
  return `arn:${partition}:iam::${accountId}:role${path}${name}`;
}
