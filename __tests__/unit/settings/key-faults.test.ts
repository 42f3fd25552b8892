// What the shape of access keys shows of mistakes in copying them.
import { describe, expect, it } from '@jest/globals';
import { describeKeyFault, keyFault } from '../../../src/settings/key-faults.ts';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const NAMES = { accessKeyId: 'ID', secretAccessKey: 'SECRET', sessionToken: 'TOKEN' };
const OTHER = 'not the ID of an access key. Those start with AKIA or ASIA.';

describe('keyFault', () => {
  it.each([
    [ID, SECRET, undefined],
    ['ASIAIOSFODNN7EXAMPLE', SECRET, undefined],
    [SECRET, ID, 'The two are swapped: ID holds a secret access key, and SECRET an access key ID.'],
    [SECRET, SECRET, 'ID holds a secret access key.'],
    [ID, ID, 'SECRET holds an access key ID.'],
    [ID, `"${SECRET}"`, 'The value of SECRET has quotes around it.'],
    [ID, `'${SECRET}`, 'The value of SECRET has quotes around it.'],
    [`"${ID}"`, SECRET, 'The value of ID has quotes around it.'],
    [`"${ID}"`, `"${SECRET}"`, 'The values of ID and SECRET have quotes around them.'],
    [ID, encodeURIComponent(SECRET), 'The value of SECRET is URL-encoded: it contains "%".'],
    ['AIDAIOSFODNN7EXAMPLE1', SECRET, `ID holds the ID of a user (AIDA…), ${OTHER}`],
    ['AROAIOSFODNN7EXAMPLE1', SECRET, `ID holds the ID of a role (AROA…), ${OTHER}`],
    ['111122223333', SECRET, `ID holds an account ID, ${OTHER}`],
    ['deploy@example.com', SECRET, `ID holds an email address, ${OTHER}`],
    ['arn:aws:iam::111122223333:user/deploy', SECRET, `ID holds an ARN, ${OTHER}`],
    [`AWS_ACCESS_KEY_ID=${ID}`, SECRET, `ID holds a line with the name of a variable, ${OTHER}`],
    [`$${ID}`, `$${SECRET}`, 'The value of ID has a dollar sign in front.'],
    ['minioadmin', 'minioadmin', undefined],
    [ID, `${SECRET}\n`, 'The value of SECRET contains a space or a line break.'],
    [ID, SECRET.slice(1), 'The value of SECRET has 39 characters; secret access keys have 40.'],
    [ID.slice(1), SECRET, undefined], // no prefix of AWS: nothing is known of its length
    [`${ID}X`, SECRET, 'The value of ID has 21 characters; access key IDs have 20.'],
  ])('sees what is wrong with a pair: %s', (accessKeyId, secretAccessKey, sentence) => {
    const fault = keyFault({ accessKeyId, secretAccessKey });
    expect(fault && describeKeyFault(fault, NAMES)).toBe(sentence);
  });

  it('takes any name for a key of an emulator alone', () => {
    const pair = { accessKeyId: 'github_actions_user', secretAccessKey: SECRET };
    expect(keyFault(pair)).toBeUndefined();
    const fault = keyFault(pair, true);
    expect(fault && describeKeyFault(fault, NAMES)).toBe(`ID holds something else, such as a user name, ${OTHER}`);
    expect(keyFault({ accessKeyId: ID, secretAccessKey: SECRET }, true)).toBeUndefined();
  });

  it('sees the session token of a key that has none', () => {
    const faultOf = (accessKeyId: string) =>
      keyFault({ accessKeyId, secretAccessKey: SECRET, sessionToken: 'x'.repeat(40) });
    const fault = faultOf(ID);
    expect(fault && describeKeyFault(fault, NAMES)).toBe(
      'The key in ID is long-term (AKIA…), so it has no session token, but TOKEN is set.',
    );
    expect(faultOf('ASIAIOSFODNN7EXAMPLE')).toBeUndefined();
  });
});
