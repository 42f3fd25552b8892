// Which of the statements that do not let a request in comes nearest to it. Pure.

import type { ClosestStatement, Refusal, StatementResult } from './evaluation.ts';
import { findOperator, parseOperatorName } from './operators.ts';
import type { RequestContext } from './request-context.ts';
import { editDistance } from './subject.ts';

/** How far a statement is from the request; the first number counts first. */
type Distance = readonly [refusals: number, ignoringCase: number, toTheLetter: number];

/**
 * The Allow statements that do not match, the nearest first: by what refuses, and where that is as much, by how far the
 * subjects that they ask for differ from the request's. One that differs in upper and lower case alone is nearer than
 * any other. Of those alike, in the order of the policy.
 */
export function closestStatements(
  allows: readonly StatementResult[],
  request: RequestContext,
): readonly ClosestStatement[] {
  const subject = subjectOf(request);
  return allows
    .filter(({ outcome }) => outcome !== 'matched')
    .map((statement) => ({ position: statement.position, refusals: refusalsOf(statement) }))
    .map((statement) => ({ statement, distance: distanceOf(statement, subject) }))
    .sort((one, other) => compare(one.distance, other.distance))
    .map(({ statement }) => statement);
}

function refusalsOf({ principal, action, conditions }: StatementResult): Refusal[] {
  const parts: Refusal[] = [
    { part: 'principal', ...principal },
    { part: 'action', ...action },
    ...conditions.map((condition) => ({ part: 'condition', ...condition }) as const),
  ];
  const refusing = parts.filter(({ outcome }) => outcome === 'not-matched');
  return [...refusing, ...parts.filter(({ outcome }) => outcome === 'unknown')];
}

function subjectOf({ keys }: RequestContext): string {
  return Object.entries(keys).find(([key]) => isSubject(key))?.[1][0] ?? '';
}

/** Whatever the issuer before it: a prefix that is wrong is one mistake, another subject a further one. */
function isSubject(key: string): boolean {
  return key.toLowerCase().endsWith(':sub');
}

function distanceOf({ refusals }: ClosestStatement, subject: string): Distance {
  const lists = refusals.flatMap(expectedSubjects);
  const lower = subject.toLowerCase();
  return [
    refusals.map(weightOf).reduce((sum, weight) => sum + weight, 0),
    nearestOf(lists, (pattern) => editDistance(pattern.toLowerCase(), lower)),
    nearestOf(lists, (pattern) => editDistance(pattern, subject)),
  ];
}

/** A statement for somebody else is further away than any number of conditions; what is unknown counts for less. */
function weightOf({ part, outcome }: Refusal): number {
  return (part === 'condition' ? 1 : 1e6) * (outcome === 'unknown' ? 1e-6 : 1);
}

/** The values of a condition that asks for a subject and has not got it; one that excepts subjects asks for none. */
function expectedSubjects(refusal: Refusal): (readonly string[])[] {
  if (refusal.part !== 'condition' || refusal.outcome !== 'not-matched') return [];
  const { key, operator, values } = refusal.expected;
  const { base } = parseOperatorName(operator);
  return isSubject(key) && base.startsWith('string') && findOperator(base)?.negated === false ? [values] : [];
}

/** The distance of the nearest value of each list, all together. */
function nearestOf(lists: readonly (readonly string[])[], distance: (pattern: string) => number): number {
  return lists.reduce((sum, values) => sum + Math.min(...values.map(distance)), 0);
}

function compare(one: Distance, other: Distance): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}
