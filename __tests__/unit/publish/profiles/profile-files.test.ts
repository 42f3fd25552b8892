// The private files of named profiles: what they hold, who may read them, what they leave when they fail.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { devNull, homedir, tmpdir } from 'node:os';
import { isAbsolute, join, resolve, win32 } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { configSection, sectionEntries } from '../../../../src/publish/profiles/ini.ts';
import {
  type ProfileEntry,
  ProfileExistsError,
  profileSources,
  writeProfiles,
} from '../../../../src/publish/profiles/profile-files.ts';

const onPosix = process.platform === 'win32' ? it.skip : it;

const CREDENTIALS = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret/+=', sessionToken: 'token==' };
const WRITTEN = { aws_access_key_id: 'ASIAEXAMPLE', aws_secret_access_key: 'secret/+=', aws_session_token: 'token==' };
const DEV: ProfileEntry = { name: 'dev', credentials: CREDENTIALS, config: { region: 'eu-west-1' } };
const REFRESHED: ProfileEntry = { name: 'dev', config: { credential_process: '"/a b/node" "/c d/helper.js"' } };
const KEEP = { overwrite: false };
const OVERWRITE = { overwrite: true };

let home: string;
let temp: string;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'profile-files-')));
  temp = join(home, 'temp');
  mkdirSync(temp);
});
afterEach(() => rmSync(home, { recursive: true }));

/** A file of the user's own. */
function own(name: string, text: string | Buffer): string {
  writeFileSync(join(home, name), text);
  return join(home, name);
}

function written(
  ...[profiles, sources, options]: [readonly ProfileEntry[], Parameters<typeof writeProfiles>[2], typeof KEEP]
) {
  const { configFile, credentialsFile } = writeProfiles(temp, profiles, sources, options);
  return { config: readFileSync(configFile, 'utf8'), credentials: readFileSync(credentialsFile, 'utf8') };
}

describe('writeProfiles', () => {
  describe('when the user has no files', () => {
    it('writes the profiles', () => {
      const ops = {
        name: 'ops',
        credentials: { accessKeyId: 'AKIA', secretAccessKey: 's' },
        config: { output: 'json' },
      };
      expect(written([DEV, ops], {}, KEEP)).toEqual({
        config: '[profile dev]\nregion = eu-west-1\n\n[profile ops]\noutput = json\n',
        credentials:
          '[dev]\naws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = secret/+=\naws_session_token = token==\n\n[ops]\naws_access_key_id = AKIA\naws_secret_access_key = s\n',
      });
    });

    it.each(['default', 'two words', 'a.b', 'café', "it's"])('writes the profile %j so that it is found', (name) => {
      const { config, credentials } = written([{ ...DEV, name }], {}, KEEP);
      expect([sectionEntries(config, configSection(name)), sectionEntries(credentials, name)]).toEqual([
        DEV.config,
        WRITTEN,
      ]);
    });

    it('treats missing files and the null device as empty', () => {
      const sources = { config: join(home, 'none', 'config'), credentials: devNull };
      expect(written([REFRESHED], sources, KEEP).credentials).toBe('');
    });
  });

  describe('when it is done', () => {
    it('has made two files, and nothing unfinished', () => {
      const { configFile, credentialsFile } = writeProfiles(temp, [DEV], {}, KEEP);
      expect(readdirSync(temp).sort()).toEqual(['config', 'credentials']);
      expect([configFile, credentialsFile]).toEqual([join(temp, 'config'), join(temp, 'credentials')]);
    });

    onPosix('nobody else can read them', () => {
      const { configFile, credentialsFile } = writeProfiles(temp, [DEV], {}, KEEP);
      const modes = [configFile, credentialsFile].map((path) => (statSync(path).mode & 0o777).toString(8));
      expect(modes).toEqual(['600', '600']);
    });
  });

  describe('when the user has files', () => {
    const CONFIG = '# mine\r\n[default]\r\nregion = us-east-1\r\n; the end';
    const KEYS = '[default]\n# rotate in May\naws_access_key_id = AKIA\n';

    it('keeps what is in them, and leaves them alone', () => {
      const sources = { config: own('config', CONFIG), credentials: own('credentials', KEYS) };
      const { config, credentials } = written([DEV], sources, KEEP);
      expect(config).toBe(`${CONFIG}\r\n\r\n[profile dev]\r\nregion = eu-west-1\r\n`);
      expect(credentials.startsWith(`${KEYS}\n[dev]\n`)).toBe(true);
      expect([readFileSync(sources.config, 'utf8'), readFileSync(sources.credentials, 'utf8')]).toEqual([CONFIG, KEYS]);
    });

    onPosix('follows links to them', () => {
      symlinkSync(own('real', CONFIG), join(home, 'link'));
      expect(written([DEV], { config: join(home, 'link') }, KEEP).config.startsWith(CONFIG)).toBe(true);
    });

    it('reads what an earlier call wrote', () => {
      const { configFile: config, credentialsFile: credentials } = writeProfiles(temp, [DEV], {}, KEEP);
      const again = written([{ ...DEV, name: 'ops' }], { config, credentials }, KEEP);
      expect([sectionEntries(again.credentials, 'dev'), sectionEntries(again.credentials, 'ops')]).toEqual([
        WRITTEN,
        WRITTEN,
      ]);
    });
  });

  describe('when a profile exists already', () => {
    it.each([
      ['config', '[profile "dev"]\na = 1\n'],
      ['credentials', '[dev]\n'],
    ])('refuses it where it is in the %s file, and names both', (which, text) => {
      const file = own(which, text);
      const error = new ProfileExistsError('dev', file);
      expect(() => writeProfiles(temp, [DEV], { [which]: file }, KEEP)).toThrow(error);
      expect([error.name, error.message, readdirSync(temp)]).toEqual([
        'ProfileExistsError',
        `The profile "dev" exists already in ${file}.`,
        [],
      ]);
    });

    it('replaces it in both files when told to', () => {
      const sources = {
        config: own('config', '[profile dev]\nrole_arn = r\nsource_profile = x\n'),
        credentials: own('credentials', '[dev]\ncredential_process = p\n[x]\n'),
      };
      const { config, credentials } = written([DEV], sources, OVERWRITE);
      expect([sectionEntries(config, 'profile dev'), sectionEntries(credentials, 'dev')]).toEqual([
        DEV.config,
        WRITTEN,
      ]);
      expect(credentials).toMatch(/\[x\]\n$/);
    });

    it('leaves no keys beside a process, and no role beside keys', () => {
      const credentials = own('credentials', '[dev]\naws_access_key_id = AKIA\n');
      expect(written([REFRESHED], { credentials }, OVERWRITE).credentials).toBe('');
      const config = own('config', '[profile dev]\nrole_arn = r\n');
      expect(written([{ ...DEV, config: {} }], { config }, OVERWRITE).config).toBe('');
    });
  });

  describe('when it cannot', () => {
    it.each([
      ['a name', [{ ...DEV, name: 'a]\n[b' }], 'cannot be the name of a section'],
      ['a name that Python reads otherwise', [{ ...REFRESHED, name: 'DEFAULT' }], 'cannot be the name of a section'],
      ['a name of another kind of section', [{ ...DEV, name: 'sso-session x' }], 'cannot be the name of a profile'],
      ['a name twice', [DEV, REFRESHED], 'The profile "dev" is named twice.'],
      ['a value', [DEV, { name: 'x', config: { region: 'a\nb' } }], 'The value of region'],
    ])('refuses %s and leaves nothing', (_, profiles, message) => {
      expect(() => writeProfiles(temp, profiles, {}, OVERWRITE)).toThrow(message);
      expect(readdirSync(temp)).toEqual([]);
    });

    it.each([
      ['a folder', ''],
      ['more than 1 MiB', Buffer.alloc(1024 * 1024 + 1, '#')],
      ['no UTF-8', Buffer.from([0x23, 0xe9, 0x0a])],
      ['a text that SDKs read differently', '# a\r[dev]\n'],
    ])('names the file where it is %s, and leaves nothing', (_, content) => {
      const config = content === '' ? home : own('config', content);
      expect(() => writeProfiles(temp, [DEV], { config }, KEEP)).toThrow(`${config} cannot be read: `);
      expect(readdirSync(temp)).toEqual([]);
    });

    it('takes a file of 1 MiB', () => {
      const config = own('config', '#'.repeat(1024 * 1024));
      expect(() => writeProfiles(temp, [DEV], { config }, KEEP)).not.toThrow();
    });

    it.each(['config', '~/.aws/config'])('refuses %j, which depends on who reads it', (config) => {
      expect(() => writeProfiles(temp, [DEV], { config }, KEEP)).toThrow(`${config} is not an absolute path.`);
    });
  });
});

const HOME = homedir();
const WORKSPACE = resolve('work', 'repo');
const ELSEWHERE = resolve('elsewhere', 'config');

describe('profileSources', () => {
  it('has no files of the user where HOME is empty', () => {
    expect(profileSources({}, '')).toEqual({});
  });

  it.each<[string, Readonly<Record<string, string | undefined>>, string, string]>([
    ['nothing', {}, join(HOME, '.aws', 'config'), join(HOME, '.aws', 'credentials')],
    [
      'empty variables',
      { AWS_CONFIG_FILE: '', AWS_SHARED_CREDENTIALS_FILE: '' },
      join(HOME, '.aws', 'config'),
      join(HOME, '.aws', 'credentials'),
    ],
    ['a config file', { AWS_CONFIG_FILE: ELSEWHERE }, ELSEWHERE, join(HOME, '.aws', 'credentials')],
    ['a credentials file', { AWS_SHARED_CREDENTIALS_FILE: ELSEWHERE }, join(HOME, '.aws', 'config'), ELSEWHERE],
    [
      'files in the home folder',
      { AWS_CONFIG_FILE: '~/aws/config', AWS_SHARED_CREDENTIALS_FILE: '~\\keys' },
      join(HOME, 'aws', 'config'),
      join(HOME, '\\keys'),
    ],
    ['the home folder itself', { AWS_CONFIG_FILE: '~' }, join(HOME), join(HOME, '.aws', 'credentials')],
    [
      'relative paths',
      { AWS_CONFIG_FILE: 'aws/config', AWS_SHARED_CREDENTIALS_FILE: './keys', GITHUB_WORKSPACE: WORKSPACE },
      join(WORKSPACE, 'aws', 'config'),
      join(WORKSPACE, 'keys'),
    ],
    [
      'a name that begins with a tilde',
      { AWS_CONFIG_FILE: '~other/config', GITHUB_WORKSPACE: WORKSPACE },
      join(WORKSPACE, '~other', 'config'),
      join(HOME, '.aws', 'credentials'),
    ],
    [
      'a relative path outside of any workspace',
      { AWS_CONFIG_FILE: 'config' },
      join(HOME, 'config'),
      join(HOME, '.aws', 'credentials'),
    ],
  ])('finds the files where the environment names %s', (_, environment, config, credentials) => {
    expect(profileSources(environment, HOME)).toEqual({ config, credentials });
  });

  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['nothing', {}, 'C:\\Users\\ci\\.aws\\config', 'C:\\Users\\ci\\.aws\\credentials'],
    [
      'files in the home folder',
      { AWS_CONFIG_FILE: '~/aws/config', AWS_SHARED_CREDENTIALS_FILE: '~\\keys' },
      'C:\\Users\\ci\\aws\\config',
      'C:\\Users\\ci\\keys',
    ],
    [
      'one on another drive, and one in the workspace',
      { AWS_CONFIG_FILE: 'E:/aws/config', AWS_SHARED_CREDENTIALS_FILE: 'aws\\keys', GITHUB_WORKSPACE: 'D:\\a\\repo' },
      'E:/aws/config',
      'D:\\a\\repo\\aws\\keys',
    ],
  ])(
    'does so by the rules of Windows as well, where the environment names %s',
    (_, environment, config, credentials) => {
      expect(profileSources(environment, 'C:\\Users\\ci', win32)).toEqual({ config, credentials });
    },
  );

  it('gives absolute paths, whatever the variables hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE) => {
        const { config, credentials } = profileSources({ AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE }, HOME);
        expect([config, credentials].every((path) => path !== undefined && isAbsolute(path))).toBe(true);
      }),
    );
  });
});
