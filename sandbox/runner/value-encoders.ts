// The encodings in which the runner also hides a masked value. Pure.

/**
 * All encodings of a value that the runner masks besides the value itself, none of them empty.
 * @param value - the masked value
 * @see https://github.com/actions/runner/blob/main/src/Sdk/DTLogging/Logging/ValueEncoders.cs
 */
export function encodedForms(value: string): string[] {
  return [
    base64From(value, 0),
    base64From(value, 1),
    base64From(value, 2),
    value.replaceAll('"', '\\"'),
    value.replaceAll("'", "''"),
    jsonEscape(value),
    uriDataEscape(value),
    xmlEscape(value),
    withoutDoubleQuotes(value),
    beforeAmpersand(value),
    afterAmpersand(value),
  ].filter((form) => form !== '');
}

/** Base64 of what follows the first bytes, as it appears when other text comes before the value. */
function base64From(value: string, skippedBytes: number): string {
  const bytes = Buffer.from(value);
  return bytes.subarray(bytes.length > skippedBytes ? skippedBytes : 0).toString('base64');
}

function jsonEscape(value: string): string {
  const escaped = JSON.stringify(value).slice(1, -1);
  return escaped.replace(/[\u0085\u2028\u2029]/g, (character) => unicodeEscape(character));
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** RFC 3986 percent-encoding of all but unreserved characters, with capital hex digits. */
function uriDataEscape(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function xmlEscape(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

function withoutDoubleQuotes(value: string): string {
  return value.length > 8 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : '';
}

// PowerShell's error display breaks a command line at ampersands; parts below six characters are not hidden.
const PART_CHARACTERS_LEAST = 6;

function beforeAmpersand(value: string): string {
  const plus = value.indexOf('&+');
  const part = plus >= 0 ? value.slice(0, plus + 2) : value.slice(0, value.lastIndexOf('&') + 1);
  return part.length >= PART_CHARACTERS_LEAST ? part : '';
}

function afterAmpersand(value: string): string {
  if (!value.includes('&')) return '';
  const plus = value.indexOf('&+');
  const part = plus >= 0 ? value.slice(plus + 3) : value.slice(value.lastIndexOf('&') + 1);
  return part.length >= PART_CHARACTERS_LEAST ? part : '';
}
