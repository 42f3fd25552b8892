// What each input allows by itself, but not together with another. Pure.

import { isSessionKeyId } from '../secrets/shapes.ts';
import type { InputName, InputValues } from './inputs.ts';
import { ROLE_RULE } from './parsers/aws-values.ts';
import { CHAINED_MAX_SECONDS, targetRole } from './role-chain.ts';
import type { Mode, Refused, Settings } from './settings.ts';
import { SOURCES, type Source } from './sources.ts';

type Values = Partial<InputValues>;
type Violations = readonly Refused[];

/** Every contradiction at once; an input that broke its own rule takes part in none. */
export function contradictions(values: Values, settings: Partial<Settings>): Violations {
  return [
    ...roleProblems(values, settings),
    ...keyProblems(values),
    ...durationProblems(values, settings),
    ...refreshProblems(values, settings),
    ...policyProblems(settings),
    ...tagProblems(settings),
  ];
}

function problem(input: InputName, text: string, rule: string, hint?: string): Refused {
  return { input, text, rule, ...(hint === undefined ? {} : { hint }) };
}

/** Whether an input was read, and said "nothing". */
function isNone(values: Values, name: InputName): boolean {
  return name in values && values[name] === undefined;
}

function roleProblems(values: Values, { mode, source, roleName }: Partial<Settings>): Violations {
  const withoutRole = isNone(values, 'role-to-assume');
  const several = (values.roles?.length ?? 0) > 0;
  if (several) return rolesProblems(values, mode, source);
  if (withoutRole && mode === 'configure' && source !== 'keys') return [problem('role-to-assume', 'none', ROLE_RULE)];
  if (withoutRole && (values['role-chain']?.length ?? 0) > 0)
    return [problem('role-to-assume', 'none', 'the ARN of the first role, behind which role-chain goes on')];
  if (roleName === undefined || source === undefined || !SOURCES[source].usesToken) return [];
  const hint = 'It looks like the name of a role; the ARN says which account it is in.';
  return [problem('role-to-assume', roleName, ROLE_RULE, hint)];
}

/** Several roles are assumed with the ID token, directly, and handed on as profiles. */
function rolesProblems(values: Values, mode: Mode | undefined, source: Source | undefined): Violations {
  const not = (name: InputName, value: string) => problem(name, value, 'left out with roles');
  return [
    ...(isNone(values, 'role-to-assume') ? [] : [not('role-to-assume', 'a role')]),
    ...(isNone(values, 'role-chain') ? [] : [not('role-chain', 'roles')]),
    ...(isNone(values, 'aws-profile') ? [] : [not('aws-profile', values['aws-profile'] ?? '')]),
    ...(mode === 'configure' || mode === undefined ? [] : [not('mode', mode)]),
    ...(source === 'id-token' ? [] : [problem('roles', 'roles', 'used with the ID token of the workflow')]),
    ...(values['output-credentials'] ? [not('output-credentials', 'true')] : []),
    ...(values['use-existing-credentials'] ? [not('use-existing-credentials', 'true')] : []),
  ];
}

function keyProblems(values: Values): Violations {
  const [id, secret, token] = (['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'] as const).map(
    (name) => ({ name, given: values[name] !== undefined, none: isNone(values, name) }),
  );
  if (id === undefined || secret === undefined || token === undefined) return [];
  const temporary = isSessionKeyId(values['aws-access-key-id'] ?? '');
  const with_ = (other: string) => `given together with ${other}`;
  return [
    ...((secret.given || token.given) && id.none ? [problem(id.name, 'none', with_('the other keys'))] : []),
    ...((id.given || token.given) && secret.none ? [problem(secret.name, 'none', with_('the other keys'))] : []),
    ...(temporary && token.none
      ? [problem(token.name, 'none', 'given, since the access key id is that of a session (ASIA…)')]
      : []),
  ];
}

function durationProblems(values: Values, settings: Partial<Settings>): Violations {
  const { durationSeconds = 0, minimumRemainingSeconds = 0 } = settings;
  const chained = (settings.roleChain?.length ?? 0) > 0;
  // Keys, and a token in a file, win over what the machine has.
  const isChained = values['role-chaining'] === true && settings.source !== 'keys' && settings.source !== 'token-file';
  const tooLong = isChained && durationSeconds > CHAINED_MAX_SECONDS;
  const seconds = chained ? Math.min(durationSeconds, CHAINED_MAX_SECONDS) : durationSeconds;
  const tooShort = settings.mode !== 'verify' && seconds > 0 && minimumRemainingSeconds >= seconds;
  const isWhole = values['aws-access-key-id'] !== undefined && values['aws-session-token'] !== undefined;
  const endsUnknown = isWhole && isNone(values, 'role-to-assume');
  return [
    ...(tooLong
      ? [problem('role-duration-seconds', String(durationSeconds), `at most ${CHAINED_MAX_SECONDS} with role-chaining`)]
      : []),
    ...(tooShort
      ? [
          problem(
            'minimum-remaining-seconds',
            String(minimumRemainingSeconds),
            chained && durationSeconds > seconds
              ? `less than ${seconds}, the most behind another role`
              : `less than role-duration-seconds (${durationSeconds})`,
          ),
        ]
      : []),
    ...(endsUnknown && minimumRemainingSeconds > 0 && settings.mode === 'configure'
      ? [
          problem(
            'minimum-remaining-seconds',
            String(minimumRemainingSeconds),
            'left out where a session is handed on as it is: nothing says when it ends',
          ),
        ]
      : []),
  ];
}

/**
 * SDKs renew early, the AWS CLI and boto3 from 15 minutes before the end: a shorter session would be renewed for each request.
 * @see https://github.com/boto/botocore/blob/develop/botocore/credentials.py
 */
const REFRESHED_MIN_SECONDS = 1800;

/** What renews itself has to start from something that can be asked for again, and is nothing that was written down once. */
function refreshProblems(values: Values, { mode, source, durationSeconds }: Partial<Settings>): Violations {
  if (values.refresh !== true || mode !== 'configure') return [];
  const renewable = source !== undefined && SOURCES[source].renewable;
  const tooShort = durationSeconds !== undefined && durationSeconds < REFRESHED_MIN_SECONDS;
  const not = (name: InputName) => problem(name, 'true', 'left out with refresh, which hands on no keys');
  return [
    ...(renewable ? [] : [problem('refresh', 'true', 'used with the ID token, or a web identity token in a file')]),
    ...(values['output-credentials'] ? [not('output-credentials')] : []),
    ...(values['use-existing-credentials'] ? [not('use-existing-credentials')] : []),
    ...(tooShort
      ? [problem('role-duration-seconds', String(durationSeconds), `at least ${REFRESHED_MIN_SECONDS} with refresh`)]
      : []),
  ];
}

/** Session policies must be of the account of the role that they are for. */
function policyProblems({ managedSessionPolicies = [], ...settings }: Partial<Settings>): Violations {
  const role = targetRole(settings);
  const foreign = managedSessionPolicies.filter(
    (arn) => role && ![role.account, 'aws'].includes(arn.split(':')[4] ?? ''),
  );
  const rule = `policies of AWS or of the role's own account (${role?.account})`;
  return foreign.map((arn) => problem('managed-session-policies', arn, rule));
}

const TAGS_MAX_COUNT = 50;

function tagProblems({ sessionTags }: Partial<Settings>): Violations {
  if (sessionTags === undefined) return [];
  const { custom, usual, transitive } = sessionTags;
  const keys = [...Object.keys(custom), ...Object.keys(usual)];
  // STS does not tell the letters of tag keys apart by their case.
  const known = keys.map((key) => key.toLowerCase());
  const strangers = transitive.filter((key) => !known.includes(key.toLowerCase()));
  return [
    ...(keys.length > TAGS_MAX_COUNT
      ? [
          problem(
            'custom-tags',
            `${Object.keys(custom).length} tags`,
            `at most ${TAGS_MAX_COUNT} together with the usual ones`,
          ),
        ]
      : []),
    ...strangers.map((key) =>
      problem('transitive-tag-keys', key, `keys of the tags that are sent (${keys.join(', ')})`),
    ),
  ];
}
