// The search: every encoding is found at its place, nothing else is, and it finds what a naive search finds.
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Hit } from '../../../src/leaks/match.ts';
import { type IssuedSession, patternsOf } from '../../../src/leaks/patterns.ts';
import { createSearch, type Search } from '../../../src/leaks/search.ts';

const digest = (text: string) => createHash('sha512').update(text).digest('base64').replaceAll('=', '');

/** Two sessions of an account have beginnings in common, in their access key ids and in their tokens. */
function sessionOf(name: string): IssuedSession {
  const letters = digest(`key id ${name}`).replace(/[^A-Z]/g, '');
  const own = Array.from({ length: 6 }, (_, n) => digest(`token ${name} ${n}`)).join('');
  return {
    accessKeyId: `ASIAY34FZKBO${`${letters}ABCDEFGH`.slice(0, 8)}`,
    secretAccessKey: `${digest(`secret ${name}`).slice(0, 37)}+/x`,
    sessionToken: `IQoJb3JpZ2luX2VjEJr//////////wEaCWV1LXdlc3QtMSJHMEUC${own}==`,
  };
}

const OURS = sessionOf('ours');
const THEIRS = sessionOf('theirs');
const valuesOf = ({ accessKeyId, secretAccessKey, sessionToken = '' }: IssuedSession) => [
  accessKeyId,
  secretAccessKey,
  sessionToken,
];
const VALUES: readonly (readonly [string, string])[] = [
  ['access key id', OURS.accessKeyId],
  ['secret access key', OURS.secretAccessKey],
  ['session token', OURS.sessionToken ?? ''],
];

const lowerPercent = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
const base64 = (text: string) => Buffer.from(text).toString('base64');
const hex = (text: string) => Buffer.from(text).toString('hex');
const wrapped = (text: string, columns: number, end: string) =>
  text.replace(new RegExp(`.{${columns}}(?=.)`, 'g'), (line) => `${line}${end}`);
const codePoints = (text: string, signs: RegExp) =>
  text.replace(signs, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
const upperCodePoints = (text: string) =>
  codePoints(text, /[/+=]/g).replace(/\\u[0-9a-f]{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`);

type Way = (value: string) => string;

/** The encoding that is reported counts only for values with signs in them. */
const WAYS: readonly (readonly [name: string, encoding: string, way: Way])[] = [
  ['as it is', 'as it is', (value) => value],
  ['percent-encoded', 'URL-encoded', encodeURIComponent],
  ['percent-encoded in lower case', 'URL-encoded', (value) => lowerPercent(encodeURIComponent(value))],
  ['percent-encoded but for slashes', 'URL-encoded', (value) => encodeURIComponent(value).replaceAll('%2F', '/')],
  ['percent-encoded twice', 'URL-encoded', (value) => encodeURIComponent(encodeURIComponent(value))],
  [
    'percent-encoded twice, lower case',
    'URL-encoded',
    (value) => encodeURIComponent(lowerPercent(encodeURIComponent(value))),
  ],
  ['with encoded plus signs', 'URL-encoded', (value) => value.replaceAll('+', '%2B')],
  ['in JSON with escaped slashes', 'JSON-escaped', (value) => value.replaceAll('/', '\\/')],
  ['in JSON with code points', 'JSON-escaped', (value) => codePoints(value, /[/+=]/g)],
  ['in JSON with upper-case code points', 'JSON-escaped', upperCodePoints],
  ['in JSON with the plus sign as code point', 'JSON-escaped', (value) => codePoints(value, /[+]/g)],
  ['in JSON in JSON', 'JSON-escaped', (value) => JSON.stringify(value.replaceAll('/', '\\/')).slice(1, -1)],
  [
    'in JSON in JSON with code points',
    'JSON-escaped',
    (value) => JSON.stringify(codePoints(value, /[/+=]/g)).slice(1, -1),
  ],
  ['in HTML', 'HTML-escaped', (value) => value.replace(/[/+=]/g, (sign) => `&#${sign.charCodeAt(0)};`)],
  ['in HTML in hexadecimal', 'HTML-escaped', (value) => value.replace(/[/+=]/g, (sign) => `&#x${hex(sign)};`)],
];

/** A dump of lines of 16 bytes: offset, groups, and the characters. */
const dumped = (text: string, line: (bytes: Buffer, offset: string) => string) => {
  const bytes = Buffer.from(`key=${text}\nnext line of the file\n`);
  const lines = Array.from({ length: Math.ceil(bytes.length / 16) }, (_, n) =>
    line(bytes.subarray(16 * n, 16 * n + 16), (16 * n).toString(16).padStart(8, '0')),
  );
  return `${lines.join('\n')}\n`;
};
const shown = (bytes: Buffer) => bytes.toString('latin1').replace(/[^ -~]/g, '.');
const groupsOf = (bytes: Buffer, digits: number) =>
  (bytes.toString('hex').match(new RegExp(`.{1,${digits}}`, 'g')) ?? []).join(' ');
const xxd = (digits: number) => (value: string) =>
  dumped(
    value,
    (bytes, offset) => `${offset}: ${groupsOf(bytes, digits).padEnd(32 + 32 / digits - 1)}  ${shown(bytes)}`,
  );
const canonical = (value: string) =>
  dumped(value, (bytes, offset) => {
    const halves = [bytes.subarray(0, 8), bytes.subarray(8)].map((half) => groupsOf(half, 2));
    return `${offset}  ${halves.join('  ').padEnd(48)}  |${shown(bytes)}|`;
  });
const words = (value: string) =>
  dumped(
    value,
    (bytes, offset) =>
      `${offset.slice(1)} ${groupsOf(Buffer.from(bytes.length % 2 ? [...bytes, 0] : bytes).swap16(), 4)}`,
  );

const ENCODED: readonly (readonly [name: string, encoding: string, way: Way])[] = [
  ['xxd', 'hexadecimal dump', xxd(4)],
  ['xxd -g 1', 'hexadecimal dump', xxd(2)],
  ['xxd -g 4', 'hexadecimal dump', xxd(8)],
  ['xxd -u', 'hexadecimal dump', (value) => xxd(4)(value).toUpperCase()],
  ['hexdump -C', 'hexadecimal dump', canonical],
  ['hexdump, od -x', 'hexadecimal dump', words],
  [
    'od -t x1',
    'hexadecimal dump',
    (value) => dumped(value, (bytes, offset) => `${offset.slice(1)} ${groupsOf(bytes, 2)}`),
  ],
  [
    'od -t x1 of macOS',
    'hexadecimal dump',
    (value) => dumped(value, (bytes, offset) => `${offset.slice(1)}    ${groupsOf(bytes, 2).replaceAll(' ', '  ')}`),
  ],
  [
    'od -t x4 of macOS',
    'hexadecimal dump',
    (value) =>
      dumped(value, (bytes, offset) => {
        const whole = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]).swap32();
        return `${offset.slice(1)}          ${groupsOf(whole, 8).replaceAll(' ', ' '.repeat(8))}`;
      }),
  ],
  [
    'od -x of macOS, hexdump -x',
    'hexadecimal dump',
    (value) =>
      words(value)
        .replace(/^(\S+) /gm, '$1      ')
        .replace(/(?<=[0-9a-f]{4}) (?=[0-9a-f])/g, '    '),
  ],
  ['hexadecimal with colons', 'hexadecimal dump', (value) => groupsOf(Buffer.from(value), 2).replaceAll(' ', ':')],
  [
    'hexadecimal with hyphens',
    'hexadecimal dump',
    (value) => groupsOf(Buffer.from(value), 2).toUpperCase().replaceAll(' ', '-'),
  ],
  ['base64', 'base64', base64],
  ['base64 after one byte', 'base64', (value) => base64(`:${value}`)],
  ['base64 after two bytes', 'base64', (value) => base64(`::${value}`)],
  ['base64url', 'base64', (value) => Buffer.from(`?>${value}?`).toString('base64url')],
  ['base64 at column 76', 'base64, wrapped', (value) => wrapped(base64(`${' '.repeat(45)}${value}`), 76, '\n')],
  ['base64 at column 64', 'base64, wrapped', (value) => wrapped(base64(`${' '.repeat(40)}${value}`), 64, '\r\n')],
  [
    'base64 at column 76 in YAML',
    'base64, wrapped',
    (value) => wrapped(base64(`${' '.repeat(45)}${value}`), 76, '\n      '),
  ],
  [
    'base64 at column 64 in JSON',
    'base64, wrapped',
    (value) => wrapped(base64(`${' '.repeat(40)}${value}`), 64, '\\n'),
  ],
  [
    'base64 at column 64 in a URL',
    'base64, wrapped',
    (value) => wrapped(base64(`${' '.repeat(40)}${value}`), 64, '%0A'),
  ],
  ['base64 of UTF-16', 'base64 of UTF-16', (value) => Buffer.from(value, 'utf16le').toString('base64')],
  ['hexadecimal', 'hexadecimal', hex],
  ['upper-case hexadecimal', 'hexadecimal', (value) => hex(value).toUpperCase()],
  ['hexadecimal at column 60', 'hexadecimal, wrapped', (value) => wrapped(hex(`${' '.repeat(22)}${value}`), 60, '\n')],
];

const searchFor = (...sessions: readonly IssuedSession[]) => createSearch(patternsOf(sessions));
const FOR_OURS = searchFor(OURS);
const FOR_THEIRS = searchFor(THEIRS);

function hitsIn(bytes: Buffer, search: Search = FOR_OURS): readonly Hit[] {
  const hits: Hit[] = [];
  search.scan(bytes, 0, bytes.length, (hit) => hits.push(hit));
  return hits;
}

const kindsIn = (bytes: Buffer, search?: Search) => [
  ...new Set(hitsIn(bytes, search).map(({ value, encoding }) => `${value}: ${encoding}`)),
];

describe('createSearch', () => {
  describe.each(VALUES)('when a file holds the %s', (name, value) => {
    it.each(WAYS)('finds it %s', (_name, encoding, way) => {
      const text = way(value);
      const hits = hitsIn(Buffer.from(`before ${text} after`));
      expect(hits.map(({ offset }) => offset)).toEqual(hits.map(() => 7));
      expect(hits[0]).toMatchObject({ value: name, encoding: text === value ? 'as it is' : encoding });
    });

    it.each(ENCODED)('finds its %s', (_name, encoding, way) => {
      const kinds = kindsIn(Buffer.from(`before ${way(value)} after`));
      // A short value may stand in one line of the wrapped text.
      expect([`${name}: ${encoding}`, `${name}: ${encoding.replace(', wrapped', '')}`]).toContain(kinds.join());
    });

    it.each(['as it is', 'base64', 'hexadecimal'])('finds it %s in UTF-16 of either byte order', (encoding) => {
      const ways: Readonly<Record<string, Way>> = { base64, hexadecimal: hex };
      const bytes = Buffer.from(`before ${ways[encoding]?.(value) ?? value} after`, 'utf16le');
      const [little] = hitsIn(bytes);
      const [big] = hitsIn(Buffer.from(bytes).swap16());
      expect(little).toEqual({ value: name, encoding: `${encoding}, in UTF-16`, offset: 14 });
      expect(big).toEqual({ value: name, encoding: `${encoding}, in UTF-16`, offset: 15 });
    });

    it.each(ENCODED.filter(([, encoding]) => encoding === 'hexadecimal dump'))(
      'finds it wherever a line of a dump begins: %s',
      (_name, encoding, way) => {
        for (let before = 0; before < 16; before += 1) {
          expect([before, kindsIn(Buffer.from(way('.'.repeat(before) + value)))]).toEqual([
            before,
            [`${name}: ${encoding}`],
          ]);
        }
      },
    );

    it.each<[string, string, Way]>([
      ['URL encoding', 'base64 of URL encoding', encodeURIComponent],
      ['double URL encoding', 'base64 of URL encoding', (text) => encodeURIComponent(encodeURIComponent(text))],
      ['JSON of PHP', 'base64 of JSON', (text) => text.replaceAll('/', '\\/')],
      ['JSON of .NET', 'base64 of JSON', (text) => text.replaceAll('+', '\\u002B')],
    ])('finds it in base64 of its %s, in every alignment', (_name, encoding, way) => {
      for (const before of ['', 'a', 'ab']) {
        const [kind = ''] = kindsIn(Buffer.from(base64(`${before}${way(value)}`)));
        const same = way(value) === value;
        expect([before, kind]).toEqual([before, `${name}: ${same ? 'base64' : encoding}`]);
      }
    });

    it.each([0, 11, 22, 33, 44, 50])('finds it in wrapped encodings of a text with %d bytes before it', (before) => {
      const text = '.'.repeat(before) + value;
      for (const end of ['\n', '\r\n', '\n    ', '\\n']) {
        for (const encoded of [
          wrapped(base64(text), 76, end),
          wrapped(base64(text), 64, end),
          wrapped(hex(text), 60, end),
        ]) {
          expect(hitsIn(Buffer.from(encoded)).map((hit) => hit.value)).toContain(name);
        }
      }
    });

    it('finds it wherever it stands between other bytes', () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (before, after) => {
          const offsets = hitsIn(Buffer.concat([before, Buffer.from(value), after])).map(({ offset }) => offset);
          expect(offsets).toContain(before.length);
        }),
      );
    });
  });

  it('finds a session token in which every sign is written in another way', () => {
    const ways = WAYS.map(([, , way]) => way);
    for (let first = 0; first < ways.length; first++) {
      let n = first;
      const text = (OURS.sessionToken ?? '').replace(/[+/=]/g, (sign) => ways[n++ % ways.length]?.(sign) ?? sign);
      expect(hitsIn(Buffer.from(`"${text}"`)).map(({ value }) => value)).toContain('session token');
    }
  });

  describe('when a session token is wrapped', () => {
    const [, , [, token = ''] = []] = VALUES;

    it.each([40, 64, 72, 76, 80, 120])('finds it at column %d', (columns) => {
      for (const end of ['\n', '\r\n', '\n\t', ' \n    ', '\\n', '\\r\\n', '%0D%0A']) {
        expect(kindsIn(Buffer.from(wrapped(token, columns, end)))).toEqual(['session token: as it is, wrapped']);
      }
    });

    it('does not take two tokens in lines of their own for one', () => {
      expect(hitsIn(Buffer.from(`${token.slice(0, -9)}\n${token.slice(9)}`))).toEqual([]);
    });
  });

  describe('when a file holds no whole value of ours', () => {
    it.each([...WAYS, ...ENCODED])('says nothing of the values of another session %s', (_name, _encoding, way) => {
      const text = valuesOf(THEIRS).map(way).join('\n');
      expect(hitsIn(Buffer.from(text))).toEqual([]);
      expect(hitsIn(Buffer.from(text, 'utf16le'))).toEqual([]);
      expect(kindsIn(Buffer.from(text), FOR_THEIRS).length).toBeGreaterThanOrEqual(3);
    });

    it.each(VALUES)('says nothing of a %s with a character changed, missing or cut off', (_name, value) => {
      for (let at = 0; at < value.length; at++) {
        const changed = `${value.slice(0, at)}!${value.slice(at + 1)}`;
        const missing = value.slice(0, at) + value.slice(at + 1);
        const isSame = missing === value.slice(0, -1) || missing === value.slice(1);
        expect(hitsIn(Buffer.from(`${changed} ${value.slice(0, at)} ${value.slice(at + 1)}`))).toEqual([]);
        if (!isSame) expect(hitsIn(Buffer.from(` ${missing} `))).toEqual([]);
      }
    });

    it.each(VALUES)('says nothing of a %s in other letters', (_name, value) => {
      expect(hitsIn(Buffer.from(`${value.toLowerCase()} ${[...value].reverse().join('')}`))).toEqual([]);
    });

    it.each(VALUES)('says nothing of a %s with something between its characters', (_name, value) => {
      for (const between of ['x', ' ', '\0\0', 'é']) {
        expect(hitsIn(Buffer.from([...value].join(between)))).toEqual([]);
        for (const at of [7, value.length - 7]) {
          const ends = [value.slice(0, at), value.slice(at)].map((text) => [...text]);
          for (const [a, b] of [
            ['\0', between],
            [between, '\0'],
          ]) {
            const text = `${ends[0]?.join(a)}${a}${ends[1]?.join(b)}`;
            expect(hitsIn(Buffer.from(text))).toEqual([]);
          }
        }
      }
    });

    it('says nothing of any bytes', () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
          expect(hitsIn(Buffer.from(bytes))).toEqual([]);
        }),
      );
    });

    it.each([0, 1, 3, 4, 12, 13])('says nothing of %d bytes', (length) => {
      expect(hitsIn(Buffer.from(OURS.secretAccessKey.slice(0, length)))).toEqual([]);
    });
  });

  describe('when there is nothing to look for', () => {
    it('finds nothing', () => {
      expect(hitsIn(Buffer.from(OURS.secretAccessKey), searchFor())).toEqual([]);
      expect(hitsIn(Buffer.alloc(5000), searchFor())).toEqual([]);
    });
  });

  describe('when there are many sessions', () => {
    const sessions = Array.from({ length: 40 }, (_, n) => sessionOf(String(n)));

    it('finds each of them, and only it', () => {
      const search = searchFor(...sessions);
      for (const session of sessions) {
        for (const value of valuesOf(session)) {
          const offsets = new Set<number>();
          const bytes = Buffer.from(`${base64(value)} ${value} ${hex(THEIRS.secretAccessKey)}`);
          search.scan(bytes, 0, bytes.length, ({ offset }) => offsets.add(offset));
          expect([...offsets].sort((a, b) => a - b)).toEqual([0, base64(value).length + 1]);
        }
      }
    });
  });

  describe('when a secret has so many signs that no piece of it is without', () => {
    it.each([
      'a+b/c=d+e/f=g+h/i=j+k/l=m+n/o=p+q/r=s+t',
      `${'+'.repeat(20)}${'/'.repeat(20)}`,
      'x+12345/x+12345/x+12345/x+12345/x+12345',
    ])('finds %s in all ways', (secretAccessKey) => {
      const search = searchFor({ accessKeyId: '', secretAccessKey });
      for (const [name, , way] of [...WAYS, ...ENCODED]) {
        const found = hitsIn(Buffer.from(`"${way(secretAccessKey)}"`), search);
        expect([name, found.length > 0]).toEqual([name, true]);
      }
    });
  });

  it('finds what a naive search finds, at the same places', () => {
    const ways = [...WAYS.map(([, , way]) => way), base64, hex, (value: string) => hex(value).toUpperCase()];
    const renderings = VALUES.flatMap(([name, value]) =>
      ways.map((way) => ({ name, text: way(value).replace(/.?==?$/, '') })),
    );
    const part = fc.oneof(
      fc.constantFrom(...renderings.map(({ text }) => `${text}==`)),
      fc.constantFrom(...VALUES.map(([, value]) => value)),
      fc.tuple(fc.constantFrom(...renderings), fc.nat(60), fc.nat(60)).map(([{ text }, a, b]) => text.slice(a, -b - 1)),
      fc.string({ unit: fc.constantFrom(...'ASIA+/%25\\u002f&#x;='), maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        const expected = new Set(
          VALUES.flatMap(([name, value]) =>
            ways.flatMap((way) => placesOf(text, wholeOf(way, value)).map((offset) => `${name} ${offset}`)),
          ),
        );
        const found = new Set(hitsIn(Buffer.from(text)).map(({ value, offset }) => `${value} ${offset}`));
        for (const one of expected) expect([...found]).toContain(one);
        for (const { value, offset } of hitsIn(Buffer.from(text))) expect(isThere(text, value, offset)).toBe(true);
      }),
      { numRuns: 250 },
    );
  });
});

/** What depends on the value alone: base64 loses the character that shares its bits with what follows. */
function wholeOf(way: Way, value: string): string {
  const text = way(value);
  return way === base64 ? text.slice(0, Math.floor((value.length * 8) / 6)) : text;
}

function placesOf(text: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    // Backslashes and percent signs before a sign belong to its way of writing.
    places.push(at);
  }
  return places;
}

/** Whether what begins at the offset is the value, once every way of writing is undone. */
function isThere(text: string, name: string, offset: number): boolean {
  const value = VALUES.find(([one]) => one === name)?.[1] ?? '';
  const rest = text.slice(offset);
  const plain = rest
    .replace(/\\+u00([0-9a-f]{2})/gi, (_all, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/%(?:25)*([2-7][0-9a-f])/gi, (_all, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#x([0-9a-f]{2});/gi, (_all, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#(\d\d);/g, (_all, code) => String.fromCharCode(Number(code)))
    .replace(/\\+/g, '');
  const encoded = [wholeOf(base64, value), hex(value), hex(value).toUpperCase()];
  return plain.startsWith(value) || encoded.some((one) => rest.startsWith(one));
}
