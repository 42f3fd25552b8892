// Inputs that are given and can do nothing: each is told once, and no other is.
import { describe, expect, it } from '@jest/globals';
import type { InputName } from '../../../src/settings/inputs.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { withoutEffectLine } from '../../../src/settings/without-effect.ts';
import { roleArn, SETTINGS } from '../samples/healthy.ts';

const { role: _, ...NO_ROLE } = SETTINGS;
const OTHER = roleArn('arn:aws:iam::444455556666:role/target');
const OF_ASSUME_ROLE = ['role-external-id', 'custom-tags', 'transitive-tag-keys'] as const;
const OF_PUBLISHING = ['output-credentials', 'unset-current-credentials', 'refresh', 'leak-check'] as const;

describe('withoutEffectLine', () => {
  it.each<[string, Settings, boolean, readonly InputName[], readonly InputName[]]>([
    [
      'a role by ID token',
      SETTINGS,
      false,
      ['audience', 'role-duration-seconds', ...OF_PUBLISHING, 'on-missing-oidc'],
      [],
    ],
    ['no tags to skip', SETTINGS, false, ['role-skip-session-tagging'], ['role-skip-session-tagging']],
    ['what a finding tells', SETTINGS, false, OF_ASSUME_ROLE, []],
    ['a chain', { ...SETTINGS, roleChain: [OTHER] }, false, ['role-skip-session-tagging', ...OF_ASSUME_ROLE], []],
    ['no profile to overwrite', SETTINGS, false, ['overwrite-aws-profile'], ['overwrite-aws-profile']],
    ['a profile to overwrite', { ...SETTINGS, profile: 'x' }, false, ['aws-profile', 'overwrite-aws-profile'], []],
    ['no retry', SETTINGS, false, ['disable-retry', 'retry-max-attempts'], ['retry-max-attempts']],
    ['retries', SETTINGS, false, ['retry-max-attempts'], []],
    [
      'keys beside other sources',
      { ...SETTINGS, source: 'keys' },
      false,
      [
        'audience',
        'web-identity-token-file',
        'role-chaining',
        'aws-access-key-id',
        'on-missing-oidc',
        ...OF_ASSUME_ROLE,
      ],
      ['audience', 'web-identity-token-file', 'role-chaining', 'on-missing-oidc'],
    ],
    [
      'keys alone',
      { ...NO_ROLE, source: 'keys' },
      false,
      ['role-duration-seconds', 'special-characters-workaround', 'output-credentials', ...OF_ASSUME_ROLE],
      ['role-duration-seconds', 'special-characters-workaround', ...OF_ASSUME_ROLE],
    ],
    [
      'a look around',
      { ...SETTINGS, mode: 'verify', source: 'ambient' },
      false,
      [
        'role-chaining',
        'aws-profile',
        'audience',
        'role-duration-seconds',
        'use-existing-credentials',
        ...OF_PUBLISHING,
      ],
      ['role-chaining', 'audience', 'role-duration-seconds', 'use-existing-credentials', ...OF_PUBLISHING],
    ],
    ['a diagnosis', { ...SETTINGS, mode: 'diagnose' }, false, ['audience', ...OF_PUBLISHING], OF_PUBLISHING],
    [
      'credentials that are kept',
      SETTINGS,
      true,
      ['role-duration-seconds', 'output-credentials', 'output-env-credentials', 'aws-profile'],
      ['role-duration-seconds', 'output-credentials', 'aws-profile'],
    ],
  ])('names what does nothing, for %s', (_name, settings, isKept, given, told) => {
    const line = withoutEffectLine(given, settings, isKept);
    expect(line?.split(': ')[1]?.split(', ') ?? []).toEqual(told);
  });
});
