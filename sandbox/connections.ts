// Counts a server's connections, and drops them.
import type { Socket } from 'node:net';

/** The connections of one server. The first request on each shows whether it is a client's or the sandbox's own. */
export class Connections {
  /** Accepted connections, without the sandbox's own. */
  clientCount = 0;
  readonly #open = new Set<Socket>();
  readonly #numbers = new WeakMap<Socket, number>();
  readonly #readyAt = new WeakMap<Socket, number>();
  #lastNumber = 0;

  /** Counts a new connection. */
  add(socket: Socket): void {
    this.clientCount += 1;
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
  }

  /** Notes when a connection could carry its first request, in milliseconds of the process. */
  noteReady(socket: Socket): void {
    this.#readyAt.set(socket, performance.now());
  }

  /** Seconds since the connection was ready. */
  ageSeconds(socket: Socket): number {
    return (performance.now() - (this.#readyAt.get(socket) ?? 0)) / 1000;
  }

  /** Number of the connection, from 1; 0 for the sandbox's own. */
  numberOf(socket: Socket, isOwn: boolean): number {
    const known = this.#numbers.get(socket);
    if (known !== undefined) return known;
    if (isOwn) this.clientCount -= 1;
    else this.#lastNumber += 1;
    const number = isOwn ? 0 : this.#lastNumber;
    this.#numbers.set(socket, number);
    return number;
  }

  /** Drops all that are open. */
  destroyAll(): void {
    for (const socket of this.#open) socket.destroy();
  }
}
