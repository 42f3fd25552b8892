// Credentials that other steps, or the machine, left in the environment. Pure.
import type { Taking } from '../../resolution/takings.ts';
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
