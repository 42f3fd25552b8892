// A place where credentials come from, and what a search for it knows. Pure.
import type { BrokenReason, Choice, Dialect } from './dialect.ts';
import type { FileInput, ReadProfiles } from './read-profiles.ts';

/** Where credentials come from. Holds keys as they are: for comparison and use, never for a fact, a log or a file. */
export type CredentialSource =
  | {
      readonly kind: 'keys';
      /** The profile that holds them; undefined for those of the environment. */
      readonly profile?: string;
      /** The variable with the id, where it is not the usual one. */
      readonly variable?: string;
      /** The variable with the session token, where it is not the usual one. */
      readonly tokenVariable?: string;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken?: string;
    }
  | { readonly kind: 'helper'; readonly profile: string; readonly command: string; readonly runBy: 'shell' | 'words' }
  | {
      readonly kind: 'web identity';
      readonly profile?: string;
      readonly roleArn: string;
      readonly tokenFile: string;
    }
  | {
      readonly kind: 'role';
      readonly profile: string;
      readonly roleArn: string;
      readonly with: CredentialSource;
      /** What else the profile says about the request. */
      readonly request?: RoleRequest;
    }
  | { readonly kind: 'sso'; readonly profile: string }
  | { readonly kind: 'container'; readonly uri: string }
  | { readonly kind: 'instance' }
  | { readonly kind: 'broken'; readonly reason: BrokenReason; readonly profile?: string; readonly file?: string };

/** Settings of a profile for AssumeRole. */
export interface RoleRequest {
  readonly externalId?: string;
  readonly roleSessionName?: string;
  readonly mfaSerial?: string;
}

export interface ResolutionInput extends FileInput {
  /** A profile that is given in code, or by `--profile`. */
  readonly profileInCode?: string;
  /** This machine's clock, for an end that stands beside keys. */
  readonly now: number;
}

/** What is known when a tool looks for its credentials. */
export interface Search {
  readonly dialect: Dialect;
  readonly input: ResolutionInput;
  readonly files: ReadProfiles;
  readonly choice: Choice;
}

/** A source that is there and gives nothing. */
export function broken(
  reason: BrokenReason,
  where: { readonly profile?: string; readonly file?: string } = {},
): CredentialSource {
  return { kind: 'broken', reason, ...where };
}

/** Keys as a source; an empty session token counts as none. */
export function keySource(keys: {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly profile?: string;
  readonly variable?: string;
  readonly tokenVariable?: string;
}): CredentialSource {
  const { sessionToken, ...pair } = keys;
  return { kind: 'keys', ...pair, ...(sessionToken ? { sessionToken } : {}) };
}
