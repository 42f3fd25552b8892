// Where the first credentials can come from. A new source is a row here. Pure.

interface SourceTraits {
  /** Whether a token is exchanged for the first session: AssumeRoleWithWebIdentity takes no external id and no tags. */
  readonly usesToken: boolean;
  /** Whether a later step can get a new session from it: what is asked for again must not have been written down once. */
  readonly renewable: boolean;
  /** The first credentials, for a sentence. */
  readonly name: string;
}

/** The sources by name. The inputs alone decide between them, never what is in the environment. */
export const SOURCES = {
  /** GitHub's ID token. */
  'id-token': { usesToken: true, renewable: true, name: 'the credentials' },
  /** A web identity token in a file. */
  'token-file': { usesToken: true, renewable: true, name: 'the credentials' },
  /** The access keys in the inputs. */
  keys: {
    usesToken: false,
    renewable: false,
    name: 'the keys in aws-access-key-id and aws-secret-access-key',
  },
  /** What the environment or the machine has, and only where an input says so. */
  ambient: { usesToken: false, renewable: false, name: 'the credentials of the environment or the machine' },
} as const satisfies Readonly<Record<string, SourceTraits>>;

/** The name of a source. */
export type Source = keyof typeof SOURCES;
