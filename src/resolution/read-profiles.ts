// The AWS profile files as each family of tools reads them: their paths, sections and keys. Pure.
import nodePath from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The keys of one profile, both files merged; the credentials file wins. */
export type ProfileSettings = Readonly<Record<string, string>>;

/** How one tool reads the two files. */
export interface FileDialect {
  /** Whether the config file is read; JS v2 and Go v1 read it only when AWS_SDK_LOAD_CONFIG says so. */
  readonly readsConfig: (environment: Environment) => boolean;
  /** Variables that name the config file, first wins. */
  readonly configVariables: readonly string[];
  /** Variables that name the credentials file, first wins. */
  readonly credentialsVariables: (environment: Environment) => readonly string[];
  /** Whether a variable that is set to the empty text means "no file", stops the tool, or counts as unset. */
  readonly emptyPath: 'no file' | 'fails' | 'unset';
  readonly expands: 'tilde' | 'tilde and variables' | 'nothing';
  /** What stops the tool that stands in the place of a file; anything else counts as no file. */
  readonly stopsAt: readonly Obstacle[];
  /** What bytes that are not UTF-8 do. */
  readonly notUtf8: 'refuse' | 'no file' | 'replaced';
  /** What a line outside of a section, a section that stands twice, or a byte order mark does. */
  readonly broken: 'refuse' | 'refuse byte order mark' | 'lose first section' | 'merge';
  readonly refusesDuplicates: boolean;
  readonly refusesStrayLines: boolean;
  /** Key names in any letter case. */
  readonly anyCase: boolean;
  /** Whether ` #` starts a comment behind a value. */
  readonly inlineComments: boolean;
  /** Go v2 removes one pair of quotes around a whole value, Go v1 the double quotes of its first word. */
  readonly unquotes: 'value' | 'first word' | 'nothing';
  /**
   * Which sections of the config file make the profile "team". `prefixed`: `[profile team]`, and `[default]`. `last`: either
   * spelling, the later one wins. `plain`: either, `[team]` wins. `one`: either, but nothing if both are there.
   */
  readonly configSections: 'prefixed' | 'last' | 'plain' | 'one';
  /** `[default]` against `[profile default]` in the config file: the later one, or the one with the prefix. */
  readonly defaultSection: 'last' | 'prefixed' | 'plain' | 'one';
  /** Whether `[profile team]` in the credentials file is the profile "team". */
  readonly prefixInCredentials: boolean;
  /** JS v2 finds no profile at all where it should read a config file that is not there. */
  readonly needsConfig: boolean;
  /** The home folder on Windows: HOME where it is set, or USERPROFILE whatever HOME says. Elsewhere all tools take HOME. */
  readonly windowsHome: 'HOME' | 'USERPROFILE';
}

/** Why there is no text where something is: this user must not read it, or it is a folder. */
export type Obstacle = 'no access' | 'folder';

export interface FileInput {
  readonly environment: Environment;
  /** The text of a file, with U+FFFD in place of what is not UTF-8; undefined where there is none. */
  readonly readFile: (path: string) => string | undefined;
  /** What is in the place of a file without a text; undefined where nothing is. */
  readonly obstacleAt?: (path: string) => Obstacle | undefined;
  /** The home folder of the account, used where no variable names one. */
  readonly accountHome: string;
  readonly path?: Pick<typeof nodePath, 'isAbsolute' | 'join' | 'resolve' | 'sep'>;
}

/** All profiles, or why the tool gives up. */
export type ReadProfiles =
  | {
      readonly ok: true;
      readonly profiles: ReadonlyMap<string, ProfileFile>;
      /** All sections of the config file; a setting of one that is nested in another has both names, with a dot between. */
      readonly sections: ReadonlyMap<string, ProfileSettings>;
    }
  | { readonly ok: false; readonly path: string; readonly reason: Refusal };

/** The tool cannot parse the file, or cannot read it. */
export type Refusal = 'file unreadable' | 'file not readable';

/** One profile and where its settings stand. */
export interface ProfileFile {
  readonly settings: ProfileSettings;
  /** The settings of each file by itself: botocore looks for keys in one before and in the other after everything else. */
  readonly fromCredentials: ProfileSettings;
  readonly fromConfig: ProfileSettings;
  /** The files that have it. */
  readonly files: readonly string[];
}

/** The profiles as the tool sees them. */
export function readProfileFiles(dialect: FileDialect, input: FileInput): ReadProfiles {
  const { environment } = input;
  const credentialsPath = pathOf('credentials', dialect.credentialsVariables(environment), dialect, input);
  const configPath = pathOf('config', dialect.configVariables, dialect, input);
  if (credentialsPath === FAILS || configPath === FAILS) return { ok: false, path: '', reason: 'file unreadable' };
  const credentials = readSections(credentialsPath, dialect, input);
  const config = dialect.readsConfig(environment) ? readSections(configPath, dialect, input) : NO_SECTIONS;
  if (isRefusal(credentials)) return { ok: false, path: credentialsPath ?? '', reason: credentials };
  if (isRefusal(config)) return { ok: false, path: configPath ?? '', reason: config };
  if (dialect.needsConfig && dialect.readsConfig(environment) && config === MISSING) {
    return { ok: true, profiles: new Map(), sections: new Map() };
  }
  return {
    ok: true,
    profiles: merge(
      { path: credentialsPath ?? '', profiles: credentialsProfiles(listOf(credentials), dialect) },
      { path: configPath ?? '', profiles: configProfiles(listOf(config), dialect) },
    ),
    sections: new Map(listOf(config).map(({ name, settings }) => [name, settings])),
  };
}

const FAILS = Symbol('the tool refuses an empty path');

function pathOf(
  name: 'config' | 'credentials',
  variables: readonly string[],
  dialect: FileDialect,
  { environment, accountHome, path = nodePath }: FileInput,
): string | undefined | typeof FAILS {
  const [first, second] = [environment['HOME'], path.sep === '\\' ? environment['USERPROFILE'] : undefined];
  const home = (dialect.windowsHome === 'HOME' ? first || second : second || first) || accountHome;
  const byDefault = path.join(home, '.aws', name);
  const variable = variables.find((one) => environment[one] !== undefined);
  const given = variable === undefined ? undefined : environment[variable];
  if (given === undefined) return byDefault;
  if (given !== '') return expand(given, dialect, environment, home);
  switch (dialect.emptyPath) {
    case 'no file':
      return undefined;
    case 'fails':
      return FAILS;
    case 'unset':
      return byDefault;
  }
}

function expand(given: string, { expands }: FileDialect, environment: Environment, home: string): string {
  if (expands === 'nothing') return given;
  const withHome = given.replace(/^~(?=[/\\]|$)/, () => home);
  if (expands === 'tilde') return withHome;
  return withHome.replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced, bare) => environment[braced ?? bare] ?? whole);
}

interface Section {
  readonly name: string;
  readonly settings: ProfileSettings;
}

const REFUSED: Refusal = 'file unreadable';
const MISSING = Symbol('there is no such file');
const NO_SECTIONS: readonly Section[] = [];

type Sections = readonly Section[] | Refusal | typeof MISSING;

function isRefusal(sections: Sections): sections is Refusal {
  return typeof sections === 'string';
}

function listOf(sections: Exclude<Sections, Refusal>): readonly Section[] {
  return sections === MISSING ? [] : sections;
}

function readSections(path: string | undefined, dialect: FileDialect, { readFile, obstacleAt }: FileInput): Sections {
  if (path === undefined) return MISSING;
  const text = readFile(path);
  if (text !== undefined) return parseSections(text, dialect);
  const obstacle = obstacleAt?.(path);
  return obstacle !== undefined && dialect.stopsAt.includes(obstacle) ? 'file not readable' : MISSING;
}

const BYTE_ORDER_MARK = '\ufeff';
const SECTION_LINE = /^\[\s*([^\]]*?)\s*\]/;

const NOT_UTF8 = '\ufffd';

/** A section of a file that is being read. */
interface OpenSection extends Section {
  readonly settings: Record<string, string>;
}

function parseSections(text: string, dialect: FileDialect): Sections {
  if (dialect.notUtf8 !== 'replaced' && text.includes(NOT_UTF8)) {
    return dialect.notUtf8 === 'refuse' ? REFUSED : NO_SECTIONS;
  }
  const hasMark = text.startsWith(BYTE_ORDER_MARK);
  if (hasMark && dialect.broken.startsWith('refuse')) return REFUSED;
  const lines = (hasMark ? text.slice(1) : text).split(/\r?\n/);
  const sections: OpenSection[] = [];
  const losesFirst = hasMark && dialect.broken === 'lose first section';
  for (const line of lines.filter((one) => !/^\s*(?:[#;]|$)/.test(one))) {
    const [, name] = SECTION_LINE.exec(line) ?? [];
    const section = sections.at(-1);
    if (name !== undefined) {
      if (dialect.refusesDuplicates && sections.some((one) => one.name === name)) return REFUSED;
      const isLost = losesFirst && section === undefined;
      sections.push({ name: isLost ? '' : name.replace(/\s+/g, ' '), settings: {} });
    } else if (/^\s/.test(line)) addNestedSetting(line, section, dialect);
    else if (section !== undefined && line.includes('=')) addSetting(line, section, dialect);
    else if (dialect.refusesStrayLines) return REFUSED;
  }
  return sections;
}

/** A line that continues the value before it: a nested section such as s3, which is read in a section for services alone. */
function addNestedSetting(line: string, section: OpenSection | undefined, dialect: FileDialect): void {
  const outer = section?.name.startsWith('services ') ? Object.keys(section.settings).at(-1) : undefined;
  const [service] = outer?.split('.') ?? [];
  if (section === undefined || service === undefined || !line.includes('=')) return;
  const [key, value] = splitSetting(line, dialect);
  section.settings[`${service}.${key}`] = value;
}

function addSetting(line: string, { settings }: OpenSection, dialect: FileDialect): void {
  const [key, value] = splitSetting(line, dialect);
  settings[dialect.anyCase ? key.toLowerCase() : key] = value;
}

function splitSetting(line: string, dialect: FileDialect): readonly [key: string, value: string] {
  const equals = line.indexOf('=');
  return [line.slice(0, equals).trim(), readValue(line.slice(equals + 1), dialect)];
}

function readValue(raw: string, { inlineComments, unquotes }: FileDialect): string {
  const value = (inlineComments ? raw.replace(/\s[#;].*$/, '') : raw).trim();
  switch (unquotes) {
    case 'nothing':
      return value;
    case 'value':
      return value.length >= 2 && /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
    case 'first word':
      return value.replace(/^"([^"]*)"/, '$1');
  }
}

type Profiles = ReadonlyMap<string, ProfileSettings>;

function credentialsProfiles(sections: readonly Section[], { prefixInCredentials }: FileDialect): Profiles {
  const profiles = new Map<string, ProfileSettings>();
  for (const { name, settings } of sections) {
    const profile = prefixInCredentials ? name.replace(/^profile /, '') : name;
    profiles.set(profile, { ...profiles.get(profile), ...settings });
  }
  return profiles;
}

function configProfiles(sections: readonly Section[], dialect: FileDialect): Profiles {
  const names = new Set(sections.map(({ name }) => name.replace(/^profile /, '')));
  const profiles = new Map<string, ProfileSettings>();
  for (const name of names) {
    const rule = name === 'default' ? dialect.defaultSection : dialect.configSections;
    const chosen = chooseSections(sections, name, rule);
    if (chosen.length > 0) profiles.set(name, Object.assign({}, ...chosen.map(({ settings }) => settings)));
  }
  return profiles;
}

function chooseSections(
  sections: readonly Section[],
  name: string,
  rule: FileDialect['configSections'],
): readonly Section[] {
  const plain = sections.filter((one) => one.name === name);
  const prefixed = sections.filter((one) => one.name === `profile ${name}`);
  switch (rule) {
    case 'prefixed':
      return prefixed.length > 0 || name !== 'default' ? prefixed : plain;
    case 'plain':
      return plain.length > 0 ? plain : prefixed;
    case 'one':
      return plain.length > 0 && prefixed.length > 0 ? [] : [...plain, ...prefixed];
    case 'last':
      return sections.filter((one) => one.name === name || one.name === `profile ${name}`).slice(-1);
  }
}

interface ProfilesIn {
  readonly path: string;
  readonly profiles: Profiles;
}

function merge(credentials: ProfilesIn, config: ProfilesIn): ReadonlyMap<string, ProfileFile> {
  const names = new Set([...credentials.profiles.keys(), ...config.profiles.keys()]);
  return new Map(
    [...names].map((name) => {
      const [fromCredentials, fromConfig] = [credentials.profiles.get(name) ?? {}, config.profiles.get(name) ?? {}];
      const files = [credentials, config].filter(({ profiles }) => profiles.has(name)).map(({ path }) => path);
      return [name, { settings: { ...fromConfig, ...fromCredentials }, fromCredentials, fromConfig, files }];
    }),
  );
}
