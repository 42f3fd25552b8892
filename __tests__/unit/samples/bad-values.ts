// Values that inputs do not take.
import { INPUT_NAMES, type InputName } from '../../../src/settings/inputs.ts';

const ROLE = 'arn:aws:iam::111122223333:role/by-keys';
const LONG = 'x'.repeat(3000);

/** At least one for each input that is checked, the empty one aside, which is bad for those that guard. */
export const BAD_VALUES: Readonly<Partial<Record<InputName, readonly string[]>>> = {
  mode: ['publish', 'Configure'],
  'role-to-assume': ['arn:aws:iam::11112222333:role/deploy', 'arn:aws:sts::111122223333:assumed-role/x/y', 'deploy'],
  'aws-region': ['Frankfurt', 'eu-central-1a', 'eu_central_1'],
  'role-session-name': ['a', 'a b', LONG],
  'role-duration-seconds': ['899', '12h1', '13h', '60 m', '-1', 'abc'],
  audience: ['a b', LONG],
  'web-identity-token-file': [LONG],
  'role-chaining': ['yes', '1'],
  'force-skip-oidc': ['on'],
  'aws-access-key-id': ['AKIA', 'AKIA IOSFODNN7EXAMPLE'],
  'aws-secret-access-key': ['short', 'with blank wJalrXUtnFEMI/K7MDENG'],
  'aws-session-token': ['short'],
  'use-existing-credentials': ['maybe'],
  'role-external-id': ['x', 'a b'],
  roles: ['deploy', 'a = deploy', `a = ${ROLE}\na = ${ROLE}`, `a b = ${ROLE}`],
  'role-chain': ['deploy', `${ROLE} not-a-role`],
  'role-skip-session-tagging': ['1'],
  'custom-tags': ['{', '["a"]', '{"a":null}', '{"a":[1]}', 'no pair', 'aws:x=1', 'a=1\nA=2', `a=${'v'.repeat(257)}`],
  'transitive-tag-keys': ['a*b'],
  'allowed-account-ids': ['11112222333', '111122223333;444455556666'],
  'allowed-role-arns': ['deploy'],
  'mask-aws-account-id': ['TRUE!'],
  'inline-session-policy': ['{}', 'policy', `{"Statement":"${LONG}"}`],
  'managed-session-policies': ['ReadOnlyAccess', 'arn:aws:iam::444455556666:policy/x'],
  'output-credentials': ['on'],
  'output-env-credentials': ['offline'],
  'unset-current-credentials': ['y'],
  'aws-profile': ['a b', '[x]', '__proto__'],
  'overwrite-aws-profile': ['Y'],
  'special-characters-workaround': ['2'],
  refresh: ['hourly'],
  'leak-check': ['error'],
  'http-proxy': ['ftp://proxy', 'http://', 'http://user:pa/ss@proxy'],
  'no-proxy': [LONG],
  'action-timeout-s': ['61m', '1d', '-5'],
  'retry-max-attempts': ['0', '101', '1.5'],
  'disable-retry': ['nope'],
  'translate-env-variables': ['never'],
  'sts-endpoint': ['http://sts.example', 'sts.amazonaws.com', 'https://user@sts.example'],
  'max-clock-skew-seconds': ['0', '16m'],
  'minimum-remaining-seconds': ['13h', '3600'],
  'expected-subject': ['*', '"repo:o/r"'],
  'trust-policy-file': ['/etc/passwd', '../x'],
  'diagnosis-role': ['oidc-diagnosis', 'arn:aws:iam::111122223333:user/x'],
  'on-missing-oidc': ['ignore'],
  'pr-comment': ['always'],
  summary: ['yes'],
};
/** What the runner fills in: any value is valid, because only a failure looks for it. */
const FILLED_IN: readonly InputName[] = ['github-token', 'workflow-ref', 'workflow-sha', 'job-index'];
/** The inputs that are checked. */
export const CHECKED_NAMES = INPUT_NAMES.filter((name) => !FILLED_IN.includes(name));
