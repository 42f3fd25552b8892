// The table of inputs: each one's name, default and parser. `action.yml` repeats names and defaults; a test compares them.

import {
  parseAccessKeyId,
  parseAccountId,
  parseAudience,
  parseExternalId,
  parseKeyMaterial,
  parseNamedRoles,
  parseProfileName,
  parseRegion,
  parseRole,
  parseRoleOrName,
  parseRolePattern,
  parseRoleSessionName,
} from './parsers/aws-values.ts';
import {
  type Parser,
  parseBoolean,
  parseDuration,
  parseInteger,
  parseLines,
  parseList,
  parsePath,
  parseProxyUrl,
  parseServiceUrl,
  parseText,
  parseWord,
  parseWorkspacePath,
} from './parsers/plain-values.ts';
import {
  parsePolicyArn,
  parseSessionPolicy,
  parseSubjectPattern,
  parseTagKey,
  parseTags,
} from './parsers/session-policies.ts';

/**
 * One input. Every input that may be left out has a default in `action.yml`, so that an empty value is always one that
 * somebody wrote (an expression that came out empty, most often) and never means "not given".
 */
export interface Input<T> {
  /** The value in `action.yml`; undefined: the input must be given. */
  readonly default?: string;
  readonly parse: Parser<T>;
}

const keywordOr =
  <const K extends string, T>(keyword: K, parse: Parser<T>): Parser<T | undefined> =>
  (text) => {
    if (text === keyword) return { ok: true, value: undefined };
    const parsed = parse(text);
    return parsed.ok ? parsed : { ...parsed, rule: `${keyword}, or ${parsed.rule}` };
  };

/** `auto`: found out from the job. */
const autoOr = <T>(parse: Parser<T>) => keywordOr('auto', parse);
/** `any`: no restriction. */
const anyOr = <T>(parse: Parser<T>) => keywordOr('any', parse);
/** `none`: not used. */
const noneOr = <T>(parse: Parser<T>) => keywordOr('none', parse);

/** For what the runner fills in: empty where it has nothing to say, and never a reason to fail. */
const anything: Parser<undefined> = () => ({ ok: true, value: undefined });

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html for lengths and ranges */
export const INPUTS = {
  mode: { default: 'configure', parse: parseWord('configure', 'diagnose', 'verify') },
  'role-to-assume': { default: 'none', parse: noneOr(parseRoleOrName) },
  'aws-region': { default: 'auto', parse: autoOr(parseRegion) },
  'role-session-name': { default: 'auto', parse: autoOr(parseRoleSessionName) },
  'role-duration-seconds': { default: '3600', parse: parseDuration(900, 43_200) },
  audience: { default: 'auto', parse: autoOr(parseAudience) },
  'web-identity-token-file': { default: 'none', parse: noneOr(parsePath) },
  'role-chaining': { default: 'false', parse: parseBoolean },
  'force-skip-oidc': { default: 'false', parse: parseBoolean },
  'aws-access-key-id': { default: 'none', parse: noneOr(parseAccessKeyId) },
  'aws-secret-access-key': { default: 'none', parse: noneOr(parseKeyMaterial) },
  'aws-session-token': { default: 'none', parse: noneOr(parseKeyMaterial) },
  'use-existing-credentials': { default: 'false', parse: parseBoolean },
  'role-external-id': { default: 'none', parse: noneOr(parseExternalId) },
  roles: { default: 'none', parse: noneOr(parseNamedRoles) },
  'role-chain': { default: 'none', parse: noneOr(parseList(parseRole, 10)) },
  'role-skip-session-tagging': { default: 'false', parse: parseBoolean },
  'custom-tags': { default: 'none', parse: noneOr(parseTags) },
  'transitive-tag-keys': { default: 'none', parse: noneOr(parseLines(parseTagKey, 50)) },
  'allowed-account-ids': { default: 'any', parse: anyOr(parseList(parseAccountId, 1000)) },
  'allowed-role-arns': { default: 'any', parse: anyOr(parseList(parseRolePattern, 1000)) },
  'mask-aws-account-id': { default: 'false', parse: parseBoolean },
  'inline-session-policy': { default: 'none', parse: noneOr(parseSessionPolicy) },
  'managed-session-policies': { default: 'none', parse: noneOr(parseList(parsePolicyArn, 10)) },
  'output-credentials': { default: 'false', parse: parseBoolean },
  'output-env-credentials': { default: 'true', parse: parseBoolean },
  'unset-current-credentials': { default: 'false', parse: parseBoolean },
  refresh: { default: 'false', parse: parseBoolean },
  'aws-profile': { default: 'none', parse: noneOr(parseProfileName) },
  'overwrite-aws-profile': { default: 'false', parse: parseBoolean },
  'special-characters-workaround': { default: 'false', parse: parseBoolean },
  'http-proxy': { default: 'auto', parse: autoOr(parseProxyUrl) },
  'no-proxy': { default: 'auto', parse: autoOr(parseText(2000)) },
  'action-timeout-s': { default: '90', parse: parseDuration(0, 3600) },
  'retry-max-attempts': { default: '12', parse: parseInteger(1, 100) },
  'disable-retry': { default: 'false', parse: parseBoolean },
  'sts-endpoint': { default: 'auto', parse: autoOr(parseServiceUrl) },
  'max-clock-skew-seconds': { default: '900', parse: parseDuration(1, 900) },
  'minimum-remaining-seconds': { default: '0', parse: parseDuration(0, 43_200) },
  'expected-subject': { default: 'any', parse: anyOr(parseLines(parseSubjectPattern, 100)) },
  'trust-policy-file': { default: 'none', parse: noneOr(parseWorkspacePath) },
  'on-missing-oidc': { default: 'fail', parse: parseWord('fail', 'warn', 'skip') },
  'pr-comment': { default: 'never', parse: parseWord('never', 'on-failure') },
  'github-token': { default: '${{ github.token }}', parse: anything },
  'leak-check': { default: 'off', parse: parseWord('off', 'warn', 'fail') },
  summary: { default: 'always', parse: parseWord('always', 'on-failure', 'never') },
  'workflow-ref': { default: '${{ job.workflow_ref }}', parse: anything },
  'job-index': { default: '${{ strategy.job-index }}', parse: anything },
  'workflow-sha': { default: '${{ job.workflow_sha }}', parse: anything },
} as const satisfies Record<string, Input<unknown>>;

export type InputName = keyof typeof INPUTS;

/** The inputs' names, in the order in which problems are reported. */
export const INPUT_NAMES = Object.keys(INPUTS) as readonly InputName[];

/** What each input's parser gives. */
export type InputValues = { readonly [N in InputName]: ParsedValue<(typeof INPUTS)[N]['parse']> };
type ParsedValue<P> = P extends Parser<infer T> ? T : never;
