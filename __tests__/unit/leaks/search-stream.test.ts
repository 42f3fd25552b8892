// Searching bytes that come in pieces: the pieces make no difference, and the line numbers are right.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { patternsOf } from '../../../src/leaks/patterns.ts';
import { createBuffer, createSearch, linesAt, type Read, searchStream } from '../../../src/leaks/search.ts';

const OURS = {
  accessKeyId: 'ASIAY34FZKBOABCDEFGH',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: `IQoJb3JpZ2luX2VjE${'fWq7Zk1+TbyX0aP/9sLm'.repeat(30)}==`,
};
const SEARCH = createSearch(patternsOf([OURS]));

/** A file, read in pieces of at most the given lengths, one after the other. */
function readerOf(bytes: Buffer, lengths: readonly number[]): Read {
  let [position, n] = [0, 0];
  return (buffer, at, length) => {
    const most = lengths.length === 0 ? length : Math.min(length, lengths[n++ % lengths.length] ?? length);
    const count = bytes.copy(buffer, at, position, position + most);
    position += count;
    return count;
  };
}

const find = (bytes: Buffer, lengths: readonly number[] = []) =>
  searchStream({ search: SEARCH, buffer: createBuffer(SEARCH), read: readerOf(bytes, lengths) });

const encoded = [OURS.accessKeyId, OURS.secretAccessKey, OURS.sessionToken].flatMap((value) => [
  Buffer.from(value),
  Buffer.from(value, 'utf16le'),
  Buffer.from(encodeURIComponent(value)),
  Buffer.from(Buffer.from(value).toString('base64').replace(/.{64}/g, '$&\n')),
]);

describe('searchStream', () => {
  describe('when a file is many times as long as the buffer', () => {
    const length = createBuffer(SEARCH).length;

    it.each([
      ['with the piece that is looked for at its end', OURS.sessionToken],
      ['with that piece far from its end', `${OURS.sessionToken.slice(0, 500)}${'+/'.repeat(50)}`],
    ])('finds a value across every border, at its place, %s', (_name, sessionToken) => {
      const search = createSearch(patternsOf([{ ...OURS, sessionToken }]));
      const buffer = createBuffer(search);
      const margin = search.reachBytes + 64;
      const token = Buffer.from(encodeURIComponent(sessionToken));
      for (const border of [buffer.length, buffer.length - margin, 2 * buffer.length - 2 * margin]) {
        for (let place = border - token.length - 5; place < border + 5; place += 61) {
          const bytes = Buffer.alloc(3 * buffer.length, '.');
          token.copy(bytes, place);
          const hits = searchStream({ search, buffer, read: readerOf(bytes, []) });
          expect(hits).toEqual([{ value: 'session token', encoding: 'URL-encoded', offset: place }]);
        }
      }
    });

    it('finds the first of each kind only', () => {
      const bytes = Buffer.alloc(3 * length, `${OURS.secretAccessKey} ${'.'.repeat(1000)}`);
      expect(find(bytes)).toEqual([{ value: 'secret access key', encoding: 'as it is', offset: 0 }]);
    });

    it('finds it at the very end', () => {
      const bytes = Buffer.concat([Buffer.alloc(2 * length + 77), Buffer.from(OURS.accessKeyId)]);
      expect(find(bytes)).toEqual([{ value: 'access key id', encoding: 'as it is', offset: 2 * length + 77 }]);
    });
  });

  it('finds the same, in the order of the places, however the pieces fall', () => {
    const filler = fc.nat(30_000).map((size) => Buffer.alloc(size, 'ASIA wJal\0\n'));
    const file = fc
      .array(fc.oneof(fc.constantFrom(...encoded), filler), { maxLength: 30 })
      .map((all) => Buffer.concat(all));
    fc.assert(
      fc.property(
        file,
        fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 5 }),
        (bytes, lengths) => {
          const hits = new Map<string, number>();
          SEARCH.scan(bytes, 0, bytes.length, ({ value, encoding, offset }) => {
            const kind = `${value}: ${encoding}`;
            hits.set(kind, Math.min(offset, hits.get(kind) ?? offset));
          });
          const found = find(bytes, bytes.length < 5000 ? lengths.map((length) => (length % 50) + 1) : lengths);
          expect(Object.fromEntries(found.map((hit) => [`${hit.value}: ${hit.encoding}`, hit.offset]))).toEqual(
            Object.fromEntries(hits),
          );
          expect(found.map(({ offset }) => offset)).toEqual([...hits.values()].sort((a, b) => a - b));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('finds nothing in an empty file', () => {
    expect(find(Buffer.alloc(0))).toEqual([]);
  });
});

describe('linesAt', () => {
  const lines = (bytes: Buffer, offsets: readonly number[], lengths: readonly number[] = []) =>
    linesAt(offsets, { buffer: Buffer.alloc(64), read: readerOf(bytes, lengths) });

  it.each<[string, readonly number[], readonly number[]]>([
    ['a', [0], [1]],
    ['a\nb', [0, 2], [1, 2]],
    ['a\nb', [1, 2], [1, 2]],
    ['\n\n\nx', [0, 3, 3], [1, 4, 4]],
    ['a\r\nb\r\nc', [6], [3]],
    ['a\nb', [], []],
    ['a\nb', [0, 3, 9], [1]],
  ])('of %j at %j are %j', (text, offsets, expected) => {
    expect(lines(Buffer.from(text), offsets)).toEqual(expected);
  });

  it('are as many as there are line breaks before, and one', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r\n'), minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(
        text,
        fc.array(fc.nat(), { maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 90 })),
        (all, some, lengths) => {
          const offsets = some.map((one) => one % all.length).sort((a, b) => a - b);
          const expected = offsets.map((offset) => all.slice(0, offset).split('\n').length);
          expect(lines(Buffer.from(all), offsets, lengths)).toEqual(expected);
        },
      ),
    );
  });
});
