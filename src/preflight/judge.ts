// What a trust policy makes of one run, and what is wrong with the policy. Pure.
import { parseRoleArn, type RoleArn } from '../aws/arn.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { policyRefusal } from '../diagnosis/rules/trust-policy.ts';
import { refusalSentence } from '../diagnosis/words/policy-refusal.ts';
import type { PolicyFile, PolicyVerdict } from '../observe/expectations.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';
import { evaluateTrustPolicy } from '../trust-policy/evaluate.ts';
import type { Evaluation } from '../trust-policy/evaluation.ts';
import { lintTrustPolicy } from '../trust-policy/lint.ts';
import type { ParsedTrustPolicy } from '../trust-policy/policy.ts';
import { requestContextOf } from '../trust-policy/request-context.ts';
import { defined } from '../util/defined.ts';
import type { EpochSeconds } from '../util/time.ts';
import { plainWords } from '../util/words.ts';
import { claimsOf } from './predicted-claims.ts';
import type { RepositoryIdentity } from './preflight-report.ts';
import type { StepRun } from './step-run.ts';
import { CUSTOMIZED, commonText, isOfRepository, stranger, subjectsOf, subjectValues } from './subjects.ts';

/** What a policy makes of one run. */
export interface Judgement {
  readonly verdict: 'allowed' | 'refused' | 'unknown';
  /** The condition that refuses, why the verdict is unknown, or what it depends on. */
  readonly reason?: string;
  /** With `*` for what is not known. */
  readonly subject?: string;
  /** What refuses, with the policy. */
  readonly refusal?: Finding;
}

/** What a run is judged by. */
export interface JudgeOptions {
  readonly identity: RepositoryIdentity | undefined;
  readonly now: EpochSeconds;
  /** Whether to stop; asked before each subject. */
  isOverdue(): boolean;
}

/** The verdict on what nobody had the time to look at. */
export const NOT_JUDGED = { verdict: 'unknown', reason: 'time was up' } as const satisfies Judgement;

/** GitHub's longest names of owner, repository and ref make less. Longer ones would take long to match. */
const SUBJECT_MAX_LENGTH = 2000;

/** Holds every subject that a run may have against a policy. */
export function judge(step: StepRun, file: PolicyFile, { identity, now, isOverdue }: JudgeOptions): Judgement {
  const role = roleOf(step, file);
  const forms = subjectsOf(step, identity);
  if (role === undefined) return { verdict: 'unknown', reason: 'the account of the role is not known' };
  if (forms.length === 0) return { verdict: 'unknown', reason: 'the subject is not known before the run' };
  if (forms.some((form) => form.length > SUBJECT_MAX_LENGTH))
    return { verdict: 'unknown', reason: 'the subject is too long' };
  if (step.inputs.get('audience')?.isKnown === false)
    return { verdict: 'unknown', reason: 'the audience is not known' };
  if (subjectValues(file.policy).some((value) => CUSTOMIZED.test(value)))
    return { verdict: 'unknown', reason: 'the policy expects a customized subject' };
  const first = judgeAudience(step, file, { forms, role, identity, now, isOverdue });
  const { otherAudience } = step.settings;
  // In China, the action asks for the other audience where the provider refuses the first.
  if (first.verdict !== 'refused' || otherAudience === undefined) return first;
  const other = { ...step, settings: { ...step.settings, audience: otherAudience } };
  const second = judgeAudience(other, file, { forms, role, identity, now, isOverdue });
  return second.verdict === 'refused' ? first : second;
}

/** All that a judgement depends on: runs that have it in common are judged once. */
export function judgeKey({ run, settings, inputs }: StepRun, { path }: PolicyFile): string {
  const { role, audience, otherAudience, region, endpoint } = settings;
  const given = ['audience', 'role-session-name'].map((name) => {
    const { isKnown, text } = inputs.get(name) ?? {};
    return [isKnown, isKnown ? text : ''];
  });
  const { trigger, environment, isSupposed } = run;
  const ofSettings = [role?.text, audience, otherAudience, region, endpoint?.url];
  return JSON.stringify([path, trigger, environment, isSupposed, ofSettings, given]);
}

function judgeAudience(
  step: StepRun,
  file: PolicyFile,
  { forms, ...scope }: Omit<Scope, 'step' | 'file'> & { readonly forms: readonly string[] },
): Judgement {
  const results = forms.map((form) => judgeForm(form, { step, file, ...scope }));
  const allowed = results.find(({ verdict }) => verdict === 'allowed');
  if (allowed !== undefined) {
    const others = results.filter((one) => one !== allowed && one.verdict !== 'allowed');
    const hasIds = allowed.subject?.includes('@') === true;
    if (others.length === 0) return allowed;
    return {
      ...allowed,
      reason: `only where the subject has ${hasIds ? 'the ids' : 'no ids'} of owner and repository`,
    };
  }
  const open = results.find(({ verdict }) => verdict === 'unknown');
  if (open !== undefined) return open;
  const expectsIds = file.policy.statements.some(({ conditions }) =>
    conditions.some(({ key, values }) => /:sub$/i.test(key) && values.some((value) => value.includes('@'))),
  );
  return results.at(expectsIds ? -1 : 0) ?? { verdict: 'unknown' };
}

interface Scope extends JudgeOptions {
  readonly step: StepRun;
  readonly file: PolicyFile;
  readonly role: RoleArn;
}

/** One subject that the token may have, and what the policy makes of it. */
interface Tried {
  readonly claims: IdTokenClaims;
  readonly evaluation: Evaluation;
}

/** All subjects of one form: those that the policy names, and one that it does not. */
function judgeForm(form: string, scope: Scope): Judgement {
  const subject = form;
  const tried = tryAll(form, scope);
  if (typeof tried === 'string') return { verdict: 'unknown', subject, reason: tried };
  const [first] = tried;
  const decisions = new Set(tried.map(({ evaluation }) => evaluation.decision));
  if (decisions.size === 1 && decisions.has('allow')) return { verdict: 'allowed', subject };
  if (decisions.size > 1) {
    const some = tried.find(({ evaluation }) => evaluation.decision === 'allow');
    const reason =
      some === undefined ? openReason(tried) : `the policy allows ${shortened(some.claims.sub)}, and not every other`;
    return { verdict: 'unknown', subject, reason };
  }
  if (decisions.has('unknown')) return { verdict: 'unknown', subject, reason: openReason(tried) };
  if (form.includes('*') && combinesSubjects(scope.file.policy))
    return { verdict: 'unknown', subject, reason: 'the policy combines conditions on the subject' };
  // What stands for any subject is shown as what it stands for.
  const whole = verdictOn(first, scope);
  const shown = JSON.parse(JSON.stringify(whole).replaceAll(first.claims.sub, form)) as PolicyVerdict;
  const { role, step } = scope;
  const evidence = { role, claims: { ...first.claims, sub: form }, region: step.settings.region ?? '', policy: shown };
  const refusal = policyRefusal(evidence);
  return { verdict: 'refused', subject, reason: refusalReason(shown), ...defined({ refusal }) };
}

/** What the policy makes of each, or why that is not known. */
function tryAll(form: string, scope: Scope): readonly [Tried, ...Tried[]] | string {
  const { file, identity, step, isOverdue } = scope;
  const subjects = new Set<string>();
  // A run that another repository starts has no subject of this one.
  const isOwn = (value: string) => step.run.isSupposed && identity !== undefined && isOfRepository(value, identity);
  const values = form.includes('*') ? subjectValues(file.policy).filter((value) => !isOwn(value)) : [];
  for (const value of values) {
    if (isOverdue()) return NOT_JUDGED.reason;
    const common = commonText(form, value);
    if (common === null) return 'the policy has patterns that take too long to compare';
    if (common !== undefined) subjects.add(common);
  }
  const tryOne = (sub: string): Tried => {
    const claims = claimsOf(sub, scope);
    return { claims, evaluation: evaluationOn(claims, scope) };
  };
  const tried: [Tried, ...Tried[]] = [tryOne(stranger(form))];
  for (const sub of subjects) {
    if (isOverdue()) return NOT_JUDGED.reason;
    tried.push(tryOne(sub));
  }
  return tried;
}

/** Whether a text for each condition alone says nothing about all of them together. */
function combinesSubjects({ statements }: ParsedTrustPolicy): boolean {
  return statements.some(({ effect, conditions }) => {
    const count = conditions.filter(({ key }) => /:sub$/i.test(key)).length;
    return count > 1 || (effect === 'Deny' && count > 0);
  });
}

/** For a table: a pattern can make a long text. */
function shortened(sub: string): string {
  return sub.length > SHOWN_MAX_LENGTH ? `${sub.slice(0, SHOWN_MAX_LENGTH)}…` : sub;
}

const SHOWN_MAX_LENGTH = 300;

function openReason(tried: readonly Tried[]): string {
  const open = tried
    .flatMap(({ evaluation }) => evaluation.statements)
    .flatMap(({ conditions }) => conditions)
    .find(({ outcome }) => outcome === 'unknown');
  return open === undefined
    ? 'the policy depends on more than the files'
    : `${open.expected.key} is not known before the run`;
}

function refusalReason({ evaluation }: PolicyVerdict): string {
  if (evaluation.decision === 'deny' && evaluation.why === 'explicit-deny') return 'a Deny applies';
  const [refusal] = evaluation.closest[0]?.refusals ?? [];
  if (refusal === undefined) return 'no statement allows it';
  return plainWords(refusalSentence(refusal)).replace(/\.$/, '');
}

function evaluationOn(claims: IdTokenClaims, { file, role, step, now }: Scope): Evaluation {
  const { region, endpoint } = step.settings;
  const sessionName = step.inputs.get('role-session-name');
  const request = requestContextOf({
    claims,
    role,
    now,
    region: endpoint?.url === undefined ? region : undefined,
    roleSessionName: sessionName?.isKnown ? sessionName.text : undefined,
  });
  return evaluateTrustPolicy(file.policy, request);
}

/** What the policy makes of the first form of the subject, with its mistakes; undefined where its role is not known. */
export function verdictFor(step: StepRun, file: PolicyFile, options: JudgeOptions) {
  const role = roleOf(step, file);
  if (role === undefined) return undefined;
  const [form = 'repo:*/*:*'] = subjectsOf(step, options.identity);
  const scope = { step, file, role, ...options };
  const claims = claimsOf(form, scope);
  return { role, claims, policy: verdictOn({ claims, evaluation: evaluationOn(claims, scope) }, scope) };
}

function roleOf({ settings }: StepRun, { roleArn }: PolicyFile): RoleArn | undefined {
  return settings.role ?? (roleArn === undefined ? undefined : parseRoleArn(roleArn));
}

function verdictOn({ claims, evaluation }: Tried, { file, role, now }: Scope): PolicyVerdict {
  return defined({
    path: file.path,
    role,
    evaluation,
    lints: lintTrustPolicy(file.policy, { issuer: claims.iss, role, now }),
    otherRole: file.roleArn === role.text ? undefined : file.roleArn,
  });
}
