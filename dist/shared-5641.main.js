export const modules = {

5641:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  $J: () => (parseNumber),
  BN: () => (likeMatches),
  CB: () => (parseIpRange),
  E0: () => (mapText),
  KC: () => (withoutVariables),
  Ms: () => (withoutWildcards),
  Nt: () => (widestReading),
  RT: () => (hasUnknown),
  Rg: () => (sharesPrefix),
  b6: () => (textOf),
  i7: () => (expandVariables),
  nV: () => (parseInstant),
  qL: () => (isFilledIn)
});
var _util_defined_js__0 = __webpack_require__(9665);

const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;
const DATE = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?)?$/;
const MAX_DIGITS = 15;
function parseNumber(text) {
    const digits = text.replaceAll(/\D/g, '');
    return DECIMAL.test(text) && digits.length <= MAX_DIGITS ? Number(text) : undefined;
}
function parseInstant(text) {
    if (/^\d{5,}$/.test(text))
        return parseNumber(text);
    const [, year, month, day = '01'] = DATE.exec(text) ?? [];
    if (year === undefined || month === undefined)
        return undefined;
    const noon = new Date(`${year}-${month}-${day}T12:00:00Z`);
    const exists = !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(`${year}-${month}-${day}`);
    const milliseconds = Date.parse(text);
    return exists && !Number.isNaN(milliseconds) ? milliseconds / 1000 : undefined;
}
function parseIpRange(text) {
    const [, address, length] = /^([0-9a-fA-F:.]{2,45})(?:\/(\d{1,3}))?$/.exec(text) ?? [];
    if (address === undefined)
        return undefined;
    const bits = address.includes(':') ? 128 : 32;
    const value = bits === 32 ? parseIpv4(address) : parseIpv6(address);
    if (value === undefined || Number(length ?? 0) > bits)
        return undefined;
    return (0,_util_defined_js__0/* .defined */ .s)({ bits, address: value, prefixLength: length === undefined ? undefined : Number(length) });
}
function sharesPrefix(one, other, prefixLength) {
    const shift = BigInt(one.bits - prefixLength);
    return one.bits === other.bits && one.address >> shift === other.address >> shift;
}
function parseIpv4(text) {
    const parts = text.split('.');
    const valid = parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
    return valid ? parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) : undefined;
}
function parseIpv6(text) {
    const [head = '', tail, ...more] = text.split('::');
    const [left, right] = [groupsOf(head), tail === undefined ? [] : groupsOf(tail)];
    if (more.length > 0 || left === undefined || right === undefined)
        return undefined;
    const missing = 8 - left.length - right.length;
    if (tail === undefined ? missing !== 0 : missing < 1)
        return undefined;
    return [...left, ...Array(missing).fill(0n), ...right].reduce((sum, group) => sum * 65536n + group, 0n);
}
function groupsOf(text) {
    if (text === '')
        return [];
    const parts = text.split(':');
    const last = parts.at(-1) ?? '';
    const embedded = last.includes('.') ? parseIpv4(last) : undefined;
    const words = embedded === undefined ? parts : parts.slice(0, -1);
    if (!words.every((word) => /^[0-9a-fA-F]{1,4}$/.test(word)))
        return undefined;
    const groups = words.map((word) => BigInt(`0x${word}`));
    return embedded === undefined ? groups : [...groups, embedded >> 16n, embedded & 0xffffn];
}
const VARIABLE = /(\$\{[^}]*\})/;
const NAME = /^\$\{\s*(?<key>[^,'\s]+)\s*(?:,\s*'(?<fallback>[^']*)'\s*)?\}$/;
function expandVariables(value, lookUp) {
    const pieces = value.split(VARIABLE).map((part) => (part.includes('${') ? expandOne(part, lookUp) : author(part)));
    return pieces.includes('absent') ? 'absent' : pieces.filter((piece) => typeof piece !== 'string');
}
function withoutVariables(value) {
    return [author(value)];
}
function textOf(pieces) {
    return pieces.map(({ text }) => text).join('');
}
function isFilledIn(value) {
    return /\$\{(?![*?$]\})(?:[^}:]*|[^}:]*::[^}]*)\}/.test(value);
}
function hasUnknown(pieces) {
    return pieces.some(({ from }) => from === 'unknown');
}
function withoutWildcards(pieces) {
    return pieces.map((piece) => (piece.from === 'author' ? { ...piece, from: 'escape' } : piece));
}
function mapText(pieces, change) {
    return pieces.map(({ text, from }) => ({ text: change(text), from }));
}
function widestReading(pieces) {
    const doubtful = ({ from, text }) => from === 'unknown' || (from === 'request' && /[*?]/.test(text));
    if (!pieces.some(doubtful))
        return undefined;
    return pieces.map((piece) => (piece.from === 'request' ? author(piece.text) : piece));
}
function likeMatches(pieces, text) {
    const shortest = pieces.reduce((length, piece) => length + shortestMatch(piece), 0);
    if (shortest > text.length)
        return false;
    const pattern = pieces.flatMap(unitsOf);
    const characters = [...text];
    let p = 0;
    let star = -1;
    let resume = 0;
    for (let t = 0; t < characters.length;) {
        const unit = pattern[p];
        if (unit === ANY_RUN) {
            star = p++;
            resume = t;
        }
        else if (unit === ANY_ONE || (unit !== undefined && unit === characters[t])) {
            p++;
            t++;
        }
        else if (star >= 0) {
            p = star + 1;
            t = ++resume;
        }
        else
            return false;
    }
    return pattern.slice(p).every((unit) => unit === ANY_RUN);
}
const ANY_RUN = 0;
const ANY_ONE = 1;
function unitsOf({ from, text }) {
    if (from === 'unknown')
        return [ANY_RUN];
    if (from !== 'author')
        return [...text];
    const wildcards = { '*': ANY_RUN, '?': ANY_ONE };
    return Array.from(text, (character) => wildcards[character] ?? character);
}
function shortestMatch({ from, text }) {
    return from === 'author' ? text.replaceAll('*', '').length : text.length;
}
function author(text) {
    return { text, from: 'author' };
}
const UNKNOWN = { text: '', from: 'unknown' };
function expandOne(part, lookUp) {
    if (/^\$\{[*?$]\}$/.test(part))
        return { text: part.charAt(2), from: 'escape' };
    const { key, fallback } = NAME.exec(part)?.groups ?? {};
    if (key === undefined)
        return UNKNOWN;
    const found = lookUp(key);
    if (found.status === 'unknown')
        return UNKNOWN;
    if (found.status === 'absent')
        return fallback === undefined ? 'absent' : { text: fallback, from: 'request' };
    const [value, ...others] = found.values;
    return value === undefined || others.length > 0 ? UNKNOWN : { text: value, from: 'request' };
}


})

};
