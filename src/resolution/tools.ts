// The tools: how each chooses its profile, in which order it asks its sources, and when it goes on to the next. The rules are
// those of the tools' own source code, and were observed by running them. Pure.
import type { Choice, Dialect, FailureOf, Tool } from './dialect.ts';
import type { Environment, FileDialect } from './read-profiles.ts';

const NONE: ReadonlySet<FailureOf> = new Set();
const STANDARD_KEYS = { ids: ['AWS_ACCESS_KEY_ID'], secrets: ['AWS_SECRET_ACCESS_KEY'], tokens: ['AWS_SESSION_TOKEN'] };

const isTrue = (value: string) => value.toLowerCase() === 'true';
const always = () => true;

const STANDARD_FILES: FileDialect = {
  readsConfig: always,
  configVariables: ['AWS_CONFIG_FILE'],
  credentialsVariables: () => ['AWS_SHARED_CREDENTIALS_FILE'],
  emptyPath: 'unset',
  expands: 'tilde',
  stopsAt: [],
  notUtf8: 'replaced',
  broken: 'merge',
  refusesDuplicates: false,
  refusesStrayLines: false,
  anyCase: false,
  inlineComments: true,
  unquotes: 'nothing',
  configSections: 'prefixed',
  defaultSection: 'prefixed',
  prefixInCredentials: false,
  needsConfig: false,
  windowsHome: 'HOME',
};

/** The first of the variables that is set and not empty. */
function named(environment: Environment, ...variables: readonly string[]): string | undefined {
  return variables.map((name) => environment[name]).find((value) => value !== undefined && value !== '');
}

/** The first of the variables that is set, empty or not. */
function present(environment: Environment, ...variables: readonly string[]): string | undefined {
  return variables.map((name) => environment[name]).find((value) => value !== undefined);
}

function choice(name: string | undefined, must: Choice['must']): Choice {
  return name === undefined ? { name: 'default', must: 'nothing', named: false } : { name, must, named: true };
}

const PYTHON_FILES: FileDialect = {
  ...STANDARD_FILES,
  emptyPath: 'no file',
  expands: 'tilde and variables',
  notUtf8: 'refuse',
  broken: 'refuse',
  refusesDuplicates: true,
  refusesStrayLines: true,
  anyCase: true,
  inlineComments: false,
  defaultSection: 'last',
  windowsHome: 'USERPROFILE',
};

function python(...variables: readonly string[]): Dialect {
  return {
    files: PYTHON_FILES,
    parsesFilesFirst: true,
    refusesProfile: ['without its SSO session'],
    choose: (environment, inCode) => choice(inCode ?? present(environment, ...variables), 'exist before anything else'),
    links: (_, inCode) => [
      ...(inCode ? [] : (['keys'] as const)),
      'role of the profile',
      ...(inCode ? [] : (['web identity'] as const)),
      'profile',
      'container',
      'instance',
    ],
    parts: ['web identity', 'sso', 'keys of the credentials file', 'helper', 'keys of the config file'],
    keyNames: { ...STANDARD_KEYS, tokens: ['AWS_SECURITY_TOKEN', 'AWS_SESSION_TOKEN'] },
    profileTokens: ['aws_security_token', 'aws_session_token'],
    needsFullToken: false,
    checksKeys: true,
    trimsKeys: false,
    goesOnAfter: NONE,
    webIdentity: { needsRole: true, joinsProfile: true, emptyCounts: false },
    emptyContainer: 'broken',
    disablesInstance: isTrue,
    selfSource: true,
    keysAssumeRole: false,
    runsHelperBy: 'words',
    helperEnd: { past: 'refused', notADate: 'refused' },
  };
}

const BOTO3 = python('AWS_DEFAULT_PROFILE', 'AWS_PROFILE');

const GO_V2: Dialect = {
  files: {
    ...STANDARD_FILES,
    expands: 'nothing',
    stopsAt: ['folder'],
    broken: 'lose first section',
    anyCase: true,
    unquotes: 'value',
    windowsHome: 'USERPROFILE',
  },
  parsesFilesFirst: true,
  refusesProfile: ['incomplete', 'without its SSO session'],
  choose: (environment, inCode) => {
    if (inCode !== undefined || named(environment, 'AWS_PROFILE') !== undefined) {
      return choice(inCode ?? named(environment, 'AWS_PROFILE'), 'exist before anything else');
    }
    return choice(named(environment, 'AWS_DEFAULT_PROFILE'), 'nothing');
  },
  links: (_, inCode) =>
    inCode ? ['profile', 'container', 'instance'] : ['keys', 'web identity', 'profile', 'container', 'instance'],
  parts: ['source profile', 'keys', 'credential source', 'web identity', 'sso', 'helper'],
  keyNames: {
    ids: ['AWS_ACCESS_KEY_ID', 'AWS_ACCESS_KEY'],
    secrets: ['AWS_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY'],
    tokens: ['AWS_SESSION_TOKEN'],
  },
  profileTokens: ['aws_session_token'],
  needsFullToken: false,
  checksKeys: false,
  trimsKeys: false,
  goesOnAfter: NONE,
  webIdentity: { needsRole: true, joinsProfile: false, emptyCounts: false },
  emptyContainer: 'unset',
  disablesInstance: isTrue,
  selfSource: true,
  keysAssumeRole: true,
  runsHelperBy: 'shell',
  helperEnd: { past: 'used', notADate: 'refused' },
};

/** Go parses AWS_SDK_LOAD_CONFIG as a boolean. */
const goLoadsConfig = ({ AWS_SDK_LOAD_CONFIG: value = '' }: Environment) => /^(?:1|t|true)$/i.test(value);

const GO_V1: Dialect = {
  ...GO_V2,
  refusesProfile: [],
  files: {
    ...GO_V2.files,
    readsConfig: goLoadsConfig,
    broken: 'refuse byte order mark',
    anyCase: false,
    unquotes: 'first word',
    configSections: 'plain',
    defaultSection: 'plain',
    prefixInCredentials: true,
  },
  choose: (environment, inCode) => {
    const variables = goLoadsConfig(environment) ? ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'] : ['AWS_PROFILE'];
    return choice(inCode ?? named(environment, ...variables), 'exist');
  },
  goesOnAfter: new Set(['profile missing', 'half a key pair']),
};

const JS_V3: Dialect = {
  files: STANDARD_FILES,
  parsesFilesFirst: false,
  refusesProfile: [],
  choose: (environment, inCode) => choice(inCode ?? named(environment, 'AWS_PROFILE'), 'exist'),
  links: (chosen) =>
    chosen.named
      ? ['profile', 'web identity', 'container', 'instance']
      : ['keys', 'profile', 'web identity', 'container', 'instance'],
  parts: ['source profile', 'credential source', 'keys', 'web identity', 'helper', 'sso'],
  keyNames: STANDARD_KEYS,
  profileTokens: ['aws_session_token'],
  needsFullToken: false,
  checksKeys: false,
  trimsKeys: false,
  goesOnAfter: new Set([
    'profile missing',
    'source profile missing',
    'half a key pair',
    'helper failed',
    'web identity incomplete',
  ]),
  webIdentity: { needsRole: false, joinsProfile: false, emptyCounts: false },
  emptyContainer: 'unset',
  disablesInstance: (value) => value !== '' && value !== 'false',
  selfSource: true,
  keysAssumeRole: false,
  runsHelperBy: 'shell',
  helperEnd: { past: 'refused', notADate: 'used' },
};

const CDK: Dialect = {
  ...JS_V3,
  choose: (environment, inCode) => choice(inCode ?? named(environment, 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'), 'exist'),
  links: (_, inCode) => (inCode ? ['profile'] : ['keys', 'profile', 'web identity', 'container', 'instance']),
  keyNames: {
    ids: ['AWS_ACCESS_KEY_ID', 'AMAZON_ACCESS_KEY_ID'],
    secrets: ['AWS_SECRET_ACCESS_KEY', 'AMAZON_SECRET_ACCESS_KEY'],
    tokens: ['AWS_SESSION_TOKEN', 'AMAZON_SESSION_TOKEN'],
  },
};

const JAVA_V2: Dialect = {
  files: { ...STANDARD_FILES, emptyPath: 'no file', broken: 'refuse', refusesStrayLines: true },
  parsesFilesFirst: true,
  refusesProfile: [],
  choose: (environment, inCode) => choice(inCode ?? present(environment, 'AWS_PROFILE'), 'exist'),
  links: (_, inCode) => (inCode ? ['profile'] : ['keys', 'web identity', 'profile', 'container', 'instance']),
  parts: ['web identity', 'sso', 'source profile', 'credential source', 'helper', 'keys'],
  keyNames: STANDARD_KEYS,
  profileTokens: ['aws_session_token'],
  needsFullToken: false,
  checksKeys: false,
  trimsKeys: true,
  goesOnAfter: 'all',
  webIdentity: { needsRole: false, joinsProfile: false, emptyCounts: false },
  emptyContainer: 'unset',
  disablesInstance: (value) => isTrue(value) || value === '1',
  selfSource: false,
  keysAssumeRole: false,
  runsHelperBy: 'shell',
  helperEnd: { past: 'used', notADate: 'refused' },
};

const RUST: Dialect = {
  files: { ...STANDARD_FILES, emptyPath: 'no file', notUtf8: 'no file', broken: 'refuse', anyCase: true },
  parsesFilesFirst: false,
  refusesProfile: [],
  choose: (environment, inCode) => choice(inCode ?? present(environment, 'AWS_PROFILE'), 'exist'),
  links: () => ['keys', 'profile', 'web identity', 'container', 'instance'],
  parts: ['source profile', 'credential source', 'web identity', 'sso', 'helper', 'keys'],
  keyNames: { ...STANDARD_KEYS, secrets: ['AWS_SECRET_ACCESS_KEY', 'SECRET_ACCESS_KEY'] },
  profileTokens: ['aws_session_token'],
  needsFullToken: false,
  checksKeys: false,
  trimsKeys: false,
  goesOnAfter: new Set(['profile missing', 'source profile missing', 'web identity incomplete']),
  webIdentity: { needsRole: false, joinsProfile: false, emptyCounts: false },
  emptyContainer: 'broken',
  disablesInstance: isTrue,
  selfSource: true,
  keysAssumeRole: false,
  runsHelperBy: 'shell',
  helperEnd: { past: 'used', notADate: 'refused' },
};

const RUBY: Dialect = {
  files: {
    ...STANDARD_FILES,
    emptyPath: 'fails',
    broken: 'lose first section',
    inlineComments: false,
    configSections: 'last',
    defaultSection: 'last',
    prefixInCredentials: true,
  },
  parsesFilesFirst: true,
  refusesProfile: [],
  choose: (environment, inCode) =>
    choice(inCode ?? present(environment, 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'), 'exist'),
  links: (_, inCode) =>
    inCode
      ? ['profile', 'keys', 'web identity', 'container', 'instance']
      : ['keys', 'web identity', 'profile', 'container', 'instance'],
  parts: ['source profile', 'credential source', 'web identity', 'sso', 'keys', 'helper'],
  keyNames: {
    ids: ['AWS_ACCESS_KEY_ID', 'AMAZON_ACCESS_KEY_ID', 'AWS_ACCESS_KEY'],
    secrets: ['AWS_SECRET_ACCESS_KEY', 'AMAZON_SECRET_ACCESS_KEY', 'AWS_SECRET_KEY'],
    tokens: ['AWS_SESSION_TOKEN', 'AMAZON_SESSION_TOKEN'],
  },
  profileTokens: ['aws_session_token'],
  needsFullToken: false,
  checksKeys: false,
  trimsKeys: false,
  goesOnAfter: new Set(['profile missing', 'half a key pair']),
  webIdentity: { needsRole: false, joinsProfile: false, emptyCounts: true },
  emptyContainer: 'unset',
  disablesInstance: isTrue,
  selfSource: true,
  keysAssumeRole: false,
  runsHelperBy: 'shell',
  helperEnd: { past: 'used', notADate: 'refused' },
};

/** JS v2 takes any text in AWS_SDK_LOAD_CONFIG as "on". */
const jsLoadsConfig = ({ AWS_SDK_LOAD_CONFIG: value = '' }: Environment) => value !== '';

const JS_V2: Dialect = {
  files: {
    ...STANDARD_FILES,
    readsConfig: jsLoadsConfig,
    credentialsVariables: (environment) => (jsLoadsConfig(environment) ? ['AWS_SHARED_CREDENTIALS_FILE'] : []),
    expands: 'nothing',
    configSections: 'one',
    defaultSection: 'one',
    needsConfig: true,
  },
  parsesFilesFirst: false,
  refusesProfile: [],
  choose: (environment, inCode) => choice(inCode ?? named(environment, 'AWS_PROFILE'), 'exist'),
  links: (_, inCode) =>
    inCode
      ? ['profile']
      : ['keys', 'all of the profile but its helper', 'container', 'helper of the profile', 'web identity', 'instance'],
  parts: ['source profile', 'credential source', 'web identity', 'keys', 'helper'],
  keyNames: CDK.keyNames,
  profileTokens: ['aws_session_token'],
  needsFullToken: false,
  checksKeys: false,
  trimsKeys: false,
  goesOnAfter: 'all',
  webIdentity: { needsRole: false, joinsProfile: false, emptyCounts: false },
  emptyContainer: 'unset',
  disablesInstance: (value) => value !== '' && value !== 'false',
  selfSource: true,
  keysAssumeRole: false,
  runsHelperBy: 'shell',
  helperEnd: { past: 'refused', notADate: 'used' },
};

const JAVA_V1: Dialect = {
  ...JAVA_V2,
  files: {
    ...STANDARD_FILES,
    configVariables: [],
    credentialsVariables: () => ['AWS_CREDENTIAL_PROFILES_FILE'],
    broken: 'lose first section',
    configSections: 'plain',
    defaultSection: 'plain',
    prefixInCredentials: true,
    inlineComments: false,
  },
  choose: (environment, inCode) => choice(inCode ?? named(environment, 'AWS_PROFILE'), 'exist'),
  parts: ['source profile', 'keys of the credentials file', 'helper', 'keys of the config file'],
  keyNames: {
    ids: ['AWS_ACCESS_KEY_ID', 'AWS_ACCESS_KEY'],
    secrets: ['AWS_SECRET_KEY', 'AWS_SECRET_ACCESS_KEY'],
    tokens: ['AWS_SESSION_TOKEN'],
  },
  needsFullToken: true,
  emptyContainer: 'ends the search',
};

/** A row for each tool. */
export const DIALECTS: Readonly<Record<Tool, Dialect>> = {
  'aws-cli-v1': BOTO3,
  'aws-cli-v2': python('AWS_PROFILE', 'AWS_DEFAULT_PROFILE'),
  boto3: BOTO3,
  'js-v3': JS_V3,
  'aws-cdk': CDK,
  'go-v2': GO_V2,
  'go-base': GO_V2,
  'java-v2': JAVA_V2,
  rust: RUST,
  ruby: RUBY,
  'js-v2': JS_V2,
  'go-v1': GO_V1,
  'java-v1': JAVA_V1,
};
