// Several roles at once: one ID token, exchanges side by side, all verified before any is handed on. To be loaded only where the
// input asks for them. Effect: network.

import type { Diagnosis, Finding } from '../diagnosis/finding.ts';
import type { verifiedFactsOf } from '../diagnosis/verified.ts';
import type { IdToken } from '../github/id-token-claims.ts';
import type { Attempt } from '../net/failure.ts';
import type { Facts } from '../observe/facts.ts';
import type { observe } from '../observe/observe.ts';
import type { ObservePorts } from '../observe/run-context.ts';
import type { askForToken } from '../observe/web-identity.ts';
import type { publishSessions } from '../publish/publish.ts';
import type { ReportPorts, reportSuccess } from '../report/report.ts';
import type { Credentials } from '../secrets/secret.ts';
import type { Settings } from '../settings/settings.ts';
import type { ClockReading } from '../util/time.ts';
import type { GuardPorts } from './run.ts';

/** One role's facts, and its credentials where there are any. */
interface ObservedRole {
  readonly profile: string;
  readonly facts: Facts;
  readonly credentials?: Credentials;
}

/** What is done for each role, by the code that does it for a single one. */
interface OneRole
  extends Pick<GuardPorts, 'runner' | 'environment' | 'run' | 'cancelled' | 'home' | 'helper'>,
    ReportPorts {
  readonly publishSessions: typeof publishSessions;
  readonly observe: typeof observe;
  readonly askForToken: typeof askForToken;
  readonly diagnose: (facts: Facts) => Diagnosis;
  readonly sessionFindings: (facts: Facts) => readonly Finding[];
  readonly maskIdentity: (facts: Facts) => void;
  readonly verifiedFactsOf: typeof verifiedFactsOf;
  readonly reportSuccess: typeof reportSuccess;
  readonly loadReports: () => Promise<typeof import('../report/report-failure.ts')>;
  readonly publishingFailed: (error: unknown, facts: Facts) => Promise<boolean>;
}

/**
 * Hands on all of the roles as profiles, or none.
 * @returns whether the step may pass
 */
export async function configureSeveral(settings: Settings, ports: ObservePorts, one: OneRole): Promise<boolean> {
  const observed = await observeRoles(settings, ports, one);
  for (const { facts } of observed) one.maskIdentity(facts);
  const { diagnosis, facts } = diagnoseRoles(observed, one);
  if (diagnosis.verdict === 'skip') return (await one.loadReports()).reportSkip(one, diagnosis, facts);
  if (diagnosis.verdict === 'fail') return (await one.loadReports()).reportFailure(one, diagnosis, facts);
  return publishAll(settings, observed, diagnosis, one);
}

async function publishAll(
  settings: Settings,
  observed: readonly ObservedRole[],
  diagnosis: Diagnosis,
  one: OneRole,
): Promise<boolean> {
  const sessions = observed.flatMap(({ profile, facts, credentials }) => {
    const verified = one.verifiedFactsOf(facts);
    return verified === undefined || credentials === undefined ? [] : [{ profile, credentials, verified }];
  });
  const [first, ...others] = sessions;
  if (first === undefined || sessions.length !== settings.roles.length) throw new Error('passed without every role');
  try {
    await one.publishSessions(settings, sessions, one);
  } catch (error) {
    return one.publishingFailed(error, first.verified.facts);
  }
  for (const { verified } of others) one.runner.info(`Verified ${verified.identity.arn}`);
  await one.reportSuccess(one, first.verified, diagnosis);
  if (settings.summary === 'always') tellProfiles(observed, one);
  return true;
}

const AT_ONCE = 8;
/** A token lives for five minutes; a request that it goes with must still arrive. */
const TOKEN_SECONDS = 240;

/** Observes each role, at most eight at a time. Never throws: failures are in the facts. */
async function observeRoles(settings: Settings, ports: ObservePorts, one: OneRole): Promise<readonly ObservedRole[]> {
  const shared = shareToken(settings, ports, one);
  const waiting = [...settings.roles.entries()];
  const observed: ObservedRole[] = [];
  let failed = false;
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined && !failed; next = waiting.shift()) {
      const [index, named] = next;
      const { facts, credentials } = await one.observe(
        { ...settings, role: named.role, roles: [] },
        { ...ports, ...shared },
      );
      const { profile } = named;
      observed[index] = { profile, facts, ...(credentials === undefined ? {} : { credentials }) };
      failed ||= credentials === undefined; // nothing will be handed on, so that nothing more is asked for
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return observed.filter((one) => one !== undefined);
}

/** Names and ARNs have passed their rules, so that neither can hold markup. A summary that cannot be written changes nothing. */
function tellProfiles(observed: readonly ObservedRole[], { runner }: OneRole): void {
  const lines = observed.map(({ profile, facts }) => `- \`${profile}\`: \`${facts.target?.text ?? ''}\``);
  try {
    runner.appendSummary(`**Profiles**\n\n${lines.join('\n')}\n`);
  } catch {
    runner.info('The job summary could not be written.');
  }
}

/** One token for all of them while it is fresh; whoever comes while it is on its way waits for it. */
function shareToken(
  settings: Settings,
  ports: ObservePorts,
  one: OneRole,
): Required<Pick<ObservePorts, 'sharedToken'>> {
  let current: { readonly askedAt: number; readonly token: Promise<Attempt<IdToken>> } | undefined;
  const noteClock = (_: ClockReading) => {};
  return {
    sharedToken: () => {
      const now = performance.now() / 1000;
      if (current === undefined || now - current.askedAt > TOKEN_SECONDS) {
        current = { askedAt: now, token: one.askForToken({ settings, ports, noteClock }) };
      }
      return current.token;
    },
  };
}

/** The verdict on all of them: that on the first that failed, or what is to be said of all, each thing once. */
function diagnoseRoles(
  observed: readonly ObservedRole[],
  one: OneRole,
): { readonly diagnosis: Diagnosis; readonly facts: Facts } {
  const judged = observed.map(({ facts }) => ({ facts, diagnosis: one.diagnose(facts) }));
  const failed = judged.find(({ diagnosis }) => diagnosis.verdict !== 'pass');
  const [first] = judged;
  if (first === undefined) throw new Error('no role was observed');
  if (failed !== undefined) return failed;
  const findings = distinct(judged.flatMap(({ facts }) => one.sessionFindings(facts)));
  return { diagnosis: { verdict: 'pass', findings }, facts: first.facts };
}

/** The same is not said once for each role. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [finding.code, finding])).values()];
}
