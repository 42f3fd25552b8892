// A value that must not be seen: it prints, serializes and inspects as ***.
import { REDACTED } from './shapes.ts';

/**
 * A secret text. Only the vault makes one, and masks it first. Only {@link Secret.reveal} gives the value; the contract
 * tests list the few files that may call it.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return REDACTED;
  }
}

/** AWS credentials. Facts never hold them. */
export interface Credentials {
  readonly accessKeyId: Secret;
  readonly secretAccessKey: Secret;
  /** Long-term keys have none. */
  readonly sessionToken?: Secret;
}
