// Gathers the facts: first credentials, role sessions, caller identity. Stops at the first failure. Effect: network.
import { createSts } from '../aws/sts-client.ts';
import { idTokenVariables } from '../github/runner.ts';
import type { Operation } from '../net/failure.ts';
import type { Credentials } from '../secrets/vault.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import type { ClockReading } from '../util/time.ts';
import { identifySession, isVerified, NOTHING_YET, type Progress } from './assume-chain.ts';
import type { Facts } from './facts.ts';
import { type ObservePorts, type RunContext, timed } from './run-context.ts';
import { exchangeToken } from './web-identity.ts';

/** What looks at credentials that are there already; loaded only where an input asks for it. */
const loadExisting = () => import('./existing-credentials.ts');

/** The facts and, beside them, the credentials that they are about. */
export interface Observation {
  readonly facts: Facts;
  readonly credentials?: Credentials;
}

/** Makes the run's requests, each as often as its failures allow. Never throws: failures are in the facts. */
export async function observe(settings: Settings, ports: ObservePorts): Promise<Observation> {
  const clocks: ClockReading[] = [];
  const timings = new Map<Operation | 'total', number>();
  const noteClock = (reading: ClockReading) => void clocks.push(reading);
  const { url, bearer } = idTokenVariables(ports.environment);
  const preconnect = settings.source === 'id-token' && settings.role !== undefined && Boolean(url && bearer);
  const sts = createSts({ ...ports, ...settings, noteClock, preconnect });
  const context: RunContext = { settings, ports, sts, clocks, noteClock, timings };
  try {
    const { credentials, ...seen } = await timed(timings, 'total', () => observeSessions(context));
    const { idToken, baseIdentity, roleSession, callerIdentity } = seen;
    const all = [idToken, baseIdentity, roleSession, callerIdentity];
    const asksWhy = settings.mode === 'diagnose' || all.some(({ status }) => status === 'failed');
    const why = asksWhy ? await (await import('./machine-credentials.ts')).whyFailed(seen, context) : {};
    const facts = { settings, runner: ports.runner, ...seen, ...why, clocks };
    const ended = { observedAt: Date.now() / 1000, timings: Object.fromEntries(timings) };
    return defined({ facts: { ...facts, ...ended }, credentials });
  } finally {
    sts.close();
  }
}

/** First credentials, then one role after the other, each session verified before it is used for the next. */
async function observeSessions(context: RunContext): Promise<Progress> {
  const { mode, useExistingCredentials, roleChain } = context.settings;
  if (mode === 'verify' || useExistingCredentials) {
    const { findExisting } = await loadExisting();
    const existing = await findExisting(context);
    if (existing !== undefined) return { ...NOTHING_YET, ...existing };
  }
  let progress = await observeFirst(context);
  for (const [index, role] of roleChain.entries()) {
    if (!isVerified(progress, context)) return progress;
    const { roleSession } = progress;
    const chain = roleSession.status === 'succeeded' ? [...progress.chain, roleSession.value] : progress.chain;
    const place = index === roleChain.length - 1 ? 'last' : 'intermediate';
    const { assumeNext } = await import('./assume-next.ts');
    progress = await assumeNext({ ...progress, chain }, role, place, context);
  }
  return progress;
}

/** The first credentials, from the source that the inputs name, and the first role, if there is one. */
async function observeFirst(context: RunContext): Promise<Progress> {
  const { settings, ports } = context;
  switch (settings.source) {
    case 'id-token':
    case 'token-file': {
      const { granted, ...before } = await exchangeToken(context);
      return identifySession({ ...NOTHING_YET, ...before, ...defined({ target: settings.role }) }, granted, context);
    }
    case 'keys':
      return ports.keys === undefined
        ? NOTHING_YET
        : (await import('./assume-next.ts')).identifyCredentials(ports.keys, NOTHING_YET, context);
    case 'ambient':
      return (await import('./machine-credentials.ts')).observeMachine(context);
  }
}
