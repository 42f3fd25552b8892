// Condition blocks: what IAM would say to one block and one request at a time.
import { describe, expect, it } from '@jest/globals';
import {
  type ConditionBlock,
  type ConditionContext,
  conditionHolds,
  isKnownOperator,
} from '../../sandbox/trust-condition.ts';

const PREFIX = 'token.actions.githubusercontent.com';
const SUB = `${PREFIX}:sub`;
const ENVIRONMENT = `${PREFIX}:environment`;
/** A policy variable, in the notation of policies. */
const variable = (name: string): string => `$\u{7B}${name}}`;

const NAMES = 'repo:o/r:ref:refs/heads/main';
const IDS = 'repo:o@1/r@2:ref:refs/heads/main';

const UNKNOWN = ['StringMatches', 'NullIfExists', 'constructor', 'ForSomeValues:StringLike'];

const contextOf = (subject: string): ConditionContext => ({
  [`${PREFIX}:Sub`]: [subject],
  [`${PREFIX}:aud`]: ['sts.amazonaws.com'],
});

describe('conditionHolds', () => {
  describe('when a condition compares claims', () => {
    it.each<[string, ConditionBlock, string, boolean]>([
      ['equal subject', { StringEquals: { [SUB]: NAMES } }, NAMES, true],
      ['StringEquals takes a wildcard literally', { StringEquals: { [SUB]: 'repo:o/r:*' } }, NAMES, false],
      ['StringLike with a wildcard', { StringLike: { [SUB]: 'repo:o/r:*' } }, NAMES, true],
      ['names do not match ids', { StringLike: { [SUB]: 'repo:o/r:*' } }, IDS, false],
      ['wildcards for the ids', { StringLike: { [SUB]: 'repo:o@*/r@*:ref:*' } }, IDS, true],
      ['a question mark is one character', { StringLike: { [SUB]: 'repo:?/?:ref:refs/heads/main' } }, NAMES, true],
      ['a question mark is not none', { StringLike: { [SUB]: 'repo:o?/r:*' } }, NAMES, false],
      ['StringLike minds case', { StringLike: { [SUB]: 'repo:O/r:*' } }, NAMES, false],
      ['StringEquals minds case', { StringEquals: { [SUB]: NAMES.replace('o/r', 'O/r') } }, NAMES, false],
      ['IgnoreCase does not', { StringEqualsIgnoreCase: { [SUB]: NAMES.toUpperCase() } }, NAMES, true],
      ['negated IgnoreCase does not', { StringNotEqualsIgnoreCase: { [SUB]: NAMES.toUpperCase() } }, NAMES, false],
      ['operators ignore case', { stringequals: { [SUB]: NAMES } }, NAMES, true],
      ['key names ignore case', { StringEquals: { [SUB.toUpperCase()]: NAMES } }, NAMES, true],
      ['one of several values', { StringEquals: { [SUB]: ['repo:x/y:pull_request', NAMES] } }, NAMES, true],
      ['none of several values', { StringEquals: { [SUB]: ['a', 'b'] } }, NAMES, false],
      ['negated, one of the values', { StringNotEquals: { [SUB]: ['a', NAMES] } }, NAMES, false],
      ['negated pattern, one of the values', { StringNotLike: { [SUB]: ['a*', 'repo:o/*'] } }, NAMES, false],
      ['negated, none of the values', { StringNotLike: { [SUB]: ['a*', 'b*'] } }, NAMES, true],
      ['two keys must both hold', { StringEquals: { [SUB]: NAMES, [`${PREFIX}:aud`]: 'other' } }, NAMES, false],
      ['two operators must both hold', { StringEquals: { [SUB]: NAMES }, Null: { [SUB]: 'true' } }, NAMES, false],
      ['several audiences', { StringEquals: { [`${PREFIX}:aud`]: ['a', 'sts.amazonaws.com'] } }, NAMES, true],
      ['an escaped wildcard', { StringLike: { [SUB]: `repo:o/r:${variable('*')}` } }, NAMES, false],
      ['an escaped wildcard, met', { StringLike: { [SUB]: `repo:o/r:${variable('*')}` } }, 'repo:o/r:*', true],
      [
        'a policy variable',
        { StringLike: { [SUB]: `repo:o/r:*${variable(`${PREFIX}:aud`)}` } },
        'repo:o/r:sts.amazonaws.com',
        true,
      ],
      ['a policy variable without a value', { StringLike: { [SUB]: `${variable('aws:username')}*` } }, NAMES, false],
    ])('%s', (_name, block, subject, expected) => {
      expect(conditionHolds(block, contextOf(subject))).toBe(expected);
    });
  });

  describe('when the claim is absent', () => {
    it.each<[string, ConditionBlock, boolean]>([
      ['StringEquals', { StringEquals: { [ENVIRONMENT]: 'production' } }, false],
      ['StringLike with everything', { StringLike: { [ENVIRONMENT]: '*' } }, false],
      ['StringEqualsIfExists', { StringEqualsIfExists: { [ENVIRONMENT]: 'production' } }, true],
      ['StringNotEquals', { StringNotEquals: { [ENVIRONMENT]: 'production' } }, true],
      ['StringNotLike', { StringNotLike: { [ENVIRONMENT]: '*' } }, true],
      ['StringLikeIfExists', { StringLikeIfExists: { [ENVIRONMENT]: 'x' } }, true],
      ['ForAnyValue:StringLikeIfExists', { 'ForAnyValue:StringLikeIfExists': { [ENVIRONMENT]: 'x' } }, true],
      ['ForAllValues:StringLike', { 'ForAllValues:StringLike': { [ENVIRONMENT]: 'prod*' } }, true],
      ['ForAnyValue:StringLike', { 'ForAnyValue:StringLike': { [ENVIRONMENT]: '*' } }, false],
      ['ForAnyValue:StringNotEquals', { 'ForAnyValue:StringNotEquals': { [ENVIRONMENT]: 'x' } }, false],
      ['Null true', { Null: { [ENVIRONMENT]: 'true' } }, true],
      ['Null false', { Null: { [ENVIRONMENT]: false } }, false],
      ['a key IAM does not offer', { StringEquals: { [`${PREFIX}:repository_owner`]: 'o' } }, false],
    ])('%s', (_name, block, expected) => {
      expect(conditionHolds(block, contextOf(NAMES))).toBe(expected);
    });
  });

  describe('when the claim is present', () => {
    it.each<[string, ConditionBlock, boolean]>([
      ['StringEqualsIfExists that differs', { StringEqualsIfExists: { [ENVIRONMENT]: 'other' } }, false],
      ['ForAllValues that holds', { 'ForAllValues:StringLike': { [ENVIRONMENT]: 'prod*' } }, true],
      ['ForAnyValue that holds', { 'ForAnyValue:StringEquals': { [ENVIRONMENT]: ['a', 'production'] } }, true],
      ['StringNotEqualsIfExists that is equal', { StringNotEqualsIfExists: { [ENVIRONMENT]: 'production' } }, false],
      ['ForAllValues that does not', { 'ForAllValues:StringEquals': { [ENVIRONMENT]: 'a' } }, false],
      ['ForAnyValue that does not', { 'ForAnyValue:StringEquals': { [ENVIRONMENT]: ['a', 'b'] } }, false],
      ['Null false', { Null: { [ENVIRONMENT]: 'false' } }, true],
      ['Null true', { Null: { [ENVIRONMENT]: 'true' } }, false],
    ])('%s', (_name, block, expected) => {
      expect(conditionHolds(block, { ...contextOf(NAMES), [ENVIRONMENT]: ['production'] })).toBe(expected);
    });
  });

  describe('when a key has several values', () => {
    const KEY = 'aws:TagKeys';
    it.each<[string, ConditionBlock, boolean]>([
      ['all of them match', { 'ForAllValues:StringEquals': { [KEY]: ['a', 'b', 'c'] } }, true],
      ['not all of them match', { 'ForAllValues:StringEquals': { [KEY]: ['a'] } }, false],
      ['any of them matches', { 'ForAnyValue:StringLike': { [KEY]: 'b*' } }, true],
      ['none of them matches', { 'ForAnyValue:StringEquals': { [KEY]: 'c' } }, false],
      ['all differ', { 'ForAllValues:StringNotEquals': { [KEY]: ['c', 'd'] } }, true],
      ['not all differ', { 'ForAllValues:StringNotEquals': { [KEY]: ['a', 'd'] } }, false],
      ['any differs', { 'ForAnyValue:StringNotLike': { [KEY]: 'a*' } }, true],
      ['none differs', { 'ForAnyValue:StringNotLike': { [KEY]: ['a*', 'b*'] } }, false],
    ])('%s', (_name, block, expected) => {
      expect(conditionHolds(block, { [KEY]: ['a', 'b'] })).toBe(expected);
    });
  });

  describe('when an operator is unknown', () => {
    it.each(UNKNOWN)('throws for %s', (operator) => {
      expect(() => conditionHolds({ [operator]: { a: 'true' } }, {})).toThrow(operator);
    });
  });
});

describe('isKnownOperator', () => {
  it.each(['StringEquals', 'ForAnyValue:StringLikeIfExists', 'Null', 'arnlike'])('knows %s', (operator) => {
    expect(isKnownOperator(operator)).toBe(true);
  });

  it.each(UNKNOWN)('does not know %s', (operator) => {
    expect(isKnownOperator(operator)).toBe(false);
  });
});
