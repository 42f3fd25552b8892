// What the packed main step leaves on a pull request, and that it waits for nobody there. What the comment says, and when there is one, is
// tested without a process: `unit/run/pull-requests.test.ts`.
import { describe, expect, it } from '@jest/globals';
import type { JobOptions } from '../../sandbox/job.ts';
import { AS_PATIENT_FUNCTION } from '../unit/run/step-function.ts';
import { HASTY, PATIENT, setting } from './setting.ts';

const PULL_REQUEST: Partial<JobOptions> = {
  environment: PATIENT,
  event: {
    name: 'pull_request',
    payload: { pull_request: { number: 7, head: { repo: { id: 1 } }, base: { repo: { id: 1 } } } },
  },
};
const ASKED = { 'pr-comment': 'on-failure' };
const STEP = { stepId: 'aws' };
const REFUSED = { ...ASKED, 'role-to-assume': 'arn:aws:iam::111122223333:role/other', 'disable-retry': 'true' };

describe('main step', () => {
  describe('when pr-comment is on-failure', () => {
    it('comments, and changes that comment when the job passes', async () => {
      const { sandbox, main } = await setting({}, PULL_REQUEST);
      await main(REFUSED, STEP);
      expect(sandbox.comments.map(({ number }) => number)).toEqual([7]);
      expect(sandbox.comments[0]?.body).toContain('Trust policy probably expects a subject without ids');
      const { outcome } = await main(ASKED, { ...STEP, run: AS_PATIENT_FUNCTION.runMain });
      expect(outcome).toBe('success');
      expect(sandbox.comments.map(({ body }) => body)).toEqual([
        expect.stringMatching(/passed -->\n.*credentials again/s),
      ]);
    });

    it('passes a job that succeeds, whatever becomes of the comment', async () => {
      const fault = { operation: 'Other', effect: { kind: 'hang' } } as const;
      const { main } = await setting({ faults: [fault] }, { ...PULL_REQUEST, environment: HASTY });
      const { outcome, exported } = await main(ASKED);
      expect([outcome, Object.keys(exported)]).toEqual(['success', expect.arrayContaining(['AWS_SESSION_TOKEN'])]);
    });
  });
});
