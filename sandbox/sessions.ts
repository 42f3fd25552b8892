// The credentials the sandbox STS has given out, and how it makes new ones.
import { createHash, randomBytes } from 'node:crypto';
import { NO_SESSION_TAGS, type SessionTags } from './session-tags.ts';
import type { IamPermission, World } from './world.ts';

/** Credentials of one session. */
export interface IssuedCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** What GetCallerIdentity answers. */
export interface CallerIdentity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
}

/** A caller with credentials: a role session that ends, or an IAM user whose keys do not. */
export interface Principal {
  readonly identity: CallerIdentity;
  readonly partition: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
  /** Epoch seconds by the STS clock; undefined for an IAM user. */
  readonly expiresAt: number | undefined;
  /** ARN of the role behind a session, with its path; the user's own ARN otherwise. */
  readonly principalArn: string;
  /** Tags of a session; none of an IAM user. */
  readonly sessionTags: SessionTags;
  /** Set once, then kept along a chain of roles. */
  readonly sourceIdentity: string | undefined;
  /** ARNs of the roles that it may assume, with wildcards; every role if undefined. */
  readonly mayAssume: readonly string[] | undefined;
  /** What it may read in IAM. */
  readonly mayRead: readonly IamPermission[];
  /** The inline policy that narrows a session. */
  readonly sessionPolicy: string | undefined;
}

/** Principals by access key id. */
export type Principals = Map<string, Principal>;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SECRET_LENGTH = 40;
const SESSION_TOKEN_LENGTH = 904;

/**
 * Makes random credentials in the shapes AWS uses. Secret and token always hold `+` and `/`, and the token ends in `=`,
 * so that bad encoding, quoting or masking shows at once.
 */
export function issueRandomCredentials(): IssuedCredentials {
  return {
    accessKeyId: `ASIA${base32(randomBytes(16))}`,
    secretAccessKey: base64WithSymbols(SECRET_LENGTH),
    sessionToken: `IQoJb3JpZ2luX2Vj${base64WithSymbols(SESSION_TOKEN_LENGTH - 17)}=`,
  };
}

/**
 * The IAM users of a world, whose keys work from the start.
 * @param world - the accounts
 */
export function principalsOf(world: World): Principals {
  const users = world.accounts.flatMap(({ id, partition = 'aws', users = [] }) =>
    users.map(({ name, accessKeyId, secretAccessKey, mayAssume, mayRead = [] }): [string, Principal] => {
      const arn = `arn:${partition}:iam::${id}:user/${name}`;
      const identity = { account: id, arn, userId: uniqueId('AIDA', arn) };
      const unlimited = { sessionToken: undefined, expiresAt: undefined };
      const plain = {
        sessionTags: NO_SESSION_TAGS,
        sourceIdentity: undefined,
        mayAssume,
        mayRead,
        sessionPolicy: undefined,
      };
      return [accessKeyId, { identity, partition, secretAccessKey, ...unlimited, principalArn: arn, ...plain }];
    }),
  );
  return new Map(users);
}

/**
 * The unique id IAM would have given a role: the same for the same role.
 * @param roleArn - ARN with its path
 */
export function roleId(roleArn: string): string {
  return uniqueId('AROA', roleArn);
}

/**
 * An instant as AWS writes it next to credentials: ISO 8601 in whole seconds.
 * @param seconds - epoch seconds
 */
export function formatInstant(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}

function uniqueId(prefix: string, arn: string): string {
  return `${prefix}${base32(createHash('sha256').update(arn).digest()).slice(0, 17)}`;
}

function base32(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => BASE32[byte % 32]).join('');
}

function base64WithSymbols(length: number): string {
  const text = randomBytes(length).toString('base64').slice(0, length);
  const at = 8 + ((randomBytes(1)[0] ?? 0) % (length - 16));
  return `${text.slice(0, at)}+${text.slice(at + 1, at + 3)}/${text.slice(at + 4)}`;
}
