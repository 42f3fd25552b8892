// Whatever is in files: profiles, and what the leak check meets.
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { checkLeaks } from '../../src/leaks/leak-check.ts';
import { leakWords } from '../../src/leaks/leak-words.ts';
import { issuedLine, parseIssued } from '../../src/publish/issued.ts';
import { checkText, hasSection, sectionEntries, setSection } from '../../src/publish/profiles/ini.ts';
import { writeProfiles } from '../../src/publish/profiles/profile-files.ts';
import { createVault } from '../../src/secrets/vault.ts';
import { anyText, CREDENTIALS, issuedLines, longText, mostly, near, USUAL_PIECES } from './arbitraries.ts';
import { commandsIn, expectHarmlessPage, expectNoSecrets, expectPlainLines, inFolder, property } from './support.ts';

const NOW = 1_800_000_000;

/** A refusal is an error of ours that shows none of the secrets; anything else is a bug. */
function unlessRefused(action: () => unknown, secrets: readonly string[] = []): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof Error) || !/^(?:Error|ProfileExistsError)$/.test(error.name)) throw error;
    expectNoSecrets(error.message, secrets);
  }
}

const INI = `# mine
[default]
region = eu-central-1
aws_access_key_id=AKIAIOSFODNN7EXAMPLE

[profile deploy]  ; old
region = us-east-1
s3 =
  max_concurrent_requests = 20
[profile "a b"]
role_arn = arn:aws:iam::111122223333:role/x\r
[deploy]
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
[sso-session x]
sso_region = us-east-1
`;

describe('profiles', () => {
  const usual = fc.oneof(
    { weight: 5, arbitrary: near(INI, INI.replaceAll('\n', '\r\n')) },
    fc.string({ unit: fc.constantFrom(...'[]=#; \n\r\tab"'), maxLength: 80 }),
  );
  const PIECES = ['[', ']', '[a]\n', 'profile ', 'a', '=', ' ', '\n', '\r\n', '#', ';', '"', "'", '\t', ' a = b\n'];
  const texts = mostly(usual, longText(PIECES));
  const keys = fc.tuple(anyText, CREDENTIALS.secretAccessKey, anyText);
  property(
    'are read at once, and refuse a key that cannot be written, without showing it',
    3000,
    fc.tuple(texts, keys),
    ([text, key]) => {
      unlessRefused(() => checkText(text));
      unlessRefused(() => setSection(text, 'deploy', { aws_secret_access_key: key.join('') }), [key[1]]);
      expect(hasSection(text, 'a')).toBe(sectionEntries(text, 'a') !== undefined);
    },
  );

  const profile = fc.record({
    name: near('deploy', 'default', 'a b', 'profile x', 'new'),
    credentials: fc.record(CREDENTIALS),
    config: fc.dictionary(
      near('region', 'role_arn', 'aws_access_key_id'),
      near('eu-central-1', 'a = b', '/usr/bin/node x'),
      { minKeys: 1, maxKeys: 3 },
    ),
  });
  const profiles = fc.array(profile, { minLength: 1, maxLength: 3 });
  const files = fc.record({ text: usual, profiles, overwrite: fc.boolean() });
  property('are written, or refused without a key', 500, files, (one) =>
    inFolder((folder) => {
      const config = join(folder, 'source');
      writeFileSync(config, one.text);
      unlessRefused(
        () => writeProfiles(folder, one.profiles, { config, credentials: config }, { overwrite: one.overwrite }),
        one.profiles.map(({ credentials }) => credentials.secretAccessKey),
      );
    }),
  );
});

describe('the leak check', () => {
  const ENCODINGS: readonly ((secret: string) => string)[] = [
    (text) => text,
    (text) => Buffer.from(text).toString('base64'),
    encodeURIComponent,
    (text) => JSON.stringify(text),
    (text) => Buffer.from(text).toString('hex'),
    (text) => text.replace(/.{20}/g, '$&\n'),
  ];
  const fileName = anyText
    .map((text) => text.replace(/[/\0]/g, '_').slice(0, 60))
    .filter((text) => !['', '.', '..'].includes(text) && Buffer.byteLength(text) <= 200);
  const leaks = fc.record({
    issued: fc.oneof({ weight: 3, arbitrary: issuedLines }, anyText),
    keys: fc.record(CREDENTIALS),
    encode: fc.constantFrom(...ENCODINGS),
    before: fc.oneof(anyText, longText(USUAL_PIECES, [1000, 20_000])),
    after: anyText,
    name: fileName,
    isKeyInName: fc.constantFrom(true, false, false, false),
    role: near('arn:aws:iam::111122223333:role/x'),
    hasLink: fc.boolean(),
  });
  property('finds a secret in a file of any name, whatever else was issued, and tells it as text', 1000, leaks, (one) =>
    inFolder((path) => {
      const { keys } = one;
      const name = one.isKeyInName ? `${one.name.slice(0, 20)}${keys.accessKeyId}` : one.name;
      writeFileSync(join(path, name), `${one.before}\n${one.encode(keys.secretAccessKey)}\n${one.after}`);
      if (one.hasLink) symlinkSync('/dev/zero', join(path, 'link-to-zero'));
      const kept = createVault(() => {}).keep(keys);
      const sessions = parseIssued(`${one.issued}\n${issuedLine({ role: { text: one.role } } as never, kept)}`);
      const places = [{ name: 'workspace', path, isWorkspace: true }];
      const report = checkLeaks({ sessions, places, now: () => 0 });
      const roles = sessions.map(({ role }) => role).filter((role) => role !== '');
      const { warnings, error = '', log, summary } = leakWords({ report, roles: [...new Set(roles)], now: NOW });
      expect(report.leakyFiles).toBe(1);
      const commands = commandsIn([...warnings, error].join('\n'));
      expect(commands.map((command) => command.name)).toEqual(['warning', 'error']);
      expectPlainLines(...log);
      expectNoSecrets([...warnings, error, ...log, summary].join('\n'), Object.values(keys));
      expectHarmlessPage(summary);
    }),
  );
});
