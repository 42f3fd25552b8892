// Answers byte for byte as they were made up, broken HTTP included. Effect: a server on the loopback address.

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import fc from 'fast-check';
import { anyText, near } from './fuzz-texts.ts';

/** Somebody who gives each request the answer that was set last. */
export interface Answering {
  /** Sets the answer; the URL to ask. */
  serve(answer: string): Promise<string>;
}

/** Starts it; it keeps no process alive. */
export async function startAnswering(): Promise<Answering> {
  let answer = '';
  const server = createServer((socket) => {
    socket.on('error', () => {}); // the client has seen enough
    socket.once('data', () => socket.end(answer));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    serve: async (next) => {
      answer = next;
      return `http://127.0.0.1:${port}/`;
    },
  };
}

const header = fc.oneof(
  near(['Sun, 22 Nov 2026 13:00:00 GMT', 'Mon, 31 Feb 9999 25:61:61 GMT']).map((value) => ['Date', value] as const),
  near(['1', '0.5', '-1', '999999999', '1e9', 'Wed, 21 Oct 2015 07:28:00 GMT']).map(
    (value) => ['Retry-After', value] as const,
  ),
  near(['0d5d7b6e-1111-2222-3333-444455556666']).map((value) => ['x-amzn-RequestId', value] as const),
  near(['nginx', '1.1 proxy.example']).map((value) => ['Server', value] as const),
  near(['1.1 proxy.example']).map((value) => ['Via', value] as const),
  fc.nat(9).map((value) => ['Age', String(value)] as const),
  fc.tuple(fc.constantFrom('Location', 'Content-Encoding', 'Set-Cookie', 'X'), anyText),
);

interface AnswerParts {
  readonly bodies: fc.Arbitrary<string>;
  readonly types: readonly string[];
  /** How the length of the body is told; in every way, right and wrong, unless given. */
  readonly framings?: readonly Framing[];
}

type Framing = 'right' | 'none' | 'short' | 'long' | 'chunked';
const FRAMINGS: readonly Framing[] = ['right', 'right', 'right', 'none', 'short', 'long', 'chunked'];

/** A whole answer: mostly HTTP, with headers that are allowed or not, a length that is right or not. */
export function httpAnswer({ bodies, types, framings = FRAMINGS }: AnswerParts): fc.Arbitrary<string> {
  const status = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom('200 OK', '403 Forbidden', '400 Bad Request', '503 x', '302 Found', '429 x'),
    },
    { weight: 1, arbitrary: fc.constantFrom('000 x', '999 x', '204 x', '99 x', '2000 x', ' 200', '200') },
  );
  const length = fc.constantFrom(...framings);
  return fc
    .record({
      status,
      type: near(types),
      headers: fc.array(header, { maxLength: 4 }),
      length,
      body: bodies,
      isRaw: fc.nat(12),
    })
    .map(({ status: line, type, headers, length: kind, body, isRaw }) => {
      const bytes = Buffer.byteLength(body);
      const lengths = { right: bytes, short: Math.floor(bytes / 2), long: bytes + 5 } as const;
      const framing =
        kind === 'none'
          ? []
          : kind === 'chunked'
            ? [['Transfer-Encoding', 'chunked'] as const]
            : [['Content-Length', lengths[kind]] as const];
      const clean = (value: string) => (isRaw === 0 ? value : value.replace(/[^\t\x20-\x7e]/g, ' '));
      const lines = [['Content-Type', type] as const, ...headers, ...framing].map(
        ([name, value]) => `${name}: ${clean(String(value))}`,
      );
      const content = kind === 'chunked' ? `${bytes.toString(16)}\r\n${body}\r\n0\r\n\r\n` : body;
      return [`HTTP/1.1 ${line}`, ...lines, 'Connection: close', '', content].join('\r\n');
    });
}
