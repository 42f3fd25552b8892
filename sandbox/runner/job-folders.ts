// The folders of one job: a work folder laid out like the runner's, and a home of its own. All private, all removed at the end.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of a job. */
export interface JobFolders {
  readonly root: string;
  readonly home: string;
  readonly workspace: string;
  readonly runnerTemp: string;
  readonly toolCache: string;
  readonly eventFile: string;
}

/**
 * Makes the folders of a job.
 * @param repositoryName - last part of the repository's name, after which the work folder is called
 * @param event - payload of the event
 * @param runnerTemp - a temporary folder to use instead of a private one; it is not removed
 */
export async function createJobFolders(
  repositoryName: string,
  event: unknown,
  runnerTemp?: string,
): Promise<JobFolders> {
  const root = await mkdtemp(join(tmpdir(), 'sandbox-job-'));
  const work = join(root, 'work');
  const folders: JobFolders = {
    root,
    home: join(root, 'home'),
    workspace: join(work, repositoryName, repositoryName),
    runnerTemp: runnerTemp ?? join(work, '_temp'),
    toolCache: join(work, '_tool'),
    eventFile: join(work, '_event', 'event.json'),
  };
  const { home, workspace, toolCache } = folders;
  for (const folder of [home, workspace, toolCache, folders.runnerTemp, join(work, '_event')]) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  }
  await writeFile(folders.eventFile, JSON.stringify(event), { mode: 0o600 });
  return folders;
}

/**
 * Removes a job's folders with all that steps left in them.
 * @param folders - as made for the job
 */
export async function removeJobFolders({ root }: JobFolders): Promise<void> {
  await rm(root, { recursive: true, force: true, maxRetries: 3 });
}
