// What the model is made of: a place where credentials come from, what a search for it knows, and what can differ between two tools: which
// profile they choose, in which order they ask their sources, when they go on to the next. The tools themselves are rows in tools.ts.
// Pure.
import type { Environment, FileDialect, FileInput, ReadProfiles } from './read-profiles.ts';

/** The tools whose choice is modeled. */
export type Tool =
  | 'aws-cli-v1'
  | 'aws-cli-v2'
  | 'boto3'
  | 'js-v3'
  | 'aws-cdk'
  | 'go-v2'
  | 'go-base'
  | 'java-v2'
  | 'rust'
  | 'ruby'
  | 'js-v2'
  | 'go-v1'
  | 'java-v1';

/** A place where a tool looks for credentials. */
export type Link =
  | 'keys'
  /** The chosen profile: all that it holds, or only a part of it. */
  | 'profile'
  | 'role of the profile'
  | 'all of the profile but its helper'
  | 'helper of the profile'
  | 'web identity'
  | 'container'
  | 'instance';

/** What a profile can hold. */
export type ProfilePart =
  | 'source profile'
  | 'credential source'
  | 'web identity'
  | 'sso'
  | 'keys'
  | 'keys of the credentials file'
  | 'keys of the config file'
  | 'helper';

/** Why a source gives no credentials. */
export type BrokenReason =
  /** The chosen profile is in no file, or in one that the tool doesn't read. */
  | 'profile missing'
  | 'source profile missing'
  /** Its settings contradict each other, or name an SSO session that is in no file. */
  | 'profile contradictory'
  /** The chosen profile is there, and holds none. */
  | 'profile without credentials'
  /** Half a key pair, in the environment or in a profile. */
  | 'half a key pair'
  /** The end that stands beside the keys is past, or no date. */
  | 'keys expired'
  | 'end not a date'
  | 'malformed keys'
  /** A profile file that the tool cannot parse. */
  | 'file unreadable'
  /** One that it must not read, or a folder in its place. */
  | 'file not readable'
  /** A token file without a role, or the other way round, or a file that is not there. */
  | 'web identity incomplete'
  | 'empty container variable';

/** What can fail at run time, beside what is broken from the start. */
export type FailureOf =
  | BrokenReason
  | 'helper failed'
  | 'role refused'
  | 'web identity refused'
  | 'sso failed'
  | 'container failed';

/** The chosen profile: its name, and whether the tool insists that it exists. */
export interface Choice {
  readonly name: string;
  readonly must: 'exist' | 'exist before anything else' | 'nothing';
  /** Named in the environment or in code, not by default. */
  readonly named: boolean;
}

export interface Dialect {
  readonly files: FileDialect;
  /** A file that the tool cannot parse stops it before it looks at the environment. */
  readonly parsesFilesFirst: boolean;
  /** What stops the tool in the chosen profile, also where it would take something else: settings that need others, or an SSO session in no section. */
  readonly refusesProfile: readonly ('incomplete' | 'without its SSO session')[];
  readonly choose: (environment: Environment, inCode: string | undefined) => Choice;
  /** The order of sources; in code: with a profile given there. */
  readonly links: (choice: Choice, inCode: boolean) => readonly Link[];
  readonly parts: readonly ProfilePart[];
  readonly keyNames: {
    readonly ids: readonly string[];
    readonly secrets: readonly string[];
    readonly tokens: readonly string[];
  };
  /** Keys of a profile under these names are its session token, first wins. */
  readonly profileTokens: readonly string[];
  /** Java v1 finds no keys in a profile whose session token is there and empty. */
  readonly needsFullToken: boolean;
  /** Python refuses half a pair and keys whose end is past. */
  readonly checksKeys: boolean;
  readonly trimsKeys: boolean;
  /** After which failures the tool goes on to its next source. */
  readonly goesOnAfter: 'all' | ReadonlySet<FailureOf>;
  readonly webIdentity: {
    /** A token file without a role stops the tool. */
    readonly needsRole: boolean;
    /** Values that are missing in the environment are taken from the profile. */
    readonly joinsProfile: boolean;
    /** Variables that are set and empty count. */
    readonly emptyCounts: boolean;
  };
  /** A container variable that is set and empty stops the tool, is nothing and ends the search, or counts as unset. */
  readonly emptyContainer: 'broken' | 'ends the search' | 'unset';
  readonly disablesInstance: (value: string) => boolean;
  /** A profile may name itself as the source of its role. */
  readonly selfSource: boolean;
  /** Keys beside a role assume the role. */
  readonly keysAssumeRole: boolean;
  /** A profile's helper is run by a shell, or split into words. */
  readonly runsHelperBy: 'shell' | 'words';
  /** What the tool makes of a helper's `Expiration`. */
  readonly helperEnd: { readonly past: 'used' | 'refused'; readonly notADate: 'used' | 'refused' };
}

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
  | { readonly kind: 'container'; readonly uri: string; readonly variable: string }
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
