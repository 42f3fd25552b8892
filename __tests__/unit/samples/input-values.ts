// What the tests have of each input: a row for each, which says what a new input has to say. Values that it takes and does not take, what
// its default means, and whether it restricts anything.
import { INPUT_NAMES, type INPUTS, type InputName, type InputValues } from '../../../src/settings/inputs.ts';

const ROLE = 'arn:aws:iam::111122223333:role/by-keys';
const LONG = 'x'.repeat(3000);

interface InputSample {
  /** Says something else than the default. */
  readonly other: string;
  /** What it does not take, the empty value aside, which is bad for those that guard. At least one for each input that is checked. */
  readonly bad?: readonly string[];
  /** Whether it restricts anything; `unit/run/restriction-matrix.ts` then says what it does on every way of a run. */
  readonly restricts: boolean;
}

/** Inputs with a field of the settings also say what their default is parsed to. */
type SampleOf<N extends InputName> = InputSample &
  ((typeof INPUTS)[N] extends { readonly key: string } ? { readonly usual: InputValues[N] } : object);

export const INPUT_SAMPLES = {
  mode: { other: 'configure', bad: ['publish', 'Configure'], usual: 'configure', restricts: false },
  'role-to-assume': {
    other: 'arn:aws:iam::111122223333:role/deploy',
    bad: ['arn:aws:iam::11112222333:role/deploy', 'arn:aws:sts::111122223333:assumed-role/x/y', 'deploy'],
    restricts: false,
  },
  'aws-region': { other: 'eu-west-1', bad: ['Frankfurt', 'eu-central-1a', 'eu_central_1'], restricts: false },
  'role-session-name': { other: 'somebody', bad: ['a', 'a b', LONG], restricts: true },
  'role-duration-seconds': {
    other: '1800',
    bad: ['899', '12h1', '13h', '60 m', '-1', 'abc'],
    usual: 3600,
    restricts: true,
  },
  audience: { other: 'https://example.com', bad: ['a b', LONG], restricts: false },
  'web-identity-token-file': { other: '/token', bad: [LONG], usual: undefined, restricts: false },
  'role-chaining': { other: 'true', bad: ['yes', '1'], restricts: false },
  'force-skip-oidc': { other: 'true', bad: ['on'], restricts: false },
  'aws-access-key-id': { other: 'ASIAIOSFODNN7EXAMPLE', bad: ['AKIA', 'AKIA IOSFODNN7EXAMPLE'], restricts: false },
  'aws-secret-access-key': {
    other: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    bad: ['short', 'with blank wJalrXUtnFEMI/K7MDENG'],
    restricts: false,
  },
  'aws-session-token': { other: 'IQoJb3JpZ2luX2VjEXAMPLESESSIONTOKEN', bad: ['short'], restricts: false },
  'use-existing-credentials': { other: 'true', bad: ['maybe'], usual: false, restricts: false },
  'role-external-id': { other: 'example-1234', bad: ['x', 'a b'], usual: undefined, restricts: true },
  'role-chain': {
    other: 'arn:aws:iam::111122223333:role/last',
    bad: ['deploy', `${ROLE} not-a-role`],
    restricts: false,
  },
  roles: {
    other: 'one=arn:aws:iam::111122223333:role/one',
    bad: ['deploy', 'a = deploy', `a = ${ROLE}\na = ${ROLE}`, `a b = ${ROLE}`],
    restricts: false,
  },
  'role-skip-session-tagging': { other: 'true', bad: ['1'], restricts: false },
  'custom-tags': {
    other: 'Team=blue',
    bad: ['{', '["a"]', '{"a":null}', '{"a":[1]}', 'no pair', 'aws:x=1', 'a=1\nA=2', `a=${'v'.repeat(257)}`],
    restricts: true,
  },
  'transitive-tag-keys': { other: 'Actor', bad: [LONG], restricts: true },
  'allowed-account-ids': {
    other: '111122223333',
    bad: ['11112222333', '111122223333;444455556666'],
    usual: undefined,
    restricts: true,
  },
  'allowed-role-arns': {
    other: 'arn:aws:iam::111122223333:role/*',
    bad: ['deploy'],
    usual: undefined,
    restricts: true,
  },
  'mask-aws-account-id': { other: 'true', bad: ['TRUE!'], usual: false, restricts: false },
  'inline-session-policy': {
    other: '{"Version":"2012-10-17","Statement":[]}',
    bad: ['{}', 'policy', `{"Statement":"${LONG}"}`],
    usual: undefined,
    restricts: true,
  },
  'managed-session-policies': {
    other: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    bad: ['ReadOnlyAccess', 'arn:aws:iam::444455556666:policy/x'],
    restricts: true,
  },
  'output-credentials': { other: 'true', bad: ['on'], usual: false, restricts: false },
  'output-env-credentials': { other: 'false', bad: ['offline'], restricts: false },
  'unset-current-credentials': { other: 'true', bad: ['y'], usual: false, restricts: false },
  refresh: { other: 'true', bad: ['hourly'], usual: false, restricts: false },
  'aws-profile': { other: 'team', bad: ['a b', '[x]', '__proto__'], restricts: false },
  'overwrite-aws-profile': { other: 'true', bad: ['Y'], restricts: false },
  'special-characters-workaround': { other: 'true', bad: ['2'], usual: false, restricts: false },
  'http-proxy': {
    other: 'http://proxy.example:3128',
    bad: ['ftp://proxy', 'http://', 'http://user:pa/ss@proxy', '"http://proxy:3128"', '-'],
    restricts: false,
  },
  'no-proxy': { other: 'example.com', bad: [LONG], restricts: false },
  'action-timeout-s': { other: '60', bad: ['61m', '1d', '-5'], restricts: false },
  'retry-max-attempts': { other: '3', bad: ['0', '101', '1.5'], restricts: false },
  'disable-retry': { other: 'true', bad: ['nope'], restricts: false },
  'translate-env-variables': { other: 'false', bad: ['never'], restricts: false },
  'sts-endpoint': {
    other: 'https://sts.eu-central-1.amazonaws.com',
    bad: ['http://sts.example', 'sts.amazonaws.com', 'https://user@sts.example'],
    restricts: false,
  },
  'max-clock-skew-seconds': { other: '60', bad: ['0', '16m'], usual: 900, restricts: true },
  'minimum-remaining-seconds': { other: '600', bad: ['13h', '3600'], usual: 0, restricts: true },
  'expected-subject': { other: 'repo:octo-org/*', bad: ['*', '"repo:o/r"'], usual: undefined, restricts: true },
  'trust-policy-file': { other: 'iam/trust.json', bad: ['/etc/passwd', '../x'], usual: undefined, restricts: true },
  'diagnosis-role': {
    other: 'arn:aws:iam::111122223333:role/oidc-diagnosis',
    bad: ['oidc-diagnosis', 'arn:aws:iam::111122223333:user/x'],
    usual: undefined,
    restricts: false,
  },
  'on-missing-oidc': { other: 'skip', bad: ['ignore'], usual: 'fail', restricts: false },
  'pr-comment': { other: 'on-failure', bad: ['always'], usual: 'never', restricts: false },
  'github-token': { other: 'token', restricts: false },
  'leak-check': { other: 'warn', bad: ['error'], usual: 'off', restricts: false },
  summary: { other: 'never', bad: ['yes'], usual: 'always', restricts: false },
  'workflow-ref': { other: 'ref', restricts: false },
  'job-index': { other: '1', restricts: false },
  'workflow-sha': { other: 'sha', restricts: false },
} as const satisfies { readonly [N in InputName]: SampleOf<N> };

/** The inputs that restrict something. */
export type Restricting = {
  readonly [N in InputName]: (typeof INPUT_SAMPLES)[N]['restricts'] extends true ? N : never;
}[InputName];

/** Of any input. */
export function sampleOf(name: InputName): InputSample & { readonly usual?: unknown } {
  return INPUT_SAMPLES[name];
}

/** What the runner fills in: any value is valid, because only a failure looks for it. */
const FILLED_IN: readonly InputName[] = ['github-token', 'workflow-ref', 'workflow-sha', 'job-index'];
/** The inputs that are checked. */
export const CHECKED_NAMES = INPUT_NAMES.filter((name) => !FILLED_IN.includes(name));
