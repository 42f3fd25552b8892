import { modules as shared8249 } from './shared-8249.main.js';
export const id = 995;
export const ids = [995,249];
export const modules = {
...shared8249,

3966:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kW: () => (candidatesOf),
  uY: () => (endpointsOf),
  R8: () => (filesOf),
  xB: () => (machineSource),
  Xc: () => (profilesWithKeys)
});

;// ./lib/resolution/dialect.js
function broken(reason, where = {}) {
    return { kind: 'broken', reason, ...where };
}
function keySource(keys) {
    const { sessionToken, ...pair } = keys;
    return { kind: 'keys', ...pair, ...(sessionToken ? { sessionToken } : {}) };
}

var external_node_path_ = __webpack_require__(6760);
;// ./lib/resolution/read-profiles.js

function readProfileFiles(dialect, input) {
    const { environment } = input;
    const credentialsPath = pathOf('credentials', dialect.credentialsVariables(environment), dialect, input);
    const configPath = pathOf('config', dialect.configVariables, dialect, input);
    if (credentialsPath === FAILS || configPath === FAILS)
        return { ok: false, path: '', reason: 'file unreadable' };
    const credentials = readSections(credentialsPath, dialect, input);
    const config = dialect.readsConfig(environment) ? readSections(configPath, dialect, input) : NO_SECTIONS;
    if (isRefusal(credentials))
        return { ok: false, path: credentialsPath ?? '', reason: credentials };
    if (isRefusal(config))
        return { ok: false, path: configPath ?? '', reason: config };
    if (dialect.needsConfig && dialect.readsConfig(environment) && config === MISSING) {
        return { ok: true, profiles: new Map(), sections: new Map() };
    }
    return {
        ok: true,
        profiles: merge({ path: credentialsPath ?? '', profiles: credentialsProfiles(listOf(credentials), dialect) }, { path: configPath ?? '', profiles: configProfiles(listOf(config), dialect) }),
        sections: new Map(listOf(config).map(({ name, settings }) => [name, settings])),
    };
}
const FAILS = Symbol('the tool refuses an empty path');
function pathOf(name, variables, dialect, { environment, accountHome, path = external_node_path_ }) {
    const [first, second] = [environment['HOME'], path.sep === '\\' ? environment['USERPROFILE'] : undefined];
    const home = (dialect.windowsHome === 'HOME' ? first || second : second || first) || accountHome;
    const byDefault = path.join(home, '.aws', name);
    const variable = variables.find((one) => environment[one] !== undefined);
    const given = variable === undefined ? undefined : environment[variable];
    if (given === undefined)
        return byDefault;
    if (given !== '')
        return expand(given, dialect, environment, home);
    switch (dialect.emptyPath) {
        case 'no file':
            return undefined;
        case 'fails':
            return FAILS;
        case 'unset':
            return byDefault;
    }
}
function expand(given, { expands }, environment, home) {
    if (expands === 'nothing')
        return given;
    const withHome = given.replace(/^~(?=[/\\]|$)/, () => home);
    if (expands === 'tilde')
        return withHome;
    return withHome.replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced, bare) => environment[braced ?? bare] ?? whole);
}
const REFUSED = 'file unreadable';
const MISSING = Symbol('there is no such file');
const NO_SECTIONS = [];
function isRefusal(sections) {
    return typeof sections === 'string';
}
function listOf(sections) {
    return sections === MISSING ? [] : sections;
}
function readSections(path, dialect, { readFile, obstacleAt }) {
    if (path === undefined)
        return MISSING;
    const text = readFile(path);
    if (text !== undefined)
        return parseSections(text, dialect);
    const obstacle = obstacleAt?.(path);
    return obstacle !== undefined && dialect.stopsAt.includes(obstacle) ? 'file not readable' : MISSING;
}
const BYTE_ORDER_MARK = '\ufeff';
const SECTION_LINE = /^\[\s*([^\]]*?)\s*\]/;
const NOT_UTF8 = '\ufffd';
function parseSections(text, dialect) {
    if (dialect.notUtf8 !== 'replaced' && text.includes(NOT_UTF8)) {
        return dialect.notUtf8 === 'refuse' ? REFUSED : NO_SECTIONS;
    }
    const hasMark = text.startsWith(BYTE_ORDER_MARK);
    if (hasMark && dialect.broken.startsWith('refuse'))
        return REFUSED;
    const lines = (hasMark ? text.slice(1) : text).split(/\r?\n/);
    const sections = [];
    const losesFirst = hasMark && dialect.broken === 'lose first section';
    for (const line of lines.filter((one) => !/^\s*(?:[#;]|$)/.test(one))) {
        const [, name] = SECTION_LINE.exec(line) ?? [];
        const section = sections.at(-1);
        if (name !== undefined) {
            if (dialect.refusesDuplicates && sections.some((one) => one.name === name))
                return REFUSED;
            const isLost = losesFirst && section === undefined;
            sections.push({ name: isLost ? '' : name.replace(/\s+/g, ' '), settings: {} });
        }
        else if (/^\s/.test(line))
            addNestedSetting(line, section, dialect);
        else if (section !== undefined && line.includes('='))
            addSetting(line, section, dialect);
        else if (dialect.refusesStrayLines)
            return REFUSED;
    }
    return sections;
}
function addNestedSetting(line, section, dialect) {
    const outer = section?.name.startsWith('services ') ? Object.keys(section.settings).at(-1) : undefined;
    const [service] = outer?.split('.') ?? [];
    if (section === undefined || service === undefined || !line.includes('='))
        return;
    const [key, value] = splitSetting(line, dialect);
    section.settings[`${service}.${key}`] = value;
}
function addSetting(line, { settings }, dialect) {
    const [key, value] = splitSetting(line, dialect);
    settings[dialect.anyCase ? key.toLowerCase() : key] = value;
}
function splitSetting(line, dialect) {
    const equals = line.indexOf('=');
    return [line.slice(0, equals).trim(), readValue(line.slice(equals + 1), dialect)];
}
function readValue(raw, { inlineComments, unquotes }) {
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
function credentialsProfiles(sections, { prefixInCredentials }) {
    const profiles = new Map();
    for (const { name, settings } of sections) {
        const profile = prefixInCredentials ? name.replace(/^profile /, '') : name;
        profiles.set(profile, { ...profiles.get(profile), ...settings });
    }
    return profiles;
}
function configProfiles(sections, dialect) {
    const names = new Set(sections.map(({ name }) => name.replace(/^profile /, '')));
    const profiles = new Map();
    for (const name of names) {
        const rule = name === 'default' ? dialect.defaultSection : dialect.configSections;
        const chosen = chooseSections(sections, name, rule);
        if (chosen.length > 0)
            profiles.set(name, Object.assign({}, ...chosen.map(({ settings }) => settings)));
    }
    return profiles;
}
function chooseSections(sections, name, rule) {
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
function merge(credentials, config) {
    const names = new Set([...credentials.profiles.keys(), ...config.profiles.keys()]);
    return new Map([...names].map((name) => {
        const [fromCredentials, fromConfig] = [credentials.profiles.get(name) ?? {}, config.profiles.get(name) ?? {}];
        const files = [credentials, config].filter(({ profiles }) => profiles.has(name)).map(({ path }) => path);
        return [name, { settings: { ...fromConfig, ...fromCredentials }, fromCredentials, fromConfig, files }];
    }));
}

var defined = __webpack_require__(9665);
;// ./lib/resolution/sources.js



const ROLE_PARTS = ['source profile', 'credential source'];
function profileSource(parts, search) {
    const { files, choice } = search;
    if (!files.ok)
        return broken(files.reason, { file: files.path });
    const profile = files.profiles.get(choice.name);
    return profile === undefined ? undefined : sourceIn({ name: choice.name, profile, parts, search, seen: [] });
}
const EXCLUSIVE = ['source_profile', 'credential_source', 'credential_process', 'web_identity_token_file'];
function refusedProfile(search) {
    const { dialect, files, choice } = search;
    const settings = files.ok ? files.profiles.get(choice.name)?.settings : undefined;
    if (!files.ok || settings === undefined)
        return undefined;
    const contradictory = broken('profile contradictory', { profile: choice.name });
    const { sso_session: session } = settings;
    const isLost = session !== undefined && session !== '' && !files.sections.has(`sso-session ${session}`);
    if (isLost && dialect.refusesProfile.includes('without its SSO session'))
        return contradictory;
    if (!dialect.refusesProfile.includes('incomplete'))
        return undefined;
    if (EXCLUSIVE.filter((key) => settings[key]).length > 1)
        return contradictory;
    const source = profileSource(dialect.parts.filter((part) => part !== 'credential source'), search);
    return source?.kind === 'broken' ? source : undefined;
}
function missingProfile(search) {
    const { files, choice } = search;
    const isThere = files.ok && files.profiles.has(choice.name);
    const isMissed = choice.named && choice.must !== 'nothing' && !isThere;
    return isMissed ? broken('profile missing', { profile: choice.name, ...unreadFile(search) }) : undefined;
}
function unreadFile({ dialect: { files }, input, choice }) {
    if (files.readsConfig(input.environment))
        return {};
    const environment = { ...input.environment, AWS_SDK_LOAD_CONFIG: '1' };
    const read = readProfileFiles(files, { ...input, environment });
    return (0,defined/* defined */.s)({ file: read.ok ? read.profiles.get(choice.name)?.files[0] : undefined });
}
function sourceIn(visited) {
    for (const part of visited.parts) {
        const source = partOf(part, visited);
        if (source === undefined)
            continue;
        const roleArn = visited.profile.settings['role_arn'];
        const assumes = visited.search.dialect.keysAssumeRole && source.kind === 'keys' && roleArn && part === 'keys';
        return assumes ? roleOf(visited, source) : source;
    }
    return undefined;
}
function partOf(part, visited) {
    const { name, profile, search } = visited;
    const { settings } = profile;
    switch (part) {
        case 'source profile':
            return settings['role_arn'] && settings['source_profile'] ? roleWithSource(visited) : undefined;
        case 'credential source':
            return settings['role_arn'] && settings['credential_source'] ? roleWithCredentialSource(visited) : undefined;
        case 'web identity': {
            const { role_arn: roleArn, web_identity_token_file: tokenFile } = settings;
            if (!tokenFile)
                return undefined;
            return roleArn
                ? { kind: 'web identity', profile: name, roleArn, tokenFile }
                : broken('web identity incomplete', { profile: name });
        }
        case 'sso':
            return settings['sso_start_url'] || settings['sso_session'] ? { kind: 'sso', profile: name } : undefined;
        case 'keys':
            return keysIn(settings, visited);
        case 'keys of the credentials file':
            return keysIn(profile.fromCredentials, visited);
        case 'keys of the config file':
            return keysIn(profile.fromConfig, visited);
        case 'helper': {
            const command = settings['credential_process'];
            return command ? { kind: 'helper', profile: name, command, runBy: search.dialect.runsHelperBy } : undefined;
        }
    }
}
function keysIn(settings, { name, search }) {
    const { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey } = settings;
    if (!accessKeyId && !secretAccessKey)
        return undefined;
    if (!accessKeyId || !secretAccessKey)
        return broken('half a key pair', { profile: name });
    const { profileTokens, needsFullToken } = search.dialect;
    if (needsFullToken && settings['aws_session_token'] === '')
        return undefined;
    const sessionToken = profileTokens.map((key) => settings[key]).find(Boolean);
    return keySource({ profile: name, accessKeyId, secretAccessKey, sessionToken });
}
function roleWithSource(visited) {
    const { name, profile, search, seen } = visited;
    const { source_profile: sourceName = '' } = profile.settings;
    const { files, dialect } = search;
    const from = sourceName === name ? ownKeys(visited) : profileNamed(sourceName, files, [...seen, name]);
    if (from === undefined)
        return broken('source profile missing', { profile: sourceName });
    const parts = [...new Set([...ROLE_PARTS, ...dialect.parts])];
    const source = 'kind' in from ? from : sourceIn({ ...from, name: sourceName, parts, search, seen: [...seen, name] });
    if (source === undefined)
        return broken('source profile missing', { profile: sourceName });
    return source.kind === 'broken' ? source : roleOf(visited, source);
}
function ownKeys(visited) {
    return visited.search.dialect.selfSource ? keysIn(visited.profile.settings, visited) : undefined;
}
function profileNamed(name, files, seen) {
    const profile = files.ok && !seen.includes(name) ? files.profiles.get(name) : undefined;
    return profile === undefined ? undefined : { profile };
}
function roleOf({ name, profile: { settings } }, source) {
    const { role_arn: roleArn = '', external_id, role_session_name, mfa_serial } = settings;
    const request = {
        ...(external_id ? { externalId: external_id } : {}),
        ...(role_session_name ? { roleSessionName: role_session_name } : {}),
        ...(mfa_serial ? { mfaSerial: mfa_serial } : {}),
    };
    return { kind: 'role', profile: name, roleArn, with: source, request };
}
function roleWithCredentialSource(visited) {
    const { name, profile, search } = visited;
    const source = ofCredentialSource(profile.settings['credential_source'] ?? '', search);
    if (source === undefined || source === 'end')
        return broken('source profile missing', { profile: name });
    return source.kind === 'broken' ? source : roleOf(visited, source);
}
function ofCredentialSource(place, search) {
    switch (place) {
        case 'Environment':
            return keysOf(search);
        case 'EcsContainer':
            return containerOf(search);
        case 'Ec2InstanceMetadata':
            return instanceOf(search);
        default:
            return undefined;
    }
}
const CONTROL = /\p{Cc}/u;
function keysOf({ dialect, input }) {
    const { environment } = input;
    const { ids, secrets, tokens } = dialect.keyNames;
    const take = (names) => {
        const value = names.map((name) => environment[name]).find((one) => one !== undefined && one !== '');
        return dialect.trimsKeys ? value?.trim() : value;
    };
    const [accessKeyId, secretAccessKey, sessionToken] = [take(ids), take(secrets), take(tokens)];
    if (accessKeyId === undefined)
        return undefined;
    if (secretAccessKey === undefined)
        return dialect.checksKeys ? broken('half a key pair') : undefined;
    const end = dialect.checksKeys ? environment['AWS_CREDENTIAL_EXPIRATION'] : undefined;
    if (end) {
        const at = Date.parse(end) / 1000;
        if (Number.isNaN(at))
            return broken('end not a date');
        if (at <= input.now)
            return broken('keys expired');
    }
    if (CONTROL.test(accessKeyId) || CONTROL.test(secretAccessKey))
        return broken('malformed keys');
    const unusual = (names, usual) => {
        const name = names.find((one) => environment[one]);
        return name === usual ? undefined : name;
    };
    const variable = unusual(ids, 'AWS_ACCESS_KEY_ID');
    const tokenVariable = unusual(tokens, 'AWS_SESSION_TOKEN');
    return keySource({ accessKeyId, secretAccessKey, sessionToken, ...(0,defined/* defined */.s)({ variable, tokenVariable }) });
}
function webIdentityOf({ dialect, input, files, choice }) {
    const { environment, readFile } = input;
    const { joinsProfile, emptyCounts, needsRole } = dialect.webIdentity;
    const settings = joinsProfile && files.ok ? (files.profiles.get(choice.name)?.settings ?? {}) : {};
    const given = (variable, key) => {
        const value = environment[variable];
        return value === undefined || (value === '' && !emptyCounts) ? settings[key] || undefined : value;
    };
    const tokenFile = given('AWS_WEB_IDENTITY_TOKEN_FILE', 'web_identity_token_file');
    const roleArn = given('AWS_ROLE_ARN', 'role_arn');
    if (tokenFile === undefined)
        return undefined;
    if (roleArn === undefined)
        return needsRole ? broken('web identity incomplete') : undefined;
    if (readFile(tokenFile) === undefined)
        return broken('web identity incomplete', { file: tokenFile });
    return { kind: 'web identity', roleArn, tokenFile };
}
function containerOf({ dialect, input }) {
    const { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative, AWS_CONTAINER_CREDENTIALS_FULL_URI: full } = input.environment;
    if (relative)
        return { kind: 'container', uri: relative, variable: 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' };
    if (full)
        return { kind: 'container', uri: full, variable: 'AWS_CONTAINER_CREDENTIALS_FULL_URI' };
    if (relative === undefined && full === undefined)
        return undefined;
    switch (dialect.emptyContainer) {
        case 'broken':
            return broken('empty container variable');
        case 'ends the search':
            return 'end';
        case 'unset':
            return undefined;
    }
}
function instanceOf({ dialect, input }) {
    const disabled = input.environment['AWS_EC2_METADATA_DISABLED'] ?? '';
    return dialect.disablesInstance(disabled) ? undefined : { kind: 'instance' };
}

;// ./lib/resolution/tools.js
const NONE = new Set();
const STANDARD_KEYS = { ids: ['AWS_ACCESS_KEY_ID'], secrets: ['AWS_SECRET_ACCESS_KEY'], tokens: ['AWS_SESSION_TOKEN'] };
const isTrue = (value) => value.toLowerCase() === 'true';
const always = () => true;
const STANDARD_FILES = {
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
function named(environment, ...variables) {
    return variables.map((name) => environment[name]).find((value) => value !== undefined && value !== '');
}
function present(environment, ...variables) {
    return variables.map((name) => environment[name]).find((value) => value !== undefined);
}
function choice(name, must) {
    return name === undefined ? { name: 'default', must: 'nothing', named: false } : { name, must, named: true };
}
const PYTHON_FILES = {
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
function python(...variables) {
    return {
        files: PYTHON_FILES,
        parsesFilesFirst: true,
        refusesProfile: ['without its SSO session'],
        choose: (environment, inCode) => choice(inCode ?? present(environment, ...variables), 'exist before anything else'),
        links: (_, inCode) => [
            ...(inCode ? [] : ['keys']),
            'role of the profile',
            ...(inCode ? [] : ['web identity']),
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
const GO_V2 = {
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
    links: (_, inCode) => inCode ? ['profile', 'container', 'instance'] : ['keys', 'web identity', 'profile', 'container', 'instance'],
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
const goLoadsConfig = ({ AWS_SDK_LOAD_CONFIG: value = '' }) => /^(?:1|t|true)$/i.test(value);
const GO_V1 = {
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
const JS_V3 = {
    files: STANDARD_FILES,
    parsesFilesFirst: false,
    refusesProfile: [],
    choose: (environment, inCode) => choice(inCode ?? named(environment, 'AWS_PROFILE'), 'exist'),
    links: (chosen) => chosen.named
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
const CDK = {
    ...JS_V3,
    choose: (environment, inCode) => choice(inCode ?? named(environment, 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'), 'exist'),
    links: (_, inCode) => (inCode ? ['profile'] : ['keys', 'profile', 'web identity', 'container', 'instance']),
    keyNames: {
        ids: ['AWS_ACCESS_KEY_ID', 'AMAZON_ACCESS_KEY_ID'],
        secrets: ['AWS_SECRET_ACCESS_KEY', 'AMAZON_SECRET_ACCESS_KEY'],
        tokens: ['AWS_SESSION_TOKEN', 'AMAZON_SESSION_TOKEN'],
    },
};
const JAVA_V2 = {
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
const RUST = {
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
const RUBY = {
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
    choose: (environment, inCode) => choice(inCode ?? present(environment, 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'), 'exist'),
    links: (_, inCode) => inCode
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
const jsLoadsConfig = ({ AWS_SDK_LOAD_CONFIG: value = '' }) => value !== '';
const JS_V2 = {
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
    links: (_, inCode) => inCode
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
const JAVA_V1 = {
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
const DIALECTS = {
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

;// ./lib/resolution/resolve.js




function candidatesOf(tool, input) {
    return candidatesBy(DIALECTS[tool], input);
}
function candidatesBy(dialect, input) {
    const { environment, profileInCode } = input;
    const files = readProfileFiles(dialect.files, input);
    const choice = dialect.choose(environment, profileInCode);
    const search = { dialect, input, files, choice };
    const refusal = refusalOf(search);
    if (refusal !== undefined)
        return [{ source: refusal, ifItFails: 'stop' }];
    const found = [];
    for (const link of dialect.links(choice, profileInCode !== undefined)) {
        const source = sourceAt(link, search);
        if (source === 'end')
            break;
        if (source === undefined)
            continue;
        const ifItFails = goesOnAfter(source, dialect) ? 'next' : 'stop';
        found.push({ source, ifItFails });
        if (ifItFails === 'stop')
            break;
    }
    return found;
}
function refusalOf(search) {
    const { dialect, files, choice } = search;
    if (!files.ok)
        return dialect.parsesFilesFirst ? broken(files.reason, { file: files.path }) : undefined;
    const isMissing = choice.must === 'exist before anything else' && !files.profiles.has(choice.name);
    return choice.named && isMissing ? broken('profile missing', { profile: choice.name }) : refusedProfile(search);
}
function goesOnAfter(source, { goesOnAfter: failures }) {
    if (source.kind === 'keys' || (source.kind === 'broken' && source.reason === 'malformed keys'))
        return false;
    return failures === 'all' || failures.has(failureOf(source));
}
function failureOf(source) {
    switch (source.kind) {
        case 'broken':
            return source.reason;
        case 'helper':
            return 'helper failed';
        case 'role':
            return source.with.kind === 'keys' ? 'role refused' : failureOf(source.with);
        case 'web identity':
            return 'web identity refused';
        case 'sso':
            return 'sso failed';
        case 'keys':
        case 'container':
        case 'instance':
            return 'container failed';
    }
}
function sourceAt(link, search) {
    const { parts } = search.dialect;
    switch (link) {
        case 'keys':
            return keysOf(search);
        case 'profile':
            return profileSource(parts, search) ?? missingProfile(search);
        case 'role of the profile':
            return profileSource(ROLE_PARTS, search);
        case 'all of the profile but its helper':
            return profileSource(parts.filter((part) => part !== 'helper'), search);
        case 'helper of the profile':
            return profileSource(['helper'], search);
        case 'web identity':
            return webIdentityOf(search);
        case 'container':
            return containerOf(search);
        case 'instance':
            return instanceOf(search);
    }
}
const resolve_CDK = DIALECTS['aws-cdk'];
const OWN = {
    ...resolve_CDK,
    keyNames: { ids: ['AWS_ACCESS_KEY_ID'], secrets: ['AWS_SECRET_ACCESS_KEY'], tokens: ['AWS_SESSION_TOKEN'] },
    files: { ...resolve_CDK.files, stopsAt: ['no access', 'folder'] },
    goesOnAfter: new Set(),
    webIdentity: { needsRole: true, joinsProfile: false, emptyCounts: false },
};
function machineSource(input) {
    const { environment, profileInCode } = input;
    const hasHalf = Boolean(environment['AWS_ACCESS_KEY_ID']) !== Boolean(environment['AWS_SECRET_ACCESS_KEY']);
    if (profileInCode === undefined && hasHalf)
        return broken('half a key pair');
    const [first] = candidatesBy(OWN, input);
    const { name, named } = OWN.choose(environment, profileInCode);
    const isPassedOver = first === undefined || !('profile' in first.source || first.source.kind === 'keys');
    return named && isPassedOver && first?.source.kind !== 'broken'
        ? broken('profile without credentials', { profile: name })
        : first?.source;
}
function endpointsOf(tool, input) {
    const { environment, profileInCode } = input;
    const dialect = DIALECTS[tool];
    const read = readProfileFiles(dialect.files, input);
    const { name: profile } = dialect.choose(environment, profileInCode);
    const found = read.ok ? read.profiles.get(profile) : undefined;
    if (!read.ok || found === undefined || environment['AWS_ENDPOINT_URL'])
        return [];
    const { settings, files } = found;
    if (settings['ignore_configured_endpoint_urls']?.toLowerCase() === 'true')
        return [];
    const ofServices = Object.entries(read.sections.get(`services ${settings['services']}`) ?? {}).flatMap(([key, url]) => {
        const [, service] = /^(\w+)\.endpoint_url$/.exec(key) ?? [];
        const isOverruled = Boolean(environment[`AWS_ENDPOINT_URL_${service?.toUpperCase()}`]);
        return service === undefined || url === '' || isOverruled ? [] : [{ profile, url, service, files }];
    });
    const url = settings['endpoint_url'];
    return [...ofServices, ...(url ? [{ profile, url, files }] : [])];
}
function filesOf(source, input) {
    if (source.kind === 'broken' && source.file !== undefined)
        return [source.file];
    if (!('profile' in source) || source.profile === undefined)
        return [];
    const read = readProfileFiles(OWN.files, input);
    return read.ok ? (read.profiles.get(source.profile)?.files ?? []) : [read.path];
}
function profilesWithKeys(input) {
    const read = readProfileFiles(OWN.files, input);
    if (!read.ok)
        return [];
    return [...read.profiles].flatMap(([name, { settings }]) => (settings['aws_access_key_id'] ? [name] : []));
}


}),

8019:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  YG: () => (summaryOf),
  cW: () => (otherTakings),
  id: () => (namingVariables),
  rX: () => (SUPPORTED_TOOLS)
});
var _util_defined_js__1 = __webpack_require__(9665);
var _resolve_js__0 = __webpack_require__(3966);


const SUPPORTED_TOOLS = [
    'aws-cli-v1',
    'aws-cli-v2',
    'boto3',
    'js-v3',
    'js-v2',
    'aws-cdk',
    'go-v2',
    'go-base',
    'java-v2',
    'rust',
    'ruby',
];
function otherTakings(input, published) {
    const { byDefault, profiles, outputs, isOurs, hasInstanceRole = false } = published;
    const uses = [
        ...(byDefault ? [['default', undefined]] : []),
        ...(outputs === undefined ? [] : [['outputs', undefined]]),
        ...profiles.flatMap((profile) => [['variable', profile], ['code', profile]]),
    ].filter(([use, profile]) => !(byDefault && use === 'variable' && profile === input.environment['AWS_PROFILE']));
    const found = uses.flatMap(([use, profile]) => SUPPORTED_TOOLS.flatMap((tool) => {
        const own = use === 'outputs' ? withVariables(outputs, input) : inputFor(use, profile, input);
        const taken = takenInstead((0,_resolve_js__0/* .candidatesOf */ .kW)(tool, own), (source) => isOurs(source, profile), hasInstanceRole);
        if (taken === undefined)
            return [];
        return [{ ...taken, tool, use, profile, variables: naming(taken.because ?? taken.source, use, own) }];
    }));
    const groups = Map.groupBy(found, ({ tool: _, profile: __, ...same }) => JSON.stringify(same));
    return [...groups.values()].flatMap((group) => {
        const [first] = group;
        if (first === undefined)
            return [];
        const { tool: _, profile: __, ...same } = first;
        const tools = SUPPORTED_TOOLS.filter((tool) => group.some((one) => one.tool === tool));
        const named = [...new Set(group.flatMap(({ profile }) => profile ?? []))];
        return [{ ...same, tools, profiles: named }];
    });
}
function inputFor(use, profile, input) {
    if (profile === undefined)
        return input;
    if (use === 'code')
        return { ...input, profileInCode: profile };
    return withVariables({ AWS_PROFILE: profile }, input);
}
function withVariables(variables, input) {
    return { ...input, environment: { ...input.environment, ...variables } };
}
function takenInstead(candidates, isOurs, hasInstanceRole) {
    const isLeftAside = ({ source, ifItFails }) => source.kind === 'broken' && ifItFails === 'next';
    const [first, ...later] = candidates.filter((one) => !isLeftAside(one));
    const because = candidates.filter(isLeftAside).flatMap(({ source }) => (source.kind === 'broken' ? source : []))[0];
    const instead = { onlyAfterFailure: false, ...(0,_util_defined_js__1/* .defined */ .s)({ because }) };
    if (first === undefined)
        return { source: { kind: 'nothing' }, ...instead };
    if (!isOurs(first.source))
        return { source: summaryOf(first.source), ...instead };
    const next = later.find(({ source }) => (hasInstanceRole || source.kind !== 'instance') && !isOurs(source));
    return first.ifItFails === 'next' && next !== undefined
        ? { source: summaryOf(next.source), onlyAfterFailure: true }
        : undefined;
}
function summaryOf(source) {
    switch (source.kind) {
        case 'keys': {
            const { kind, profile, variable, tokenVariable } = source;
            return (0,_util_defined_js__1/* .defined */ .s)({ kind, profile, variable, tokenVariable });
        }
        case 'helper':
        case 'sso':
            return { kind: source.kind, profile: source.profile };
        case 'role': {
            const { kind, profile, roleArn } = source;
            return (0,_util_defined_js__1/* .defined */ .s)({
                kind,
                profile,
                roleArn,
                with: source.with.kind === 'instance' ? 'instance' : undefined,
            });
        }
        case 'container':
            return { kind: 'container', variable: source.variable };
        case 'instance':
            return { kind: 'instance' };
        case 'web identity':
        case 'broken':
            return source;
    }
}
function naming(source, use, { environment }) {
    if (use === 'code')
        return [];
    return namingVariables(source, environment).filter((name) => use !== 'variable' || name !== 'AWS_PROFILE');
}
function namingVariables(source, environment) {
    if (!('profile' in source))
        return [];
    return ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].filter((name) => environment[name] === source.profile);
}


})

};
