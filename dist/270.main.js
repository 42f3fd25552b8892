export const id = 270;
export const ids = [270];
export const modules = {

/***/ 6270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  profileEntryOf: () => (/* reexport */ profileEntryOf),
  profileSources: () => (/* reexport */ profileSources),
  removeProfiles: () => (/* reexport */ removeProfiles),
  writeProfiles: () => (/* reexport */ writeProfiles)
});

;// ./lib/profiles/entry.js
function profileEntryOf({ profile: name, credentials }, region) {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const keys = { accessKeyId: accessKeyId.reveal(), secretAccessKey: secretAccessKey.reveal() };
    const session = sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() };
    return { name, credentials: { ...keys, ...session }, config: { region } };
}

var external_node_fs_ = __webpack_require__(3024);
var external_node_os_ = __webpack_require__(8161);
var external_node_path_ = __webpack_require__(6760);
var runner_files = __webpack_require__(3295);
;// ./lib/profiles/ini.js
const LINES = /[^\n]*\n|[^\n]+$/g;
const LINE_BREAK = /\r?\n/;
const LONE_CR = /\r(?![\r\n]|$)/;
const HEADER = /^\[([^\]]*)\]\s*(.*)$/s;
const COMMENT = /^[#;]/;
const BLANKS = /^\s*/;
const KEY = /^[a-z][a-z0-9_]*$/;
const PLAIN_NAME = /^[\w\-@+.%:/]+$/;
const COMMENT_INSIDE = /(?:^|\s)[#;]/;
const NOT_ONE_LINE = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const RESERVED_NAMES = ['DEFAULT', '__proto__', 'profile __proto__', 'profile default'];
function configSection(profile) {
    return profile === 'default' ? profile : `profile ${profile}`;
}
function checkSectionName(name) {
    const profile = name.replace(/^profile /, '');
    const odd = NOT_ONE_LINE.test(name) || COMMENT_INSIDE.test(profile) || /[[\]"\\]/.test(name) || !name.isWellFormed();
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
    const odd = NOT_ONE_LINE.test(value) || COMMENT_INSIDE.test(value) || !value.isWellFormed();
    if (odd || value.trim() !== value || value === '')
        throw new Error(`The value of ${key} cannot be written into a file of AWS profiles so that every SDK reads it as it is.`);
}

;// ./lib/profiles/remove.js


const FOLDER_PREFIX = 'aws-token-guard-';
function removeProfiles(folder, runnerTemp) {
    try {
        const path = (0,external_node_path_.resolve)(folder);
        const real = (0,external_node_fs_.realpathSync)(path);
        const isOurs = (0,external_node_path_.basename)(path).startsWith(FOLDER_PREFIX) && (0,external_node_path_.dirname)(real) === (0,external_node_fs_.realpathSync)(runnerTemp);
        if (!(0,external_node_path_.isAbsolute)(folder) || !isOurs || !(0,external_node_fs_.lstatSync)(path).isDirectory())
            return false;
        (0,external_node_fs_.rmSync)(real, { recursive: true });
        return true;
    }
    catch {
        return false;
    }
}

;// ./lib/profiles/profile-files.js






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
const SOURCE_MAX_BYTES = 1024 * 1024;
const OTHER_SECTION = /^(?:profile|sso-session|services) /;
function writeProfiles(folder, profiles, sources, options) {
    if (!(0,external_node_path_.isAbsolute)(folder) || !(0,external_node_fs_.statSync)(folder, { throwIfNoEntry: false })?.isDirectory())
        throw new Error(`${folder} is not an absolute path of a folder.`);
    checkNames(profiles);
    const config = readSource(sources.config);
    const credentials = readSource(sources.credentials);
    if (!options.overwrite) {
        for (const { name } of profiles) {
            if (hasSection(config, configSection(name)))
                throw new ProfileExistsError(name, sources.config ?? '');
            if (hasSection(credentials, name))
                throw new ProfileExistsError(name, sources.credentials ?? '');
        }
    }
    return writeFolder(folder, {
        config: profiles.reduce((text, { name, config }) => withSection(text, configSection(name), config), config),
        credentials: profiles.reduce((text, entry) => withSection(text, entry.name, keysOf(entry)), credentials),
    });
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
        throw new Error(`${path} is not an absolute path.`);
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
        throw new Error(`${path} cannot be read: ${error.message}`, { cause: error });
    }
}
function keysOf({ credentials }) {
    if (credentials === undefined)
        return {};
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    return {
        aws_access_key_id: accessKeyId,
        aws_secret_access_key: secretAccessKey,
        ...(sessionToken === undefined ? {} : { aws_session_token: sessionToken }),
    };
}
function withSection(text, section, entries) {
    return Object.keys(entries).length === 0 ? removeSection(text, section) : setSection(text, section, entries);
}
function writeFolder(parent, texts) {
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(parent, FOLDER_PREFIX));
    const files = { configFile: (0,external_node_path_.join)(folder, 'config'), credentialsFile: (0,external_node_path_.join)(folder, 'credentials'), folder };
    try {
        writeWhole(files.configFile, texts.config);
        writeWhole(files.credentialsFile, texts.credentials);
        return files;
    }
    catch (error) {
        removeProfiles(folder, parent);
        throw error;
    }
}
function writeWhole(path, text) {
    const unfinished = `${path}.unfinished`;
    const file = (0,external_node_fs_.openSync)(unfinished, 'wx', 0o600);
    try {
        (0,external_node_fs_.writeFileSync)(file, text);
        (0,external_node_fs_.fsyncSync)(file);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
    (0,external_node_fs_.renameSync)(unfinished, path);
}

;// ./lib/profiles/sources.js

function profileSources(environment, home, path = external_node_path_) {
    const pathOf = (variable, name) => {
        const given = environment[variable];
        if (!given)
            return path.join(home, '.aws', name);
        const expanded = /^~(?=[/\\]|$)/.test(given) ? path.join(home, given.slice(1)) : given;
        return path.isAbsolute(expanded) ? expanded : path.resolve(environment['GITHUB_WORKSPACE'] ?? home, expanded);
    };
    return {
        config: pathOf('AWS_CONFIG_FILE', 'config'),
        credentials: pathOf('AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
    };
}

;// ./lib/profiles/profiles.js






/***/ })

};
