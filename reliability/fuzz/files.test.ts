// Whatever is in files: profiles, the helper's cache, the post step's state, the runner's files, and what the leak check meets.
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import fc from 'fast-check';
import { parseEnvironmentFile } from '../../sandbox/runner/environment-file.ts';
import { fileCommands } from '../../src/github/runner-files.ts';
import { checkLeaks } from '../../src/leaks/leak-check.ts';
import { leakWords } from '../../src/leaks/leak-words.ts';
import { issuedLine, parseIssued } from '../../src/publish/issued.ts';
import { endedEarly, restoreEnvironment } from '../../src/publish/post-state.ts';
import { checkText, hasSection, sectionEntries, setSection } from '../../src/publish/profiles/ini.ts';
import { writeProfiles } from '../../src/publish/profiles/profile-files.ts';
import { obtainSession } from '../../src/publish/refresh/obtain.ts';
import {
  parametersFileIn,
  readParameters,
  readSession,
  remainingOf,
  sessionFileIn,
} from '../../src/publish/refresh/session-folder.ts';
import { createVault } from '../../src/secrets/vault.ts';
import {
  anyText,
  credentials,
  issuedLines,
  jsonOf,
  jsonValue,
  longText,
  near,
  renewalParameters,
  savedVariables,
  secretAccessKey,
  storedSession,
  USUAL_PIECES,
} from './arbitraries.ts';
import { commandsIn, expectHarmlessPage, expectNoSecrets, expectPlainLine, property } from './support.ts';

const NOW = 1_800_000_000;
let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'fuzz-files-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Gives a case a folder of its own. */
async function inFolder<T>(use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(root, 'case-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Undefined where the text was refused; a bug is thrown. */
function unlessRefused<T>(action: () => T, onRefusal: (message: string) => void = () => {}): T | undefined {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Error) || !/^(?:Error|ProfileExistsError)$/.test(error.name)) throw error;
    onRefusal(error.message);
    return undefined;
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
  const name = near('deploy', 'default', 'a b', 'profile x', 'new');
  const entries = fc.dictionary(
    near('region', 'role_arn', 'aws_access_key_id'),
    near('eu-central-1', 'a = b', '/usr/bin/node x'),
    { minKeys: 1, maxKeys: 3 },
  );
  const text = fc.oneof(
    { weight: 5, arbitrary: near(INI, INI.replaceAll('\n', '\r\n')) },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'[]=#; \n\r\tab"'), maxLength: 80 }) },
  );

  const badKeys = fc.record({ secret: secretAccessKey, text, before: anyText, after: anyText });
  property('refuse a key that cannot be written, without showing it', 2000, badKeys, (one) => {
    const key = one.before + one.secret + one.after;
    unlessRefused(
      () => setSection(one.text, 'deploy', { aws_secret_access_key: key }),
      (message) => expectNoSecrets(message, [one.secret]),
    );
  });

  const PIECES = ['[', ']', '[a]\n', 'profile ', 'a', '=', ' ', '\n', '\r\n', '#', ';', '"', "'", '\t', ' a = b\n'];
  property('are read at once, however long they are', 300, longText(PIECES), (long) => {
    unlessRefused(() => checkText(long));
    unlessRefused(() => setSection(long, 'profile deploy', { region: 'x' }));
    expect(hasSection(long, 'a')).toBe(sectionEntries(long, 'a') !== undefined);
  });

  const profiles = fc.array(fc.record({ name, credentials, config: entries }), { minLength: 1, maxLength: 3 });
  const files = fc.record({ text, profiles, overwrite: fc.boolean() });
  property('are written, or refused without a key', 500, files, (one) =>
    inFolder((folder) => {
      const config = join(root, 'config-source');
      writeFileSync(config, one.text);
      const secrets = one.profiles.map(({ credentials: { secretAccessKey: secret } }) => secret);
      unlessRefused(
        () => writeProfiles(folder, one.profiles, { config, credentials: config }, { overwrite: one.overwrite }),
        (message) => expectNoSecrets(message, secrets),
      );
    }),
  );
});

describe("the helper's cache", () => {
  const at = fc.oneof(fc.constantFrom(1_799_999_990, 1_800_000_001, 1e300), jsonValue);
  const cases = fc.record({
    session: fc.oneof({ weight: 4, arbitrary: storedSession(NOW) }, { weight: 1, arbitrary: anyText }),
    refusal: fc.oneof(jsonOf({ at, reason: jsonValue }), anyText),
    parameters: fc.oneof(renewalParameters, anyText),
    renews: fc.boolean(),
  });
  const FRESH = {
    answer: { Version: 1, AccessKeyId: 'a', SecretAccessKey: 'b', SessionToken: 'c', Expiration: 'd' },
    expiresAt: NOW + 3600,
    storedAt: NOW,
    behindSeconds: 0,
  };

  property('gives a session that lasts, or a reason', 1500, cases, (one) =>
    inFolder(async (folder) => {
      const write = (path: string, text: string) => writeFileSync(path, text, { mode: 0o600 });
      write(sessionFileIn(folder), one.session);
      write(join(folder, 'refusal.json'), one.refusal);
      write(parametersFileIn(folder), one.parameters);
      const kept = readParameters(folder);
      if (kept !== undefined) expect(typeof kept.auditFile).toBe('string');
      const there = readSession(folder);
      const renew = async () => {
        if (!one.renews) return 'No.';
        write(sessionFileIn(folder), JSON.stringify(FRESH));
        return undefined;
      };
      const obtained = await obtainSession(folder, { now: () => NOW, renew });
      if (!obtained.ok) {
        expect(obtained.reason).not.toBe('');
        return;
      }
      const { Version, AccessKeyId } = obtained.answer;
      expect(Version).toBe(1);
      expect(AccessKeyId).not.toBe('');
      // A session stored after the helper started is given however short it is: the next would be no longer.
      const leastSeconds = there?.storedAt === NOW ? 0 : 15;
      expect(there === undefined || remainingOf(there, NOW) > leastSeconds || AccessKeyId === 'a').toBe(true);
    }),
  );
});

describe("the post step's state", () => {
  const cases = fc.record({
    text: fc.oneof(
      savedVariables,
      jsonValue.map((value) => JSON.stringify(value)),
      anyText,
    ),
    ends: fc.oneof(fc.constantFrom('1', '1799999999', '-1', 'Infinity', 'NaN', 'x', ''), fc.integer().map(String)),
    remedy: fc.oneof(fc.constantFrom('refresh', 'constructor', '__proto__', 'toString'), anyText),
    current: fc.dictionary(fc.constantFrom('AWS_REGION', 'AWS_X', 'PATH'), anyText),
  });
  property('gives back AWS variables alone', 8000, cases, ({ text, ends, remedy, current }) => {
    const names = Object.keys(restoreEnvironment(text, current));
    expect(names.filter((one) => !/^AWS_[A-Z_]+$/.test(one))).toEqual([]);
    expectPlainLine(endedEarly(ends, remedy, NOW) ?? '');
  });
});

describe("the runner's files", () => {
  const ODD = ['a\nghadelimiter_x\nPATH=/evil', 'EOF\n', '\r', '\n', ''];
  const values = fc.dictionary(
    fc.constantFrom('AWS_REGION', 'AWS_SESSION_TOKEN', 'subject', 'audit-file'),
    fc.oneof(anyText, fc.constantFrom(...ODD)),
  );
  property('give every value back', 8000, values, (given) => {
    const { pairs, problem } = parseEnvironmentFile(fileCommands(given));
    expect(problem).toBeUndefined();
    expect(Object.fromEntries(pairs)).toEqual({ ...given });
  });
});

describe('the leak check', () => {
  const texts = fc.oneof({ weight: 3, arbitrary: issuedLines }, { weight: 1, arbitrary: anyText });
  property('looks for what was issued, or leaves it out', 1500, texts, (text) =>
    inFolder((folder) => {
      const sessions = parseIssued(text);
      const report = checkLeaks({ sessions, places: [{ name: 'x', path: folder }], now: () => 0 });
      const roles = [...new Set(sessions.map(({ role }) => role).filter((role) => role !== ''))];
      const now = Math.max(NOW, ...sessions.map(({ issuedAt = 0 }) => issuedAt + 1));
      for (const line of leakWords({ report, roles, now }).log) expectPlainLine(line);
    }),
  );

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
    keys: credentials,
    encode: fc.constantFrom(...ENCODINGS),
    before: fc.oneof(anyText, longText(USUAL_PIECES, [1000, 20_000])),
    after: anyText,
    name: fileName,
    isKeyInName: fc.constantFrom(true, false, false, false),
    role: near('arn:aws:iam::111122223333:role/x'),
    hasLink: fc.boolean(),
  });
  property('finds a secret in a file of any name, and tells it as text', 500, leaks, (one) =>
    inFolder((path) => {
      const { keys } = one;
      const name = one.isKeyInName ? `${one.name.slice(0, 20)}${keys.accessKeyId}` : one.name;
      writeFileSync(join(path, name), `${one.before}\n${one.encode(keys.secretAccessKey)}\n${one.after}`);
      if (one.hasLink) symlinkSync('/dev/zero', join(path, 'link-to-zero'));
      const kept = createVault(() => {}).keep(keys);
      const sessions = parseIssued(issuedLine({ role: { text: one.role } } as never, kept));
      const places = [{ name: 'workspace', path, isWorkspace: true }];
      const report = checkLeaks({ sessions, places, now: () => 0 });
      const { warnings, error = '', log, summary } = leakWords({ report, roles: [one.role], now: NOW });
      expect(report.leakyFiles).toBe(1);
      const commands = commandsIn([...warnings, error].join('\n'));
      expect(commands.map((command) => command.name)).toEqual(['warning', 'error']);
      for (const line of log) expectPlainLine(line);
      expectNoSecrets([...warnings, error, ...log, summary].join('\n'), Object.values(keys));
      expectHarmlessPage(summary);
    }),
  );
});
