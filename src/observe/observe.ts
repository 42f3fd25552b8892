// Gathers the facts: first credentials, role sessions, caller identity. Stops at the first failure. Effect: network.

import type { AmbientCredentials, AmbientPorts } from '../aws/ambient.ts';
import { parseRoleArn, type RoleArn } from '../aws/arn.ts';
import type { AssumeRequest } from '../aws/assume-role.ts';
import { getCallerIdentity } from '../aws/caller-identity.ts';
import { type GrantedSession, untilPlain } from '../aws/granted-session.ts';
import type { CallerIdentity } from '../aws/role-session.ts';
import { createSts } from '../aws/sts-client.ts';
import { identityDifferences } from '../diagnosis/rules/session.ts';
import { within } from '../net/deadline.ts';
import type { Attempt, Operation } from '../net/failure.ts';
import { failureOfOutcome } from '../net/limits.ts';
import { retry } from '../net/retry.ts';
import type { Credentials } from '../secrets/secret.ts';
import type { Settings } from '../settings/settings.ts';
import { defined } from '../util/defined.ts';
import { type ClockReading, measureClockSkew } from '../util/time.ts';
import type { Facts } from './facts.ts';
import { type ObservePorts, type Stage, timed } from './run-context.ts';
import { askedFor, type Place } from './session-request.ts';
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
  const ahead = settings.source === 'id-token' && settings.role !== undefined && Boolean(url && bearer);
  const sts = createSts({ ...ports, ...settings, noteClock, ahead });
  const stage: Stage = { settings, ports, sts, clocks, noteClock, timings };
  try {
    const { credentials, ...seen } = await timed(timings, 'total', () => reachAll(stage));
    const facts = { settings, runner: ports.runner, ...seen, clocks, observedAt: Date.now() / 1000 };
    return defined({ facts: { ...facts, timings: Object.fromEntries(timings) }, credentials });
  } finally {
    sts.close();
  }
}

/** How far the run has come. */
interface Reached
  extends Pick<Facts, 'idToken' | 'origin' | 'roleSession' | 'callerIdentity' | 'hops'>,
    Partial<Pick<Facts, 'expectations' | 'target' | 'ambientSource' | 'kept' | 'keptUntil'>> {
  readonly credentials?: Credentials;
}

const NOT_ATTEMPTED = { status: 'not-attempted' } as const;

const NOWHERE: Reached = {
  idToken: NOT_ATTEMPTED,
  origin: NOT_ATTEMPTED,
  roleSession: NOT_ATTEMPTED,
  callerIdentity: NOT_ATTEMPTED,
  hops: [],
};

/** First credentials, then one role after the other, each session verified before it is used for the next. */
async function reachAll(stage: Stage): Promise<Reached> {
  const { roleChain } = stage.settings;
  if (stage.settings.mode === 'verify' || stage.settings.useExistingCredentials) {
    const kept = await stage.ports.keepExisting(stage, { askIdentity, loadAmbient, measureClockSkew });
    if (kept !== undefined) return { ...NOWHERE, ...kept };
  }
  let reached = await reachFirst(stage);
  for (const [index, role] of roleChain.entries()) {
    if (!isVerified(reached)) return reached;
    const { roleSession } = reached;
    const hops = roleSession.status === 'succeeded' ? [...reached.hops, roleSession.value] : reached.hops;
    reached = await goOn({ ...reached, hops }, role, index === roleChain.length - 1 ? 'last' : 'on the way', stage);
  }
  return reached;
}

/** Whether the last session is there and whose it was meant to be; only then may it be used. */
function isVerified({ roleSession, callerIdentity }: Reached): boolean {
  if (roleSession.status !== 'succeeded' || callerIdentity.status !== 'succeeded') return false;
  return identityDifferences(callerIdentity.value, roleSession.value).length === 0;
}

async function reachFirst(stage: Stage): Promise<Reached> {
  switch (stage.settings.source) {
    case 'id-token':
    case 'token-file': {
      const { granted, ...before } = await exchangeToken(stage);
      return identify({ ...NOWHERE, ...before, ...targetOf(stage.settings.role) }, granted, stage);
    }
    case 'keys': {
      const { keys } = stage.ports;
      return keys === undefined ? NOWHERE : reachFromCredentials(keys, NOWHERE, stage);
    }
    case 'ambient': {
      const loaded = await loadAmbient(stage);
      if (loaded.status !== 'succeeded') return { ...NOWHERE, origin: loaded };
      const { credentials, source } = loaded.value;
      return reachFromCredentials(credentials, { ...NOWHERE, ambientSource: source }, stage);
    }
  }
}

function targetOf(role: RoleArn | undefined): Pick<Reached, 'target'> {
  return role === undefined ? {} : { target: role };
}

/** Whatever the machine's own services do with the time, the run ends when it must. */
async function loadAmbient(stage: Stage): Promise<Attempt<AmbientCredentials>> {
  const { settings, sts, timings } = stage;
  const { deadline, vault, assumeRole } = stage.ports;
  const ports: AmbientPorts = {
    ...{ settings, sts, vault, assumeRole, parseRoleArn },
    exchange: async (tokenFile, roleArn) => {
      const { idToken, granted } = await exchangeToken(stage, { tokenFile, roleArn });
      return idToken.status === 'failed' ? idToken : granted;
    },
  };
  const outcome = await within(deadline, Math.max(1, 2 * deadline.timeoutSeconds), () =>
    timed(timings, 'LoadCredentials', () => stage.ports.loadAmbient(ports)),
  );
  if (outcome.kind === 'settled') return outcome.value;
  const failure = failureOfOutcome({ service: 'runner', operation: 'LoadCredentials' }, outcome);
  return { status: 'failed', failure };
}

/** Without a role, the credentials themselves are what is to be handed on. */
async function reachFromCredentials(credentials: Credentials, before: Reached, stage: Stage): Promise<Reached> {
  const { role, roleName } = stage.settings;
  stage.sts.use(credentials);
  const identity = await askIdentity(stage);
  if (role === undefined && roleName === undefined) return { ...before, callerIdentity: identity, credentials };
  const origin = { ...before, origin: identity };
  if (identity.status !== 'succeeded') return origin;
  const target = role ?? roleIn(identity.value, roleName ?? '');
  const place = stage.settings.roleChain.length === 0 ? 'only' : 'on the way';
  return target === undefined ? origin : goOn(origin, target, place, stage);
}

/** A role by name is one of the account of the credentials. */
function roleIn({ account, arn }: CallerIdentity, pathAndName: string): RoleArn | undefined {
  const partition = arn.split(':')[1] ?? 'aws';
  return parseRoleArn(`arn:${partition}:iam::${account}:role/${pathAndName}`);
}

/** Assumes the next role with the credentials in use. */
async function goOn(before: Reached, role: RoleArn, place: Place, stage: Stage): Promise<Reached> {
  const { settings, ports, sts, timings } = stage;
  const { credentials: _, ...rest } = before;
  const { asked, policies, plain } = askedFor(role, place, settings);
  const request: AssumeRequest = {
    ...{ asked, policies, externalId: settings.externalId },
    tags: tagsBehind(before.hops, settings.sessionTags),
    vault: ports.vault,
  };
  const granted = await timed(timings, 'AssumeRole', () =>
    retry(() => untilPlain(plain, () => ports.assumeRole(sts, request)), {
      ...ports,
      maxAttempts: settings.maxAttempts,
    }),
  );
  return identify({ ...rest, target: role, callerIdentity: NOT_ATTEMPTED }, granted, stage);
}

/** What a session inherits must not be set again: STS refuses it. */
function tagsBehind(hops: Reached['hops'], tags: Settings['sessionTags']): Settings['sessionTags'] {
  const inherited = hops.flatMap(({ inheritedTagKeys = [] }) => inheritedTagKeys.map((key) => key.toLowerCase()));
  const isNew = (key: string) => !inherited.includes(key.toLowerCase()); // keys of tags have no case to STS
  const without = (some: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(some).filter(([key]) => isNew(key)));
  const transitive = tags.transitive.filter(isNew);
  return { custom: without(tags.custom), usual: without(tags.usual), transitive };
}

async function identify(before: Reached, granted: Attempt<GrantedSession>, stage: Stage): Promise<Reached> {
  if (granted.status !== 'succeeded') return { ...before, roleSession: granted };
  const { session, credentials } = granted.value;
  stage.sts.use(credentials);
  const callerIdentity = await askIdentity(stage);
  return { ...before, roleSession: { status: 'succeeded', value: session }, callerIdentity, credentials };
}

function askIdentity({ settings, ports, sts, timings }: Stage): Promise<Attempt<CallerIdentity>> {
  return timed(timings, 'GetCallerIdentity', () =>
    retry(() => getCallerIdentity(sts, ports.vault), { ...ports, maxAttempts: settings.maxAttempts }),
  );
}
