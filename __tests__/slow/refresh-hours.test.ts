// A job of six hours with a profile that renews itself: the clocks of the sandbox and of the tools are moved together.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from '@jest/globals';
import {
  clockAhead,
  exchangesOf,
  launcherOf,
  NO_CLI,
  NO_CLOCK,
  type Refreshed,
  refreshed,
  SESSION_ARN,
} from '../dist/refresh-setting.ts';
import { ACTION_DIRECTORY } from '../dist/setting.ts';

const HOURS = 6;
const STEP_SECONDS = 1800;
const MOMENTS = Array.from({ length: (HOURS * 3600) / STEP_SECONDS + 1 }, (_, index) => index * STEP_SECONDS);
/** A session of an hour is renewed five minutes before its end. */
const EXCHANGES = Math.ceil((HOURS * 3600) / (3600 - 300));

const unlessMissing = (...reasons: readonly (string | undefined)[]) => {
  const missing = reasons.filter((reason) => reason !== undefined);
  return missing.length === 0 ? { test: it, note: '' } : { test: it.skip, note: ` (skipped: ${missing.join(', ')})` };
};
const withCliAndClock = unlessMissing(NO_CLI, NO_CLOCK);
const withClock = unlessMissing(NO_CLOCK);

const ask = (seconds: number) =>
  `${Object.entries(clockAhead(seconds))
    .map(([name, value]) => `export ${name}='${value}'`)
    .join('; ')}; aws sts get-caller-identity --endpoint-url "$AWS_ENDPOINT_URL_STS" --query Arn --output text`;

/** An SDK in a process that lives as long as the job: asks with one client whenever a line comes in. */
const CONSUMER = `
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
const require = createRequire(process.argv[2]);
const { STSClient, GetCallerIdentityCommand } = require('@aws-sdk/client-sts');
const { fromIni } = require('@aws-sdk/credential-provider-ini');
const endpoint = process.env.AWS_ENDPOINT_URL_STS;
const sts = new STSClient({ region: process.env.AWS_REGION, endpoint, credentials: fromIni(), maxAttempts: 1 });
for await (const line of createInterface({ input: process.stdin })) {
  const answer = await sts.send(new GetCallerIdentityCommand({})).then(({ Arn }) => Arn, (error) => error.name + ': ' + error.message);
  console.log(JSON.stringify({ line, answer, now: Date.now() }));
}
`;

/** Answers of one process with one client, at the moments given. */
async function askLongLived(
  { sandbox, job, environment, result }: Refreshed,
  moments: readonly number[],
): Promise<readonly { readonly answer: string; readonly aheadSeconds: number }[]> {
  const [script, clock] = [join(job.workspace, 'consumer.mjs'), join(job.workspace, 'clock')];
  await writeFile(script, CONSUMER);
  await writeFile(clock, '+0\n');
  const env = { ...environment, ...result.exported, ...clockAhead({ file: clock }) };
  const child = spawn(process.execPath, [script, join(ACTION_DIRECTORY, 'package.json')], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answers: { readonly answer: string; readonly aheadSeconds: number }[] = [];
  let at = 0;
  for (const moment of moments) {
    await writeFile(clock, `+${moment}\n`);
    sandbox.advanceClock(moment - at);
    at = moment;
    child.stdin.write(`${moment}\n`);
    const { answer, now } = JSON.parse((await lines.next()).value ?? '{}') as { answer: string; now: number };
    answers.push({ answer, aheadSeconds: Math.round((now - Date.now()) / 1000) });
  }
  child.stdin.end();
  await once(child, 'close');
  return answers;
}

describe('AWS CLI', () => {
  describe(`when a job lasts six hours${withCliAndClock.note}`, () => {
    withCliAndClock.test(
      'never sees a session that has ended, and there are no more exchanges than needed',
      async () => {
        const { sandbox, job } = await refreshed();
        const seen: string[] = [];
        for (const moment of MOMENTS) {
          if (moment > 0) sandbox.advanceClock(STEP_SECONDS);
          const { raw } = await job.runScript(ask(moment));
          seen.push(`${moment}: ${raw.stdout.trim()}${raw.stderr.trim()}`);
        }
        expect(seen).toEqual(MOMENTS.map((moment) => `${moment}: ${SESSION_ARN}`));
        expect([MOMENTS.length, exchangesOf(sandbox)]).toEqual([13, EXCHANGES]);
      },
    );

    withCliAndClock.test('would be refused with the first session, which ends', async () => {
      const { sandbox, job, help } = await refreshed();
      const first = JSON.parse((await help().answer).stdout) as Readonly<Record<string, string>>;
      sandbox.advanceClock(70 * 60);
      const variables = [
        `AWS_ACCESS_KEY_ID=${first['AccessKeyId']}`,
        `AWS_SECRET_ACCESS_KEY=${first['SecretAccessKey']}`,
        `AWS_SESSION_TOKEN=${first['SessionToken']}`,
      ];
      const withFirst = await job.runScript(`unset AWS_PROFILE\nexport ${variables.join(' ')}\n${ask(70 * 60)}`);
      expect([withFirst.outcome, withFirst.raw.stderr]).toEqual(['failure', expect.stringContaining('ExpiredToken')]);
      const wrongClock = await job.runScript(ask(0));
      expect([wrongClock.outcome, wrongClock.raw.stderr]).toEqual([
        'failure',
        expect.stringContaining('SignatureDoesNotMatch'),
      ]);
      expect((await job.runScript(ask(70 * 60))).raw.stdout.trim()).toBe(SESSION_ARN);
    });
  });
});

describe('SDK for JavaScript', () => {
  describe(`when one client lives for six hours${withClock.note}`, () => {
    withClock.test('never sees a session that has ended, and there are no more exchanges than needed', async () => {
      const there = await refreshed();
      const answers = await askLongLived(there, MOMENTS);
      expect(answers.map(({ answer }) => answer)).toEqual(MOMENTS.map(() => SESSION_ARN));
      expect(answers.filter(({ aheadSeconds }, index) => Math.abs(aheadSeconds - (MOMENTS[index] ?? 0)) > 2)).toEqual(
        [],
      );
      expect(exchangesOf(there.sandbox)).toBe(EXCHANGES);
      expect(there.sandbox.requests.filter(({ operation }) => operation === 'GetCallerIdentity')).toHaveLength(
        MOMENTS.length + EXCHANGES,
      );
    });

    withClock.test('asks the helper once it is within five minutes of the end, and gets another session', async () => {
      const there = await refreshed();
      const moments = [0, 3240, 3290, 3310, 3600];
      const answers = await askLongLived(there, moments);
      expect(answers.map(({ answer }) => answer)).toEqual(moments.map(() => SESSION_ARN));
      expect(exchangesOf(there.sandbox)).toBe(2);
      expect(launcherOf(there)).toContain('credential-process.js');
    });
  });
});
