// What the tests of sessions that renew themselves share, whether a process renews them or not: their files, and what STS was asked for.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sandbox } from '../sandbox/server.ts';

/** How many sessions STS was asked for, the main step's among them. */
export function exchangesOf({ requests }: Sandbox): number {
  return requests.filter(({ byClient, operation }) => byClient && operation === 'AssumeRoleWithWebIdentity').length;
}

/** A session as the helper keeps it. */
export interface Stored {
  readonly answer: Readonly<Record<string, unknown>>;
  readonly expiresAt: number;
  readonly storedAt: number;
  readonly behindSeconds: number;
}

export async function storedIn(session: string): Promise<Stored> {
  return JSON.parse(await readFile(join(session, 'session.json'), 'utf8')) as Stored;
}

/** Lets the session that is kept have so much time left, and no more. */
export async function leave(session: string, remainingSeconds: number): Promise<void> {
  const stored = await storedIn(session);
  const expiresAt = Math.floor(Date.now() / 1000) + remainingSeconds;
  const Expiration = new Date(expiresAt * 1000).toISOString();
  const text = JSON.stringify({ ...stored, expiresAt, answer: { ...stored.answer, Expiration } });
  await writeFile(join(session, 'session.json'), text, { mode: 0o600 });
}

/** The refused renewals in the audit record. */
export async function refusalsIn({
  folder,
}: {
  readonly folder: string;
}): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const lines = (await readFile(join(folder, 'audit.jsonl'), 'utf8')).trimEnd().split('\n');
  const events = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  return events.filter(({ event }) => event === 'renewal-refused');
}

/** All that the sandbox gave out and that shows in the text. */
export function secretsIn(text: string, { issuedSecrets }: Sandbox): readonly string[] {
  return issuedSecrets.filter((secret) => text.includes(secret));
}

/** Waits until it is so; a condition that does not come true fails the test by its time limit. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
