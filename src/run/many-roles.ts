// A run with several roles: one ID token, exchanges side by side, all of them verified before any is published. Effect: through its ports.

import { diagnosisOf, type Finding } from '../diagnosis/finding.ts';
import { judge } from '../diagnosis/verdict.ts';
import type { IdToken } from '../github/id-token.ts';
import type { Attempt } from '../net/failure.ts';
import { observe } from '../observe/observe.ts';
import type { ObservePorts } from '../observe/run-context.ts';
import { appendSummary, reportSuccess } from '../report/report.ts';
import { observePorts } from './one-role.ts';
import type { Judgment, ObservedRole, RunningPlan, RunPorts, VerifiedRole, Way } from './ports.ts';

/** The way of a run with several roles: all are published as profiles, or none. */
export const manyRoles: Way = { observe: observeRoles, diagnose: diagnoseRoles, report };

const AT_ONCE = 8;

/** Observes each role, at most eight at a time. */
async function observeRoles(plan: RunningPlan, ports: RunPorts): Promise<readonly ObservedRole[]> {
  const { settings, policyFiles } = plan;
  const sharedToken = shareToken();
  const waiting = [...settings.roles.entries()];
  const observed: ObservedRole[] = [];
  let hasFailed = false;
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined && !hasFailed; next = waiting.shift()) {
      const [index, { role, profile }] = next;
      const read = policyFiles[index];
      const own = { ...observePorts(plan, ports, read?.ok ? read.file : undefined), sharedToken };
      const observation = await observe({ ...settings, role, roles: [] }, own);
      observed[index] = { ...observation, profile };
      hasFailed ||= observation.credentials === undefined; // nothing will be published, so no other role is assumed
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return observed.filter((role) => role !== undefined);
}

/** A token lives for five minutes; the request that it is sent with must still arrive. */
const TOKEN_SECONDS = 240;

/** One token for all of them while it is fresh, and a new one once it did not serve. A request that is under way is shared, too. */
function shareToken(): NonNullable<ObservePorts['sharedToken']> {
  let current:
    | { readonly askedAt: number; readonly audience: string; readonly token: Promise<Attempt<IdToken>> }
    | undefined;
  return async (ask, { audience, used }) => {
    const now = performance.now() / 1000;
    const isFresh = current?.audience === audience && now - current.askedAt <= TOKEN_SECONDS;
    const found = isFresh ? current : undefined;
    if (found !== undefined && (await found.token) !== used) return found.token;
    if (found === undefined || current === undefined || current === found)
      current = { askedAt: now, audience, token: ask() };
    return current.token; // another role may have asked for it meanwhile
  };
}

/** The verdict on the first role that failed; otherwise everything that was found for any of them. */
async function diagnoseRoles(observed: readonly ObservedRole[]): Promise<Judgment> {
  const clocks = observed.flatMap(({ facts }) => facts.clocks); // of one machine: what they show is found once
  const judged = await Promise.all(
    observed.map(async ({ facts }) => ({ facts, diagnosis: await judge({ ...facts, clocks }) })),
  );
  const [first] = judged;
  if (first === undefined) throw new Error('no role was observed');
  const failed = judged.find(({ diagnosis }) => diagnosis.verdict !== 'pass');
  if (failed !== undefined) return failed;
  const findings = await distinct(judged.flatMap(({ diagnosis }) => diagnosis.findings));
  return { diagnosis: diagnosisOf(findings), facts: first.facts };
}

/** Findings of several roles that say the same are reported once. */
async function distinct(findings: readonly Finding[]): Promise<readonly Finding[]> {
  if (findings.length < 2) return findings;
  const { explain } = await import('../diagnosis/explain.ts');
  const byWords = new Map(findings.map((finding) => [JSON.stringify([finding.code, explain(finding)]), finding]));
  return [...byWords.values()];
}

async function report(
  [first, ...others]: readonly VerifiedRole[],
  diagnosis: Judgment['diagnosis'],
  ports: RunPorts,
): Promise<void> {
  if (first === undefined) return;
  ports.runner.group(
    'Other roles',
    others.map(({ verified }) => `Verified ${verified.identity.arn}`),
  );
  await reportSuccess(ports, first.verified, diagnosis);
  if (first.verified.facts.settings.summary === 'always') reportProfiles([first, ...others], ports);
}

/** Names and ARNs have passed their rules, so neither can contain markup. */
function reportProfiles(roles: readonly VerifiedRole[], { runner }: RunPorts): void {
  const lines = roles.map(({ verified, profile }) => `- \`${profile}\`: \`${verified.facts.target?.text ?? ''}\``);
  appendSummary(runner, `**Profiles**\n\n${lines.join('\n')}\n`);
}
