// A value that must not be seen: it prints, serialises and inspects as ***.

const SHOWN = '***';

/**
 * A secret text. It comes into being only through the vault, which masks it first, and its value leaves only through
 * {@link Secret.reveal}, which few files may call (see the contract tests).
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
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return SHOWN;
  }
}

/** AWS credentials. They travel beside the facts, never in them. */
export interface Credentials {
  readonly accessKeyId: Secret;
  readonly secretAccessKey: Secret;
  /** Long-term keys have none. */
  readonly sessionToken?: Secret;
}
