// Why the first credentials are missing, and why credentials cannot assume a role. Pure.

import { isWithoutInstanceRole } from '../../net/failure.ts';
import type { Facts } from '../../observe/facts.ts';
import { looksAtMachine } from '../../settings/settings.ts';
import type { Evaluation } from '../../trust-policy/evaluation.ts';
import { defined } from '../../util/defined.ts';
import { type Confidence, error, type Finding, type Rule } from '../finding.ts';
import type { OfAssumption, RefusingPolicy, SentForRole } from '../findings/role-assumption.ts';
import { accountNotAllowed, roleNotAllowed } from './checked-inputs.ts';
import { isOfOtherIam, missingRole } from './deployed.ts';

export const roleAssumptionRules: readonly Rule<Facts>[] = [
  ({ refusedRoles = [], settings }) =>
    refusedRoles.flatMap(({ role: { account, text }, profile }) => {
      const source = profile === undefined ? 'AWS_ROLE_ARN' : { profile };
      return [
        ...accountNotAllowed(account, settings.allowedAccountIds, source),
        ...roleNotAllowed(text, settings.allowedRoleArns, source),
      ];
    }),
  ({ idToken, baseIdentity, failedSource, failedFiles: files = [], unusedSource, settings, ...seen }) => {
    const { unnamedProfiles = [], variableRole } = seen;
    if (idToken.status === 'failed' && idToken.failure.operation === 'ReadTokenFile') {
      return [error('TOKEN_FILE_UNREADABLE', { failure: idToken.failure })];
    }
    if (baseIdentity.status === 'failed' && baseIdentity.failure.service === 'runner') {
      const { failure } = baseIdentity;
      if (failure.operation === 'ReadTokenFile') return [error('TOKEN_FILE_UNREADABLE', { failure })];
      const stopped = failure.code === 'DEADLINE_PASSED' || failure.code === 'CANCELED';
      if (stopped) return [];
      // What is asked last of all, and gives nothing: then there are none.
      const isNone = failedSource === undefined || failedSource.kind === 'instance';
      const regionAlone = looksAtMachine(settings);
      const blanked = unusedSource && { source: unusedSource, by: blankedBy(settings) };
      const machine = { failure, regionAlone, ...defined({ variableRole }) };
      const sure = blanked !== undefined || isWithoutInstanceRole(failure) ? 'certain' : 'likely';
      if (isNone)
        return [error('AMBIENT_CREDENTIALS_MISSING', { ...machine, unnamedProfiles, ...defined({ blanked }) }, sure)];
      return [error('AMBIENT_SOURCE_BROKEN', { ...machine, source: failedSource, files })];
    }
    return [];
  },
  (facts) => {
    const { roleSession, target: role } = facts;
    if (roleSession.status !== 'failed' || roleSession.failure.operation !== 'AssumeRole' || role === undefined)
      return [];
    const { failure } = roleSession;
    const place = stepOf(facts);
    const sent = sentBy(facts.settings, place.step === place.steps);
    const finding = refused({ failure, role, sent, ...place }, facts);
    return finding === undefined ? [] : [finding];
  },
];

/** The input that asks for it, or the variable that stands in for the input. */
function blankedBy({ readVariables }: Facts['settings']): string {
  const input = 'unset-current-credentials';
  return Object.entries(readVariables).find(([, name]) => name === input)?.[0] ?? input;
}

/** Which role of the chain it was, and whose credentials asked for it. */
function stepOf({ baseIdentity, chain, settings }: Facts): Pick<OfAssumption, 'step' | 'steps' | 'caller'> {
  const previous = chain.at(-1)?.arn ?? (baseIdentity.status === 'succeeded' ? baseIdentity.value.arn : undefined);
  const withCredentials = settings.roleChain.length + (baseIdentity.status === 'succeeded' ? 1 : 0);
  const done = baseIdentity.status === 'succeeded' ? chain.length : chain.length - 1;
  return defined({ step: done + 1, steps: withCredentials, caller: previous });
}

/** What the request for a role had in it. Session policies are for the last one. */
function sentBy(settings: Facts['settings'], isLast: boolean): SentForRole {
  const { externalId, roleSessionName, sessionTags, inlineSessionPolicy, managedSessionPolicies } = settings;
  const { custom, usual, transitive } = sessionTags;
  const kept = Object.keys(usual).filter((key) => transitive.some((one) => one.toLowerCase() === key.toLowerCase()));
  const given: readonly (readonly [SentForRole['inputs'][number], boolean])[] = [
    ['custom-tags', Object.keys(custom).length > 0],
    ['transitive-tag-keys', kept.length > 0],
    ['role-external-id', externalId !== undefined],
    ['inline-session-policy', isLast && inlineSessionPolicy !== undefined],
    ['managed-session-policies', isLast && managedSessionPolicies.length > 0],
  ];
  return {
    roleSessionName,
    tags: Object.keys({ ...usual, ...custom }),
    describesRun: Object.keys(usual).length > 0,
    inputs: given.flatMap(([name, isSent]) => (isSent ? [name] : [])),
  };
}

function refused(evidence: OfAssumption, facts: Facts): Finding | undefined {
  const { settings, deployed } = facts;
  const { failure } = evidence;
  switch (failure.code) {
    case 'AccessDenied':
      return missingRole(evidence, facts) ?? denied(evidence, facts);
    case 'ValidationError':
      if (/role chaining/i.test(failure.message)) return error('CHAINED_DURATION_TOO_LONG', evidence);
      if (/MaxSessionDuration/.test(failure.message)) return hopTooLong(evidence, deployed);
      return error('ASSUME_ROLE_REQUEST_REJECTED', evidence);
    case 'MalformedPolicyDocument':
      return error('ASSUME_ROLE_REQUEST_REJECTED', evidence);
    case 'PackedPolicyTooLarge':
      return error('SESSION_TAGS_TOO_LARGE', evidence);
    case 'RegionDisabled':
      return error('STS_REGION_DISABLED', { ...evidence, region: settings.region });
    default:
      return undefined;
  }
}

/**
 * AWS names the denied action, and often the kind of policy that lacks or denies it. Only that proves whose policy it is.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
function denied(evidence: OfAssumption, facts: Facts): Finding {
  const policy = facts.deployed?.policy;
  const { message } = evidence.failure;
  const refusing = refusingPolicyIn(message);
  const known = defined({ ...evidence, refusing });
  const beside = refusedBeside(message);
  if (beside !== undefined) return error(beside, known, refusing === undefined ? 'likely' : 'certain');
  const mayBeOfRole = refusing === undefined || isOfRole(refusing);
  if (policy !== undefined && mayBeOfRole && policy.evaluation.decision === 'deny') {
    const isProved = refusing !== undefined || !isOfOtherIam(facts);
    return distrusted(evidence, policy.evaluation, isProved ? 'certain' : 'likely');
  }
  if (refusing === undefined && policy?.evaluation.decision === 'allow')
    return error('ASSUME_ROLE_NOT_PERMITTED', { ...evidence, trusted: true }, 'likely');
  if (refusing === undefined) return error('ASSUME_ROLE_NOT_TRUSTED', evidence, 'likely');
  return error(isOfRole(refusing) ? 'ASSUME_ROLE_NOT_TRUSTED' : 'ASSUME_ROLE_NOT_PERMITTED', known);
}

const BESIDE = {
  'sts:TagSession': 'TAG_SESSION_NOT_PERMITTED',
  'sts:SetSourceIdentity': 'SOURCE_IDENTITY_NOT_PERMITTED',
} as const;

/** The finding for an action that STS asks for beside the assumption, and that AWS names as the one it denies. */
export function refusedBeside(message: string): (typeof BESIDE)[keyof typeof BESIDE] | undefined {
  const [, action = ''] = /\bto perform:? (sts:\w+)/.exec(message) ?? [];
  return Object.hasOwn(BESIDE, action) ? BESIDE[action as keyof typeof BESIDE] : undefined;
}

/** The deployed policy proves it. */
function distrusted(evidence: OfAssumption, evaluation: Evaluation, confidence: Confidence): Finding {
  const denies = evaluation.decision === 'deny' && evaluation.why === 'explicit-deny';
  const refusals = denies ? [] : (evaluation.closest[0]?.refusals ?? []);
  const refusing = { kind: 'role trust policy', denies };
  return error('ASSUME_ROLE_NOT_TRUSTED', { ...evidence, refusing, refusals }, confidence);
}

function hopTooLong(evidence: OfAssumption, deployed: Facts['deployed']): Finding {
  return error('ASSUME_ROLE_DURATION_TOO_LONG', {
    ...evidence,
    ...defined({ maximumSeconds: deployed?.found?.maxSessionSeconds }),
  });
}

const REFUSING =
  /(?:because no|with an explicit deny in an?) ((?:identity-based|resource-based|role trust|session|VPC endpoint|service control|resource control) policy|permissions boundary)/i;

/** The policy that AWS blames; undefined where it blames none. */
function refusingPolicyIn(message: string): RefusingPolicy | undefined {
  const [sentence, kind] = REFUSING.exec(message) ?? [];
  if (sentence === undefined || kind === undefined) return undefined;
  return { kind: kind.replace(/resource-based/i, 'role trust'), denies: /^with/i.test(sentence) };
}

function isOfRole({ kind }: RefusingPolicy): boolean {
  return kind === 'role trust policy';
}
