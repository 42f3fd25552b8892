// The inputs: a new one is a row here, and its words in input-words.ts. Settings, action.yml, the README and the migration
// guide follow from the two (npm run docs). Pure.
import type { Defined } from '../util/defined.ts';
import {
  parseAccessKeyId,
  parseAccountId,
  parseAudience,
  parseExternalId,
  parseKeyMaterial,
  parseNamedRoles,
  parsePolicyArn,
  parseProfileName,
  parseRegion,
  parseRole,
  parseRoleOrName,
  parseRolePattern,
  parseRoleSessionName,
  parseSessionPolicy,
  parseSubjectPattern,
  parseTags,
} from './parsers/aws-values.ts';
import {
  anyOr,
  autoOr,
  filledIn,
  noneOr,
  type Parser,
  parseBoolean,
  parseDuration,
  parseInteger,
  parseLeakCheck,
  parseLines,
  parseList,
  parsePath,
  parseProxyUrl,
  parseServiceUrl,
  parseText,
  parseWord,
  parseWorkspacePath,
} from './parsers/plain-values.ts';

/** One input. Wrappers pass empty values through, so an empty value is one that is not given, unless the input guards. */
export interface Input<T> {
  /** What counts where the input is not given. */
  readonly default: string;
  /**
   * Whether an empty value is an error, because to leave the input out would lift a restriction or change whose credentials
   * later steps get. These inputs have their default in `action.yml`, too: it tells "left out" from "empty".
   */
  readonly guards?: true;
  /**
   * What becomes of the variable of its name in the environment, which configure-aws-credentials takes for the input where
   * that is not given: `read` where it cannot widen access, else `named` in a finding.
   */
  readonly variable?: 'read' | 'named';
  readonly parse: Parser<T>;
  /** The field of the settings that gets the parsed value; missing where parse.ts derives a field from it. */
  readonly key?: string;
}

/** What 0 stands for, too. Every request has its own limit, and the number of tries has one. */
export const TIMEOUT_MAX_SECONDS = 3600;

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html for lengths and ranges */
export const INPUTS = {
  mode: { default: 'configure', parse: parseWord('configure', 'diagnose', 'verify'), key: 'mode', guards: true },
  'role-to-assume': { default: 'none', parse: noneOr(parseRoleOrName), guards: true, variable: 'named' },
  'aws-region': { default: 'auto', parse: autoOr(parseRegion) },
  'role-session-name': { default: 'auto', parse: autoOr(parseRoleSessionName), variable: 'read' },
  'role-duration-seconds': {
    default: '3600',
    parse: parseDuration(900, 43_200),
    key: 'durationSeconds',
    variable: 'read',
  },
  audience: { default: 'auto', parse: autoOr(parseAudience) },
  'web-identity-token-file': { default: 'none', parse: noneOr(parsePath), key: 'tokenFile', variable: 'named' },
  'role-chaining': { default: 'false', parse: parseBoolean, variable: 'named' },
  'force-skip-oidc': { default: 'false', parse: parseBoolean },
  'aws-access-key-id': { default: 'none', parse: noneOr(parseAccessKeyId) },
  'aws-secret-access-key': { default: 'none', parse: noneOr(parseKeyMaterial) },
  'aws-session-token': { default: 'none', parse: noneOr(parseKeyMaterial) },
  'use-existing-credentials': {
    default: 'false',
    parse: parseBoolean,
    key: 'useExistingCredentials',
    variable: 'named',
  },
  'role-external-id': { default: 'none', parse: noneOr(parseExternalId), key: 'externalId', variable: 'named' },
  'role-chain': { default: 'none', parse: noneOr(parseList(parseRole, 10)), guards: true },
  roles: { default: 'none', parse: noneOr(parseNamedRoles), guards: true },
  'role-skip-session-tagging': { default: 'false', parse: parseBoolean, variable: 'named' },
  'custom-tags': { default: 'none', parse: noneOr(parseTags) },
  'transitive-tag-keys': {
    default: 'none',
    parse: noneOr(parseLines(parseText(128), 50, /[,\r\n]/)),
    variable: 'named',
  },
  'allowed-account-ids': {
    default: 'any',
    parse: anyOr(parseList(parseAccountId, 1000)),
    key: 'allowedAccountIds',
    guards: true,
  },
  'allowed-role-arns': {
    default: 'any',
    parse: anyOr(parseList(parseRolePattern, 1000)),
    key: 'allowedRoleArns',
    guards: true,
  },
  'mask-aws-account-id': { default: 'false', parse: parseBoolean, key: 'maskAccountId', variable: 'read' },
  'inline-session-policy': {
    default: 'none',
    parse: noneOr(parseSessionPolicy),
    key: 'inlineSessionPolicy',
    guards: true,
    variable: 'read',
  },
  'managed-session-policies': {
    default: 'none',
    parse: noneOr(parseList(parsePolicyArn, 10)),
    guards: true,
    variable: 'read',
  },
  'output-credentials': { default: 'false', parse: parseBoolean, key: 'outputCredentials', variable: 'named' },
  'output-env-credentials': { default: 'auto', parse: autoOr(parseBoolean) },
  'unset-current-credentials': {
    default: 'false',
    parse: parseBoolean,
    key: 'unsetCurrentCredentials',
    variable: 'read',
  },
  refresh: { default: 'false', parse: parseBoolean, key: 'refresh' },
  'aws-profile': { default: 'none', parse: noneOr(parseProfileName) },
  'overwrite-aws-profile': { default: 'false', parse: parseBoolean, variable: 'named' },
  'special-characters-workaround': {
    default: 'false',
    parse: parseBoolean,
    key: 'avoidSpecialCharacters',
    variable: 'read',
  },
  'http-proxy': { default: 'auto', parse: autoOr(parseProxyUrl) },
  'no-proxy': { default: 'auto', parse: autoOr(parseText(2000)) },
  'action-timeout-s': { default: '90', parse: parseDuration(0, TIMEOUT_MAX_SECONDS), variable: 'read' },
  'retry-max-attempts': { default: '12', parse: parseInteger(1, 100), variable: 'read' },
  'disable-retry': { default: 'false', parse: parseBoolean, variable: 'read' },
  'translate-env-variables': { default: 'true', parse: parseBoolean },
  'sts-endpoint': { default: 'auto', parse: autoOr(parseServiceUrl) },
  'max-clock-skew-seconds': { default: '900', parse: parseDuration(1, 900), key: 'maxClockSkewSeconds' },
  'minimum-remaining-seconds': {
    default: '0',
    parse: parseDuration(0, 43_200),
    key: 'minimumRemainingSeconds',
    guards: true,
  },
  'expected-subject': {
    default: 'any',
    parse: anyOr(parseLines(parseSubjectPattern, 100)),
    key: 'expectedSubjects',
    guards: true,
  },
  'trust-policy-file': { default: 'none', parse: noneOr(parseWorkspacePath), key: 'trustPolicyFile', guards: true },
  'diagnosis-role': { default: 'none', parse: noneOr(parseList(parseRole, 100)), key: 'diagnosisRoles' },
  'on-missing-oidc': { default: 'fail', parse: parseWord('fail', 'warn', 'skip'), key: 'onMissingOidc' },
  'pr-comment': { default: 'never', parse: parseWord('never', 'on-failure'), key: 'pullRequestComment' },
  'github-token': { default: '${{ github.token }}', parse: filledIn },
  'leak-check': { default: 'off', parse: parseLeakCheck, key: 'leakCheck' },
  summary: { default: 'always', parse: parseWord('always', 'on-failure', 'never'), key: 'summary' },
  'workflow-ref': { default: '${{ job.workflow_ref }}', parse: filledIn },
  'job-index': { default: '${{ strategy.job-index }}', parse: filledIn },
  'workflow-sha': { default: '${{ job.workflow_sha }}', parse: filledIn },
} as const satisfies Record<string, Input<unknown>>;

/** The name of an input. */
export type InputName = keyof typeof INPUTS;

/** The names of the inputs, in the order in which broken rules are reported. */
export const INPUT_NAMES = Object.keys(INPUTS) as readonly InputName[];

/**
 * Whether the step gives the input: an empty text is none, but for the inputs that guard. Those have their default in `action.yml`, so
 * that the text of one that is left out is the default.
 */
export function isGiven(name: InputName, text: string): boolean {
  const { default: usual, guards }: Input<unknown> = INPUTS[name];
  return text.trim() !== (guards ? usual : '');
}

/** The variable of an input, in which configure-aws-credentials looks for it. */
export function variableOf(name: InputName): string {
  return name.replaceAll('-', '_').toUpperCase();
}

/** What the parser of each input gives. */
export type InputValues = { readonly [N in InputName]: ParsedValue<(typeof INPUTS)[N]['parse']> };
type ParsedValue<P> = P extends Parser<infer T> ? T : never;

type KeyOf<N extends InputName> = (typeof INPUTS)[N] extends { readonly key: infer K extends string } ? K : never;

/** The fields of the settings that are what one input says; those that can say nothing are optional. */
export type InputSettings = Defined<{ readonly [N in InputName as KeyOf<N>]: InputValues[N] }>;
