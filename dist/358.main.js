import { modules as shared1140 } from './shared-1140.main.js';
import { modules as shared7626 } from './shared-7626.main.js';
export const id = 358;
export const ids = [358,626];
export const modules = {
...shared1140,
...shared7626,

7358:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkProfileFiles: () => (checkProfileFiles),
  writeStepFiles: () => (writeStepFiles)
});

var external_node_path_ = __webpack_require__(6760);
var publish_mode = __webpack_require__(4328);
var settings_settings = __webpack_require__(3152);
var defined = __webpack_require__(9665);
var util_files = __webpack_require__(6587);
var audit = __webpack_require__(8944);
var issued = __webpack_require__(4066);
;// ./lib/publish/profiles/ini.js
const LINES = /[^\n]*\n|[^\n]+$/g;
const LINE_BREAK = /\r?\n/;
const LONE_CR = /\r(?![\r\n]|$)/;
const HEADER = /^\[([^\]]*)\]\s*(.*)$/s;
const COMMENT = /^[#;]/;
const BLANKS = /^\s*/;
const KEY = /^[a-z][a-z0-9_]*$/;
const PLAIN_NAME = /^[\w\-@+.%:/]+$/;
const COMMENT_IN_VALUE = /(?:^|\s)[#;]/;
const NOT_ONE_LINE = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const RESERVED_NAMES = ['DEFAULT', '__proto__', 'profile __proto__', 'profile default'];
function configSection(profile) {
    return profile === 'default' ? profile : `profile ${profile}`;
}
function checkSectionName(name) {
    const profile = name.replace(/^profile /, '');
    const odd = NOT_ONE_LINE.test(name) || COMMENT_IN_VALUE.test(profile) || /[[\]"\\]/.test(name) || !name.isWellFormed();
    if (odd || profile.trim() !== profile || profile === '' || RESERVED_NAMES.includes(name))
        throw new Error(`${JSON.stringify(name)} cannot be the name of a section in a file of AWS profiles.`);
}
function checkText(text) {
    if (LONE_CR.test(text))
        throw new Error('SDKs disagree about a carriage return inside a line.');
    const values = readSections(linesOf(text)).flatMap(({ entries }) => entries.flatMap(({ value }) => value.slice(1)));
    if (values.some((line) => HEADER.test(line)))
        throw new Error('SDKs disagree about a section whose header stands deeper than the line above.');
}
function hasSection(text, name) {
    return sectionsNamed(linesOf(text), name).length > 0;
}
function sectionEntries(text, name) {
    const found = sectionsNamed(linesOf(text), name);
    if (found.length === 0)
        return undefined;
    const entries = found.flatMap((section) => section.entries).filter(({ key }) => key !== '');
    return Object.fromEntries(entries.map(({ key, value }) => [key, value.join('\n')]));
}
function setSection(text, name, entries) {
    checkSectionName(name);
    for (const [key, value] of Object.entries(entries))
        checkEntry(key, value);
    checkText(text);
    const lines = linesOf(text);
    const eol = LINE_BREAK.exec(text)?.[0] ?? '\n';
    const found = sectionsNamed(lines, name);
    const body = Object.entries(entries).map(([key, value]) => `${key} = ${value}`);
    const [first] = found;
    if (first === undefined)
        return text + gapAfter(lines, eol) + [headerOf(name), ...body, ''].join(eol);
    const comments = found.flatMap((section) => commentsOf(lines.slice(section.start, section.end)));
    const lastBreak = lines[first.end - 1]?.endsWith('\n') ? eol : '';
    return replaceSections(lines, found, [headerOf(name), ...comments, ...body].join(eol) + lastBreak);
}
function removeSection(text, name) {
    checkText(text);
    const lines = linesOf(text);
    return replaceSections(lines, sectionsNamed(lines, name), '');
}
function linesOf(text) {
    return text.match(LINES) ?? [];
}
function sectionsNamed(lines, name) {
    return readSections(lines).filter((section) => section.name === name);
}
function readSections(lines) {
    const sections = [];
    let depth = 0;
    lines.forEach((line, n) => {
        if (canStandAlone(line))
            return;
        const content = line.trim();
        const section = sections.at(-1);
        const above = depthOf(line) > depth ? section?.entries.at(-1) : undefined;
        const header = above === undefined ? HEADER.exec(content)?.[1] : undefined;
        if (header !== undefined)
            sections.push({ name: nameIn(header), start: n, end: n + 1, entries: [] });
        else if (section !== undefined)
            section.end = n + 1;
        if (COMMENT.test(content))
            return;
        if (above === undefined)
            depth = depthOf(line);
        if (above !== undefined)
            above.value.push(content);
        else if (header === undefined)
            section?.entries.push(entryIn(content));
    });
    return sections;
}
function canStandAlone(line) {
    return line.trim() === '' || COMMENT.test(line);
}
function depthOf(line) {
    return BLANKS.exec(line)?.[0].length ?? 0;
}
function nameIn(header) {
    const [, rest] = /^profile\s+(.+)$/s.exec(header.trim()) ?? [];
    if (rest === undefined)
        return header.trim();
    return configSection(/^(["'])(.*)\1$/s.exec(rest)?.[2] ?? rest);
}
function entryIn(content) {
    const equals = content.indexOf('=');
    return { key: content.slice(0, Math.max(equals, 0)).trim().toLowerCase(), value: [content.slice(equals + 1).trim()] };
}
function commentsOf([header, ...body]) {
    const rest = HEADER.exec(header?.trim() ?? '')?.[2] ?? '';
    return [rest, ...body.map((line) => line.trim())].filter((line) => COMMENT.test(line));
}
function replaceSections(lines, sections, replacement) {
    const kept = [...lines];
    for (const [n, { start, end }] of sections.entries()) {
        kept.fill('', start, end).fill(replacement, start, n === 0 ? start + 1 : start);
        let next = end;
        while (next < lines.length && canStandAlone(lines[next] ?? ''))
            next += 1;
        if (next < lines.length)
            kept[next] = lines[next]?.trimStart() ?? '';
    }
    return kept.join('');
}
function gapAfter(lines, eol) {
    const last = lines.at(-1) ?? eol;
    if (!last.endsWith('\n'))
        return eol + eol;
    return last.trim() === '' ? '' : eol;
}
function headerOf(name) {
    const [, profile] = /^profile (.+)$/s.exec(name) ?? [];
    return profile === undefined || PLAIN_NAME.test(profile) ? `[${name}]` : `[profile "${profile}"]`;
}
function checkEntry(key, value) {
    if (!KEY.test(key))
        throw new Error(`${JSON.stringify(key)} cannot be the name of a setting of an AWS profile.`);
    const odd = NOT_ONE_LINE.test(value) || COMMENT_IN_VALUE.test(value) || !value.isWellFormed();
    if (odd || value.trim() !== value || value === '')
        throw new Error(`The value of ${key} cannot be written into a file of AWS profiles so that every SDK reads it as it is.`);
}

var external_node_fs_ = __webpack_require__(3024);
var external_node_os_ = __webpack_require__(8161);
var runner_files = __webpack_require__(3295);
;// ./lib/publish/profiles/profile-files.js







class ProfileExistsError extends Error {
    name = 'ProfileExistsError';
    profile;
    file;
    constructor(profile, file) {
        super(`The profile ${JSON.stringify(profile)} exists already in ${file}.`);
        this.profile = profile;
        this.file = file;
    }
}
const VARIABLE = /\$\w+|\$\{[^}]*\}?|%\w+%/;
const SOURCE_MAX_BYTES = 1024 * 1024;
const OTHER_SECTION = /^(?:profile|sso-session|services) /;
function profileWithKeys({ profile: name = '', credentials }, region) {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const keys = { accessKeyId: accessKeyId.reveal(), secretAccessKey: secretAccessKey.reveal() };
    return { name, credentials: { ...keys, ...(0,defined/* defined */.s)({ sessionToken: sessionToken?.reveal() }) }, config: { region } };
}
function profileSources(environment, home, path = external_node_path_) {
    const pathOf = (variable, name) => {
        const given = environment[variable];
        if (!given)
            return home === '' ? undefined : path.join(home, '.aws', name);
        const expanded = /^~(?=[/\\]|$)/.test(given) ? path.join(home, given.slice(1)) : given;
        return path.isAbsolute(expanded) ? expanded : path.resolve(environment['GITHUB_WORKSPACE'] ?? home, expanded);
    };
    return (0,defined/* defined */.s)({
        config: pathOf('AWS_CONFIG_FILE', 'config'),
        credentials: pathOf('AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
    });
}
function checkSources(runnerTemp, names, sources, options) {
    checkPath(runnerTemp);
    readSources(names, sources, options);
}
function readSources(names, sources, { overwrite }) {
    const config = readSource(sources.config);
    const credentials = readSource(sources.credentials);
    for (const name of overwrite ? [] : names) {
        if (hasSection(config, configSection(name)))
            throw new ProfileExistsError(name, sources.config ?? '');
        if (hasSection(credentials, name))
            throw new ProfileExistsError(name, sources.credentials ?? '');
    }
    return { config, credentials };
}
function checkPath(folder) {
    const [odd] = VARIABLE.exec(folder) ?? [];
    if (odd !== undefined)
        throw oddPath(folder, odd, 'the AWS CLI takes for the name of a variable');
}
function oddPath(path, odd, reading) {
    return Object.assign(new Error(`The path ${path} has "${odd}" in it, which ${reading}.`), { path, odd, reading });
}
function writeProfiles(folder, profiles, sources, options) {
    checkNames(profiles);
    checkPath(folder);
    const names = profiles.map(({ name }) => name);
    const { config, credentials } = readSources(names, sources, options);
    const files = { configFile: (0,external_node_path_.join)(folder, 'config'), credentialsFile: (0,external_node_path_.join)(folder, 'credentials') };
    const withConfigs = profiles.reduce((text, one) => withSection(text, configSection(one.name), one.config), config);
    const withKeys = profiles.reduce((text, one) => withSection(text, one.name, keysOf(one)), credentials);
    (0,util_files/* writeWhole */.f8)(files.configFile, withConfigs);
    (0,util_files/* writeWhole */.f8)(files.credentialsFile, withKeys);
    const { config: configSource = '', credentials: credentialsSource = '' } = sources;
    return { ...files, copies: { [files.configFile]: configSource, [files.credentialsFile]: credentialsSource } };
}
function checkNames(profiles) {
    const seen = new Set();
    for (const { name } of profiles) {
        if (seen.has(name))
            throw new Error(`The profile ${JSON.stringify(name)} is named twice.`);
        checkSectionName(name);
        checkSectionName(configSection(name));
        if (OTHER_SECTION.test(name))
            throw new Error(`${JSON.stringify(name)} cannot be the name of a profile.`);
        seen.add(name);
    }
}
function readSource(path) {
    if (path === undefined || path === external_node_os_.devNull)
        return '';
    if (!(0,external_node_path_.isAbsolute)(path))
        throw Object.assign(new Error(`${path} is not an absolute path.`), { path });
    try {
        const text = (0,runner_files/* readSmallFile */.EW)((0,external_node_fs_.realpathSync)(path), SOURCE_MAX_BYTES);
        if (text.includes('\uFFFD'))
            throw new Error('it is not text in UTF-8.');
        checkText(text);
        return text;
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return '';
        const { message, code } = error;
        const why = message.replace(/^.* (?=is (?:a folder\.|not a file of ))/s, 'it ');
        throw Object.assign(new Error(`${path} cannot be read: ${why}`, { cause: error }), (0,defined/* defined */.s)({ path, code }));
    }
}
function keysOf({ credentials }) {
    if (credentials === undefined)
        return {};
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    return {
        aws_access_key_id: accessKeyId,
        aws_secret_access_key: secretAccessKey,
        ...(0,defined/* defined */.s)({ aws_session_token: sessionToken }),
    };
}
function withSection(text, section, entries) {
    return Object.keys(entries).length === 0 ? removeSection(text, section) : setSection(text, section, entries);
}

var post_state = __webpack_require__(2069);
var windows_folders = __webpack_require__(7626);
var session_folder = __webpack_require__(1140);
;// ./lib/publish/refresh/prepare.js







function prepareRefresh(folder, { verified, credentials, profile: name = '' }, program, parameters) {
    const { facts, session } = verified;
    if (session === undefined)
        throw new Error('Keys that were given cannot be renewed.');
    (0,post_state/* makeFolder */.fc)(folder);
    const { role } = facts.settings;
    const settings = { ...parameters.settings, roles: [], ...(0,defined/* defined */.s)({ role }) };
    writePrivate((0,session_folder/* parametersFileIn */.Uv)(folder), JSON.stringify({ ...parameters, settings }));
    writePrivate((0,session_folder/* sessionFileIn */.Cl)(folder), (0,session_folder/* storedSessionText */.FI)(session, credentials, (0,session_folder/* behindSecondsOf */.dZ)(facts.clocks)));
    return { name, config: { region: settings.region, credential_process: prepareCommand(folder, program) } };
}
function writePrivate(path, text) {
    (0,util_files/* writeWhole */.f8)(path, text);
    if ((0,util_files/* readPrivateFile */.q1)(path) !== undefined)
        return;
    throw new Error(`RUNNER_TEMP is on a volume that gives others write access to every file (${path}), so that refresh could not trust its own files. Put RUNNER_TEMP on a volume that keeps mode 0600, or remove refresh.`);
}
const LAST_WORD = 'session';
function prepareCommand(folder, program) {
    const isWindows = process.platform === 'win32';
    const path = (0,external_node_path_.join)((0,external_node_path_.dirname)(folder), `renew-${(0,external_node_path_.basename)(folder)}.${isWindows ? 'cmd' : 'sh'}`);
    (0,util_files/* writeWhole */.f8)(path, isWindows ? windowsLauncher(program, folder) : posixLauncher(program, folder));
    const words = isWindows ? [plainPath(path, program), LAST_WORD] : ['/bin/sh', path, LAST_WORD];
    return credentialProcessCommand(words, process.platform);
}
function plainPath(path, { environment }) {
    const isPlain = quotedForWindows(path, 0) === path && isUnderstood(path, 'win32');
    return isPlain ? path : external_node_path_.win32.join((0,windows_folders/* shortPath */._)(external_node_path_.win32.dirname(path), environment), external_node_path_.win32.basename(path));
}
function isUnderstood(command, platform) {
    return platform !== 'win32' || /^[!#-~][ -~]*$/.test(command);
}
function credentialProcessCommand(words, platform) {
    for (const word of words)
        checkWord(word);
    return words.map(platform === 'win32' ? quotedForWindows : quotedForPosix).join(' ');
}
const COMMENT_IN_COMMAND = /\s([#;])/;
function checkWord(word) {
    const [, odd] = COMMENT_IN_COMMAND.exec(word) ?? [];
    if (odd !== undefined)
        throw oddPath(word, odd, 'some SDKs take for the start of a comment after a blank');
}
const SPECIAL_ON_WINDOWS = { first: /[\s"'&<>()^|=,;]/, later: /[\s"'&<>()^|]/ };
function quotedForWindows(word, index) {
    const [odd] = /["%]/.exec(word) ?? [];
    if (odd !== undefined)
        throw oddPath(word, odd, 'a command on Windows does not take as it is');
    const special = index === 0 ? SPECIAL_ON_WINDOWS.first : SPECIAL_ON_WINDOWS.later;
    if (word !== '' && !special.test(word))
        return word;
    return `"${word.replace(/\\+$/, '$&$&')}"`;
}
const UNSET = [
    'NODE_CHANNEL_FD',
    'NODE_CHANNEL_SERIALIZATION_MODE',
    'NODE_COMPILE_CACHE',
    'NODE_COMPILE_CACHE_PORTABLE',
    'NODE_DEBUG',
    'NODE_DEBUG_NATIVE',
    'NODE_ICU_DATA',
    'NODE_OPTIONS',
    'NODE_PATH',
    'NODE_PENDING_DEPRECATION',
    'NODE_PRESERVE_SYMLINKS',
    'NODE_PRESERVE_SYMLINKS_MAIN',
    'NODE_REDIRECT_WARNINGS',
    'NODE_TEST_CONTEXT',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'NODE_UNIQUE_ID',
    'NODE_V8_COVERAGE',
];
const PINNED = [
    'NODE_EXTRA_CA_CERTS',
    'NODE_USE_ENV_PROXY',
    'NODE_USE_SYSTEM_CA',
    'OPENSSL_CONF',
    'OPENSSL_CONF_INCLUDE',
    'OPENSSL_ENGINES',
    'OPENSSL_MODULES',
    'SSL_CERT_DIR',
    'SSL_CERT_FILE',
];
function pinnedOf({ environment }) {
    return PINNED.map((name) => [name, environment[name] ?? '']).filter(([, value]) => /^[^\r\n"]+$/.test(value));
}
const NETWORK_OPTION = /^--(?:(?:no-)?use-(?:openssl|bundled|system)-ca|(?:no-)?use-env-proxy|dns-result-order=\w+|tls-(?:min|max)-v1\.\d|openssl-legacy-provider|enable-fips|force-fips|(?:no-)?network-family-autoselection|network-family-autoselection-attempt-timeout=\d+)$/;
function optionsOf({ environment: { NODE_OPTIONS = '' } }) {
    return ['--no-warnings', ...NODE_OPTIONS.split(/\s+/).filter((option) => NETWORK_OPTION.test(option))];
}
function posixLauncher(program, folder) {
    const words = [program.node, ...optionsOf(program), program.script, folder].map(quotedForPosix);
    const lines = [
        '{ set +x; } 2>/dev/null',
        `unset ${[...UNSET, ...PINNED].join(' ')}`,
        ...pinnedOf(program).map(([name, value]) => `export ${name}=${quotedForPosix(value)}`),
        '[ -r "${NODE_EXTRA_CA_CERTS:-}" ] || unset NODE_EXTRA_CA_CERTS',
        `exec ${words.join(' ')}`,
    ];
    return lines.map((line) => `${line}\n`).join('');
}
function windowsLauncher(program, folder) {
    const textOf = (path) => textOfScript(path, folder);
    const [node, script, session] = [program.node, program.script, folder].map((path) => `"${textOf(path)}"`);
    const command = [node, ...optionsOf(program), script, session].join(' ');
    const lines = [
        'setlocal DisableDelayedExpansion',
        ...[...UNSET, ...PINNED].map((name) => `set "${name}="`),
        ...pinnedOf(program).map(([name, value]) => `set "${name}=${textOf(value)}"`),
        'if defined NODE_EXTRA_CA_CERTS if not exist "%NODE_EXTRA_CA_CERTS%" set "NODE_EXTRA_CA_CERTS="',
        command,
    ];
    return lines.map((line) => `@${line}\r\n`).join('');
}
function textOfScript(path, folder) {
    const escaped = (text) => text.replaceAll('%', '%%');
    const way = external_node_path_.win32.relative(external_node_path_.win32.dirname(folder), path);
    return isAscii(path) || external_node_path_.win32.isAbsolute(way) ? escaped(path) : `%~dp0${escaped(way)}`;
}
function isAscii(text) {
    return /^[ -~]*$/.test(text);
}
function quotedForPosix(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

;// ./lib/publish/step-files.js











function checkProfileFiles(settings, { environment, home }) {
    const { profile, roles, overwriteProfile, useExistingCredentials, refresh } = settings;
    const names = roles.length > 0 ? roles.map((one) => one.profile) : [profile ?? ''];
    const overwrite = overwriteProfile || useExistingCredentials || (0,settings_settings/* looksAtMachine */.Jj)(settings);
    const runnerTemp = environment['RUNNER_TEMP'] ?? '';
    checkSources(runnerTemp, names, profileSources(environment, home), { overwrite });
    if (refresh && process.platform !== 'win32') {
        setSection('', 'x', { credential_process: credentialProcessCommand(['sh', runnerTemp], process.platform) });
    }
}
function writeStepFiles(folder, settings, sessions, ports) {
    const { profiles, refresh } = (0,publish_mode/* publishModeOf */.oY)(settings);
    if (settings.leakCheck !== 'off')
        (0,util_files/* writeWhole */.f8)((0,external_node_path_.join)(folder, issued/* ISSUED_NAME */.Mi), sessions.map(issuedLineOf).join(''));
    if (!profiles)
        return {};
    if (process.platform === 'win32' && !(0,windows_folders/* restrictFolder */.v)(folder, ports.environment))
        ports.runner.info(UNRESTRICTED);
    const entries = sessions.map((session, index) => refresh ? renewedProfile(folder, index, session, settings, ports) : profileWithKeys(session, settings.region));
    const commands = entries.map(({ config }) => config['credential_process'] ?? '-');
    if (!commands.every((command) => isUnderstood(command, process.platform)))
        ports.runner.annotate(NOT_UNDERSTOOD);
    const sources = profileSources(ports.environment, ports.home);
    const files = writeProfiles(folder, entries, sources, { overwrite: settings.overwriteProfile });
    if ((0,util_files/* readPrivateText */.H)(files.credentialsFile) === undefined)
        ports.runner.info(NOT_PRIVATE);
    return { profiles: files };
}
const UNRESTRICTED = 'icacls could not restrict the folder of this step in RUNNER_TEMP, so that other users of this machine may be able to read it.';
const NOT_PRIVATE = 'RUNNER_TEMP is on a volume that does not keep mode 0600, so that other users of this machine may be able to read the profiles of this step.';
const NOT_UNDERSTOOD = {
    level: 'warning',
    title: 'Some tools cannot use the renewing profile',
    message: 'The path of RUNNER_TEMP has a blank or another special character, and its volume has no short names (8.3). The SDK for Go, Terraform, AWS Tools for PowerShell and boto3 cannot run the command of the profile.\n\nFix: move the runner to a folder such as C:\\actions-runner.',
};
function issuedLineOf({ verified, credentials }) {
    return (0,issued/* issuedLine */.Qi)(verified.session, credentials);
}
const ACTION_VARIABLES = ['GITHUB_ACTION_REPOSITORY', 'GITHUB_ACTION_REF', 'GITHUB_SERVER_URL'];
const PROXY_INPUTS = ['http-proxy', 'no-proxy'];
function renewedProfile(folder, index, session, settings, { environment, runner, helper }) {
    const { tokenFile, leakCheck } = settings;
    const workspace = environment['GITHUB_WORKSPACE'] ?? '.';
    const [node, script] = helper;
    const program = { node, script, environment };
    return prepareRefresh((0,external_node_path_.join)(folder, String(index)), session, program, {
        settings: { ...settings, ...(tokenFile === undefined ? {} : { tokenFile: (0,external_node_path_.resolve)(workspace, tokenFile) }) },
        proxyInputs: Object.fromEntries(PROXY_INPUTS.map((name) => [name, runner.readInput(name)])),
        action: Object.fromEntries(ACTION_VARIABLES.map((name) => [name, environment[name]])),
        auditFile: (0,external_node_path_.join)(folder, audit/* AUDIT_NAME */.gs),
        ...(0,defined/* defined */.s)({ issuedFile: leakCheck === 'off' ? undefined : (0,external_node_path_.join)(folder, issued/* ISSUED_NAME */.Mi) }),
    });
}


})

};
