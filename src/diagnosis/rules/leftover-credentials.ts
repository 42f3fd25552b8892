// Credentials that other steps, or the machine, left in the environment, and that later steps find. Pure.
import type { RunnerFacts } from '../../observe/facts.ts';
import type { Taking } from '../../resolution/takings.ts';
import { BEFORE_PROFILE } from '../../settings/publish-mode.ts';
import type { Settings } from '../../settings/settings.ts';
import { type Finding, notice, warning } from '../finding.ts';
import { isRubyAlone } from '../words/credential-sources.ts';

/** What tools of later steps take in place of what is published, in one finding. */
export function otherCredentials(takings: readonly Taking[]): readonly Finding[] {
  if (takings.length === 0) return [];
  const evidence = { takings };
  return [
    isRubyAlone(takings) ? notice('OTHER_CREDENTIALS_WIN', evidence) : warning('OTHER_CREDENTIALS_WIN', evidence),
  ];
}

/** The variables with which later steps still find credentials after a run that published none. */
export function remainingCredentials(
  { inherited }: RunnerFacts,
  { mode, unsetCurrentCredentials }: Partial<Settings>,
  severity: 'warning' | 'notice',
): readonly Finding[] {
  if (mode === 'verify') return []; // which is about those credentials
  const isBlanked = mode === 'configure' && unsetCurrentCredentials === true;
  const variables = (inherited?.variables ?? []).filter((name) => !isBlanked || !BEFORE_PROFILE.includes(name));
  if (variables.length === 0) return [];
  const code = 'OTHER_CREDENTIALS_REMAIN';
  return [severity === 'warning' ? warning(code, { variables }) : notice(code, { variables })];
}
