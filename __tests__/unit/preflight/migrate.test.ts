// What changes where this action takes the place of configure-aws-credentials.
import { describe, expect, it } from '@jest/globals';
import { migrations } from '../../../src/preflight/migrate.ts';
import { plainWords } from '../../../src/util/words.ts';
import { withFiles } from './repository.ts';

async function of(steps: string, permissions = '{ id-token: write }') {
  const text = `on: [push, release]\npermissions: ${permissions}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
  const root = await withFiles({ '.github/workflows/a.yml': text });
  const { found } = await migrations({ root }, 'octo-org/aws-token-guard@v1');
  return found.map(({ differences, ...rest }) => ({ ...rest, differences: differences.map((one) => plainWords(one)) }));
}

const NAMED =
  '        with: { role-to-assume: "arn:aws:iam::111122223333:role/a", aws-region: us-east-1, role-session-name: me';

describe('migrations', () => {
  it('have the changed line, without the comment about the other pin', async () => {
    const uses = 'aws-actions/configure-aws-credentials@7474bc4690e29a8392af63c5b98e7449536d5c3a # v4.3.1';
    expect(await of(`      - uses: ${uses}\n${NAMED} }\n`)).toEqual([
      {
        file: '.github/workflows/a.yml',
        line: 7,
        before: `      - uses: ${uses}`,
        after: '      - uses: octo-org/aws-token-guard@v1',
        differences: [],
      },
    ]);
  });

  it('keep quotes', async () => {
    const [{ after } = { after: '' }] = await of(
      `      - uses: 'aws-actions/configure-aws-credentials@v4'\n${NAMED} }\n`,
    );
    expect(after).toBe("      - uses: 'octo-org/aws-token-guard@v1'");
  });

  it.each([
    [
      'an input that this action refuses',
      'role-skip-session-tagging: "yes"',
      undefined,
      'role-skip-session-tagging must be true or false',
    ],
    ['an input that means less', 'aws-profile: p', undefined, 'private copies'],
    ['a missing token', 'output-credentials: true', '{}', 'role-chaining: true'],
  ])('tell of %s', async (_, input, permissions, sentence) => {
    const [{ differences } = { differences: [] }] = await of(
      `      - uses: aws-actions/configure-aws-credentials@v4\n${NAMED}, ${input} }\n`,
      permissions,
    );
    expect(differences.join('\n')).toContain(sentence);
  });

  it('leave out steps with this action', async () => {
    expect(await of(`      - uses: octo-org/aws-token-guard@v1\n${NAMED} }\n`)).toEqual([]);
  });
});
