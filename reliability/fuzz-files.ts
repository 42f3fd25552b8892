// Probes of what lies in files: profiles, the helper's cache, the post step's state, the record, and whatever the leak check meets.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { parseEnvironmentFile } from '../sandbox/runner/environment-file.ts';
import { fileCommands } from '../src/github/runner-files.ts';
import { checkLeaks } from '../src/leaks/leak-check.ts';
import { leakWords } from '../src/leaks/words.ts';
import { issuedLine, parseIssued } from '../src/publish/issued.ts';
import { endedEarly, restoreEnvironment, saveState } from '../src/publish/post-state.ts';
import {
  checkText,
  configSection,
  hasSection,
  removeSection,
  sectionEntries,
  setSection,
} from '../src/publish/profiles/ini.ts';
import { type ProfileEntry, writeProfiles } from '../src/publish/profiles/profile-files.ts';
import { obtainSession } from '../src/publish/refresh/obtain.ts';
import {
  parametersFileIn,
  readParameters,
  readSession,
  remainingOf,
  sessionFileIn,
} from '../src/publish/refresh/session-folder.ts';
import { createVault } from '../src/secrets/vault.ts';
import { commandsIn, firstOf, harmlessPage, plainLine, withoutSecrets } from './fuzz-oracles.ts';
import { type Probe, probe, type Verdict } from './fuzz-probe.ts';
import { accessKeyId, anyText, longText, near, secretAccessKey, sessionToken, USUAL_PIECES } from './fuzz-texts.ts';

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

const name = near(['deploy', 'default', 'a b', 'profile x', 'new']);
const entries = fc.dictionary(
  near(['region', 'role_arn', 'aws_access_key_id']),
  near(['eu-central-1', 'a = b', '/usr/bin/node x']),
  { minKeys: 1, maxKeys: 3 },
);
const iniText = fc.oneof(
  { weight: 5, arbitrary: near([INI, INI.replaceAll('\n', '\r\n')]) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'[]=#; \n\r\tab"'), maxLength: 80 }) },
);

type IniCase = { readonly text: string; readonly name: string; readonly entries: Readonly<Record<string, string>> };

/** What cannot be written so that everybody reads it alike is refused, without its value. */
function attempt<T>(action: () => T): { readonly value: T } | { readonly refused: string } {
  try {
    return { value: action() };
  } catch (error) {
    if (error instanceof Error && error.name === 'Error') return { refused: error.message };
    throw error; // a bug
  }
}

function checkIni({ text, name: profile, entries: given }: IniCase): Verdict {
  const ours = { ...given }; // with a prototype, like what is read back
  const section = configSection(profile);
  const result = attempt(() => setSection(text, section, ours));
  if ('refused' in result) return undefined;
  const written = result.value;
  const others = ['default', 'deploy', 'profile deploy', 'profile a b', 'sso-session x'].filter(
    (other) => other !== section,
  );
  const changed = others.find(
    (other) => !isDeepStrictEqual(sectionEntries(text, other), sectionEntries(written, other)),
  );
  const removed = attempt(() => removeSection(written, section));
  return firstOf(
    isDeepStrictEqual(sectionEntries(written, section), ours)
      ? undefined
      : `Read back as ${JSON.stringify(sectionEntries(written, section))}.`,
    changed === undefined ? undefined : `The section ${changed} has changed.`,
    // A lone CR at the end becomes one of a line break, and then the others follow it.
    sameLines(setSection(written, section, ours), written) ? undefined : 'Writing it again changes the text.',
    'value' in removed && !hasSection(removed.value, section) ? undefined : 'It cannot be removed again.',
  );
}

function sameLines(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n');
}

const badKey = fc.record({ secret: secretAccessKey, text: iniText, before: anyText, after: anyText });

/** A key that not everybody would read alike, or that goes into a file which is no such one. */
function checkBadKey({
  secret,
  text,
  before,
  after,
}: typeof badKey extends fc.Arbitrary<infer T> ? T : never): Verdict {
  const result = attempt(() => setSection(text, 'deploy', { aws_secret_access_key: before + secret + after }));
  return 'refused' in result ? withoutSecrets('The refusal', result.refused, [secret]) : undefined;
}

function checkLongIni(text: string): Verdict {
  attempt(() => checkText(text));
  attempt(() => setSection(text, 'profile deploy', { region: 'x' }));
  return hasSection(text, 'a') === (sectionEntries(text, 'a') !== undefined) ? undefined : 'There and not there.';
}

function checkProfileFiles(folder: string) {
  const config = join(folder, 'config-source');
  let count = 0;
  return ({
    text,
    profiles,
    overwrite,
  }: {
    readonly text: string;
    readonly profiles: readonly ProfileEntry[];
    readonly overwrite: boolean;
  }): Verdict => {
    count += 1;
    const own = join(folder, `p${count}`);
    mkdirSync(own);
    writeFileSync(config, text);
    try {
      const result = attempt(() => {
        try {
          return writeProfiles(own, profiles, { config, credentials: config }, { overwrite });
        } catch (error) {
          if (error instanceof Error && error.name === 'ProfileExistsError') throw new Error(error.message);
          throw error;
        }
      });
      if (!('refused' in result)) return undefined;
      return withoutSecrets(
        'The refusal',
        result.refused,
        profiles.map(({ credentials }) => credentials?.secretAccessKey ?? 'x'.repeat(16)),
      );
    } finally {
      rmSync(own, { recursive: true });
    }
  };
}

const profileEntry: fc.Arbitrary<ProfileEntry> = fc.record({
  name,
  credentials: fc.record({ accessKeyId, secretAccessKey, sessionToken }),
  config: entries,
});

const json = fc.oneof(fc.jsonValue({ maxDepth: 2 }), anyText, fc.double(), fc.constantFrom(-1e300, 1e300, 0));
const stored = fc
  .record(
    {
      answer: fc.oneof(
        {
          weight: 5,
          arbitrary: fc.record({
            Version: fc.constantFrom(1, 1, 1, 2, '1'),
            AccessKeyId: anyText,
            SecretAccessKey: anyText,
            SessionToken: anyText,
            Expiration: anyText,
            extra: json,
          }),
        },
        { weight: 1, arbitrary: json },
      ),
      expiresAt: fc.oneof(fc.constantFrom(4e9, 1.8e9, 1e9, -1e300, 8.65e12), json),
      storedAt: fc.oneof(fc.constantFrom(1.8e9, 1e9, 4e9), json),
      behindSeconds: fc.oneof(fc.constantFrom(0, 5, -1e9), json),
    },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value));
const refusal = fc
  .record(
    { at: fc.oneof(fc.constantFrom(1_799_999_990, 1_800_000_001, 1e300), json), reason: json },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value));
const parameters = fc
  .record({ settings: json, proxyInputs: json, auditFile: json, action: json }, { requiredKeys: [] })
  .map((value) => JSON.stringify(value));
const cache = fc.record({
  session: fc.oneof({ weight: 4, arbitrary: stored }, { weight: 1, arbitrary: anyText }),
  refusal: fc.oneof(refusal, anyText),
  parameters: fc.oneof(parameters, anyText),
  renews: fc.boolean(),
});

const NOW = 1_800_000_000;

/** The helper with these files in its folder, and somebody who gets a new session or says why not. */
function checkCache(folder: string) {
  return async (files: typeof cache extends fc.Arbitrary<infer T> ? T : never): Promise<Verdict> => {
    const write = (path: string, text: string) => writeFileSync(path, text, { mode: 0o600 });
    write(sessionFileIn(folder), files.session);
    write(join(folder, 'refusal.json'), files.refusal);
    write(parametersFileIn(folder), files.parameters);
    const kept = readParameters(folder);
    if (kept !== undefined && typeof kept.auditFile !== 'string') return 'Parameters without a record.';
    const there = readSession(folder);
    const fresh = {
      answer: { Version: 1, AccessKeyId: 'a', SecretAccessKey: 'b', SessionToken: 'c', Expiration: 'd' },
      expiresAt: NOW + 3600,
      storedAt: NOW,
      behindSeconds: 0,
    };
    const renew = async () => {
      if (!files.renews) return 'No.';
      write(sessionFileIn(folder), JSON.stringify(fresh));
      return undefined;
    };
    const obtained = await obtainSession(folder, { now: () => NOW, renew });
    if (!obtained.ok) return obtained.reason === '' ? 'No reason.' : undefined;
    const { Version, AccessKeyId } = obtained.answer;
    // One that came after it was asked for is given however short it is: the next would be no longer.
    const leastSeconds = there?.storedAt === NOW ? 0 : 15;
    const isLasting = there === undefined || remainingOf(there, NOW) > leastSeconds || AccessKeyId === 'a';
    return Version === 1 && AccessKeyId !== '' && isLasting
      ? undefined
      : `The answer is ${JSON.stringify(obtained.answer)}.`;
  };
}

const variableName = fc.constantFrom('AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_X', 'PATH', '__proto__');
const state = fc.oneof(
  fc
    .array(fc.record({ name: fc.oneof(variableName, json), digest: json, previous: json }, { requiredKeys: [] }))
    .map((value) => JSON.stringify(value)),
  json.map((value) => JSON.stringify(value) ?? ''),
  anyText,
);

function checkState({
  text,
  ends,
  remedy,
  current,
}: {
  readonly text: string;
  readonly ends: string;
  readonly remedy: string;
  readonly current: Readonly<Record<string, string>>;
}): Verdict {
  const restored = restoreEnvironment(text, current);
  const strange = Object.keys(restored).find((one) => !/^AWS_[A-Z_]+$/.test(one));
  const message = endedEarly(ends, remedy, NOW);
  const remembered = saveState(current, { ...current, AWS_REGION: 'before' });
  const back = restoreEnvironment(remembered['restore'], current);
  const own = Object.keys(current).filter((one) => one.startsWith('AWS_'));
  return firstOf(
    strange === undefined ? undefined : `It would set ${strange}.`,
    message === undefined ? undefined : plainLine('The notice', message),
    own.every((one) => Object.hasOwn(back, one)) ? undefined : 'What was remembered is not given back.',
  );
}

const values = fc.dictionary(
  fc.constantFrom('AWS_REGION', 'AWS_SESSION_TOKEN', 'subject', 'audit-file'),
  fc.oneof(anyText, fc.constantFrom('a\nghadelimiter_x\nPATH=/evil', 'EOF\n', '\r', '\n', '')),
);

function checkFrame(given: Readonly<Record<string, string>>): Verdict {
  const { pairs, problem } = parseEnvironmentFile(fileCommands(given));
  if (problem !== undefined) return problem;
  return isDeepStrictEqual(Object.fromEntries(pairs), { ...given })
    ? undefined
    : `Read back as ${JSON.stringify(pairs)}.`;
}

const issuedText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record(
        {
          role: json,
          accessKeyId: fc.oneof(accessKeyId, json),
          secretAccessKey: fc.oneof(secretAccessKey, json),
          sessionToken: json,
          issuedAt: json,
        },
        { requiredKeys: [] },
      )
      .map((value) => `${JSON.stringify(value)}\n`),
  },
  { weight: 1, arbitrary: anyText },
);

/** The post step looks for what the file says was issued, and tells of it. */
function checkIssued(folder: string) {
  return (text: string): Verdict => {
    const sessions = parseIssued(text);
    const report = checkLeaks({ sessions, places: [{ name: 'x', path: folder }], now: () => 0 });
    const roles = [...new Set(sessions.map(({ role }) => role).filter((role) => role !== ''))];
    const now = Math.max(NOW, ...sessions.map(({ issuedAt = 0 }) => issuedAt + 1));
    const { log } = leakWords({ report, roles, now });
    return firstOf(...log.map((line) => plainLine('A line of the log', line)));
  };
}

const spelled: readonly ((secret: string) => string)[] = [
  (text) => text,
  (text) => Buffer.from(text).toString('base64'),
  encodeURIComponent,
  (text) => JSON.stringify(text),
  (text) => Buffer.from(text).toString('hex'),
  (text) => text.replace(/.{20}/g, '$&\n'),
];
const fileName = anyText
  .map((text) => text.replace(/[/\0]/g, '_').slice(0, 60))
  .filter((text) => text !== '' && text !== '.' && text !== '..' && Buffer.byteLength(text) <= 200);
const leaks = fc.record({
  keys: fc.record({ accessKeyId, secretAccessKey, sessionToken }),
  spell: fc.constantFrom(...spelled),
  before: fc.oneof(anyText, longText(USUAL_PIECES, [1000, 20_000])),
  after: anyText,
  name: fileName,
  inName: fc.nat(3),
  role: near(['arn:aws:iam::111122223333:role/x']),
  link: fc.boolean(),
});

/** One file with a secret in it, under any name: found, and told without the secret and without a command of the name's own. */
function checkLeak(folder: string) {
  let count = 0;
  return (one: typeof leaks extends fc.Arbitrary<infer T> ? T : never): Verdict => {
    count += 1;
    const place = join(folder, `leak${count}`);
    mkdirSync(place);
    try {
      const { secretAccessKey: secret } = one.keys;
      const file = join(place, one.inName === 0 ? `${one.name.slice(0, 20)}${one.keys.accessKeyId}` : one.name);
      writeFileSync(file, `${one.before}\n${one.spell(secret)}\n${one.after}`);
      if (one.link) symlinkSync('/dev/zero', join(place, 'link-to-zero'));
      const sessions = parseIssued(
        issuedLine({ role: { text: one.role } } as never, createVault(() => {}).keep(one.keys)),
      );
      const report = checkLeaks({
        sessions,
        places: [{ name: 'workspace', path: place, isWorkspace: true }],
        now: () => 0,
      });
      const { warnings, error = '', log, summary } = leakWords({ report, roles: [one.role], now: NOW });
      const names = commandsIn([...warnings, error].join('\n')).map((command) => command.name);
      return firstOf(
        report.leakyFiles === 1 ? undefined : `${report.leakyFiles} files were found.`,
        names.join() === 'warning,error' ? undefined : `Commands: ${names.join()}.`,
        ...log.map((line) => plainLine('A line of the log', line)),
        withoutSecrets('What is told', [...warnings, error, ...log, summary].join('\n'), Object.values(one.keys)),
        harmlessPage(summary),
      );
    } finally {
      rmSync(place, { recursive: true });
    }
  };
}

/** @param folder - for files, empty */
export function fileProbes(folder: string): readonly Probe[] {
  const folderFor = (what: string) => {
    mkdirSync(join(folder, what));
    return join(folder, what);
  };
  const empty = folderFor('empty');
  return [
    probe('profiles: a section is read back, and nothing else has changed', {
      runs: 8000,
      input: fc.record({ text: iniText, name, entries }),
      check: checkIni,
    }),
    probe('profiles: a key that cannot be written is refused without being shown', {
      runs: 2000,
      input: badKey,
      check: checkBadKey,
    }),
    probe('profiles: long files are read at once', {
      runs: 300,
      input: longText([
        '[',
        ']',
        '[a]\n',
        'profile ',
        'a',
        '=',
        ' ',
        '\n',
        '\r\n',
        '#',
        ';',
        '"',
        "'",
        '\t',
        ' a = b\n',
      ]),
      check: checkLongIni,
    }),
    probe('profiles: files are written, or refused without a key', {
      runs: 500,
      input: fc.record({
        text: iniText,
        profiles: fc.array(profileEntry, { minLength: 1, maxLength: 3 }),
        overwrite: fc.boolean(),
      }),
      check: checkProfileFiles(folderFor('profiles')),
    }),
    probe('cache files: a session that lasts, or a reason', {
      runs: 1500,
      input: cache,
      check: checkCache(folderFor('cache')),
    }),
    probe("post step's state: gives back AWS variables alone", {
      runs: 8000,
      input: fc.record({
        text: state,
        ends: fc.oneof(fc.constantFrom('1', '1799999999', '-1', 'Infinity', 'NaN', 'x', ''), fc.integer().map(String)),
        remedy: fc.oneof(fc.constantFrom('refresh', 'constructor', '__proto__', 'toString'), anyText),
        current: fc.dictionary(fc.constantFrom('AWS_REGION', 'AWS_X', 'PATH'), anyText),
      }),
      check: checkState,
    }),
    probe("runner's files: every value is read back", { runs: 8000, input: values, check: checkFrame }),
    probe('issued.jsonl: looked for, or left out', { runs: 1500, input: issuedText, check: checkIssued(empty) }),
    probe('leaks: found under any name, told as text', {
      runs: 500,
      input: leaks,
      check: checkLeak(folderFor('leaks')),
    }),
  ];
}
