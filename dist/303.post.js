export const id = 303;
export const ids = [303];
export const modules = {

303:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lookForLeaks: () => (lookForLeaks)
});

// UNUSED EXPORTS: checkLeaks

var external_node_path_ = __webpack_require__(760);
var runner_files = __webpack_require__(295);
;// ./lib/util/defined.js
function defined(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

var util_text = __webpack_require__(805);
;// ./lib/leaks/leak-report.js


const DEFAULT_LIMITS = { seconds: 60, bytes: 16 * 2 ** 30 };
const FINDINGS_MAX = 1000;
const WARNING_TITLE = 'AWS credentials of this job are in a file';
const ERROR_TITLE = 'AWS credentials of this job are in files';
const SEE_LOG = 'To revoke the session, see the log of this step or the job summary.';
const HARMLESS = 'Without the secret access key this opens nothing, so there is no need to revoke the session.';
function opensNothing({ values }) {
    return values.every(({ value }) => value !== 'secret access key');
}
function warningOf(finding) {
    const { path, workspacePath, values } = finding;
    const line = values[0]?.line;
    const place = canBePointedTo(workspacePath) ? { file: workspacePath, ...defined({ line }) } : {};
    const subject = 'file' in place ? 'This file' : `"${(0,util_text/* plainText */.wh)(path)}"`;
    const advice = opensNothing(finding) ? HARMLESS : SEE_LOG;
    return annotationCommand({
        level: 'warning',
        title: WARNING_TITLE,
        message: `${subject} contains ${listOf(values)}. ${originOf(path)} ${advice}`,
        place,
    });
}
function canBePointedTo(workspacePath) {
    return workspacePath !== undefined && workspacePath !== '' && (0,util_text/* plainText */.wh)(workspacePath) === workspacePath;
}
function listOf(values) {
    const words = values.map(({ value, encoding, line }) => `the ${value} (${line === undefined ? '' : `line ${line}, `}${encoding})`);
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
function errorOf({ leakyFiles }) {
    const files = leakyFiles === 1 ? '1 file contains' : `${leakyFiles} files contain`;
    return annotationCommand({
        level: 'error',
        title: ERROR_TITLE,
        message: `${files} values of a session that this step issued, and leak-check is "fail". Each file has its own warning. ${SEE_LOG}`,
    });
}
function annotationCommand({ level, title, message, place = {} }) {
    const { file, line } = place;
    const properties = [
        ...(file === undefined ? [] : [`file=${escapeProperty((0,util_text/* plainText */.wh)(file, util_text/* ANNOTATION_MESSAGE_MAX_LENGTH */.EG))}`]),
        ...(line === undefined ? [] : [`line=${line}`]),
        `title=${escapeProperty((0,util_text/* plainText */.wh)(title))}`,
    ];
    return `::${level} ${properties.join(',')}::${escapeData((0,util_text/* plainText */.wh)(message, util_text/* ANNOTATION_MESSAGE_MAX_LENGTH */.EG))}`;
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
const ANY = 'Most likely a step wrote its environment to a file (env, printenv, docker inspect, a crash report).';
const DEBUG = 'Most likely debug output, or a shell with "set -x", wrote it.';
const ORIGINS = [
    [/\/\.aws\//, 'Most likely "aws configure set" or a tool that caches credentials wrote it.'],
    [/\/\.docker\//, 'Most likely "docker login" or a credential helper wrote it.'],
    [
        /\.(?:tfstate|tfplan|tfvars)|\/tfplan$|\/\.terraform\//,
        'Terraform writes provider settings and variables into its plan and state. Let it take credentials from the environment instead.',
    ],
    [/\/\.env[^/]*$|\.env$/, 'Most likely a step saved its variables for a container.'],
    [
        /\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(?:sh|ps1|py|cmd)$/,
        'The runner writes the text of a "run:" step there, with the value of expressions such as ${{ steps.ID.outputs.NAME }}. Pass the value in "env:" instead.',
    ],
    [/\/step_summary_[^/]*$/, 'A step wrote it to its job summary.'],
    [/\/core(?:\.\d+)?$|\.(?:dmp|hprof|heapsnapshot)$/, 'A memory dump contains the environment of its process.'],
    [/\.(?:log|out|err|txt|xml)$/, DEBUG],
];
function originOf(path) {
    const slashed = path.replaceAll('\\', '/');
    return ORIGINS.find(([pattern]) => pattern.test(slashed))?.[1] ?? ANY;
}

;// ./lib/report/markdown.js

const MARKUP = /[^\p{L}\p{N} .,;()/'"?%:_-]|:(?! |$)|(?<![a-z0-9])_|_(?![a-z0-9])|^-|(?<=^\d{1,9})[.)](?= |$)|(?<=www)\./giu;
function escapeMarkdown(text) {
    return escapeLine((0,util_text/* plainText */.wh)(text));
}
function escapeLine(line) {
    return line.replace(MARKUP, (character) => `&#${character.codePointAt(0)};`);
}
function folded(heading, markdown) {
    return `<details><summary>${heading}</summary>\n\n${markdown.trimEnd()}\n\n</details>`;
}
function cellCode(text) {
    const line = (0,util_text/* plainValue */._y)(text);
    return line.includes('|') ? escapeMarkdown(line) : codeSpan(line);
}
function codeSpan(text) {
    const line = (0,util_text/* plainValue */._y)(text);
    if (line === '')
        return '\u2013';
    const fence = '`'.repeat(longestBacktickRun(line) + 1);
    const pad = /^`|`$|^ .* $/.test(line) ? ' ' : '';
    return `${fence}${pad}${line}${pad}${fence}`;
}
function codeBlock(language, text) {
    const lines = text.split('\n').map(keepIndent);
    const fence = '`'.repeat(Math.max(3, longestBacktickRun(text) + 1));
    return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}
function keepIndent(line) {
    return `${/^ */.exec(line)?.[0] ?? ''}${(0,util_text/* plainText */.wh)(line, Number.POSITIVE_INFINITY)}`;
}
function table(head, rows) {
    const lines = rows.map(([name, value]) => `| ${escapeMarkdown(name)} | ${cellCode(value)} |`);
    return [`| ${head[0]} | ${head[1]} |`, '| --- | --- |', ...lines].join('\n');
}
function joinBlocks(blocks) {
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
function longestBacktickRun(text) {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
function pagesOf(environment) {
    const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = environment;
    const known = /^[\w.-]+\/[\w.-]+$/.test(repository) && ref !== '';
    const prefix = known
        ? `https://github.com/${repository}/blob/${ref.split('/').map(encodeURIComponent).join('/')}/`
        : '';
    return (code) => `${prefix}docs/findings/${fileOf(code)}`;
}
function fileOf(code) {
    return code.startsWith('ACCESS_DENIED_') ? `ACCESS_DENIED.md#${code.toLowerCase()}` : `${code}.md`;
}

var time = __webpack_require__(343);
;// ./lib/leaks/leak-words.js




function leakWords({ report, roles, now }) {
    const log = [...readLines(report), ...notReadLines(report)];
    const findings = report.findings.toSorted((a, b) => Number(opensNothing(a)) - Number(opensNothing(b)));
    if (findings.length === 0)
        return { warnings: [], log, summary: '' };
    const isHarmless = findings.every(opensNothing);
    const revocations = isHarmless ? [] : revocationsOf(roles, now);
    return {
        warnings: findings.map(warningOf),
        ...(isHarmless ? {} : { error: errorOf(report) }),
        log: [...log, ...(isHarmless ? [HARMLESS] : revocationLines(revocations, now)), CLEANING],
        summary: summaryOf({ report, findings, revocations, isHarmless, now }),
    };
}
const CLEANING = 'Then remove the value from the file, and delete every artifact, cache, image, and release made from it.';
const LISTED_MAX = 50;
function summaryOf({ report, findings, revocations, isHarmless, now }) {
    const listed = findings.slice(0, LISTED_MAX);
    const others = report.leakyFiles - listed.length;
    return joinBlocks([
        '### AWS credentials of this job are in files',
        table(['Value', 'File and line'], listed.flatMap(rowsOf)),
        others > 0 ? `${others} more files are not listed.` : '',
        ...(isHarmless ? [HARMLESS] : revocationBlocks(revocations, now)),
        CLEANING,
        `About this check:\n\n${[...readLines(report), ...notReadLines(report)].map((line) => `- ${escapeMarkdown(line)}`).join('\n')}`,
    ]);
}
function rowsOf({ path, workspacePath, values }) {
    const name = workspacePath ?? path;
    return values.map(({ value, encoding, line }) => [
        `${value} (${encoding})`,
        line === undefined ? name : `${(0,util_text/* plainText */.wh)(name)}:${line}`,
    ]);
}
function readLines({ sessions, leakyFiles, read, places }) {
    if (sessions === 0)
        return ['Leak check: this step issued no session, so there was nothing to find.'];
    const { files, bytes, seconds } = read;
    const speed = seconds > 0 ? `, ${sizeOf(bytes / seconds)}/s` : '';
    const found = leakyFiles === 0 ? 'none contains' : `${leakyFiles} contain${leakyFiles === 1 ? 's' : ''}`;
    return [
        `Leak check: ${count(files, 'file')}, ${sizeOf(bytes)}, in ${seconds.toFixed(1)} s${speed}; ${found} a value of the ${sessions === 1 ? 'session' : `${sessions} sessions`} that this step issued.`,
        `Looked in: ${places.map(placeWords).join('; ')}.`,
    ];
}
function notReadLines({ sessions, notRead, limits, stoppedBy, places }) {
    if (sessions === 0)
        return [];
    const { leftOut, links, specials, unreadable, packed } = notRead;
    const unread = places.filter(({ state }) => state === 'not finished' || state === 'not begun');
    const limit = stoppedBy === 'bytes' ? sizeOf(limits.bytes) : `${limits.seconds} s`;
    return [
        ...(stoppedBy === undefined
            ? []
            : [`Stopped at the limit of ${limit}. Not read to the end: ${unread.map(placeWords).join('; ')}.`]),
        ...tallyLine(unreadable, 'could not be read'),
        ...tallyLine(links, 'not followed (symbolic link)'),
        ...tallyLine(specials, 'not read (pipe, socket, or device)'),
        ...leftOut.map(({ path, reason }) => (0,util_text/* plainText */.wh)(`Left out: ${path} (${reason})`)),
        packed.count === 0
            ? 'Found no archives or compressed files, which are never unpacked.'
            : `Searched without unpacking: ${examplesOf(packed, 'archive, compressed file, or Git object')}`,
    ];
}
function placeWords({ name, state, files, bytes }) {
    const amount = `${count(files, 'file')}, ${sizeOf(bytes)}`;
    if (state === 'read')
        return (0,util_text/* plainText */.wh)(`${name} (${amount})`);
    return (0,util_text/* plainText */.wh)(`${name} (${state}${state === 'not finished' ? ` after ${amount}` : ''})`);
}
function tallyLine(tally, what) {
    return tally.count === 0 ? [] : [`${upperFirst(what)}: ${examplesOf(tally, 'entry')}`];
}
function examplesOf({ count: all, examples }, what) {
    const more = all > examples.length ? ', \u2026' : '';
    return (0,util_text/* plainText */.wh)(`${count(all, what)}: ${examples.map((one) => `"${(0,util_text/* plainText */.wh)(one)}"`).join(', ')}${more}`, LINE_MAX_LENGTH);
}
const LINE_MAX_LENGTH = 4000;
const PLURALS = {
    entry: 'entries',
    'archive, compressed file, or Git object': 'archives, compressed files, or Git objects',
};
function count(amount, what) {
    return `${amount.toLocaleString('en-US')} ${amount === 1 ? what : (PLURALS[what] ?? `${what}s`)}`;
}
function upperFirst(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
function sizeOf(bytes) {
    const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
    return power === 0 ? `${Math.round(bytes)} B` : `${(bytes / 1000 ** power).toFixed(1)} ${UNITS[power]}`;
}
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];
const POLICY_NAME = 'AWSRevokeOlderSessions';
const ROLE_NAME = /^arn:aws[\w-]*:iam::\d{12}:role\/(?:[\x21-\x7e]*\/)?([\w+=,.@][\w+=,.@-]{0,63})$/;
function revokingPolicy(now) {
    const before = new Date(Math.ceil(now) * 1000).toISOString();
    return {
        Version: '2012-10-17',
        Statement: [
            {
                Effect: 'Deny',
                Action: ['*'],
                Resource: ['*'],
                Condition: { DateLessThan: { 'aws:TokenIssueTime': before } },
            },
        ],
    };
}
function revocationsOf(roles, now) {
    const document = JSON.stringify(revokingPolicy(now));
    return [...new Set(roles)].map((role) => {
        const name = ROLE_NAME.exec(role)?.[1];
        if (name === undefined)
            return { role };
        const options = `--role-name ${name} --policy-name ${POLICY_NAME} --policy-document '${document}'`;
        return { role, command: `aws iam put-role-policy ${options}` };
    });
}
const EFFECT = 'This ends every session of the role that was issued before that moment, those that other jobs are using right now included; sessions issued later work. Without it the session works until it expires by itself.';
const WITHOUT_COMMAND = 'add the policy by hand.';
function revocationLines(revocations, now) {
    return [
        introduction(now),
        ...revocations.map(({ role, command }) => `${(0,util_text/* plainText */.wh)(role)}: ${command ?? WITHOUT_COMMAND}`),
        `The policy: ${JSON.stringify(revokingPolicy(now))}`,
        EFFECT,
    ];
}
function revocationBlocks(revocations, now) {
    const commands = revocations.flatMap(({ command }) => command ?? []);
    const unnamed = revocations.filter(({ command }) => command === undefined).map(({ role }) => codeSpan(role));
    return [
        introduction(now),
        commands.length === 0 ? '' : codeBlock('sh', commands.join('\n')),
        unnamed.length === 0 ? '' : `By hand: ${unnamed.join(', ')}`,
        'The policy:',
        codeBlock('json', (0,util_text/* asciiJson */.iL)(revokingPolicy(now))),
        EFFECT,
    ];
}
function introduction(now) {
    return `To revoke what was issued before ${(0,time/* formatUtc */.ay)(Math.ceil(now))}, add the policy AWSRevokeOlderSessions to the role, as somebody who may change it:`;
}

var shapes = __webpack_require__(111);
;// ./lib/secrets/encodings.js

const BASE64_LINE_LENGTHS = (/* unused pure expression or super */ null && ([76, 64]));
const PERCENT_ENCODED = /%[0-9A-F]{2}/g;
function encodingsOf(secrets) {
    const encodings = new Set(secrets.flatMap(encodingsOfOne));
    return [...encodings].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
function encodingsOfOne(secret) {
    const hex = Buffer.from(secret).toString('hex');
    const others = [
        ...halves(secret),
        ...percentEncodings(secret),
        ...jsonEscapes(secret),
        ...base64Encodings(secret),
        hex,
        hex.toUpperCase(),
        secret.toLowerCase(),
        secret.toUpperCase(),
        [...secret].reverse().join(''),
    ];
    return [secret, ...others.filter((other) => other.length >= Math.min(secret.length, CREDENTIAL_MIN_LENGTH))];
}
function halves(secret) {
    const middle = Math.floor(secret.length / 2);
    return middle < CREDENTIAL_MIN_LENGTH || secret.includes('://')
        ? []
        : [secret.slice(0, middle), secret.slice(middle)];
}
function percentEncodings(secret) {
    const once = encodeURIComponent(secret);
    const onceLower = once.replace(PERCENT_ENCODED, (code) => code.toLowerCase());
    const plusOnly = secret.replaceAll('+', '%2B');
    const twice = [once, onceLower].map((text) => text.replaceAll('%', '%25'));
    const keepingSlashes = [once, onceLower].map((text) => text.replace(/%2f/gi, '/'));
    return [once, onceLower, ...keepingSlashes, ...twice, plusOnly, plusOnly.replaceAll('%2B', '%2b')];
}
function jsonEscapes(secret) {
    const unicode = (pattern, upper) => secret.replace(pattern, (character) => {
        const code = character.charCodeAt(0).toString(16).padStart(4, '0');
        return `\\u${upper ? code.toUpperCase() : code}`;
    });
    return [
        secret.replaceAll('/', '\\/'),
        ...[/[/]/g, /[+]/g, /[=]/g, /[+=]/g, /[/+=]/g].flatMap((pattern) => [
            unicode(pattern, false),
            unicode(pattern, true),
        ]),
    ];
}
function base64Encodings(secret) {
    const bytes = Buffer.from(secret);
    const text = bytes.toString('base64');
    const whole = [text, ...BASE64_LINE_LENGTHS.flatMap((length) => linesOf(text, length))];
    return [...whole.flatMap(inBothAlphabets), ...alignedBase64(bytes)];
}
const BITS_PER_BYTE = 8;
const BITS_PER_CHARACTER = 6;
function alignedBase64(bytes) {
    const aligned = [0, 1, 2].map((before) => {
        const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
        const [firstBit, endBit] = [before * BITS_PER_BYTE, (before + bytes.length) * BITS_PER_BYTE];
        return encoded.slice(Math.ceil(firstBit / BITS_PER_CHARACTER), Math.floor(endBit / BITS_PER_CHARACTER));
    });
    return aligned.flatMap(inBothAlphabets);
}
function inBothAlphabets(text) {
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
}
function linesOf(text, length) {
    if (text.length <= length)
        return [];
    const lines = Array.from({ length: Math.ceil(text.length / length) }, (_, n) => text.slice(n * length, (n + 1) * length));
    return lines.filter((line) => line.length >= CREDENTIAL_MIN_LENGTH);
}

;// ./lib/leaks/patterns.js


function patternsOf(sessions) {
    const patterns = sessions.flatMap((session) => [
        ...patternsOfValue('access key id', session.accessKeyId),
        ...patternsOfValue('secret access key', session.secretAccessKey),
        ...patternsOfValue('session token', session.sessionToken ?? ''),
    ]);
    const keyOf = ({ text, groups }) => (groups === undefined ? text : JSON.stringify([text, groups]));
    return [...new Map(patterns.map((pattern) => [keyOf(pattern), pattern])).values()];
}
function patternsOfValue(value, text) {
    if (!(0,shapes/* isKeyMaterial */.vV)(text))
        return [];
    const hexadecimal = Buffer.from(text).toString('hex');
    const texts = [
        ['base64 of URL encoding', urlEncodings(text).flatMap((one) => alignedBase64(Buffer.from(one)))],
        ['base64 of JSON', patterns_jsonEscapes(text).flatMap((one) => alignedBase64(Buffer.from(one)))],
        ['hexadecimal', [hexadecimal, hexadecimal.toUpperCase()]],
        ['base64 of UTF-16', alignedBase64(Buffer.from(text, 'utf16le'))],
        ['base64', alignedBase64(Buffer.from(text))],
        ['as it is', [text]],
    ];
    return [
        ...dumpsOf(hexadecimal).map((dump) => ({ value, encoding: 'hexadecimal dump', ...dump })),
        ...texts.flatMap(([encoding, all]) => all.map((one) => ({ value, encoding, text: one }))),
    ];
}
function urlEncodings(text) {
    const encoded = encodeURIComponent(text);
    return [encoded, encoded.replace(/%../g, (code) => code.toLowerCase()), encodeURIComponent(encoded)];
}
function patterns_jsonEscapes(text) {
    return [text.replaceAll('/', '\\/'), text.replaceAll('=', '\\u003d'), text.replaceAll('+', '\\u002B')];
}
function dumpsOf(hexadecimal) {
    const grouped = (text, separator, digits, before = 0) => ({
        text,
        groups: { separator, digits, before },
    });
    const reversed = (digits) => upTo(digits).map((from) => (hexadecimal.slice(from).match(new RegExp(`.{${digits}}`, 'g')) ?? [])
        .map((group) => (group.match(/../g) ?? []).reverse().join(''))
        .join(''));
    const eitherCase = [
        ...[' ', ':', '-'].map((separator) => grouped(hexadecimal, separator, 2)),
        ...[4, 8].flatMap((digits) => upTo(digits).map((before) => grouped(hexadecimal, ' ', digits, before))),
    ];
    return [
        ...eitherCase,
        ...eitherCase.map(({ text, groups }) => ({ text: text.toUpperCase(), groups })),
        ...['  ', ', 0x'].map((separator) => grouped(hexadecimal, separator, 2)),
        ...[' ', '    '].flatMap((separator) => reversed(4).map((text) => grouped(text, separator, 4))),
        ...[' ', ' '.repeat(8)].flatMap((separator) => reversed(8).map((text) => grouped(text, separator, 8))),
    ];
}
function upTo(digits) {
    return Array.from({ length: digits / 2 }, (_, n) => 2 * n);
}
const ANCHOR_LENGTH = 13;
const TAIL_LENGTH = 128;
const SIGN_KINDS_MAX = 3;
const SIGNS = /[^A-Za-z0-9]/g;
function anchorsOf(patterns) {
    return patterns.flatMap((pattern) => pattern.groups === undefined ? anchorsOfText(pattern) : anchorsOfDump(pattern));
}
const DUMP_ANCHOR_DISTANCES = { 2: 8, 4: 12, 8: 16 };
function anchorsOfDump(pattern) {
    const { text, groups = { separator: ' ', digits: 2, before: 0 } } = pattern;
    const { separator, digits, before } = groups;
    const distance = DUMP_ANCHOR_DISTANCES[digits] ?? ANCHOR_LENGTH;
    const last = text.length - distance - ANCHOR_LENGTH;
    const first = last - ((((last - before) % digits) + digits) % digits);
    return [first, first + distance].map((at) => {
        const dumped = text.slice(at).replace(new RegExp(`.{${digits}}(?=.)`, 'g'), (group) => `${group}${separator}`);
        return { pattern, at, isUtf16: false, bytes: bytesOf(dumped, false) };
    });
}
function anchorsOfText(pattern) {
    const isNested = pattern.encoding === 'base64 of URL encoding' || pattern.encoding === 'base64 of JSON';
    return startsOf(pattern.text).flatMap((at) => {
        const piece = pattern.text.slice(at, at + ANCHOR_LENGTH);
        if (isNested)
            return [{ pattern, at, isUtf16: false, bytes: bytesOf(piece, false) }];
        return renderingsOf(piece).flatMap((text) => [false, true].map((isUtf16) => ({ pattern, at, isUtf16, bytes: bytesOf(text, isUtf16) })));
    });
}
function bytesOf(text, isUtf16) {
    return Buffer.from(text, isUtf16 ? 'utf16le' : 'latin1').subarray(0, ANCHOR_LENGTH);
}
function startsOf(text) {
    const isSplit = text.length >= 2 * ANCHOR_LENGTH;
    const length = isSplit ? 2 * ANCHOR_LENGTH : ANCHOR_LENGTH;
    const first = Math.max(0, text.length - TAIL_LENGTH);
    const starts = Array.from({ length: text.length - length - first + 1 }, (_, n) => text.length - length - n);
    const signs = starts.map((start) => text.slice(start, start + length).match(SIGNS)?.length ?? 0);
    const best = starts[signs.indexOf(Math.min(...signs))] ?? 0;
    return isSplit ? [best, best + ANCHOR_LENGTH] : [best];
}
function renderingsOf(text) {
    const kinds = [...new Set(text.match(SIGNS))].slice(0, SIGN_KINDS_MAX);
    const subsets = Array.from({ length: 2 ** kinds.length }, (_, bits) => kinds.filter((_sign, n) => (bits & (1 << n)) !== 0));
    const all = subsets.flatMap((written) => WAYS.map((way) => text.replace(SIGNS, (sign) => (written.includes(sign) ? way(sign) : sign))));
    return [...new Set(all)];
}
const hexOf = (sign) => sign.charCodeAt(0).toString(16).padStart(2, '0');
const WAYS = [
    (sign) => `%${hexOf(sign)}`,
    (sign) => `%${hexOf(sign).toUpperCase()}`,
    (sign) => `%25${hexOf(sign)}`,
    (sign) => `%25${hexOf(sign).toUpperCase()}`,
    (sign) => `\\${sign}`,
    (sign) => `\\\\${sign}`,
    (sign) => `\\\\\\${sign}`,
    (sign) => `\\u00${hexOf(sign)}`,
    (sign) => `\\u00${hexOf(sign).toUpperCase()}`,
    (sign) => `\\\\u00${hexOf(sign)}`,
    (sign) => `\\\\u00${hexOf(sign).toUpperCase()}`,
    (sign) => `&#${sign.charCodeAt(0)};`,
    (sign) => `&#x${hexOf(sign)};`,
    (sign) => `&#x${hexOf(sign).toUpperCase()};`,
];

var external_node_fs_ = __webpack_require__(24);
;// ./lib/leaks/places.js


function resolvePlace(place) {
    try {
        return { place, root: realPath(place.path) };
    }
    catch (error) {
        return isGone(error) ? { place } : { place, error };
    }
}
function resolveLeftOut(leaveOut) {
    return new Map(leaveOut.flatMap((one) => {
        const { root } = resolvePlace({ name: '', path: one.path });
        return root === undefined ? [] : [[root, one]];
    }));
}
function realPath(path) {
    return external_node_fs_.realpathSync.native(path, { encoding: 'buffer' }).toString('latin1');
}
function isCoveredBy({ place: { prefix }, root }, path) {
    if (root === undefined)
        return false;
    return prefix === undefined ? root === path : path.startsWith(`${root}${external_node_path_.sep}`) && hasPrefix(path, prefix, root);
}
function hasPrefix(path, prefix, root) {
    return path.startsWith(toBytePath(prefix), root.length + external_node_path_.sep.length);
}
function isRepeated(resolved, earlier) {
    const { root, place } = resolved;
    return earlier.some((other) => root !== undefined && other.root === root && other.place.prefix === place.prefix);
}
function relativeTo(root, path) {
    if (root === undefined || !path.startsWith(`${root}${external_node_path_.sep}`))
        return undefined;
    return path.slice(root.length + 1).replaceAll(external_node_path_.sep, '/');
}
const BATCH_ENTRIES = 256;
const LATE = [`${external_node_path_.sep}node_modules`, `${external_node_path_.sep}.git${external_node_path_.sep}objects`];
function* walkFiles(walk) {
    const [folders, late] = [[], []];
    if (isFolder(walk))
        folders.push(walk.root);
    else
        yield walk.root;
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop() ?? late.pop()) {
        for (const [path, entry] of entriesOf(folder, walk)) {
            if (walk.leaveOut(path))
                continue;
            if (entry.isFile())
                yield path;
            else if (entry.isDirectory())
                (LATE.some((end) => path.endsWith(end)) ? late : folders).push(path);
            else if (entry.isSymbolicLink())
                walk.obstacles.link(path);
            else
                walk.obstacles.special(path);
        }
    }
}
function isFolder({ root }) {
    try {
        return (0,external_node_fs_.lstatSync)(toBuffer(root)).isDirectory();
    }
    catch {
        return false;
    }
}
function* entriesOf(folder, { obstacles, isOver }) {
    let open;
    try {
        open = openFolder(folder);
        for (let entry = readEntry(open); entry !== null && !isOver(); entry = readEntry(open)) {
            yield [joinPath(folder, external_node_path_.sep, entry.name), entry];
        }
    }
    catch (error) {
        if (!isGone(error))
            obstacles.unreadable(folder, error);
    }
    finally {
        open?.closeSync();
    }
}
function openFolder(folder) {
    return (0,external_node_fs_.opendirSync)(toBuffer(folder), {
        encoding: 'buffer',
        bufferSize: BATCH_ENTRIES,
    });
}
function readEntry(open) {
    return open.readSync();
}
function toBytePath(path) {
    return Buffer.from(path).toString('latin1');
}
function toBuffer(path) {
    return Buffer.from(path, 'latin1');
}
function toText(path) {
    return toBuffer(path).toString();
}
function joinPath(folder, separator, name) {
    const start = folder.endsWith(separator) ? folder : `${folder}${separator}`;
    return `${start}${name.toString('latin1')}`;
}
function isGone(error) {
    return codeOf(error) === 'ENOENT';
}
function codeOf(error) {
    const { code } = (error ?? {});
    return typeof code === 'string' ? code : 'unknown error';
}
const FLAGS = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0);
const LINK_CODES = ['ELOOP', 'EMLINK'];
const SPECIAL_CODES = ['ENXIO', 'EOPNOTSUPP'];
function withFile(path, obstacles, use) {
    let descriptor;
    try {
        descriptor = (0,external_node_fs_.openSync)(toBuffer(path), FLAGS);
        const stats = (0,external_node_fs_.fstatSync)(descriptor);
        if (stats.isFile())
            return use(openFile(descriptor, stats.size));
        obstacles.special(path);
    }
    catch (error) {
        noteFailure(path, error, obstacles);
    }
    finally {
        if (descriptor !== undefined)
            (0,external_node_fs_.closeSync)(descriptor);
    }
    return undefined;
}
function openFile(descriptor, sizeBytes) {
    return {
        sizeBytes,
        fromStart: () => {
            let position = 0;
            return (buffer, at, length) => {
                if (position >= sizeBytes)
                    return 0;
                const count = (0,external_node_fs_.readSync)(descriptor, buffer, at, Math.min(length, sizeBytes - position), position);
                position += count;
                return count;
            };
        },
    };
}
function noteFailure(path, error, obstacles) {
    const code = codeOf(error);
    if (LINK_CODES.includes(code))
        obstacles.link(path);
    else if (SPECIAL_CODES.includes(code))
        obstacles.special(path);
    else if (!isGone(error))
        obstacles.unreadable(path, error);
}
function untilFailure(read, note) {
    return (...parameters) => {
        try {
            return read(...parameters);
        }
        catch (error) {
            note(error);
            return 0;
        }
    };
}

;// ./lib/leaks/progress.js





function createBudget(limits, now) {
    const startedAt = now();
    let bytes = 0;
    let stoppedBy;
    const isLate = () => now() - startedAt >= limits.seconds;
    const isOver = () => {
        stoppedBy ??= isLate() ? 'seconds' : bytes >= limits.bytes ? 'bytes' : undefined;
        return stoppedBy !== undefined;
    };
    return {
        isOver,
        bounded: (read, sizeBytes) => {
            const endBytes = bytes + sizeBytes;
            return (buffer, at, length) => {
                if (bytes >= endBytes || isOver())
                    return 0;
                const count = read(buffer, at, Math.min(length, limits.bytes - bytes));
                bytes += count;
                return count;
            };
        },
        timed: (read) => (buffer, at, length) => (isLate() ? 0 : read(buffer, at, length)),
        spent: () => ({ bytes, seconds: now() - startedAt }),
        stoppedBy: () => stoppedBy,
    };
}
function createFindings(shown, workspace) {
    const findings = [];
    let leakyFiles = 0;
    return {
        add: (path, values) => {
            leakyFiles++;
            if (findings.length >= FINDINGS_MAX)
                return;
            const relative = relativeTo(workspace, path);
            const workspacePath = relative === undefined ? undefined : shown(relative);
            findings.push({ path: shown(path), values, ...defined({ workspacePath }) });
        },
        report: () => ({ findings, leakyFiles }),
    };
}
const EXAMPLES_MAX = 3;
const PACKED = /\.(?:7z|aab|apk|br|bz2|cab|crate|deb|docx|ear|gem|gz|ipa|jar|lz4|lzma|nupkg|pack|pptx|rar|rpm|tar\.\w+|tbz2?|tgz|txz|tzst|vsix|war|whl|xlsx|xz|zip|zst)$/i;
const GIT_OBJECTS = toBytePath(`${external_node_path_.sep}.git${external_node_path_.sep}objects${external_node_path_.sep}`);
function createTallies(shown) {
    const [links, specials, unreadable, packed] = [createTally(), createTally(), createTally(), createTally()];
    const leftOut = new Set();
    return {
        link: (path) => links.add(() => shown(path)),
        special: (path) => specials.add(() => shown(path)),
        unreadable: (path, error) => unreadable.add(() => `${shown(path)} (${codeOf(error)})`),
        maybePacked: (path) => {
            if (PACKED.test(path) || path.includes(GIT_OBJECTS))
                packed.add(() => shown(path));
        },
        leftOut: (one) => leftOut.add(one),
        report: () => ({
            leftOut: [...leftOut].map(({ path, reason }) => ({ path: shown(toBytePath(path)), reason })),
            links: links.report(),
            specials: specials.report(),
            unreadable: unreadable.report(),
            packed: packed.report(),
        }),
    };
}
function createTally() {
    const examples = [];
    let count = 0;
    return {
        add: (example) => {
            count++;
            if (examples.length < EXAMPLES_MAX)
                examples.push(example());
        },
        report: () => ({ count, examples }),
    };
}
function withoutValues(path, firstValueAt) {
    return firstValueAt === undefined ? toText(path) : `${toText(path.slice(0, firstValueAt))}${shapes/* REDACTED */.XF}`;
}

;// ./lib/leaks/match.js
function hitAt({ anchor, bytes, start, reachBytes, match }) {
    const { pattern, at, isUtf16 } = anchor;
    if (!isAt(anchor.bytes, bytes, start))
        return undefined;
    const around = isUtf16 ? everySecondByte(bytes, start, reachBytes) : everyByte(bytes, start, reachBytes);
    const span = match(around.text, pattern, { at, index: around.index });
    if (span === undefined)
        return undefined;
    const encoding = encodingOf(pattern, around.text.slice(span.start, span.end), isUtf16);
    return { value: pattern.value, encoding, offset: start - (around.index - span.start) * (isUtf16 ? 2 : 1) };
}
function isAt(piece, bytes, start) {
    if (start < 0 || start + piece.length > bytes.length)
        return false;
    for (let n = 0; n < piece.length; n++)
        if (bytes[start + n] !== piece[n])
            return false;
    return true;
}
function everyByte(bytes, start, reachBytes) {
    const from = Math.max(0, start - reachBytes);
    const end = Math.min(bytes.length, start + reachBytes);
    return { text: bytes.toString('latin1', from, end), index: start - from };
}
function everySecondByte(bytes, start, reachBytes) {
    const [least, most] = [Math.max(0, start - reachBytes), Math.min(bytes.length, start + reachBytes)];
    let from = start;
    while (from - 2 >= least && bytes[from - 1] === 0)
        from -= 2;
    let end = start;
    while (end + 2 < most && bytes[end + 1] === 0)
        end += 2;
    const codes = Array.from({ length: (end - from) / 2 + 1 }, (_, n) => bytes[from + 2 * n] ?? 0);
    return { text: Buffer.from(codes).toString('latin1'), index: (start - from) / 2 };
}
const GAP = String.raw `(?:[ \t\r]{0,64}\n[ \t\r\n]{0,64}|(?:\\{1,4}r)?\\{1,4}n|(?:%0[dD])?%0[aA])`;
const GAPS = new RegExp(GAP, 'g');
const dumpGap = (column, blanks) => String.raw `(?:${column}[ \t]*\r?\n(?:[0-9a-fA-F]{4,16}:?[ \t]{1,12}|[ \t]{0,16})|,[ \t]*(?:\r?\n[ \t]*)?0x|[ :-]${blanks})`;
const DUMP_GAP = dumpGap(String.raw `(?: {2,3}[\x20-\x7e]{1,34})?`, '{1,3}');
const WIDE_DUMP_GAP = dumpGap('', '{1,8}');
const LETTER_OR_DIGIT = /[A-Za-z0-9]/;
function createMatch() {
    const unitsWith = (gap) => {
        const units = new Map();
        return (character) => {
            const unit = units.get(character) ?? createUnit(character, gap);
            units.set(character, unit);
            return unit;
        };
    };
    const [unitOfText, unitOfDump, unitOfWideDump] = [unitsWith(GAP), unitsWith(DUMP_GAP), unitsWith(WIDE_DUMP_GAP)];
    return (text, { text: wanted, groups }, { at, index }) => {
        const ofDump = groups?.separator.startsWith('  ') ? unitOfWideDump : unitOfDump;
        const unitOf = groups === undefined ? unitOfText : ofDump;
        const end = ahead(text, index, wanted.slice(at), unitOf);
        const start = end === undefined ? undefined : behind(text, index, wanted.slice(0, at), unitOf);
        return start === undefined || end === undefined ? undefined : { start, end };
    };
}
function ahead(text, index, wanted, unitOf) {
    let end = index;
    for (const character of wanted) {
        const { ahead: expression } = unitOf(character);
        expression.lastIndex = end;
        const found = expression.exec(text);
        if (found === null)
            return undefined;
        end += found[0].length;
    }
    return end;
}
function behind(text, index, wanted, unitOf) {
    let start = index;
    for (let n = wanted.length - 1; n >= 0; n--) {
        const { behind: expression } = unitOf(wanted.charAt(n));
        expression.lastIndex = start;
        const found = expression.exec(text)?.[1];
        if (found === undefined)
            return undefined;
        start -= found.length;
    }
    return start;
}
function createUnit(character, gap) {
    const written = LETTER_OR_DIGIT.test(character) ? character : signExpression(character.charCodeAt(0));
    return { ahead: new RegExp(`${gap}?${written}`, 'y'), behind: new RegExp(`(?<=(${written}${gap}?))`, 'y') };
}
function signExpression(code) {
    const hex = code.toString(16).padStart(2, '0');
    const digits = hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
    return `(?:\\\\{0,8}\\x${hex}|\\\\{1,8}u00${digits}|%(?:25){0,4}${digits}|&#(?:${code}|x${digits});)`;
}
function encodingOf({ encoding, groups }, written, isUtf16) {
    if (groups !== undefined)
        return encoding;
    const text = written.replace(GAPS, '');
    const isWrapped = text !== written;
    const words = encoding === 'as it is' ? signsOf(text) : encoding;
    return `${words}${isWrapped ? ', wrapped' : ''}${isUtf16 ? ', in UTF-16' : ''}`;
}
function signsOf(text) {
    if (/%(?:25)*[2-7][0-9a-f]/i.test(text))
        return 'URL-encoded';
    if (text.includes('\\'))
        return 'JSON-escaped';
    return text.includes('&#') ? 'HTML-escaped' : 'as it is';
}

;// ./lib/leaks/search.js


const BLOCK_LENGTH = 4;
const STRIDE = ANCHOR_LENGTH - BLOCK_LENGTH + 1;
const { imul } = Math;
const MULTIPLIER = 0x9e3779b1;
const BITS_A_BLOCK = 128;
const FILTER_SIZE = { least: 15, most: 23 };
function createSearch(patterns) {
    const index = createIndex(anchorsOf(patterns));
    const longest = patterns.reduce((most, { text }) => Math.max(most, text.length), 0);
    const reachBytes = REACH.slack + REACH.bytesACharacter * longest;
    const match = createMatch();
    const check = (bytes, block, at, report) => {
        for (const { anchor, offset } of index.places.get(block) ?? []) {
            const hit = hitAt({ anchor, bytes, start: at - offset, reachBytes, match });
            if (hit !== undefined)
                report(hit);
        }
    };
    return { reachBytes, scan: (bytes, from, to, report) => scan(index, { bytes, from, to }, check, report) };
}
const REACH = { bytesACharacter: 4, slack: 1024 };
function scan({ filter, shift }, { bytes, from, to }, check, report) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const end = Math.min(to, bytes.length - BLOCK_LENGTH + 1);
    let at = from;
    for (; at < end; at += STRIDE) {
        const block = view.getInt32(at, true);
        const hash = imul(block, MULTIPLIER) >>> shift;
        if ((filter[hash >>> 3] & (1 << (hash & 7))) !== 0)
            check(bytes, block, at, report);
    }
    return at;
}
function createIndex(anchors) {
    const places = new Map();
    for (const anchor of anchors) {
        for (let offset = 0; offset < STRIDE; offset++) {
            const block = anchor.bytes.readInt32LE(offset);
            const others = places.get(block);
            if (others === undefined)
                places.set(block, [{ anchor, offset }]);
            else
                others.push({ anchor, offset });
        }
    }
    const wanted = Math.ceil(Math.log2(places.size * BITS_A_BLOCK + 1));
    const size = Math.min(Math.max(wanted, FILTER_SIZE.least), FILTER_SIZE.most);
    return { places, ...createFilter(places.keys(), size) };
}
function createFilter(blocks, size) {
    const filter = new Uint8Array(2 ** (size - 3));
    const shift = 32 - size;
    for (const block of blocks) {
        const hash = imul(block, MULTIPLIER) >>> shift;
        filter[hash >>> 3] = (filter[hash >>> 3] ?? 0) | (1 << (hash & 7));
    }
    return { filter, shift };
}
const NEWLINE = 0x0a;
const MARGIN_BYTES = 64;
const CHUNK_BYTES = 256 * 1024;
function createBuffer({ reachBytes }) {
    return Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, 8 * reachBytes));
}
function searchStream({ search, buffer, read }) {
    const hits = new Map();
    const margin = search.reachBytes + MARGIN_BYTES;
    let [base, filled, next] = [0, 0, 0];
    const note = (hit) => {
        const kind = `${hit.value} ${hit.encoding}`;
        const offset = base + hit.offset;
        if (offset < (hits.get(kind)?.offset ?? Number.POSITIVE_INFINITY))
            hits.set(kind, { ...hit, offset });
    };
    for (let count = -1; count !== 0;) {
        count = read(buffer, filled, buffer.length - filled);
        filled += count;
        const to = count === 0 ? filled : filled - margin;
        if (to > next)
            next = search.scan(buffer.subarray(0, filled), next, to, note);
        const done = Math.max(0, next - margin);
        if (buffer.length - filled < buffer.length / 2) {
            buffer.copyWithin(0, done, filled);
            [base, filled, next] = [base + done, filled - done, next - done];
        }
    }
    return [...hits.values()].sort((a, b) => a.offset - b.offset);
}
function linesAt(offsets, { buffer, read }) {
    const lines = [];
    let [base, line] = [0, 1];
    while (lines.length < offsets.length) {
        const count = read(buffer, 0, buffer.length);
        if (count === 0)
            break;
        let from = 0;
        for (let offset = offsets[lines.length]; offset !== undefined && offset < base + count;) {
            line += newlinesIn(buffer, from, offset - base);
            from = offset - base;
            lines.push(line);
            offset = offsets[lines.length];
        }
        line += newlinesIn(buffer, from, count);
        base += count;
    }
    return lines;
}
function newlinesIn(buffer, from, to) {
    let count = 0;
    for (let at = buffer.indexOf(NEWLINE, from); at !== -1 && at < to; at = buffer.indexOf(NEWLINE, at + 1))
        count++;
    return count;
}

;// ./lib/leaks/leak-check.js









const SUMMARY_PREFIX = 'step_summary_';
function lookForLeaks(issued, mode, job) {
    const report = checkLeaks({ ...whereToLook(job), sessions: issued, now: () => performance.now() / 1000 });
    const roles = [...new Set(issued.map(({ role }) => role).filter((role) => role !== ''))];
    const now = Math.max(Date.now() / 1000, ...issued.map(({ issuedAt = 0 }) => issuedAt + 1));
    const { warnings, error, log, summary } = leakWords({ report, roles, now });
    const { print } = job;
    print(['::group::Leak check', ...log, '::endgroup::', ...warnings].join('\n'));
    if (report.stoppedBy !== undefined)
        print(`::${mode === 'fail' ? 'error' : 'warning'} ${UNFINISHED}`);
    const unreadable = report.places.filter(({ state }) => state === 'not readable').map(({ name }) => name);
    if (unreadable.length > 0)
        print(`::${mode === 'fail' ? 'error' : 'warning'} ${unreadableMessage(unreadable)}`);
    if (error !== undefined && mode === 'fail')
        print(error);
    const { GITHUB_STEP_SUMMARY: page, INPUT_SUMMARY: wished } = job.environment;
    if (summary !== '' && page && wished?.trim() !== 'never')
        (0,runner_files/* appendAll */.u2)([[page, summary]]);
    return error === undefined && report.stoppedBy === undefined && unreadable.length === 0;
}
const UNFINISHED = 'title=The leak check was not finished::There was more to read than its limits allow. The log of this step says what was not read.';
function unreadableMessage(places) {
    const names = [...new Set(places)].join(', ');
    return `title=The leak check could not read everything::The leak check could not read ${names}, so credentials can be there. Let the user of the runner read it. The log of this step has the path and the error.`;
}
function whereToLook({ environment, home, own }) {
    const { GITHUB_STEP_SUMMARY: page, GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp, GITHUB_ENV } = environment;
    const homes = homesOf(environment, home);
    return {
        places: [
            ...(page ? [summariesAt(page)] : []),
            ...homes.map((path) => ({ name: '~/.aws', path: `${path}/.aws` })),
            ...(temp ? [{ name: 'the temp folder of the runner', path: temp }] : []),
            ...(workspace ? [{ name: 'the workspace', path: workspace, isWorkspace: true }] : []),
            ...homes.map((path) => ({ name: '~/.docker', path: `${path}/.docker` })),
        ],
        leaveOut: [
            ...(GITHUB_ENV ? [{ path: (0,external_node_path_.dirname)(GITHUB_ENV), reason: RUNNERS_OWN }] : []),
            ...own.map((path) => ({ path, reason: 'files of this step' })),
        ],
    };
}
function homesOf({ HOME, USERPROFILE }, home) {
    return [...new Set([home, HOME, USERPROFILE].flatMap((path) => path || []))];
}
const RUNNERS_OWN = 'files by which the runner takes variables from steps, and which it removes';
function summariesAt(page) {
    const name = 'the job summary';
    return (0,external_node_path_.basename)(page).startsWith(SUMMARY_PREFIX)
        ? { name, path: (0,external_node_path_.dirname)(page), prefix: SUMMARY_PREFIX }
        : { name, path: page };
}
function checkLeaks(check) {
    const limits = { ...DEFAULT_LIMITS, ...check.limits };
    const run = createRun(check, createBudget(limits, check.now));
    const places = check.sessions.length === 0 ? [] : run.places.map((resolved, n) => readPlace(resolved, n, run));
    const { bytes, seconds } = run.budget.spent();
    const stoppedBy = run.budget.stoppedBy();
    return {
        sessions: check.sessions.length,
        ...run.findings.report(),
        read: { files: places.reduce((sum, { files }) => sum + files, 0), bytes, seconds },
        places,
        notRead: run.tallies.report(),
        limits,
        ...defined({ stoppedBy }),
    };
}
function createRun({ sessions, places, leaveOut = [] }, budget) {
    const search = createSearch(patternsOf(sessions));
    const resolved = places.map(resolvePlace);
    const shown = (path) => withoutValues(path, firstValueIn(path, search));
    const workspace = resolved.find(({ place }) => place.isWorkspace)?.root;
    return {
        budget,
        buffer: createBuffer(search),
        findings: createFindings(shown, workspace),
        leaveOut: resolveLeftOut(leaveOut),
        places: resolved,
        search,
        tallies: createTallies(shown),
    };
}
function firstValueIn(path, search) {
    const offsets = [];
    const bytes = toBuffer(path);
    search.scan(bytes, 0, bytes.length, ({ offset }) => offsets.push(offset));
    return offsets.length === 0 ? undefined : Math.min(...offsets);
}
function readPlace(resolved, n, run) {
    const { name } = resolved.place;
    const nothing = { name, files: 0, bytes: 0 };
    if (resolved.error !== undefined) {
        run.tallies.unreadable(toBytePath(resolved.place.path), resolved.error);
        return { ...nothing, state: 'not readable' };
    }
    if (resolved.root === undefined)
        return { ...nothing, state: 'not there' };
    if (isRepeated(resolved, run.places.slice(0, n)))
        return { ...nothing, state: 'read with another place' };
    if (run.budget.isOver())
        return { ...nothing, state: 'not begun' };
    return { name, ...readFiles({ ...resolved, root: resolved.root }, run) };
}
function readFiles(resolved, run) {
    const { budget, tallies } = run;
    const before = budget.spent().bytes;
    let files = 0;
    let isRootReadable = true;
    const obstacles = {
        ...tallies,
        unreadable: (path, error) => {
            if (path === resolved.root)
                isRootReadable = false;
            tallies.unreadable(path, error);
        },
    };
    const leaveOut = (path) => isLeftOut(path, resolved, run);
    for (const path of walkFiles({ root: resolved.root, obstacles, leaveOut, isOver: budget.isOver })) {
        if (withFile(path, obstacles, (file) => searchFile(path, file, run)))
            files++;
    }
    const ended = budget.stoppedBy() === undefined ? 'read' : 'not finished';
    return { state: isRootReadable ? ended : 'not readable', files, bytes: budget.spent().bytes - before };
}
function isLeftOut(path, own, run) {
    const { prefix } = own.place;
    if (prefix !== undefined && !hasPrefix(path, prefix, own.root))
        return true;
    const leftOut = run.leaveOut.get(path);
    if (leftOut !== undefined)
        run.tallies.leftOut(leftOut);
    return leftOut !== undefined || run.places.some((other) => other.place !== own.place && isCoveredBy(other, path));
}
function searchFile(path, file, { search, buffer, budget, findings, tallies }) {
    const readable = (read) => untilFailure(read, (error) => tallies.unreadable(path, error));
    const hits = searchStream({ search, buffer, read: budget.bounded(readable(file.fromStart()), file.sizeBytes) });
    tallies.maybePacked(path);
    if (hits.length === 0)
        return true;
    const offsets = hits.map(({ offset }) => offset);
    const lines = linesAt(offsets, { buffer, read: budget.timed(untilFailure(file.fromStart(), () => undefined)) });
    findings.add(path, hits.map(({ value, encoding }, n) => ({ value, encoding, ...defined({ line: lines[n] }) })));
    return true;
}


})

};
