// What was asked of a session and could not be had, though nothing failed. Pure.
import type { Facts } from '../../observe/facts.ts';
import { SOURCES } from '../../settings/sources.ts';
import type { Finding, Rule } from '../finding.ts';
import { certain } from './certain.ts';

/** What was asked for and could not be had, though nothing failed. */
export const sessionRequestRules: readonly Rule<Facts>[] = [
  ({ roleSession }) =>
    roleSession.status === 'succeeded' && roleSession.value.droppedTags !== undefined
      ? [notice('SESSION_TAGS_DROPPED', { role: roleSession.value.role, tags: roleSession.value.droppedTags })]
      : [],
  ({ roleSession, settings }) => {
    if (roleSession.status !== 'succeeded' || settings.roleChain.length === 0) return [];
    const { durationSeconds: grantedSeconds } = roleSession.value;
    const { durationSeconds: requestedSeconds } = settings;
    if (grantedSeconds >= requestedSeconds) return [];
    return [notice('CHAINED_DURATION_CAPPED', { requestedSeconds, grantedSeconds })];
  },
  ({ settings }) => {
    if (!SOURCES[settings.source].usesToken || settings.roleChain.length > 0) return [];
    const { externalId, sessionTags } = settings;
    const inputs = [
      ...(externalId === undefined ? [] : ['role-external-id']),
      ...(Object.keys(sessionTags.custom).length === 0 ? [] : ['custom-tags']),
      ...(sessionTags.transitive.length === 0 ? [] : ['transitive-tag-keys']),
    ];
    return inputs.length === 0 ? [] : [notice('PARAMETERS_NOT_SENT', { inputs })];
  },
];

function notice<C extends 'SESSION_TAGS_DROPPED' | 'CHAINED_DURATION_CAPPED' | 'PARAMETERS_NOT_SENT'>(
  code: C,
  evidence: Parameters<typeof certain<C>>[1],
): Finding {
  return { ...certain(code, evidence), severity: 'notice' } as Finding;
}
