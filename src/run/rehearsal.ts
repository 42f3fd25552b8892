// What follows a success, once for practice: V8 compiles a function when it is first called. Done while STS looks at the exchange, and
// this process would only wait. Nothing leaves these functions. Pure.
import { successFindings } from '../diagnosis/verified.ts';
import { fileCommands } from '../github/runner-files.ts';
import { NOTHING_YET } from '../observe/assume-chain.ts';
import { auditRecord } from '../publish/audit.ts';
import { publishedValues } from '../publish/values.ts';
import { sessionLines } from '../report/report.ts';
import { renderSuccess } from '../report/summary.ts';
import { createVault } from '../secrets/vault.ts';
import type { Plan, RunPorts } from './ports.ts';

/** Judges a session that does not exist, and makes what would be published and reported of it. */
export function rehearse(
  { settings }: Pick<Plan, 'settings'>,
  { environment, run }: Pick<RunPorts, 'environment' | 'run'>,
): void {
  const { role, roleSessionName, durationSeconds } = settings;
  if (role === undefined) return;
  const [now, arn, value] = [Date.now() / 1000, role.text, 'nobody'];
  const expiresAt = now + durationSeconds;
  const session = { role, roleSessionName, durationSeconds, arn, assumedRoleId: value, expiresAt, grantedAt: now };
  const identity = { account: role.account, arn, userId: value };
  const clocks = [{ service: 'sts', serverDateAt: now, sentAt: now, receivedAt: now }] as const;
  const facts = {
    ...NOTHING_YET,
    settings,
    runner: { onGitHubActions: true, eventName: '' },
    roleSession: { status: 'succeeded', value: session },
    callerIdentity: { status: 'succeeded', value: identity },
    clocks,
    observedAt: now,
    timings: { total: 0 },
  } as const;
  const verified = { facts, session, identity };
  const credentials = createVault(() => {}).keep({ accessKeyId: value, secretAccessKey: value, sessionToken: value });
  successFindings(facts);
  fileCommands(publishedValues(settings, [{ verified, credentials }], environment).state);
  auditRecord([{ verified, credentials }], settings, run, now);
  sessionLines(verified);
  renderSuccess(verified, []);
}
