// What the inputs ask for, checked and typed: which role is the last one, and where the first credentials can come from. Pure.
import type { RoleArn } from '../aws/arn.ts';
import type { InputName, InputSettings } from './inputs.ts';
import type { NamedRole } from './parsers/aws-values.ts';

/** What happens to a job whose files hold issued credentials. The post step does not look, warns, or fails the job. */
export type LeakCheckMode = InputSettings['leakCheck'];

/** Where STS is asked, and who said so. */
export interface Endpoint {
  /** An absolute URL; undefined: the region's own, as the SDK knows it. */
  readonly url?: string;
  readonly source: 'sts-endpoint' | 'AWS_ENDPOINT_URL_STS' | 'region';
  /** Whether the host is one of AWS's. */
  readonly awsOwned: boolean;
  /** Variants of AWS's own endpoint that the environment asks for. */
  readonly fips?: true;
  readonly dualStack?: true;
}

/** What AssumeRole tells AWS about the run, for its policies and for CloudTrail. */
export interface SessionTags {
  /** Those of `custom-tags`: they are never dropped. */
  readonly custom: Readonly<Record<string, string>>;
  /** Those that say which run it is; dropped where all together are too many for STS. */
  readonly usual: Readonly<Record<string, string>>;
  /** Keys of tags that sessions assumed from this one inherit; only those of tags that are sent. */
  readonly transitive: readonly string[];
}

/** What follows from several inputs, or from an input and the job. */
export interface DerivedSettings {
  readonly region: string;
  readonly endpoint: Endpoint;
  readonly source: Source;
  /** Where IAM is asked, if the environment says so. */
  readonly iamEndpoint?: string;
  /** Undefined where nothing is exchanged, and where only the name is given. */
  readonly role?: RoleArn;
  /** A role in the account of the first credentials, by path and name. */
  readonly roleName?: string;
  /** Several roles at once, in place of `role`; empty for none. */
  readonly roles: readonly NamedRole[];
  /** The roles that are assumed after `role`, in order. */
  readonly roleChain: readonly RoleArn[];
  readonly sessionTags: SessionTags;
  /** Keys in transitive-tag-keys of tags that are not sent. */
  readonly unknownTagKeys: readonly string[];
  readonly roleSessionName: string;
  /** The name in role-session-name, which credentials that are there already must have; undefined where none is given. */
  readonly wantedSessionName?: string;
  readonly audience: string;
  /** The audience to ask for once where the provider does not accept the first. */
  readonly otherAudience?: string;
  /** ARNs, at most 10. */
  readonly managedSessionPolicies: readonly string[];
  /** Name of the profile that later steps get. */
  readonly profile?: string;
  readonly overwriteProfile: boolean;
  /** Whether later steps get credentials and region without naming a profile. */
  readonly outputEnvCredentials: boolean;
  /** The limit for the whole run. */
  readonly timeoutSeconds: number;
  /** Of each request; 1: no retry. */
  readonly maxAttempts: number;
  /** The variables that stand in for inputs, with their inputs. */
  readonly readVariables: Readonly<Record<string, InputName>>;
  /** Those that are set and not read, because they would decide whose credentials later steps get. */
  readonly namedVariables: Readonly<Record<string, InputName>>;
}

/** One record for the whole run. Every value has passed its rule. The table of inputs gives most of the fields. */
export interface Settings extends InputSettings, DerivedSettings {}

/** A rule that an input breaks, with the text of the input, which must not be shown. */
export interface RawViolation {
  /** As in {@link InputViolation}. */
  readonly input: string;
  readonly text: string;
  /** Rule and hint may repeat parts of the text. */
  readonly rule: string;
  readonly hint?: string;
  /** The default, where the input is empty. */
  readonly usual?: string;
}

/** A rule that an input breaks, as it may be shown. */
export interface InputViolation {
  /** The name of the input, or of the environment variable that was read in place of it. */
  readonly input: string;
  /** What the value must be: completes "<input> must be …". */
  readonly rule: string;
  /** As given, cut, and `***` where it is or looks like a secret. */
  readonly value: string;
  /** What probably happened, as a sentence. */
  readonly hint?: string;
}

/** The texts of the inputs by name, and what else the settings depend on. */
export interface RawInputs {
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly run: RunIdentity;
}

/** Which run it is, for the default session name and the usual session tags; empty where the runner does not say. */
export interface RunIdentity {
  readonly repository: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly workflow: string;
  readonly action: string;
  readonly actor: string;
  readonly commit: string;
  readonly ref: string;
  readonly eventName: string;
  readonly baseRef: string;
  readonly headRef: string;
  readonly job: string;
  readonly triggeringActor: string;
}

/** Whether the step only looks whose credentials the machine has, and sets the region for later steps. */
export function looksAtMachine({ mode, source, role, roleName, roles }: Partial<Settings>): boolean {
  return mode === 'configure' && source === 'ambient' && !role && !roleName && roles?.length === 0;
}

/**
 * The longest session that AWS grants for a role that is assumed with the session of another role.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html on role chaining
 */
export const CHAINED_MAX_SECONDS = 3600;

/**
 * The role whose session later steps get: the last one of the chain.
 * @returns undefined where no role is assumed, where only its name is known, and with `roles`
 */
export function targetRole({ role, roleChain }: Partial<Pick<Settings, 'role' | 'roleChain'>>): RoleArn | undefined {
  return roleChain?.at(-1) ?? role;
}

interface SourceTraits {
  /** Whether a token is exchanged for the first session: AssumeRoleWithWebIdentity takes no external id and no tags. */
  readonly usesToken: boolean;
  /** Whether a later step can get a new session from it: what is asked for again must not have been written down once. */
  readonly renewable: boolean;
  /** The first credentials, for a sentence. */
  readonly name: string;
}

/** Where the first credentials can come from, a row a source. The inputs alone decide between them, never what is in the environment. */
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
