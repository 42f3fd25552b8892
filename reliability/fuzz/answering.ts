// A server that answers byte for byte as told, broken HTTP included. Effect: a server on the loopback address.
import { type AddressInfo, createServer } from 'node:net';

/** Gives each request the answer that was set last. */
export interface Answering {
  /** Sets the answer. @returns the URL to ask */
  serve(answer: string): string;
  close(): void;
}

/** Starts the server. */
export async function startAnswering(): Promise<Answering> {
  let answer = '';
  const server = createServer((socket) => {
    socket.on('error', () => {}); // the client closed the connection before the end of the answer
    socket.once('data', () => socket.end(answer));
    socket.unref();
  });
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    serve: (next) => {
      answer = next;
      return `http://127.0.0.1:${port}/`;
    },
    close: () => server.close(),
  };
}
