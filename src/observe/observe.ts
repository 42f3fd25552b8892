// Gathers the facts: first credentials, role sessions, caller identity. Stops at the first failure. Effect: network.

import type { AmbientCredentials, AmbientPorts } from '../aws/ambient.ts';
import { parseRoleArn, type RoleArn } from '../aws/arn.ts';
import type { AssumeRequest } from '../aws/assume-role.ts';
import { getCallerIdentity } from '../aws/caller-identity.ts';
import { type GrantedSession, untilPlain } from '../aws/granted-session.ts';
import { type CallerIdentity, identityDifferences } from '../aws/role-session.ts';
import { createSts } from '../aws/sts-client.ts';
import { within } from '../net/deadline.ts';
import type { Attempt, Operation } from '../net/failure.ts';
import { failureOfOutcome } from '../net/limits.ts';
import { retry } from '../net/retry.ts';
import type { Credentials } from '../secrets/secret.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { type ClockReading, measureClockSkew } from '../util/time.ts';
import type { Facts } from './facts.ts';
import { type ObservePorts, type RunContext, timed } from './run-context.ts';
import { type Place, sessionRequestFor } from './session-request.ts';
import { exchangeToken } from './web-identity.ts';

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
  const { url, bearer } = ports.idTokenVariables;
  const preconnect = settings.source === 'id-token' && settings.role !== undefined && Boolean(url && bearer);
  const sts = createSts({ ...ports, ...settings, noteClock, preconnect });
  const context: RunContext = { settings, ports, sts, clocks, noteClock, timings };
  try {
    const { credentials, ...seen } = await timed(timings, 'total', () => observeSessions(context));
    const facts = { settings, runner: ports.runner, ...seen, clocks, observedAt: Date.now() / 1000 };
    return defined({ facts: { ...facts, timings: Object.fromEntries(timings) }, credentials });
  } finally {
    sts.close();
  }
}

/** How far the run has come. */
interface Progress
  extends Pick<Facts, 'idToken' | 'baseIdentity' | 'roleSession' | 'callerIdentity' | 'chain'>,
    Partial<Pick<Facts, 'expectations' | 'target' | 'ambientSource' | 'existing' | 'existingUntil'>> {
  readonly credentials?: Credentials;
}

const NOT_ATTEMPTED = { status: 'not-attempted' } as const;

const NOTHING_YET: Progress = {
  idToken: NOT_ATTEMPTED,
  baseIdentity: NOT_ATTEMPTED,
  roleSession: NOT_ATTEMPTED,
  callerIdentity: NOT_ATTEMPTED,
  chain: [],
};

/** First credentials, then one role after the other, each session verified before it is used for the next. */
async function observeSessions(context: RunContext): Promise<Progress> {
  const { roleChain } = context.settings;
  if (context.settings.mode === 'verify' || context.settings.useExistingCredentials) {
    const existing = await context.ports.reuseCredentials(context, { askIdentity, loadAmbient, measureClockSkew });
    if (existing !== undefined) return { ...NOTHING_YET, ...existing };
  }
  let progress = await firstSession(context);
  for (const [index, role] of roleChain.entries()) {
    if (!isVerified(progress)) return progress;
    const { roleSession } = progress;
    const chain = roleSession.status === 'succeeded' ? [...progress.chain, roleSession.value] : progress.chain;
    progress = await assumeNext(
      { ...progress, chain },
      role,
      index === roleChain.length - 1 ? 'last' : 'intermediate',
      context,
    );
  }
  return progress;
}

/** Whether the last session is there and whose it was meant to be; only then may it be used. */
function isVerified({ roleSession, callerIdentity }: Progress): boolean {
  if (roleSession.status !== 'succeeded' || callerIdentity.status !== 'succeeded') return false;
  return identityDifferences(callerIdentity.value, roleSession.value).length === 0;
}

async function firstSession(context: RunContext): Promise<Progress> {
  switch (context.settings.source) {
    case 'id-token':
    case 'token-file': {
      const { granted, ...before } = await exchangeToken(context);
      return identify({ ...NOTHING_YET, ...before, ...targetOf(context.settings.role) }, granted, context);
    }
    case 'keys': {
      const { keys } = context.ports;
      return keys === undefined ? NOTHING_YET : startFromCredentials(keys, NOTHING_YET, context);
    }
    case 'ambient': {
      const loaded = await loadAmbient(context);
      if (loaded.status !== 'succeeded') return { ...NOTHING_YET, baseIdentity: loaded };
      const { credentials, source } = loaded.value;
      return startFromCredentials(credentials, { ...NOTHING_YET, ambientSource: source }, context);
    }
  }
}

function targetOf(role: RoleArn | undefined): Pick<Progress, 'target'> {
  return role === undefined ? {} : { target: role };
}

/** Whatever the machine's own services do with the time, the run ends when it must. */
async function loadAmbient(context: RunContext): Promise<Attempt<AmbientCredentials>> {
  const { settings, sts, timings } = context;
  const { deadline, vault, assumeRole } = context.ports;
  const ports: AmbientPorts = {
    ...{ settings, sts, vault, assumeRole, parseRoleArn },
    exchange: async (tokenFile, roleArn) => {
      const { idToken, granted } = await exchangeToken(context, { tokenFile, roleArn });
      return idToken.status === 'failed' ? idToken : granted;
    },
  };
  const outcome = await within(deadline, Math.max(1, 2 * deadline.timeoutSeconds), () =>
    timed(timings, 'LoadCredentials', () => context.ports.loadAmbient(ports)),
  );
  if (outcome.kind === 'settled') return outcome.value;
  const failure = failureOfOutcome({ service: 'runner', operation: 'LoadCredentials' }, outcome);
  return { status: 'failed', failure };
}

/** Without a role, the credentials themselves are what is to be handed on. */
async function startFromCredentials(
  credentials: Credentials,
  before: Progress,
  context: RunContext,
): Promise<Progress> {
  const { role, roleName } = context.settings;
  context.sts.use(credentials);
  const identity = await askIdentity(context);
  if (role === undefined && roleName === undefined) return { ...before, callerIdentity: identity, credentials };
  const based = { ...before, baseIdentity: identity };
  if (identity.status !== 'succeeded') return based;
  const target = role ?? roleIn(identity.value, roleName ?? '');
  const place = context.settings.roleChain.length === 0 ? 'only' : 'intermediate';
  return target === undefined ? based : assumeNext(based, target, place, context);
}

/** A role by name is one of the account of the credentials. */
function roleIn({ account, arn }: CallerIdentity, pathAndName: string): RoleArn | undefined {
  const partition = arn.split(':')[1] ?? 'aws';
  return parseRoleArn(`arn:${partition}:iam::${account}:role/${pathAndName}`);
}

/** Assumes the next role with the credentials in use. */
async function assumeNext(before: Progress, role: RoleArn, place: Place, context: RunContext): Promise<Progress> {
  const { settings, ports, sts, timings } = context;
  const { credentials: _, ...rest } = before;
  const { requested, policies, plain } = sessionRequestFor(role, place, settings);
  const request: AssumeRequest = {
    ...{ requested, policies, externalId: settings.externalId },
    tags: tagsBehind(before.chain, settings.sessionTags),
    vault: ports.vault,
  };
  const granted = await timed(timings, 'AssumeRole', () =>
    retry(() => untilPlain(plain, () => ports.assumeRole(sts, request)), {
      ...ports,
      maxAttempts: settings.maxAttempts,
    }),
  );
  return identify({ ...rest, target: role, callerIdentity: NOT_ATTEMPTED }, granted, context);
}

/** What a session inherits must not be set again: STS refuses it. */
function tagsBehind(chain: Progress['chain'], tags: Settings['sessionTags']): Settings['sessionTags'] {
  const inherited = chain.flatMap(({ inheritedTagKeys = [] }) => inheritedTagKeys.map((key) => key.toLowerCase()));
  const isNew = (key: string) => !inherited.includes(key.toLowerCase()); // keys of tags have no case to STS
  const without = (some: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(some).filter(([key]) => isNew(key)));
  const transitive = tags.transitive.filter(isNew);
  return { custom: without(tags.custom), usual: without(tags.usual), transitive };
}

async function identify(before: Progress, granted: Attempt<GrantedSession>, context: RunContext): Promise<Progress> {
  if (granted.status !== 'succeeded') return { ...before, roleSession: granted };
  const { session, credentials } = granted.value;
  context.sts.use(credentials);
  const callerIdentity = await askIdentity(context);
  return { ...before, roleSession: { status: 'succeeded', value: session }, callerIdentity, credentials };
}

function askIdentity({ settings, ports, sts, timings }: RunContext): Promise<Attempt<CallerIdentity>> {
  return timed(timings, 'GetCallerIdentity', () =>
    retry(() => getCallerIdentity(sts, ports.vault), { ...ports, maxAttempts: settings.maxAttempts }),
  );
}
