// The trust policy to paste: for refs that exist for one run, and where it has characters that IAM takes only as escapes.
import { describe, expect, it } from '@jest/globals';
import { allowSteps, trustPolicySteps } from '../../../../src/diagnosis/words/policy-steps.ts';
import { plainWords, words } from '../../../../src/util/words.ts';
import { claimsWith, ROLE } from '../../samples/healthy.ts';

function languagesFor(environment: string): readonly (string | undefined)[] {
  const claims = claimsWith(`repo:o@1/r@2:environment:${environment}`);
  return trustPolicySteps({ role: ROLE, claims, region: 'eu-central-1' }).map(({ snippet }) => snippet?.language);
}

describe('trustPolicySteps', () => {
  it('gives the policy in three languages', () => {
    expect(languagesFor('prod é')).toEqual(['json', 'hcl', 'yaml']);
  });

  it('gives a command with escapes where IAM refuses what Terraform sends', () => {
    expect(languagesFor("it's €")).toEqual(['json', 'hcl', 'yaml', 'sh']);
    const claims = claimsWith("repo:o@1/r@2:environment:it's €");
    const command = trustPolicySteps({ role: ROLE, claims, region: 'eu-central-1' }).at(-1)?.snippet?.text ?? '';
    const [, document = ''] =
      /^aws iam update-assume-role-policy --role-name deploy --policy-document '(.*)'$/s.exec(command) ?? [];
    expect(command).toMatch(/^[ -~]*$/);
    expect(JSON.stringify(JSON.parse(document.replaceAll(`'\\''`, "'")))).toContain("environment:it's €");
  });
});

const KEY = '"token.actions.githubusercontent.com:sub"';
const stepsFor = (make: typeof allowSteps | typeof trustPolicySteps, context: string, repository = 'o@1/r@2') =>
  make({ role: ROLE, claims: claimsWith(`repo:${repository}:${context}`), region: 'eu-central-1' }).map(
    ({ text, snippet }) => [plainWords(text), snippet?.text] as const,
  );

describe('allowSteps', () => {
  it('has the exact subject of a ref that lasts', () => {
    const [first, ...others] = stepsFor(allowSteps, 'ref:refs/heads/main');
    expect(first).toEqual([
      'Allow this subject in the trust policy of deploy:',
      `${KEY}: "repo:o@1/r@2:ref:refs/heads/main"`,
    ]);
    expect(others).toEqual([]);
  });

  it.each(['main', 'release/1.x'])('allows the whole merge queue of %s', (base) => {
    const queue = `ref:refs/heads/gh-readonly-queue/${base}/pr-`;
    expect(stepsFor(allowSteps, `${queue}7-abc`)).toEqual([
      [
        'Allow the merge queue in the trust policy of deploy, because this branch exists for one run:',
        `"StringLike": { ${KEY}: "repo:o@1/r@2:${queue}*" }`,
      ],
    ]);
  });

  it('keeps the id of the repository beside a pattern', () => {
    const [[, snippet] = []] = stepsFor(allowSteps, 'ref:refs/heads/gh-readonly-queue/main/pr-7-abc', 'o/r');
    expect(snippet).toMatch(/^"StringLike": \{ .* \},\n"StringEquals": \{ "[^"]+:repository_id": "456789" \}$/);
  });

  it('allows all pull requests where the subject has the number of one', () => {
    expect(stepsFor(allowSteps, 'ref:refs/pull/12/merge')).toEqual([
      [
        'Allow pull requests in the trust policy of deploy, because this ref exists for one of them:',
        `"StringLike": { ${KEY}: "repo:o@1/r@2:ref:refs/pull/*/merge" }`,
      ],
    ]);
  });

  it.each(['dependabot', 'renovate'])('has an environment for a branch of %s', (bot) => {
    expect(stepsFor(allowSteps, `ref:refs/heads/${bot}/npm/x-1.2.3`)).toEqual([
      [
        `Add "environment: ${bot}" to the job, and allow that environment in the trust policy of deploy. The branch exists for one pull request only:`,
        `${KEY}: "repo:o@1/r@2:environment:${bot}"`,
      ],
    ]);
  });

  it('has the tag, and then a pattern for those that follow it', () => {
    expect(stepsFor(allowSteps, 'ref:refs/tags/v1.2.3')).toEqual([
      [
        'Allow this subject in the trust policy of deploy. It is for this tag alone:',
        `${KEY}: "repo:o@1/r@2:ref:refs/tags/v1.2.3"`,
      ],
      [
        'If later tags need the role, too, restrict with a ruleset who can create such tags, and allow all of them:',
        `"StringLike": { ${KEY}: "repo:o@1/r@2:ref:refs/tags/v*" }`,
      ],
    ]);
    expect(stepsFor(allowSteps, 'ref:refs/tags/latest')).toHaveLength(1);
  });
});

describe('trustPolicySteps for a ref that exists for one run', () => {
  it.each([
    ['ref:refs/heads/main', 'this run', 'ref:refs/heads/main'],
    [
      'ref:refs/heads/gh-readonly-queue/main/pr-7-abc',
      'the runs of this merge queue',
      'ref:refs/heads/gh-readonly-queue/main/pr-*',
    ],
    ['ref:refs/pull/12/merge', 'this run and those of other pull requests', 'ref:refs/pull/*/merge'],
    ['ref:refs/tags/v1.2.3', 'this run, and no other tag', 'ref:refs/tags/v1.2.3'],
    ['ref:refs/heads/dependabot/npm/x', 'a job with "environment: dependabot"', 'environment:dependabot'],
  ])('says whom the policy allows: %s', (context, allowed, subject) => {
    const [[lead, json] = [], [, terraform] = [], [, yaml] = []] = stepsFor(trustPolicySteps, context);
    expect(lead).toBe(`Add this statement to the trust policy of deploy. It is the narrowest that allows ${allowed}:`);
    for (const text of [json, terraform, yaml]) expect(text).toContain(`"repo:o@1/r@2:${subject}"`);
    const claims = claimsWith(`repo:o@1/r@2:${context}`);
    const [step] = trustPolicySteps({ role: ROLE, claims, region: 'eu-central-1' }, words`Correct it.`);
    expect(plainWords(step?.text ?? '')).toBe(
      `Correct it. Or, if no other run needs the role, replace its policy with the narrowest one that allows ${allowed}:`,
    );
  });
});
