// The default session name: valid whatever the job is called, and it tells which run it was.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endpointOf, roleSessionNameOf, sessionTagsOf } from '../../../src/settings/from-environment.ts';
import { parseRoleSessionName, parseTags } from '../../../src/settings/parsers/aws-values.ts';
import type { RunIdentity } from '../../../src/settings/settings.ts';
import { anyCharacter } from '../samples/hostile.ts';
import { UNKNOWN_RUN } from '../samples/raw-inputs.ts';

describe('roleSessionNameOf', () => {
  describe('when the runner names the run', () => {
    it.each([
      ['octo-org/octo-repo', '1234567890', '1', 'octo-org-octo-repo-1234567890-1'],
      ['octo-org/octo.repo_x', '1', '2', 'octo-org-octo.repo_x-1-2'],
      ['', '1', '1', 'github-actions-1-1'],
      ['octo-org/octo-repo', '', '', 'octo-org-octo-repo'],
      ['octo-org/octo-repo', '7', '', 'octo-org-octo-repo-7'],
      ['ö/ü ß', '1', '1', '------1-1'],
      [`octo-org/${'r'.repeat(100)}`, '1234567890', '12', `octo-org-${'r'.repeat(41)}-1234567890-12`],
    ])('makes of %j, %j and %j the name %j', (repository, runId, runAttempt, name) => {
      expect(roleSessionNameOf({ ...UNKNOWN_RUN, repository, runId, runAttempt })).toBe(name);
    });
  });

  describe('when repository and run are odd', () => {
    it('still makes a valid name', () => {
      fc.assert(
        fc.property(
          fc.record({
            repository: fc.string({ unit: anyCharacter, maxLength: 120 }),
            runId: fc.string({ unit: anyCharacter, maxLength: 80 }),
            runAttempt: fc.string({ unit: anyCharacter, maxLength: 80 }),
          }),
          (run) => {
            expect(parseRoleSessionName(roleSessionNameOf({ ...UNKNOWN_RUN, ...run })).ok).toBe(true);
          },
        ),
        { examples: [[{ ...UNKNOWN_RUN, repository: 'r', runId: '', runAttempt: '' }]] },
      );
    });

    it('keeps run id and attempt whole, however long the repository is', () => {
      fc.assert(
        fc.property(fc.string({ maxLength: 200 }), fc.nat(), fc.nat(999), (repository, runId, attempt) => {
          const run = { ...UNKNOWN_RUN, repository, runId: String(runId), runAttempt: String(attempt) };
          expect(roleSessionNameOf(run).endsWith(`-${runId}-${attempt}`)).toBe(true);
        }),
      );
    });
  });
});

describe('endpointOf', () => {
  it.each([
    ['https://sts.eu-central-1.amazonaws.com', true],
    ['https://sts.example', false],
  ])('says of %s whether it is one of AWS: %s', (url, awsOwned) => {
    expect(endpointOf(new URL(url), 'sts-endpoint')).toEqual({ url: `${url}/`, source: 'sts-endpoint', awsOwned });
  });
});

const RUN: RunIdentity = {
  repository: 'octo-org/octo-repo',
  runId: '9876543210',
  runAttempt: '1',
  workflow: 'Deploy to production',
  action: '__self',
  actor: 'octocat',
  commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
  ref: 'refs/heads/main',
  eventName: 'pull_request',
  baseRef: 'main',
  headRef: 'feature/🚀',
  job: 'deploy',
  triggeringActor: 'hubot',
};

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html */
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u;

const usualOf = (changes: Partial<RunIdentity>, values: Parameters<typeof sessionTagsOf>[1] = {}) =>
  sessionTagsOf({ ...RUN, ...changes }, values).usual;

describe('sessionTagsOf', () => {
  it('has the names that configure-aws-credentials gave them, and no others', () => {
    expect(sessionTagsOf(RUN, {})).toEqual({
      custom: {},
      usual: {
        GitHub: 'Actions',
        Repository: 'octo-org/octo-repo',
        Workflow: 'Deploy to production',
        Action: '__self',
        Actor: 'octocat',
        Branch: 'refs/heads/main',
        Commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
        EventName: 'pull_request',
        BaseRef: 'main',
        HeadRef: 'feature/_',
        RunId: '9876543210',
        Job: 'deploy',
        TriggeringActor: 'hubot',
      },
      transitive: [],
    });
  });

  it('leaves out what the runner does not say', () => {
    expect(sessionTagsOf(UNKNOWN_RUN, {}).usual).toEqual({ GitHub: 'Actions' });
    expect(Object.keys(usualOf({ ref: '' }))).not.toContain('Branch');
  });

  it('sends none at all where none are wished for', () => {
    const tags = { 'custom-tags': { Team: 'blue' }, 'transitive-tag-keys': ['Team', 'Actor'] };
    const sent = sessionTagsOf(RUN, { ...tags, 'role-skip-session-tagging': true });
    expect(sent).toEqual({ custom: {}, usual: {}, transitive: [] });
  });

  it.each(Object.keys(sessionTagsOf(RUN, {}).usual))(
    'are tags that nobody else can set, in whatever letters: %s',
    (key) => {
      const spellings = [key, key.toLowerCase(), key.toUpperCase()];
      expect(spellings.filter((one) => parseTags(`${one}=me`).ok)).toEqual([]);
      expect(spellings.filter((one) => parseTags(JSON.stringify({ Team: 'blue', [one]: 'me' })).ok)).toEqual([]);
    },
  );

  it('passes on the keys of tags that are sent, in any letter case, and no others', () => {
    const values = { 'custom-tags': { Team: 'blue' }, 'transitive-tag-keys': ['team', 'Actor', 'Cost'] };
    expect(sessionTagsOf(RUN, values).transitive).toEqual(['team', 'Actor']);
  });

  it.each([
    ['a bot', 'dependabot[bot]', 'dependabot_bot_'],
    ['letters of the world', 'Żółć 部署', 'Żółć 部署'],
    ['all that is allowed', 'a Z 9 _ . : / = + - @', 'a Z 9 _ . : / = + - @'],
    ['one symbol of two halves', '🚀 go', '_ go'],
    ['half of one', '\ud83d!', '__'],
    ['line breaks and tabs', 'a\nb\tc', 'a_b_c'],
    ['quotes and brackets', `a"b'c(d)<e>&f,g;h`, 'a_b_c_d__e__f_g_h'],
    ['256 characters', 'x'.repeat(256), 'x'.repeat(256)],
    ['one more', 'x'.repeat(257), 'x'.repeat(256)],
  ])('puts an underscore in the place of what no tag may have: %s', (_, workflow, value) => {
    expect(usualOf({ workflow })['Workflow']).toBe(value);
  });

  it('makes tags that STS takes, whatever the run is called', () => {
    const name = fc.string({ unit: anyCharacter, maxLength: 300 });
    fc.assert(
      fc.property(name, name, name, (workflow, actor, ref) => {
        const values = Object.values(usualOf({ workflow, actor, ref })).filter((value) => value.length < 256);
        expect(values.filter((value) => !TAG_VALUE.test(value))).toEqual([]);
      }),
    );
  });

  it('cuts between characters, and not in one', () => {
    expect(usualOf({ workflow: `${'x'.repeat(255)}𝒳` })['Workflow']).toMatch(TAG_VALUE);
  });
});

describe('parseTags', () => {
  const LATER = ['EventName', 'BaseRef', 'HeadRef', 'RunId', 'Job', 'TriggeringActor'];
  it.each(LATER)('keeps the names free that this action will set: %s', (key) => {
    expect(parseTags(`${key}=x`)).toMatchObject({ ok: false, hint: expect.stringContaining(key) });
  });

  it.each([
    ['{"Team":"blue","Team":"red"}'],
    ['{"Team":"blue","team":"red"}'],
    ['{"Team":"blue","T\\u0065am":"red"}'],
    ['{"a\\"b":"x","Team" : "blue",\n"Team"\t:"red"}'],
    ['{"__proto__":"x","__proto__":"y"}'],
    ['Team=blue\nTeam=red'],
    ['Team=blue\nTEAM = red'],
  ])('takes no key twice: %s', (text) => {
    expect(parseTags(text)).toMatchObject({ ok: false });
  });

  it.each([
    ['{"Team":"Team","Cost":"Team:"}', { Team: 'Team', Cost: 'Team:' }],
    ['{"Team": "a:b" , "Cost":":"}', { Team: 'a:b', Cost: ':' }],
    ['Team=a=b\nCost=', { Team: 'a=b', Cost: '' }],
  ])('takes values that look like keys: %s', (text, tags) => {
    expect(parseTags(text)).toEqual({ ok: true, value: tags });
  });

  it.each([
    ['{"Build": 7, "Canary": false, "Ratio": 0.50}', { Build: '7', Canary: 'false', Ratio: '0.50' }],
    ['{"Version": 1.10, "Account": 123456789012345678901}', { Version: '1.10', Account: '123456789012345678901' }],
  ])('takes numbers and booleans as they are written: %s', (text, tags) => {
    expect(parseTags(text)).toEqual({ ok: true, value: tags });
  });

  it.each(['null', '["a"]', '{"b":"c"}'])('takes no other value: %s', (value) => {
    expect(parseTags(`{"Team":"blue","Build":${value}}`).ok).toBe(false);
  });
});
