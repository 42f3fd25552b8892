// Credentials that other steps, or the machine, left for later steps. Pure.
import type { Taking } from '../../resolution/takings.ts';
import { type Finding, notice, warning } from '../finding.ts';
import { areOfEnvironment, isRubyAlone } from '../words/credential-sources.ts';

/** What tools of later steps take in place of what is published, in one finding. */
export function otherCredentials(takings: readonly Taking[]): readonly Finding[] {
  if (takings.length === 0) return [];
  const evidence = { takings };
  const isExpected = isRubyAlone(takings) || areOfEnvironment(takings);
  return [isExpected ? notice('OTHER_CREDENTIALS_WIN', evidence) : warning('OTHER_CREDENTIALS_WIN', evidence)];
}

/**
 * What tools of later steps take after a run that published nothing, or nothing for steps that don't ask for it, in one finding.
 * @param remaining - `blankable`: the variables among them that the inputs could have had blanked
 */
export function remainingCredentials(
  takings: readonly Taking[],
  remaining: { readonly blankable: readonly string[]; readonly isPublished: boolean },
  severity: 'warning' | 'notice',
): readonly Finding[] {
  // A tool that finds nothing fails. Every machine may have an instance role, and nothing here says so.
  const used = takings.filter(
    ({ source: { kind }, onlyAfterFailure }) => !onlyAfterFailure && !['nothing', 'broken', 'instance'].includes(kind),
  );
  if (used.length === 0) return [];
  const evidence = { takings: used, ...remaining };
  return [
    severity === 'warning'
      ? warning('OTHER_CREDENTIALS_REMAIN', evidence)
      : notice('OTHER_CREDENTIALS_REMAIN', evidence),
  ];
}
