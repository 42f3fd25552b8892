// What diagnosis-role needs beyond its own rule, before any request.
import { describe, expect, it } from '@jest/globals';
import { withDiagnosisRoles } from '../../../src/settings/diagnosis-role.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { roleArn, SETTINGS } from '../samples/healthy.ts';

const ROLE = roleArn('arn:aws:iam::111122223333:role/deploy');
const OTHER = roleArn('arn:aws:iam::444455556666:role/target');
const ours = roleArn('arn:aws:iam::111122223333:role/oidc-diagnosis');
const theirs = roleArn('arn:aws:iam::444455556666:role/oidc-diagnosis');
const roles = [ROLE, OTHER].map((role, n) => ({ profile: String(n), role }));

function parsedWith(settings: Partial<Settings>, environment: Readonly<Record<string, string>> = {}) {
  return withDiagnosisRoles({ ok: true, settings: { ...SETTINGS, ...settings }, problems: [] }, { environment });
}

describe('withDiagnosisRoles', () => {
  it.each<[string, Partial<Settings>, readonly string[]]>([
    ['of the account of the role', { role: ROLE, diagnosisRoles: [ours] }, []],
    ['of another', { role: ROLE, diagnosisRoles: [theirs] }, [theirs.text]],
    ['of the account of a role in the chain', { role: ROLE, roleChain: [OTHER], diagnosisRoles: [theirs] }, []],
    ['one for each account of several roles', { roles, diagnosisRoles: [ours, theirs] }, []],
    ['a second one for an account', { roles, diagnosisRoles: [ours, theirs, ours] }, [ours.text]],
  ])('refuses one that cannot see the role: %s', (_, settings, refused) => {
    expect(parsedWith(settings).problems.map(({ input, text }) => [input, text])).toEqual(
      refused.map((text) => ['diagnosis-role', text]),
    );
  });

  const asked = (url: string, more = {}) =>
    parsedWith({ role: ROLE, diagnosisRoles: [ours] }, { AWS_ENDPOINT_URL_IAM: url, ...more });

  it('takes the endpoint of IAM from the environment', () => {
    expect(asked('https://iam.example').settings.iamEndpoint).toBe('https://iam.example/');
    expect(asked('http://localhost:5000').settings.iamEndpoint).toBe('http://localhost:5000/');
  });

  it.each(['http://iam.example', 'iam.amazonaws.com', 'https://octo:secret@iam.example'])('refuses %s', (url) => {
    expect(asked(url).problems).toMatchObject([{ input: 'AWS_ENDPOINT_URL_IAM', text: url }]);
  });

  it('does not look at an endpoint that the environment says to ignore', () => {
    const ignoring = asked('http://iam.example', { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' });
    expect(ignoring.ok && ignoring.settings.iamEndpoint).toBeUndefined();
  });

  it('keeps what is wrong already', () => {
    const before = { input: 'audience', text: 'a b', rule: 'something else' };
    const parsed = withDiagnosisRoles({ ok: false, settings: {}, problems: [before] }, { environment: {} });
    expect(parsed).toEqual({ ok: false, settings: {}, problems: [before] });
  });
});
