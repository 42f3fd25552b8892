// Reports an error that nobody expected: a bug of the action itself. Effect: one annotation.

import { error as errorFinding } from '../diagnosis/finding.ts';
import { diagnosisOf } from '../diagnosis/rank.ts';
import type { ReportPorts } from '../report/report.ts';
import type { Vault } from '../secrets/vault.ts';

/** Reports the error as a finding, or plainly if the words for it cannot be loaded. Never throws. */
export async function reportBug(
  error: unknown,
  { runner, pageOf, vault }: Pick<ReportPorts, 'runner' | 'pageOf'> & { readonly vault: Vault },
): Promise<void> {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const evidence = { name, message: vault.clean(message) };
  try {
    const { renderAnnotations } = await import('../report/annotation.ts');
    renderAnnotations(diagnosisOf([errorFinding('INTERNAL_ERROR', evidence)]), pageOf).forEach(runner.annotate);
  } catch {
    // Files of the action are missing.
    const title = 'aws-token-guard itself failed';
    runner.annotate({ level: 'error', title, message: `${name}: ${evidence.message}` });
  }
}
