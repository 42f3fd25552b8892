// The profile that the packed action makes for later steps: files that nobody else can read, and of which nothing shows. What is in them,
// when there is none, and that the end of the job takes them away is tested without a process: `unit/run/profiles.test.ts`.
import { readdirSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { setting } from './setting.ts';

const onPosix = process.platform === 'win32' ? it.skip : it; // Windows has no such modes
const OWN = `[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
`;
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe('main step', () => {
  describe('when a profile alone is asked for', () => {
    onPosix('exports nothing but its files, which nobody else can read, and shows nothing of them', async () => {
      const { sandbox, job, main } = await setting();
      await mkdir(join(job.home, '.aws'));
      await writeFile(join(job.home, '.aws', 'credentials'), OWN);
      const { raw, annotations, exported } = await main({ 'aws-profile': 'deploy' });
      const config = exported['AWS_CONFIG_FILE'] ?? '';
      const folder = dirname(config);
      const credentials = join(folder, 'credentials');
      expect(exported).toEqual({
        AWS_CONFIG_FILE: config,
        AWS_SHARED_CREDENTIALS_FILE: credentials,
        AWS_SDK_LOAD_CONFIG: '1',
        AWS_CREDENTIAL_PROFILES_FILE: credentials,
      });
      expect([dirname(folder), readdirSync(folder).sort()]).toEqual([
        job.runnerTemp,
        ['audit.jsonl', 'config', 'credentials'],
      ]);
      expect(await Promise.all([folder, config, credentials].map(modeOf))).toEqual(['700', '600', '600']);
      expect((await readFile(credentials, 'utf8')).startsWith(`${OWN}\n[deploy]\naws_access_key_id = ASIA`)).toBe(true);
      const stdout = raw.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
      const seen = [...stdout, raw.stderr, raw.summary, JSON.stringify(annotations)].join('\n');
      const secrets = [...sandbox.issuedSecrets, 'AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'];
      expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
    });
  });
});
