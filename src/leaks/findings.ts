// The files that hold a value, as they may be shown. Pure.
import type { BytePath } from './byte-path.ts';
import { FINDINGS_MAX, type LeakedValue, type LeakFinding, type LeakReport } from './leak-report.ts';
import { relativeTo } from './places.ts';

export interface Findings {
  add(path: BytePath, values: readonly LeakedValue[]): void;
  report(): Pick<LeakReport, 'findings' | 'leakyFiles'>;
}

/**
 * @param shown - the path as it may be shown
 * @param workspace - the folder that annotations can point into
 */
export function createFindings(shown: (path: BytePath) => string, workspace: BytePath | undefined): Findings {
  const findings: LeakFinding[] = [];
  let leakyFiles = 0;
  return {
    add: (path, values) => {
      leakyFiles++;
      if (findings.length >= FINDINGS_MAX) return;
      const relative = relativeTo(workspace, path);
      const workspacePath = relative === undefined ? {} : { workspacePath: shown(relative) };
      findings.push({ path: shown(path), ...workspacePath, values });
    },
    report: () => ({ findings, leakyFiles }),
  };
}
