// The default session name: valid whatever the job is called, and it tells which run it was.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endpointOf, roleSessionNameOf } from '../../../src/settings/from-environment.ts';
import { parseRoleSessionName } from '../../../src/settings/parsers/aws-values.ts';
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
            repository: fc.string({ unit: 'binary', maxLength: 120 }),
            runId: fc.string({ unit: 'binary', maxLength: 80 }),
            runAttempt: fc.string({ unit: 'binary', maxLength: 80 }),
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
