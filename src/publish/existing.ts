// Publishes what goes with credentials that later steps have already. Loaded only where they stay. Effect: files.
import type { Finding } from '../diagnosis/finding.ts';
import type { VerifiedFacts } from '../diagnosis/verified.ts';
import type { PublishedValues } from '../github/runner.ts';
import { BEFORE_PROFILE, BESIDE_KEYS, publishModeOf } from '../settings/publish-mode.ts';
import { looksAtMachine } from '../settings/settings.ts';
import { saveState } from './post-state.ts';
import { lookForOthers, type PublishPorts, publishValues } from './publish.ts';
import { emptied, type Previous, regionVariables, verifiedOutputs } from './values.ts';

/**
 * Publishes what goes with credentials that later steps have already.
 * @returns what tools would take in their place
 * @throws Error as `publishSessions`
 */
export async function publishExisting(verified: VerifiedFacts, ports: PublishPorts): Promise<readonly Finding[]> {
  const values = existingValues(verified, ports.environment);
  const { environmentKeys } = publishModeOf(verified.facts.settings);
  const others = environmentKeys
    ? await lookForOthers(values, ports, ({ ofExisting }, later) => ofExisting(verified.facts.settings, later))
    : [];
  await publishValues(values, ports);
  return others;
}

/**
 * What is published of existing credentials, which later steps have already: the region, so that they work, and blanks for what tools
 * would take first. With a region alone nothing is blanked.
 */
export function existingValues(verified: VerifiedFacts, previous: Previous): PublishedValues {
  const { settings } = verified.facts;
  const { environmentKeys } = publishModeOf(settings);
  const areKeys = Boolean(previous['AWS_ACCESS_KEY_ID'] && previous['AWS_SECRET_ACCESS_KEY']);
  const besideKept = areKeys ? BESIDE_KEYS : BEFORE_PROFILE;
  const inTheWay = looksAtMachine(settings) ? [] : besideKept;
  const names = inTheWay.filter((name) => name !== 'AWS_CREDENTIAL_EXPIRATION' || isPast(previous[name]));
  const environment = environmentKeys ? { ...emptied(names, previous), ...regionVariables(settings) } : {};
  const state = environmentKeys ? saveState(environment, previous) : {};
  return { environment, outputs: verifiedOutputs(verified), state };
}

function isPast(end = ''): boolean {
  return end !== '' && !(Date.parse(end) > Date.now());
}
