// What the workflows of a repository will have when they run, and what is wrong with them: the whole story. Effect: reads files.
import { entriesOf, entryOf, itemsOf, remoteAction, textOf } from '../github/workflow/tree.ts';
import type { PredictedRun, PreflightOptions, PreflightReport } from './preflight-report.ts';
import { readRepository } from './workflow-files.ts';

/** Looks at the workflows of a repository. Never throws for what is in them. */
export async function preflight({ root, paths = [] }: PreflightOptions): Promise<PreflightReport> {
  const repository = await readRepository(root, paths);
  const runs: PredictedRun[] = [];
  for (const { file, tree } of repository.workflows) {
    for (const job of entriesOf(entryOf(tree.root, 'jobs')?.value) ?? []) {
      for (const step of itemsOf(entryOf(job.value, 'steps')?.value) ?? []) {
        const uses = entryOf(step, 'uses');
        const { repository: name = '' } = remoteAction(textOf(uses?.value) ?? '') ?? {};
        if (uses === undefined || !/\/(?:aws-token-guard|configure-aws-credentials)$/i.test(name)) continue;
        const { line } = tree.spanOf(uses);
        runs.push({ file, line, job: job.name, trigger: 'any', permission: 'unknown', verdict: 'unknown' });
      }
    }
  }
  return { findings: [], runs, files: repository.count, unread: repository.unread };
}
