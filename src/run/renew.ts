// Gets a new session for the helper of a profile: as the main step does it, with the same parameters and the same checks. Runs in the
// helper's thread. Effect: network, files.
import { appendFileSync } from 'node:fs';
import { judge } from '../diagnosis/verdict.ts';
import { verifiedFactsOf } from '../diagnosis/verified.ts';
import { idTokenVariables } from '../github/runner.ts';
import { createDeadline } from '../net/deadline.ts';
import { type Observation, observe } from '../observe/observe.ts';
import type { ProcessPorts } from '../observe/run-context.ts';
import { auditLine, describeIssued } from '../publish/audit.ts';
import { issuedLine } from '../publish/issued.ts';
import type { RenewalFailure } from '../publish/refresh/obtain.ts';
import {
  behindSecondsOf,
  type RefreshParameters,
  readParameters,
  sessionFileIn,
  storedSessionText,
} from '../publish/refresh/session-folder.ts';
import { pagesOf } from '../report/markdown.ts';
import { withoutAccounts } from '../secrets/shapes.ts';
import type { RenewRequest } from '../settings/publish-mode.ts';
import { proxyOf } from '../settings/secret-inputs.ts';
import { isInUseCode, writeWhole } from '../util/files.ts';

/**
 * Puts a new session into the folder.
 * @returns why that was not possible, in one paragraph; undefined where it was. Never throws
 */
export async function renew(request: RenewRequest, ports: ProcessPorts): Promise<RenewalFailure | undefined> {
  const parameters = readParameters(request.folder);
  if (parameters === undefined) return GONE;
  const hidden = (reason: string) => withoutAccounts(reason, parameters.settings); // no mask reaches what the helper prints
  try {
    const { url, bearer } = idTokenVariables(ports.environment);
    if (parameters.settings.source === 'id-token' && !url && !bearer) return NO_VARIABLES;
    const observed = await observeAgain(parameters, request, ports);
    if (typeof observed === 'string') return hidden(observed);
    const diagnosis = await judge(observed.facts);
    const [first] = diagnosis.findings;
    if (diagnosis.verdict !== 'pass' && first !== undefined) {
      const { renderParagraph } = await import('../report/finding-text.ts');
      return hidden(renderParagraph(first, pagesOf(parameters.action)));
    }
    storeSession(observed, parameters, request.folder);
    return undefined;
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const reason = hidden(`The session could not be renewed: ${ports.vault.clean(`${name}: ${message}`)}`);
    return isInUseCode(error) ? { ownFailure: reason } : reason;
  }
}

const GONE = 'The files of this session are gone, because the job has removed them.';
const NO_VARIABLES =
  'The program that requests credentials runs without ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN. Every step of a job with the permission id-token: write has them. Pass them on (sudo: --preserve-env; env -i, containers: name them).';

/** Observes the role of the profile as the main step did, but never anything else: it fails where that does not work. */
async function observeAgain(
  { settings, proxyInputs }: RefreshParameters,
  { limitSeconds }: RenewRequest,
  ports: ProcessPorts,
): Promise<Observation | string> {
  const { vault, environment } = ports;
  const runner = { readInput: () => '', info: () => {} };
  const proxy = await proxyOf(proxyInputs, { vault, environment, runner });
  if (!proxy.ok) return `${proxy.violation.input} is not ${proxy.violation.rule}.`;
  const deadline = createDeadline(Math.min(limitSeconds, settings.timeoutSeconds));
  try {
    return await observe(
      { ...settings, onMissingOidc: 'fail', useExistingCredentials: false },
      {
        ...ports,
        proxy: proxy.settings,
        deadline,
        onRetry: () => {},
        note: () => {},
        runner: { onGitHubActions: true, eventName: environment['GITHUB_EVENT_NAME'] ?? '' },
        keys: undefined,
        policyFile: undefined,
      },
    );
  } finally {
    deadline.clear();
  }
}

/** The leak check has to know the session before anybody can leak it; the record says that it is there once it is. */
function storeSession(
  { facts, credentials }: Observation,
  { settings, auditFile, issuedFile }: RefreshParameters,
  folder: string,
): void {
  const { session } = verifiedFactsOf(facts) ?? {};
  if (session === undefined || credentials === undefined) throw new Error('passed without a session');
  if (issuedFile !== undefined) append(issuedFile, issuedLine(session, credentials));
  writeWhole(sessionFileIn(folder), storedSessionText(session, credentials, behindSecondsOf(facts.clocks)));
  append(auditFile, withoutAccounts(auditLine('renewed', facts.observedAt, describeIssued(session)), settings));
}

/** With one write, so that lines of several helpers stay whole. */
function append(path: string, line: string): void {
  appendFileSync(path, line, { mode: 0o600, flag: 'a' });
}
