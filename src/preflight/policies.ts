// What the trust policies at hand make of the subjects that runs will have. Effect: reads files.
import { posix } from 'node:path';
import { parseRoleArn, type RoleArn } from '../aws/arn.ts';
import { type Finding, warning } from '../diagnosis/finding.ts';
import { policyRefusal } from '../diagnosis/rules/trust-policy.ts';
import { refusalSentence } from '../diagnosis/words/policy-refusal.ts';
import { readYaml } from '../github/policy-template.ts';
import { type ReadPolicyFile, readTrustPolicyFile } from '../github/trust-policy-file.ts';
import type { PolicyFile, PolicyVerdict } from '../observe/expectations.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';
import { evaluateTrustPolicy } from '../trust-policy/evaluate.ts';
import { lintTrustPolicy } from '../trust-policy/lint.ts';
import { namesRole } from '../trust-policy/parse-policy.ts';
import type { ParsedTrustPolicy } from '../trust-policy/policy.ts';
import { GITHUB_ISSUER, requestContextOf } from '../trust-policy/request-context.ts';
import { defined } from '../util/defined.ts';
import type { EpochSeconds } from '../util/time.ts';
import { plainWords, words } from '../util/words.ts';
import type { StepRun } from './checks.ts';
import type { PreflightFinding, RepositoryIdentity } from './preflight-report.ts';
import { explain, targetOf } from './shared-findings.ts';
import { contextOf } from './triggers.ts';
import { listFiles, type Repository, WORKFLOWS_FOLDER } from './workflow-files.ts';

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

/** Finds the policy of a role. */
export type PolicyFinder = (step: StepRun) => Promise<ReadPolicyFile | undefined>;

const PATTERN_FILES_MAX_COUNT = 500;

/** Looks in `trust-policy-file` of the step, then in the files of the patterns. Each file is read once for a role. */
export async function policyFinder(
  root: string,
  patterns: readonly string[],
  { read }: Pick<Repository, 'read'>,
): Promise<PolicyFinder> {
  const matchers = patterns.map(globToRegex);
  const all = matchers.length === 0 ? [] : await listFiles(root, '');
  const files = all.filter((file) => matchers.some((matcher) => matcher.test(file))).slice(0, PATTERN_FILES_MAX_COUNT);
  const values = new Map<string, Promise<unknown>>();
  const valueIn = (file: string): Promise<unknown> => {
    const found =
      values.get(file) ??
      read(file).then(
        (bytes) => parseAny(bytes.toString('utf8')),
        () => undefined,
      );
    values.set(file, found);
    return found;
  };
  const known = new Map<string, Promise<ReadPolicyFile | undefined>>();
  const find = async (
    path: string | undefined,
    role: RoleArn | undefined,
    folder: string,
  ): Promise<ReadPolicyFile | undefined> => {
    if (path !== undefined) {
      const found = await readTrustPolicyFile({ GITHUB_WORKSPACE: root }, path, role);
      // An example has its files beside it.
      const beside = posix.join(folder, path);
      return found.ok || folder === WORKFLOWS_FOLDER
        ? found
        : readTrustPolicyFile({ GITHUB_WORKSPACE: root }, beside, role);
    }
    if (role === undefined) return undefined;
    for (const file of files) {
      const value = await valueIn(file);
      if (!namesRole(value, role) && !isNamedAfter(file, role)) continue;
      const found = await readTrustPolicyFile({ GITHUB_WORKSPACE: root }, file, role);
      if (found.ok) return found;
    }
    return undefined;
  };
  return ({ settings, run }) => {
    const folder = posix.dirname(run.source.file);
    const path = settings.trustPolicyFile;
    const key = [folder, path, settings.role?.text].join('\n');
    const found = known.get(key) ?? find(path, settings.role, folder);
    known.set(key, found);
    return found;
  };
}

/** A file with a policy alone does not say whose it is: `deploy.json` and `deploy-trust.json` are those of `deploy`. */
function isNamedAfter(file: string, { name }: RoleArn): boolean {
  const base =
    file
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? '';
  return (
    base === name ||
    (/^[-_.]?(?:trust|assume-?role)(?:[-_.]?policy)?$/i.test(base.slice(name.length)) && base.startsWith(name))
  );
}

function parseAny(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const read = readYaml(text, new WeakMap());
    return read.ok ? read.value : undefined;
  }
}

/** `**` for folders, `*` and `?` within a name, `{a,b}` for either. */
function globToRegex(pattern: string): RegExp {
  const parts = pattern.replace(/^\.\//, '').match(/(?:(?:\*\*)+\/)+|(?:\*\*)+|\*|\?|\{[^{}]*\}|[^*?{]+|\{/g) ?? [];
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const sources = parts.map((part) => {
    if (part.startsWith('**')) return part.endsWith('/') ? '(?:.*/)?' : '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (/^\{.*\}$/.test(part)) return `(?:${part.slice(1, -1).split(',').map(escaped).join('|')})`;
    return escaped(part);
  });
  return new RegExp(`^${sources.join('')}$`);
}

/** The subjects that the tokens of a run may have: by names, and with the ids of owner and repository. */
export function subjectsOf({ run }: Pick<StepRun, 'run'>, identity: RepositoryIdentity | undefined): readonly string[] {
  const context = contextOf(run.trigger, run.environment);
  if (context === undefined) return [];
  if (identity === undefined) return [`repo:*/*:${context}`];
  const { name, ownerId = '*', id = '*' } = identity;
  const [owner = '', repository = ''] = name.split('/');
  return [`repo:${name}:${context}`, `repo:${owner}@${ownerId}/${repository}@${id}:${context}`];
}

/** Holds every subject that a run may have against a policy. */
export function judge(
  step: StepRun,
  file: PolicyFile,
  { identity, now }: { readonly identity: RepositoryIdentity | undefined; readonly now: EpochSeconds },
): Judgement {
  const role = step.settings.role ?? (file.roleArn === undefined ? undefined : parseRoleArn(file.roleArn));
  const forms = subjectsOf(step, identity);
  if (role === undefined) return { verdict: 'unknown', reason: 'the account of the role is not known' };
  if (forms.length === 0) return { verdict: 'unknown', reason: 'the subject is not known before the run' };
  if (step.inputs.get('audience')?.isKnown === false)
    return { verdict: 'unknown', reason: 'the audience is not known' };
  if (subjectValues(file.policy).some((value) => CUSTOMIZED.test(value)))
    return { verdict: 'unknown', reason: 'the policy expects a customized subject' };
  const first = judgeAudience(step, file, { forms, role, identity, now });
  const { otherAudience } = step.settings;
  // In China, the action asks for the other audience where the provider refuses the first.
  if (first.verdict !== 'refused' || otherAudience === undefined) return first;
  const other = { ...step, settings: { ...step.settings, audience: otherAudience } };
  const second = judgeAudience(other, file, { forms, role, identity, now });
  return second.verdict === 'refused' ? first : second;
}

/** Claims that only a customized subject has. */
const CUSTOMIZED =
  /(?:^|:)(?:repository|repository_id|repository_owner|repository_owner_id|repository_visibility|job_workflow_ref|workflow|workflow_ref|actor|actor_id|runner_environment|enterprise|event_name|base_ref|head_ref|ref_type|ref_protected|sha|workflow_sha|job_workflow_sha|environment_node_id|run_id|run_number|run_attempt|enterprise_id|repo_property_\w+):/;

function judgeAudience(
  step: StepRun,
  file: PolicyFile,
  { forms, ...scope }: Pick<Scope, 'role' | 'identity' | 'now'> & { readonly forms: readonly string[] },
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

interface Scope {
  readonly step: StepRun;
  readonly file: PolicyFile;
  readonly role: RoleArn;
  readonly identity: RepositoryIdentity | undefined;
  readonly now: EpochSeconds;
}

/** All subjects of one form: those that the policy names, and one that it does not. */
function judgeForm(form: string, scope: Scope): Judgement {
  const { file, role, step } = scope;
  const named = subjectValues(file.policy).flatMap((value) => commonText(form, value) ?? []);
  const subjects = form.includes('*') ? [...new Set([stranger(form), ...named])] : [form];
  const tried = subjects.map((sub) => ({ sub, claims: claimsOf(sub, scope) }));
  const verdicts = tried.map(({ sub, claims }) => ({ sub, claims, verdict: verdictOn(claims, scope) }));
  const decisions = new Set(verdicts.map(({ verdict }) => verdict.evaluation.decision));
  const subject = form;
  if (decisions.size === 1 && decisions.has('allow')) return { verdict: 'allowed', subject };
  const [first] = verdicts;
  if (first === undefined) return { verdict: 'unknown', subject };
  if (decisions.size > 1) {
    const some = verdicts.find(({ verdict }) => verdict.evaluation.decision === 'allow');
    const reason = some === undefined ? openReason(verdicts) : `the policy allows ${some.sub}, and not every other`;
    return { verdict: 'unknown', subject, reason };
  }
  if (decisions.has('unknown')) return { verdict: 'unknown', subject, reason: openReason(verdicts) };
  // What stands for any subject is shown as what it stands for.
  const shown = JSON.parse(JSON.stringify(first.verdict).replaceAll(first.sub, form)) as PolicyVerdict;
  const evidence = { role, claims: { ...first.claims, sub: form }, region: step.settings.region ?? '', policy: shown };
  const refusal = policyRefusal(evidence);
  return { verdict: 'refused', subject, reason: refusalReason(shown), ...defined({ refusal }) };
}

function openReason(verdicts: readonly { readonly verdict: PolicyVerdict }[]): string {
  const open = verdicts
    .flatMap(({ verdict }) => verdict.evaluation.statements)
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

function verdictOn(claims: IdTokenClaims, { file, role, step, now }: Scope): PolicyVerdict {
  const { region, endpoint } = step.settings;
  const sessionName = step.inputs.get('role-session-name');
  const request = requestContextOf({
    claims,
    role,
    now,
    region: endpoint?.url === undefined ? region : undefined,
    roleSessionName: sessionName?.isKnown ? sessionName.text : undefined,
  });
  return defined({
    path: file.path,
    role,
    evaluation: evaluateTrustPolicy(file.policy, request),
    lints: lintTrustPolicy(file.policy, { issuer: claims.iss, role, now }),
    otherRole: file.roleArn === role.text ? undefined : file.roleArn,
  });
}

/** The claims of such a token; an empty one is unknown to the evaluation. */
function claimsOf(sub: string, { step, file, identity, now }: Scope): IdTokenClaims {
  const { trigger, environment } = step.run;
  const context = contextIn(sub);
  const ref = context.startsWith('ref:') ? context.slice('ref:'.length).replaceAll('%3A', ':') : (trigger.ref ?? '');
  const named = /^environment:(.*)$/s.exec(context)?.[1]?.replaceAll('%3A', ':');
  const given = environment.kind === 'none' ? undefined : environment.kind === 'named' ? (named ?? '') : '';
  return {
    iss: issuerOf(file.policy),
    sub,
    aud: step.settings.audience ?? 'sts.amazonaws.com',
    exp: now + 300,
    iat: now,
    context: defined({
      repository: identity?.name ?? '',
      repository_id: identity?.id ?? '',
      repository_owner_id: identity?.ownerId ?? '',
      environment: given,
      ref: ref.includes('*') ? '' : ref,
      event_name: trigger.event,
      actor: '',
      actor_id: '',
      enterprise_id: '',
      workflow: '',
      job_workflow_ref: '',
    }),
  };
}

/** What follows the repository. */
function contextIn(sub: string): string {
  return /^repo:[^:]*:(.*)$/s.exec(sub)?.[1] ?? '';
}

/** GitHub's issuer, or another of GitHub that the policy names: that of an enterprise or of a server. */
function issuerOf({ statements }: ParsedTrustPolicy): string {
  const providers = statements
    .flatMap(({ principal }) => principal.principals)
    .flatMap(({ value }) => /:oidc-provider\/(.+)$/.exec(value)?.[1] ?? []);
  const known = providers.find((one) => ISSUERS.test(one));
  return known === undefined ? GITHUB_ISSUER : `https://${known}`;
}

const ISSUERS =
  /^(?:token\.actions\.githubusercontent\.com(?:\/[\w-]+)?|token\.actions\.[\w-]+\.ghe\.com(?:\/[\w-]+)?|[\w.-]+\/_services\/token)$/;

/** The values that conditions on the subject have. */
function subjectValues({ statements }: ParsedTrustPolicy): readonly string[] {
  return statements
    .flatMap(({ conditions }) => conditions)
    .filter(({ key }) => /:sub$/i.test(key))
    .flatMap(({ values }) => values)
    .map((value) => value.replaceAll(/\$\{[^}]*\}/g, '*')); // what a template fills in
}

/** A text of the form that no policy names. */
function stranger(form: string): string {
  return form.replaceAll('@*', '@1').replaceAll('*', 'preflight-stranger');
}

const STATES_MAX_COUNT = 100_000;

/** A text that two patterns match; undefined where there is none. `*` stands for any characters, `?` for one. */
export function commonText(one: string, other: string): string | undefined {
  const width = other.length + 1;
  const seen = new Set<number>([0]);
  const waiting = [{ i: 0, j: 0, text: '' }];
  for (let next = waiting.shift(); next !== undefined && seen.size < STATES_MAX_COUNT; next = waiting.shift()) {
    const { i, j, text } = next;
    const [left, right] = [one[i], other[j]];
    if (left === undefined && right === undefined) return text;
    const go = (di: number, dj: number, added: string) => {
      const key = (i + di) * width + j + dj;
      if (seen.has(key)) return;
      seen.add(key);
      waiting.push({ i: i + di, j: j + dj, text: text + added });
    };
    if (left === '*') go(1, 0, '');
    if (right === '*') go(0, 1, '');
    if (left === '*' && right !== undefined && right !== '*') go(0, 1, right === '?' ? 'x' : right);
    if (right === '*' && left !== undefined && left !== '*') go(1, 0, left === '?' ? 'x' : left);
    if (left === undefined || right === undefined || left === '*' || right === '*') continue;
    if (left === right || left === '?' || right === '?') go(1, 1, left === '?' ? (right === '?' ? 'x' : right) : left);
  }
  return undefined;
}

/** What is wrong with the policies of roles that steps use, each policy once. */
export function lintFindings(
  step: StepRun,
  file: PolicyFile,
  { identity, now }: { readonly identity: RepositoryIdentity | undefined; readonly now: EpochSeconds },
): readonly PreflightFinding[] {
  const role = step.settings.role ?? (file.roleArn === undefined ? undefined : parseRoleArn(file.roleArn));
  if (role === undefined) return [];
  const [form = 'repo:*/*:*'] = subjectsOf(step, identity);
  const scope = { step, file, role, identity, now };
  const claims = claimsOf(form, scope);
  const policy = verdictOn(claims, scope);
  if (policy.lints.every(({ severity }) => severity === 'notice')) return [];
  const finding = warning('TRUST_POLICY_HAS_MISTAKES', { role, claims, region: step.settings.region ?? '', policy });
  const line = policy.lints.find(({ position }) => position?.line !== undefined)?.position?.line ?? 1;
  const explanation = { ...explain(finding), evidence: [], fix: [{ text: words`Correct what is listed above.` }] };
  const { code, severity, confidence } = finding;
  return [{ code, severity, confidence, explanation, file: file.path, line }];
}

/** A refusal in words, without the values of a token that is only predicted. */
export function explainRefusal(refusal: Finding): Pick<PreflightFinding, 'explanation' | 'code' | 'confidence'> {
  const whole = explain(refusal);
  const faults = whole.fix.filter(({ section, snippet }) => section === undefined && snippet === undefined);
  const fix =
    faults.length > 0
      ? faults
      : [
          { text: words`If this run should reach AWS, allow its subject in the trust policy.` },
          { text: words`If it shouldn't, add an "if:" to the job that skips it.` },
        ];
  return { code: refusal.code, confidence: refusal.confidence, explanation: { ...whole, evidence: [], fix } };
}

/** The line of the file with the policy that a refusal is about, where it has one. */
export function policyLine(refusal: Finding): { readonly file: string; readonly line: number } | undefined {
  const target = targetOf(refusal);
  return target.kind === 'file' ? { file: target.path, line: target.line } : undefined;
}
