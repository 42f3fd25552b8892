// What diagnosis-role needs beyond its own rule: a role to look at, and where IAM is. Loaded only where the input is given. Pure.
import { ignoresEndpoints } from '../net/service-url.ts';
import type { ParsedSettings } from './parse.ts';
import { parseServiceUrl } from './parsers/plain-values.ts';
import type { RawInputs, RawViolation, Settings } from './settings.ts';

/** The settings with the URL in `AWS_ENDPOINT_URL_IAM`, and every rule that the roles and the variable break. */
export function withDiagnosisRoles(
  { settings, problems: before }: ParsedSettings,
  { environment }: Pick<RawInputs, 'environment'>,
): ParsedSettings {
  const input = 'AWS_ENDPOINT_URL_IAM';
  const text = ignoresEndpoints(environment) ? '' : (environment[input] ?? '');
  const url = text === '' ? undefined : parseServiceUrl(text);
  const hint = 'diagnosis-role asks IAM there.';
  const problems = [
    ...before,
    ...rolesOfOtherAccounts(settings),
    ...(url === undefined || url.ok ? [] : [{ input, text, rule: url.rule, hint }]),
  ];
  if (problems.length > 0) return { ok: false, settings, problems };
  const whole = settings as Settings; // without a problem they are complete
  return { ok: true, problems: [], settings: url?.ok ? { ...whole, iamEndpoint: url.value.href } : whole };
}

/** IAM tells nobody about roles of another account, and one role looks at all of its own. */
function rolesOfOtherAccounts(settings: Partial<Settings>): readonly RawViolation[] {
  const { diagnosisRoles = [], role, roleChain = [], roles = [] } = settings;
  const named = [role, ...roleChain, ...roles.map((one) => one.role)].flatMap((one) => one?.account ?? []);
  if (named.length === 0) return [];
  const rule = `one role in each account of the roles to assume (${[...new Set(named)].join(', ')})`;
  const accounts = diagnosisRoles.map(({ account }) => account);
  const wrong = diagnosisRoles.filter(
    ({ account }, index) => !named.includes(account) || accounts.indexOf(account) < index,
  );
  return wrong.map(({ text }) => ({ input: 'diagnosis-role', text, rule }));
}
