// What single members of a request must be like, and AWS's sentences for those that are not. Pure.

/** The rule for one member: its length in characters and, for some, its pattern. */
export interface Constraint {
  readonly member: string;
  readonly least: number;
  readonly most: number;
  readonly pattern?: string;
}

/**
 * Checks one member.
 * @param constraint - its rule
 * @param value - as sent; undefined if it was not
 * @returns a sentence for every part of the rule that is broken
 */
export function checkMember({ member, least, most, pattern }: Constraint, value: string | undefined): string[] {
  if (value === undefined) return [`Value at ${broken(member, 'not be null')}`];
  const problems: string[] = [];
  if (value.length < least) problems.push(`have length greater than or equal to ${least}`);
  if (value.length > most) problems.push(`have length less than or equal to ${most}`);
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(value)) {
    problems.push(`satisfy regular expression pattern: ${pattern}`);
  }
  return problems.map((rule) => `Value '${value}' at ${broken(member, rule)}`);
}

/**
 * Checks how many members a list has.
 * @param member - the list's name
 * @param most - how many are allowed
 * @param count - how many there are
 */
export function checkCount(member: string, most: number, count: number): string[] {
  // How AWS writes out the list here is not known.
  return count > most ? [`Value at ${broken(member, `have length less than or equal to ${most}`)}`] : [];
}

/**
 * The message of a `ValidationError`.
 * @param problems - at least one sentence
 */
export function describeProblems(problems: readonly string[]): string {
  const count = problems.length === 1 ? '1 validation error' : `${problems.length} validation errors`;
  return `${count} detected: ${problems.join('; ')}`;
}

/**
 * The end of every such sentence.
 * @param member - the member's name
 * @param rule - what it "must"
 */
export function broken(member: string, rule: string): string {
  return `'${member}' failed to satisfy constraint: Member must ${rule}`;
}
