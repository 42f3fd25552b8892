// The wildcards of IAM policies outside of conditions: `*` and `?`. Pure.

/**
 * Tells whether a pattern in a policy means an action. Case does not matter.
 * @param pattern - such as `sts:AssumeRole*`
 * @param action - such as `sts:AssumeRole`
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function matchesAction(pattern: string, action: string): boolean {
  return compile(pattern, 'is').test(action);
}

/**
 * Tells whether a pattern in a policy means a resource. Case matters.
 * @param pattern - such as `arn:aws:iam::*:role/deploy-*`
 * @param arn - ARN of the resource
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchesArn(pattern: string, arn: string): boolean {
  return compile(pattern, 's').test(arn);
}

function compile(pattern: string, flags: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, flags);
}
