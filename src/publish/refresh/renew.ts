// Gets a new session for the helper: as the main step does it, with the same parameters and the same checks. To be loaded only in the
// helper's thread; what the main step has as well is handed in. Effect: network, files.
import { appendFileSync } from 'node:fs';
import type { Diagnosis, Finding } from '../../diagnosis/finding.ts';
import type { verifiedFactsOf } from '../../diagnosis/verified.ts';
import type { createDeadline } from '../../net/deadline.ts';
import type { Facts } from '../../observe/facts.ts';
import type { Observation, observe } from '../../observe/observe.ts';
import type { ObservePorts } from '../../observe/run-context.ts';
import type { PageOf } from '../../report/documentation.ts';
import type { GuardPorts } from '../../run/run.ts';
import type { ProxyOf } from '../../settings/secret-inputs.ts';
import type { writeWhole } from '../../util/files.ts';
import type { measureClockSkew } from '../../util/time.ts';
import type { auditLine, describeIssued } from '../audit.ts';
import { issuedLine } from '../issued.ts';
import { type RefreshParameters, readParameters, sessionFileIn, storedSessionText } from './session-folder.ts';

/** What the helper's thread is told. */
export interface RenewRequest {
  readonly folder: string;
  readonly limitSeconds: number;
}

/** What the main step does it with. */
export interface RenewTools
  extends Pick<
    GuardPorts,
    'vault' | 'environment' | 'idTokenVariables' | 'assumeRole' | 'checkExpectations' | 'readTokenFile'
  > {
  readonly observe: typeof observe;
  readonly judge: (facts: Facts) => Promise<Diagnosis>;
  readonly createDeadline: typeof createDeadline;
  readonly proxyOf: (inputs: RefreshParameters['proxyInputs']) => Promise<ProxyOf>;
  readonly verifiedFactsOf: typeof verifiedFactsOf;
  readonly measureClockSkew: typeof measureClockSkew;
  readonly writeWhole: typeof writeWhole;
  readonly auditLine: typeof auditLine;
  readonly describeIssued: typeof describeIssued;
  readonly pagesOf: (action: RefreshParameters['action']) => PageOf;
  /** A finding in one paragraph. */
  readonly tell: (finding: Finding, pageOf: PageOf) => Promise<string>;
}

/**
 * Puts a new session into the folder.
 * @returns why that was not possible, in one paragraph; undefined where it was. Never throws
 */
export async function renew(request: RenewRequest, tools: RenewTools): Promise<string | undefined> {
  try {
    const parameters = readParameters(request.folder);
    if (parameters === undefined) return GONE;
    const { idTokenVariables, pagesOf } = tools;
    const byToken = parameters.settings.source === 'id-token';
    if (byToken && !idTokenVariables.url && !idTokenVariables.bearer) return NO_VARIABLES;
    const observed = await observeAgain(parameters, request, tools);
    if (typeof observed === 'string') return observed;
    const diagnosis = await tools.judge(observed.facts);
    const [first] = diagnosis.findings;
    if (diagnosis.verdict !== 'pass' && first !== undefined) return tools.tell(first, pagesOf(parameters.action));
    return keep(observed, parameters, request.folder, tools);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return `The session could not be renewed: ${tools.vault.clean(`${name}: ${message}`)}`;
  }
}

const GONE = 'The files of this session are gone: the step that made them has been cleaned up.';
const NO_VARIABLES =
  'The program that asks for credentials runs without ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN, which every step of a job with the permission id-token: write has in its environment. Let it inherit them (sudo: --preserve-env; env -i, containers: name them).';

async function observeAgain(
  { settings, proxyInputs }: RefreshParameters,
  { limitSeconds }: RenewRequest,
  tools: RenewTools,
): Promise<Observation | string> {
  const proxy = await tools.proxyOf(proxyInputs);
  if (!proxy.ok) return `${proxy.violation.input} is not ${proxy.violation.rule}.`;
  const deadline = tools.createDeadline(Math.min(limitSeconds, settings.timeoutSeconds));
  const { vault, environment, idTokenVariables, assumeRole, readTokenFile, checkExpectations } = tools;
  const ports: ObservePorts = {
    ...{ vault, deadline, idTokenVariables, assumeRole, readTokenFile, proxy: proxy.settings },
    runner: { onGitHubActions: true, eventName: environment['GITHUB_EVENT_NAME'] ?? '' },
    keys: undefined,
    reuseCredentials: async () => undefined,
    loadAmbient: async () => ({ status: 'not-attempted' }),
    onRetry: () => {},
    expect: async (claims) =>
      settings.expectedSubjects === undefined
        ? undefined
        : checkExpectations({ settings, claims, policyFile: undefined, now: claims.iat }),
  };
  try {
    return await tools.observe({ ...settings, onMissingOidc: 'fail' }, ports);
  } finally {
    deadline.clear();
  }
}

/** The leak check has to know of the session before anybody can leak it; the record says that it is there once it is. */
function keep(
  { facts, credentials }: Observation,
  { auditFile, issuedFile }: RefreshParameters,
  folder: string,
  tools: RenewTools,
): undefined {
  const { session } = tools.verifiedFactsOf(facts) ?? {};
  if (session === undefined || credentials === undefined) throw new Error('passed without a session');
  if (issuedFile !== undefined) append(issuedFile, issuedLine(session, credentials));
  const behindSeconds = tools.measureClockSkew(facts.clocks)?.provenSeconds ?? 0;
  tools.writeWhole(sessionFileIn(folder), storedSessionText(session, credentials, behindSeconds));
  append(auditFile, tools.auditLine('renewed', facts.observedAt, tools.describeIssued(session)));
}

/** With one write, so that lines of several helpers stay whole. */
function append(path: string, line: string): void {
  appendFileSync(path, line, { mode: 0o600, flag: 'a' });
}
