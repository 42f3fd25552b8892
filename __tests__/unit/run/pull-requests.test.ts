// What a main step leaves on a pull request: one comment, brought up to date, and only where that is asked for.
import { describe, expect, it } from '@jest/globals';
import type { JobOptions } from '../../../sandbox/job.ts';
import { stepSetting, waitPatiently } from './step-setting.ts';

waitPatiently();

const PULL_REQUEST: Partial<JobOptions> = {
  event: {
    name: 'pull_request',
    payload: { pull_request: { number: 7, head: { repo: { id: 1 } }, base: { repo: { id: 1 } } } },
  },
};
const stepWith = (role: string, env = '') => `on: pull_request
${env}jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - id: aws
        uses: ./
        with:
          role-to-assume: ${role}
          aws-region: eu-central-1
          pr-comment: on-failure
`;
/** The workflow as GitHub has it. */
const writtenAs = (workflow: string) => ({ githubApi: { files: { '.github/workflows/deploy.yml': workflow } } });

const ASKED = { 'pr-comment': 'on-failure' };
const STEP = { stepId: 'aws' };
const REFUSED = { ...ASKED, 'role-to-assume': 'arn:aws:iam::111122223333:role/other', 'disable-retry': 'true' };

describe('main step', () => {
  describe('when pr-comment is on-failure', () => {
    it('comments once, changes that comment, and marks it as resolved when the job passes', async () => {
      const { sandbox, main } = await stepSetting({}, PULL_REQUEST);
      await main(REFUSED, STEP);
      expect(sandbox.comments.map(({ number }) => number)).toEqual([7]);
      expect(sandbox.comments[0]?.body).toContain('Trust policy probably expects a subject without ids');
      await main({ ...ASKED, 'allowed-account-ids': '444455556666' }, STEP);
      expect(sandbox.comments.map(({ body }) => body)).toEqual([expect.stringContaining("AWS account isn't allowed")]);
      const { outcome } = await main(ASKED, STEP);
      expect(outcome).toBe('success');
      expect(sandbox.comments.map(({ body }) => body)).toEqual([
        expect.stringMatching(/passed -->\n.*credentials again/s),
      ]);
    });

    it('leaves the comment open while it is another step that passes', async () => {
      const { sandbox, main } = await stepSetting({}, PULL_REQUEST);
      await main(REFUSED, STEP);
      const before = sandbox.comments.map(({ body }) => body);
      await main(ASKED, { stepId: 'another' });
      expect(sandbox.comments.map(({ body }) => body)).toEqual(before);
    });

    it('tells no account id, since nothing masks comments', async () => {
      const { sandbox, main } = await stepSetting({}, PULL_REQUEST);
      await main(REFUSED);
      expect(sandbox.comments).toHaveLength(1);
      expect(sandbox.comments[0]?.body).not.toMatch(/\d{12}/);
    });

    const FULL = /How to (?:mend|fix)|\*\*Fix/;
    const SECRET_ROLE = 'arn:aws:iam::111122223333:role/hidden-name';

    it.each<[string, string]>([
      ['as it is', stepWith('arn:aws:iam::111122223333:role/other')],
      ['from a variable of the repository', stepWith('${{ vars.ROLE }}')],
      ['from an "env:" without secrets', stepWith('${{ env.ROLE }}', "env:\n  ROLE: 'x'\n")],
    ])('says what to do where the workflow has the role %s', async (_, workflow) => {
      const { sandbox, main } = await stepSetting(writtenAs(workflow), PULL_REQUEST);
      await main(REFUSED, STEP);
      expect(sandbox.comments.map(({ body }) => body)).toEqual([expect.stringMatching(FULL)]);
    });

    it.each<[string, string | undefined]>([
      ['takes it from a secret', stepWith('${{ secrets.ROLE }}')],
      ['makes it of a secret', stepWith("arn:aws:iam::${{ secrets['ACCOUNT'] }}:role/hidden-name")],
      ['takes it from the output of a step', stepWith('${{ steps.read.outputs.role }}')],
      ['takes it from an "env:" with a secret', stepWith('${{ env.ROLE }}', 'env:\n  ROLE: ${{ secrets.ROLE }}\n')],
      ['takes all contexts', stepWith('${{ fromJSON(toJSON(secrets)).ROLE }}')],
      ['cannot be read', undefined],
    ])('has title, code and link alone where the workflow %s', async (_, workflow) => {
      const { sandbox, main } = await stepSetting(workflow === undefined ? {} : writtenAs(workflow), PULL_REQUEST);
      await main({ ...REFUSED, 'role-to-assume': SECRET_ROLE }, STEP);
      const [comment] = sandbox.comments;
      expect(comment?.body).toContain('Trust policy probably expects a subject without ids');
      expect(comment?.body).toMatch(/findings\/ACCESS_DENIED\w*\.md/);
      expect(comment?.body).not.toMatch(FULL);
      expect(comment?.body).not.toContain('hidden-name');
    });

    it('says in a notice which permission is missing, and fails as it would have', async () => {
      const githubApi = { permissions: { pullRequests: 'read' } } as const;
      const { sandbox, main } = await stepSetting({ githubApi }, PULL_REQUEST);
      const { annotations, outcome } = await main(REFUSED);
      expect(sandbox.comments).toEqual([]);
      expect(outcome).toBe('failure');
      expect(annotations.map(({ level }) => level)).toEqual(['error', 'notice']);
      expect(annotations[1]?.message).toContain('pull-requests: write');
    });

    it('does without where the event is no pull request', async () => {
      const { sandbox, main } = await stepSetting();
      const { annotations } = await main(REFUSED);
      expect([sandbox.comments, annotations.map(({ level }) => level)]).toEqual([[], ['error']]);
    });
  });

  describe('when pr-comment is left out', () => {
    it('does not ask the API about the pull request', async () => {
      const { sandbox, main } = await stepSetting({}, PULL_REQUEST);
      await main();
      const operations = sandbox.requests.flatMap(({ byClient, operation }) => (byClient ? [operation] : []));
      expect(operations).toEqual(['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity']);
      await main({ 'role-to-assume': REFUSED['role-to-assume'] });
      expect(sandbox.comments).toEqual([]);
    });
  });
});
