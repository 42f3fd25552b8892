// Inputs that are given and can do nothing: on each way of a run, each input works, is refused before any request, or is told.
import { describe, expect, it } from '@jest/globals';
import { INPUT_NAMES, type InputName } from '../../../src/settings/inputs.ts';
import { parseSettings } from '../../../src/settings/parse.ts';
import { withoutEffectLine } from '../../../src/settings/without-effect.ts';
import { INPUT_SAMPLES, sampleOf } from '../samples/input-values.ts';
import { DEFAULT_INPUTS, UNKNOWN_RUN } from '../samples/raw-inputs.ts';

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const KEYS = {
  'aws-access-key-id': INPUT_SAMPLES['aws-access-key-id'].other,
  'aws-secret-access-key': INPUT_SAMPLES['aws-secret-access-key'].other,
  'aws-session-token': INPUT_SAMPLES['aws-session-token'].other,
};
type Inputs = Readonly<Partial<Record<InputName, string>>>;

/** What makes each way. */
const WAYS = {
  'id-token': {},
  'token-file': { 'web-identity-token-file': '/token' },
  keys: KEYS,
  'keys-alone': { ...KEYS, 'role-to-assume': 'none' },
  ambient: { 'role-chaining': 'true' },
  kept: { 'use-existing-credentials': 'true' },
  'kept-alone': { ...KEYS, 'role-to-assume': 'none', 'use-existing-credentials': 'true' },
  'kept-diagnose': { mode: 'diagnose', 'use-existing-credentials': 'true' },
  verify: { mode: 'verify' },
  diagnose: { mode: 'diagnose' },
  'diagnose-token': { mode: 'diagnose', 'role-to-assume': 'none' },
  roles: { 'role-to-assume': 'none', roles: `one=${role('one')}\ntwo=${role('two')}` },
  chain: { 'role-chain': role('last') },
  refresh: { refresh: 'true' },
} as const satisfies Readonly<Record<string, Inputs>>;
type Way = keyof typeof WAYS;
const NAMES = Object.keys(WAYS) as readonly Way[];

const KEPT = ['kept', 'kept-alone', 'kept-diagnose'] as const;
const OF_AMBIENT_TOLD = ['token-file', 'keys', 'keys-alone', ...KEPT, 'verify'] as const;
const NO_ROLE = ['keys-alone', ...KEPT, 'verify', 'diagnose-token'] as const;
const NO_PUBLISHING = ['kept-diagnose', 'verify', 'diagnose', 'diagnose-token'] as const;
const NO_NEW_CREDENTIALS = ['kept', 'kept-alone', ...NO_PUBLISHING] as const;
const NO_TOKEN = ['keys', 'keys-alone', 'ambient', ...KEPT, 'verify'] as const;
const NO_NAME = ['keys-alone', 'kept-alone', 'diagnose-token'] as const;

/** Where an input is told to have no effect that has one somewhere. */
const TOLD: Readonly<Partial<Record<InputName, readonly Way[]>>> = {
  'no-proxy': NAMES, // but beside a proxy
  'role-session-name': NO_NAME,
  'role-duration-seconds': NO_ROLE,
  'role-external-id': NO_ROLE,
  'custom-tags': NO_ROLE,
  'transitive-tag-keys': NO_ROLE,
  'special-characters-workaround': NO_ROLE,
  'role-skip-session-tagging': ['id-token', 'token-file', ...NO_ROLE, 'diagnose', 'roles', 'refresh'],
  audience: ['token-file', ...NO_TOKEN],
  'on-missing-oidc': ['token-file', ...NO_TOKEN],
  'diagnosis-role': [...NO_TOKEN, 'diagnose-token'],
  'web-identity-token-file': ['keys', 'keys-alone', ...KEPT, 'verify'],
  'role-chaining': OF_AMBIENT_TOLD,
  'force-skip-oidc': OF_AMBIENT_TOLD,
  'aws-access-key-id': ['kept', 'kept-diagnose', 'verify'],
  'aws-secret-access-key': ['kept', 'kept-diagnose', 'verify'],
  'aws-session-token': ['kept', 'kept-diagnose', 'verify'],
  'use-existing-credentials': ['verify'],
  'output-credentials': NO_NEW_CREDENTIALS,
  'output-env-credentials': [...NO_PUBLISHING, 'roles'],
  'unset-current-credentials': NO_NEW_CREDENTIALS,
  refresh: NO_PUBLISHING,
  'aws-profile': [...KEPT, 'diagnose', 'diagnose-token'],
  'overwrite-aws-profile': NAMES.filter((way) => way !== 'roles'), // but beside aws-profile
  'sts-endpoint': ['diagnose-token'],
  'pr-comment': ['kept-diagnose', 'diagnose', 'diagnose-token'],
  'leak-check': NO_NEW_CREDENTIALS,
};

/** Where an input is refused that some way accepts. */
const REFUSED: Readonly<Partial<Record<InputName, readonly Way[]>>> = {
  'role-to-assume': ['roles'],
  'role-chain': [...NO_NAME, 'roles'],
  roles: NAMES.filter((way) => way !== 'roles'), // beside role-to-assume
  'allowed-account-ids': ['diagnose-token'],
  'allowed-role-arns': ['diagnose-token'],
  'inline-session-policy': NO_ROLE,
  'managed-session-policies': NO_ROLE,
  'minimum-remaining-seconds': NO_NAME,
  'expected-subject': NO_TOKEN,
  'trust-policy-file': NO_TOKEN,
  'web-identity-token-file': ['roles'],
  'role-chaining': ['roles', 'refresh'],
  'force-skip-oidc': ['roles', 'refresh'],
  'aws-access-key-id': ['roles', 'refresh'],
  'aws-secret-access-key': ['roles', 'refresh'],
  'aws-session-token': ['roles', 'refresh'],
  'use-existing-credentials': ['roles', 'refresh'],
  'output-credentials': ['roles', 'refresh'],
  refresh: ['keys', 'keys-alone', 'ambient', 'kept', 'kept-alone'],
  'aws-profile': ['roles'],
};

const isKey = (name: InputName) => name in KEYS;

/** What becomes of an input, beside others where it is not given alone. */
function seenOf(name: InputName, way: Way, beside: Inputs = {}): string {
  const own = { 'role-to-assume': role('deploy'), 'aws-region': 'eu-central-1', ...WAYS[way], ...beside };
  const inputs: Readonly<Record<string, string>> = {
    ...DEFAULT_INPUTS,
    ...own,
    ...(isKey(name) ? KEYS : {}), // which belong together
    [name]: sampleOf(name).other,
  };
  const parsed = parseSettings({ inputs, environment: {}, run: { ...UNKNOWN_RUN, actor: 'octocat' } });
  if (!parsed.ok) return 'refused';
  const given = INPUT_NAMES.filter((one) => inputs[one] !== DEFAULT_INPUTS[one]);
  const lines = [false, ...(way.startsWith('kept') ? [true] : [])].map((isKept) =>
    withoutEffectLine(given, parsed.settings, { isKept, hasProxy: given.includes('http-proxy') }),
  );
  const told = lines.flatMap((line) => line?.split(': ')[1]?.split(', ') ?? []).filter((one) => one === name);
  return ['works', 'told'][told.length] ?? 'told again';
}

describe('withoutEffectLine', () => {
  it.each(INPUT_NAMES)('tells where nothing comes of %s', (name) => {
    const expected = NAMES.map((way) => {
      if (REFUSED[name]?.includes(way)) return [way, 'refused'];
      return [way, TOLD[name]?.includes(way) ? 'told' : 'works'];
    });
    expect(NAMES.map((way) => [way, seenOf(name, way)])).toEqual(expected);
  });

  it.each<[InputName, Inputs, string]>([
    ['retry-max-attempts', { 'disable-retry': 'true' }, 'told'],
    ['custom-tags', { ...KEYS, 'role-skip-session-tagging': 'true' }, 'told'],
    ['transitive-tag-keys', { ...KEYS, 'role-skip-session-tagging': 'true' }, 'told'],
    ['overwrite-aws-profile', { 'aws-profile': 'team' }, 'works'],
    ['no-proxy', { 'http-proxy': 'http://proxy.example:3128' }, 'works'],
  ])('knows what %s depends on', (name, beside, seen) => {
    expect(seenOf(name, 'id-token', beside)).toBe(seen);
  });

  it('says why credentials that are kept make a difference', () => {
    const parsed = parseSettings({
      inputs: { ...DEFAULT_INPUTS, 'role-to-assume': role('deploy'), 'aws-region': 'eu-central-1' },
      environment: {},
      run: UNKNOWN_RUN,
    });
    if (!parsed.ok) throw new Error('the defaults break a rule');
    const lineOf = (isKept: boolean) =>
      withoutEffectLine(['audience', 'leak-check'], parsed.settings, { isKept, hasProxy: false });
    expect(lineOf(true)).toBe('No effect since existing credentials are kept: audience, leak-check');
    expect(lineOf(false)).toBeUndefined();
  });
});
