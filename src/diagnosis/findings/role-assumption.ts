// Roles that are assumed with AWS credentials. Pure.
import type { RoleArn } from '../../aws/arn.ts';
import type { Refusal } from '../../trust-policy/evaluation.ts';
import { formatDuration } from '../../util/time.ts';
import { phrase, valueList, type Words, words } from '../../util/words.ts';
import {
  type Comparison,
  defineFindings,
  type EvidenceRow,
  type Explanation,
  type FixStep,
  type Points,
  STEP,
} from '../definition.ts';
import { failureEvidence, failureSample, type OfFailure, SAMPLE_ROLE } from '../evidence.ts';
import { comparisonOf, refusalSentence } from '../words/policy-refusal.ts';
import { anyOf, correctWhatAwsNames } from '../words/remedies.ts';

/** The policy that AWS names in its refusal. */
export interface RefusingPolicy {
  /** As AWS says it, such as `identity-based policy`; `role trust policy` for that of the role. */
  readonly kind: string;
  /** Whether it denies the action; otherwise none of its kind allows it. */
  readonly denies: boolean;
}

/** What went into the request for a role: conditions of a trust policy can be about it, and STS can refuse it. */
export interface SentForRole {
  readonly roleSessionName: string;
  /** The keys of the session tags. */
  readonly tags: readonly string[];
  /** Whether some of them only describe the run: where there is no room, they are left out. */
  readonly describesRun: boolean;
  /** The inputs whose values have no fixed form. */
  readonly inputs: readonly (
    | 'custom-tags'
    | 'transitive-tag-keys'
    | 'role-external-id'
    | 'inline-session-policy'
    | 'managed-session-policies'
  )[];
}

/** Credentials that could not assume a role. */
export interface OfAssumption extends OfFailure {
  readonly role: RoleArn;
  /** Whose credentials asked, as far as it is known. */
  readonly caller?: string;
  /** Undefined where AWS does not say which policy refuses. */
  readonly refusing?: RefusingPolicy;
  readonly sent: SentForRole;
  /** 1 for the first role that is assumed with credentials. */
  readonly step: number;
  readonly steps: number;
  /** Whether the deployed trust policy is known to allow the caller. */
  readonly trusted?: true;
  /** What refuses the caller in the closest statement of the deployed trust policy. */
  readonly refusals?: readonly Refusal[];
  /** The session tags are in the ID token, and an exchange of it was refused. */
  readonly inToken?: true;
  /** The longest session of the role, where it is known. */
  readonly maximumSeconds?: number;
}

export const roleAssumptionFindings = defineFindings({
  ASSUME_ROLE_NOT_PERMITTED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: (text) => ({ ...assumptionSample(text), refusing: { kind: 'identity-based policy', denies: false } }),
    explain: (assumption: OfAssumption) => ({
      title: "A policy doesn't let the caller assume this role",
      cause: words`${refused(assumption)}, because ${reasonOf(assumption, 'sts:AssumeRole')}${withoutMfa(assumption)}`,
      comparison: parties(assumption),
      evidence: assumptionEvidence(assumption),
      fix: permittingSteps(assumption),
    }),
  },
  ASSUME_ROLE_NOT_TRUSTED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      ...explainDistrust(assumption),
      evidence: assumptionEvidence(assumption),
    }),
  },
  TAG_SESSION_NOT_PERMITTED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      title: "A policy doesn't allow session tags for this role",
      ...(assumption.inToken ? carriedByToken(assumption, TAGS_IN_TOKEN) : tagsOfRequest(assumption)),
      evidence: assumptionEvidence(assumption),
    }),
  },
  SOURCE_IDENTITY_NOT_PERMITTED: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      title: "A policy doesn't allow the source identity",
      ...(assumption.inToken ? carriedByToken(assumption, IDENTITY_IN_TOKEN) : identityOfCaller(assumption)),
      evidence: assumptionEvidence(assumption),
    }),
  },
  CHAINED_DURATION_TOO_LONG: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      title: 'A chained session lasts 1 hour at most',
      cause: words`Another role assumes ${assumption.role.text}${placeOf(assumption)}. AWS limits such a session to 1 hour, whatever the role allows.`,
      evidence: assumptionEvidence(assumption),
      fix: [
        { text: words`Request 1 hour:`, snippet: { language: 'yaml', text: 'with:\n  role-duration-seconds: 3600' } },
        { text: words`Or let the role trust this workflow directly, without a role in between.` },
      ],
    }),
  },
  ASSUME_ROLE_DURATION_TOO_LONG: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      title: "The requested duration exceeds the role's maximum",
      cause: words`"role-duration-seconds" is more than the "MaxSessionDuration" of ${assumption.role.text}${placeOf(assumption)}.`,
      ...maximumOf(assumption),
      evidence: assumptionEvidence(assumption),
      fix: [
        {
          text: words`Request 1 hour, which every role allows:`,
          snippet: { language: 'yaml', text: 'with:\n  role-duration-seconds: 3600' },
        },
        {
          text: words`Or raise the role's maximum to 12 hours:`,
          snippet: {
            language: 'sh',
            text: `aws iam update-role --role-name ${assumption.role.name} --max-session-duration 43200`,
          },
        },
      ],
    }),
  },
  ASSUME_ROLE_REQUEST_REJECTED: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      title: 'STS rejected a value in the request for the role',
      cause: words`STS says that a value in the request for ${assumption.role.text}${placeOf(assumption)} is invalid, and names it.`,
      comparison: { of: 'request', rows: [['AWS said', assumption.failure.message]] },
      evidence: assumptionEvidence(assumption),
      fix: [{ text: correctWhatAwsNames(assumption.sent.inputs) }],
    }),
  },
  SESSION_TAGS_TOO_LARGE: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: assumptionSample,
    explain: (assumption: OfAssumption) => ({
      ...explainSize(assumption),
      evidence: assumptionEvidence(assumption),
    }),
  },
});

const WITHOUT_TAGS = { language: 'yaml', text: 'with:\n  role-skip-session-tagging: true' } as const;

function tagsOfRequest(assumption: OfAssumption) {
  return {
    cause: words`AWS refused "sts:TagSession" for ${assumption.role.text}${placeOf(assumption)}, because ${reasonOf(assumption, 'sts:TagSession')}`,
    fix: tagSteps(assumption),
  } as const;
}

/** `role-skip-session-tagging` would also leave out the tags of `custom-tags`. If those are needed, a policy has to allow them. */
function tagSteps(assumption: OfAssumption): readonly FixStep[] {
  const { inputs, describesRun } = assumption.sent;
  const remedy = actionRemedy(assumption, 'sts:TagSession');
  if (isOfPodIdentity(assumption)) {
    return [
      {
        text: words`The caller's session has tags of EKS Pod Identity, which each further role inherits. To keep them, ${remedy}.`,
      },
      ...(describesRun ? [{ text: words`Or send no session tags, and none of the pod:`, snippet: WITHOUT_TAGS }] : []),
      WITHOUT_POD_TAGS,
    ];
  }
  if (inputs.includes('custom-tags')) {
    const without = describesRun
      ? { text: words`Or remove "custom-tags" and send no session tags at all:`, snippet: WITHOUT_TAGS }
      : { text: words`Or remove "custom-tags".` };
    return [{ text: words`If you need "custom-tags", ${remedy}.` }, without];
  }
  return describesRun
    ? [{ text: words`Send no session tags:`, snippet: WITHOUT_TAGS }, { text: words`Or ${remedy}.` }]
    : [{ text: words`If the caller's session should hand down its tags, ${remedy}.` }];
}

/**
 * Whether the caller's session is one that EKS gave to a pod, by its name. Only the association of the pod decides about its tags.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html
 */
function isOfPodIdentity({ caller = '' }: OfAssumption): boolean {
  return /:assumed-role\/[^/]+\/eks-.+-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(caller);
}

const WITHOUT_POD_TAGS: FixStep = {
  text: words`Turn off the tags of EKS Pod Identity in the pod's association:`,
  snippet: {
    language: 'sh',
    text: 'aws eks update-pod-identity-association --cluster-name CLUSTER --association-id ID --disable-session-tags',
  },
};

/** Names only what was sent: of policies and tags, either can be all that there is. */
function explainSize(assumption: OfAssumption): Pick<Explanation, 'title' | 'cause' | 'fix'> {
  const { role, caller, sent } = assumption;
  const shared = sent.inputs.filter((name) => name !== 'role-external-id');
  const hasPolicies = shared.some((name) => name.endsWith('policy') || name.endsWith('policies'));
  const hasTags = shared.some((name) => name.includes('tag')) || !hasPolicies;
  const what = [...(hasTags ? ['tags'] : []), ...(hasPolicies ? ['policies'] : [])].join(' and ');
  const left = sent.describesRun
    ? words` This step had already left out the tags that only describe the run.`
    : words``;
  const keepsUsual = sent.describesRun && shared.includes('transitive-tag-keys') && !shared.includes('custom-tags');
  // A user of IAM has inherited none.
  const mayInherit = !isOfPodIdentity(assumption) && (shared.length === 0 || !/:user\//.test(caller ?? ''));
  return {
    title: `Session ${what} are too large for STS`,
    cause: words`The session ${phrase(what)} for ${role.text}${placeOf(assumption)} exceed the packed size that STS allows.${left}`,
    fix: [
      ...(isOfPodIdentity(assumption) ? [WITHOUT_POD_TAGS] : []),
      ...(shared.length === 0 ? [] : [{ text: words`Shorten ${anyOf(shared.map((name) => `"${name}"`))}.` }]),
      // Without this input, the last request had none of them.
      ...(keepsUsual ? [{ text: words`Or send no session tags at all:`, snippet: WITHOUT_TAGS }] : []),
      ...(mayInherit
        ? [
            {
              text: words`Tags that the caller's session inherited count, too. Request that session with fewer "transitive-tag-keys".`,
            },
          ]
        : []),
    ],
  };
}

/** Once a session has one, every session that is chained from it has it, too. This action sets none. */
function identityOfCaller(assumption: OfAssumption) {
  const action = 'sts:SetSourceIdentity';
  return {
    cause: words`AWS refused ${action} for ${assumption.role.text}${placeOf(assumption)}, because ${reasonOf(assumption, action)} The caller's session has a source identity, which each further role has to allow.`,
    fix: [
      { text: words`If the session should keep it, ${actionRemedy(assumption, action)}.` },
      { text: words`Or start from credentials without a source identity, such as the workflow's ID token.` },
    ],
  } as const;
}

interface InToken {
  readonly action: string;
  /** What the claim holds. */
  readonly what: string;
  readonly claim: string;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-idp */
const TAGS_IN_TOKEN: InToken = {
  action: 'sts:TagSession',
  what: 'session tags',
  claim: 'https://aws.amazon.com/tags',
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html */
const IDENTITY_IN_TOKEN: InToken = {
  action: 'sts:SetSourceIdentity',
  what: 'a source identity',
  claim: 'https://aws.amazon.com/source_identity',
};

/** A token of GitHub carries neither, but other issuers can add them. */
function carriedByToken({ role }: OfAssumption, { action, what, claim }: InToken) {
  return {
    cause: words`AWS refused "${phrase(action)}" for ${role.text}. The ID token probably carries ${phrase(what)} (claim "${phrase(claim)}"), and the role's trust policy doesn't allow the action.`,
    fix: [
      {
        text: words`Allow both actions in the trust policy of ${role.name}:`,
        snippet: { language: 'json', text: `"Action": ["sts:AssumeRoleWithWebIdentity", "${action}"]` },
      },
      { text: words`Or have the issuer leave out ${phrase(what)}.` },
    ],
  } as const;
}

function assumptionSample(text: string): OfAssumption {
  const inputs = ['custom-tags', 'inline-session-policy'] as const;
  const sent = { roleSessionName: text, tags: ['Repository', text], describesRun: true, inputs };
  return { failure: failureSample(text, 'AssumeRole'), role: SAMPLE_ROLE, caller: text, sent, step: 2, steps: 3 };
}

/** What AWS says about the reason, behind "because". */
function reasonOf({ refusing, trusted }: OfAssumption, action: string): Words {
  if (trusted) return words`probably no policy of the caller allows it. The deployed trust policy does.`;
  if (refusing === undefined) {
    return words`a policy doesn't allow it. AWS doesn't say whether it is the caller's policy or the trust policy.`;
  }
  const { kind, denies } = refusing;
  const name = phrase(kind);
  return denies
    ? words`${phrase(articleFor(kind))} ${name} has an explicit deny.`
    : words`no ${name} allows ${action}.`;
}

/** The usual deny in the policies of users. */
function withoutMfa({ refusing }: OfAssumption): Words {
  return refusing?.denies && refusing.kind === 'identity-based policy'
    ? words` Often such a policy denies everything without MFA, and a runner has none.`
    : phrase('');
}

function articleFor(word: string): string {
  return /^[aei]/i.test(word) ? 'an' : 'a';
}

/** Whose policy to change, by its kind in AWS's sentence. */
const OWNERS: Readonly<Record<string, Words>> = {
  'identity-based policy': words`the caller`,
  'session policy': words`the caller's session ("inline-session-policy" or "managed-session-policies")`,
  'permissions boundary': words`the caller`,
  'VPC endpoint policy': words`the VPC endpoint for STS`,
  'service control policy': words`the organization of the caller's account`,
  'resource control policy': words`the organization of the role's account`,
};

/** The policy to change, with its owner. */
function policyOf(kind: string): Words {
  return words`${phrase(kind)} of ${OWNERS[kind] ?? words`the caller`}`;
}

function permittingSteps({ refusing, role }: OfAssumption): readonly FixStep[] {
  const { kind = 'identity-based policy', denies = false } = refusing ?? {};
  if (denies) return [{ text: words`Exempt "sts:AssumeRole" on this role from the deny in the ${policyOf(kind)}.` }];
  const principal = kind === 'VPC endpoint policy' ? '\n  "Principal": "*",' : '';
  return [
    {
      text: words`Add this statement to the ${policyOf(kind)}:`,
      snippet: {
        language: 'json',
        text: `{\n  "Effect": "Allow",${principal}\n  "Action": ["sts:AssumeRole", "sts:TagSession"],\n  "Resource": "${role.text}"\n}`,
      },
    },
  ];
}

/** How to let an action pass that STS asks for beside the assumption. */
function actionRemedy({ refusing, role }: OfAssumption, name: string): Words {
  const action = words`"${phrase(name)}"`;
  if (refusing === undefined) {
    return words`allow ${action} beside "sts:AssumeRole" in the trust policy of ${role.name} and in the caller's policy`;
  }
  const { kind, denies } = refusing;
  if (kind === 'role trust policy') {
    return denies
      ? words`remove ${action} from the deny in the trust policy of ${role.name}`
      : words`add ${action} beside "sts:AssumeRole" in the trust policy of ${role.name}`;
  }
  return denies
    ? words`exempt ${action} from the deny in the ${policyOf(kind)}`
    : words`add ${action} on ${role.text} to the ${policyOf(kind)}`;
}

const NAMED_ALREADY: FixStep = {
  text: words`If a statement names the caller already, correct the condition that refuses.`,
};

function explainDistrust(assumption: OfAssumption): Omit<Explanation, 'evidence'> {
  const { refusing, refusals: [closest] = [] } = assumption;
  const told = refused(assumption);
  const comparison = closest === undefined ? parties(assumption) : comparisonOf(closest);
  if (refusing?.denies) {
    return {
      title: 'The trust policy denies the caller',
      cause: words`${told}, because its trust policy has an explicit deny.`,
      comparison,
      fix: [{ text: words`Exempt the caller from the deny in ${trustPolicyOf(assumption)}.` }],
    };
  }
  const isProved = refusing !== undefined;
  return {
    title: isProved
      ? "The trust policy doesn't allow the caller"
      : "The trust policy probably doesn't allow the caller",
    cause: isProved
      ? words`${told}, because no statement of its trust policy allows the caller.`
      : words`${told} and gives no reason. Most likely its trust policy doesn't allow the caller.`,
    comparison,
    points: distrustPoints(assumption),
    fix: [
      ...conditionSteps(assumption),
      { text: words`Add this statement to ${trustPolicyOf(assumption)}:`, snippet: statementFor(assumption) },
      ...(isProved && closest === undefined ? [NAMED_ALREADY] : []),
    ],
  };
}

function trustPolicyOf({ role }: OfAssumption): Words {
  return words`the trust policy of ${role.name} (account ${role.account})`;
}

/** What refuses, where the deployed policy shows it; otherwise what can. */
function distrustPoints({ refusing, refusals = [], role, sent }: OfAssumption): Points {
  if (refusals.length > 0)
    return { heading: 'What refuses in the deployed trust policy', items: refusals.map(refusalSentence) };
  const conditions = conditionPoints(sent);
  if (refusing !== undefined) return { heading: 'Conditions to check', items: conditions, folded: true };
  const missing = words`The role ${role.name} doesn't exist in account ${role.account}.`;
  const notPermitted = words`No policy of the caller allows "sts:AssumeRole" on this role. Between accounts, both policies have to.`;
  return { heading: 'Other possible causes', items: [notPermitted, missing, ...conditions], folded: true };
}

function statementFor(assumption: OfAssumption): NonNullable<FixStep['snippet']> {
  return {
    language: 'json',
    text: `{\n  "Effect": "Allow",\n  "Principal": { "AWS": "${principalOf(assumption)}" },\n  "Action": ["sts:AssumeRole", "sts:TagSession"]\n}`,
  };
}

/** The inputs that conditions on the caller are about. */
const INPUT_OF: Readonly<Record<string, Words>> = {
  'sts:externalid': words`"role-external-id"`,
  'sts:rolesessionname': words`"role-session-name"`,
};

/** A condition that refuses is no reason for a wider statement. */
function conditionSteps({ refusals: [closest] = [], role }: OfAssumption): readonly FixStep[] {
  if (closest?.part !== 'condition') return [];
  const { key } = closest.expected;
  const input = INPUT_OF[key.toLowerCase()];
  const place = words`the condition on ${key} in the trust policy of ${role.name}`;
  return [{ text: input === undefined ? words`Check ${place}.` : words`Change ${input} to what ${place} expects.` }];
}

/** The conditions that chained roles usually have, and what this request sent. */
function conditionPoints({ inputs, roleSessionName, tags }: SentForRole): readonly Words[] {
  return [
    inputs.includes('role-external-id')
      ? words`A condition on "sts:ExternalId" refuses. This step sent "role-external-id", which possibly differs.`
      : words`A condition on "sts:ExternalId" refuses. This step sent none ("role-external-id").`,
    words`A condition on "sts:RoleSessionName" refuses. This step sent ${roleSessionName} ("role-session-name").`,
    tags.length === 0
      ? words`A condition on "aws:RequestTag" or "aws:TagKeys" refuses. This step sent no session tags.`
      : words`A condition on "aws:RequestTag" or "aws:TagKeys" refuses. This step sent the tags ${valueList(tags)}.`,
    words`A condition on "aws:MultiFactorAuthPresent" refuses. A runner has no MFA, so a role for workflows can't ask for it.`,
    words`A condition on "aws:PrincipalTag" refuses. GitHub's ID token gives a session no tags. It has only those of its role or user.`,
    words`A condition on an address or a VPC endpoint refuses ("aws:SourceIp" or "aws:SourceVpce").`,
  ];
}

function assumptionEvidence({ failure, role, caller, step, steps }: OfAssumption): readonly EvidenceRow[] {
  return [
    ['Role', role.text],
    ...(caller === undefined ? [] : [['Caller', caller] as const]),
    ...(steps > 1 ? [['Role in the chain', `${step} of ${steps}`] as const] : []),
    ...failureEvidence(failure),
  ];
}

function refused(assumption: OfAssumption): Words {
  const { name, account } = assumption.role;
  return words`AWS refused the role ${name} in account ${account}${placeOf(assumption)}`;
}

/** Who asked, and for which role. */
function parties({ caller, role }: OfAssumption): Comparison {
  const asked = caller === undefined ? [] : [['caller', caller] as const];
  return { of: 'identity', rows: [...asked, ['role', role.text]] };
}

function maximumOf({ maximumSeconds }: OfAssumption): { readonly comparison?: Comparison } {
  if (maximumSeconds === undefined) return {};
  const maximum = `${formatDuration(maximumSeconds)} (${maximumSeconds} s)`;
  return { comparison: { of: 'duration', rows: [['maximum of this role', maximum]] } };
}

/** The position in the chain. */
function placeOf({ step, steps }: OfAssumption): Words {
  return phrase(steps > 1 ? ` (role ${step} of ${steps} in the chain)` : '');
}

/** A trust policy names a role or a user, never one session. */
function principalOf({ caller = '' }: OfAssumption): string {
  return caller.replace(/^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, 'arn:$1:iam::$2:role/$3');
}
