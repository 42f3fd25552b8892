// What a run saw, as plain JSON without a secret in it, and what a finding about it points at. Types only.
import type { RoleArn } from '../aws/arn.ts';
import type { CallerIdentity, RoleSession } from '../aws/role-session.ts';
import type { Attempt, Failure, Operation, ProxyOrigin } from '../net/failure.ts';
import type { Tool } from '../resolution/dialect.ts';
import type { SourceSummary, Taking } from '../resolution/takings.ts';
import type { Secret } from '../secrets/vault.ts';
import type { KeyFault, KeyPair } from '../settings/key-faults.ts';
import type { Settings } from '../settings/settings.ts';
import type { IdTokenClaims } from '../trust-policy/claims.ts';
import type { ClockReading, EpochSeconds } from '../util/time.ts';
import type { Expectations, PolicyVerdict } from './expectations.ts';

/** What the runner says about the job; empty where it says nothing. */
export interface RunnerFacts {
  readonly onGitHubActions: boolean;
  readonly eventName: string;
  /** The operating system, if the runner says it. */
  readonly os?: OperatingSystem;
  /** What runs the job where that is not GitHub's own runner. */
  readonly otherRunner?: OtherRunner;
  /** Whether some variables say that it is GitHub's own runner, and others that it is not. */
  readonly doubtful?: true;
  /** Why Node could not read the certificates in NODE_EXTRA_CA_CERTS; absent where it could, or there are none. */
  readonly extraCertificatesProblem?: string;
  /** The file in NODE_EXTRA_CA_CERTS, which Node could read. Read only after a failure. */
  readonly extraCertificates?: string;
  /** Whether NODE_USE_SYSTEM_CA has Node trust the authorities of the system. Read only after a failure. */
  readonly usesSystemStore?: true;
  /** Endpoints that AWS tools of later steps use in place of AWS's own. */
  readonly endpoints?: readonly ConfiguredEndpoint[];
  /** Whether the job has the variables with which it can request an ID token, or one of them. */
  readonly mayRequestIdToken?: true;
  /** As in `process.version`. Read only after a failure. */
  readonly nodeVersion?: string;
  /** Whose code triggered the run. Read only when the ID token is missing, or an input is refused. */
  readonly trigger?: RunTrigger;
  /** The pull request is to a private repository, whose settings can give ID tokens to runs of forks. */
  readonly ofPrivateRepository?: true;
}

/** RUNNER_OS. @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
export type OperatingSystem = 'Linux' | 'Windows' | 'macOS';

/** A runner that runs GitHub's workflows in its own way. */
export type OtherRunner = 'act' | 'Gitea' | 'Forgejo';

/** A role that credentials of the machine are for. */
export interface MachineRole {
  readonly role: RoleArn;
  /** The profile that names it; absent for AWS_ROLE_ARN. */
  readonly profile?: string;
}

/** Access keys that a person wrote down. */
export interface GivenKeys {
  /** The inputs, the variables, or the keys of the profile that hold them. */
  readonly names: KeyPair;
  /** Absent where they have the shape of access keys. */
  readonly fault?: KeyFault;
}

/** What some tools take, and whose it is or why they get nothing. */
export interface ToolOutcome {
  readonly tools: readonly Tool[];
  readonly source: SourceSummary;
  /** Variables that name its profile. */
  readonly variables: readonly string[];
  readonly arn?: string;
  readonly failure?: Pick<Failure, 'code' | 'message'>;
}

/** What later steps use in place of what this step verified. */
export interface LaterUse {
  readonly takings: readonly Taking[];
  /** What steps that ask for no credentials can still use, where the inputs have earlier ones blanked. */
  readonly remaining: readonly Taking[];
  readonly endpoints: readonly ConfiguredEndpoint[];
  readonly os?: OperatingSystem;
}

/** What gives AWS tools another endpoint: a variable, or a setting of a profile. */
export interface ConfiguredEndpoint {
  readonly variable: 'AWS_ENDPOINT_URL' | 'AWS_ENDPOINT_URL_STS' | 'endpoint_url';
  /** Of the setting. */
  readonly profile?: string;
  readonly file?: string;
  /** Service that alone has it. */
  readonly service?: string;
  /** Scheme, host and port: nothing else of the URL is shown. */
  readonly origin: string;
}

/** What the workflow says about the step. */
export interface StepExpressions {
  /** The inputs that are expressions, or have some in them, by name in lower case. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What the job names under `environment:`; absent where it names nothing. */
  readonly environment?: string;
  /** The workflow is a reusable one that another called. */
  readonly isCalled?: true;
}

/** What IAM says of the role of a request, read with a diagnosis role. */
export interface DeployedFacts {
  /** That it is about: the one that was refused. */
  readonly role: RoleArn;
  /** The diagnosis role; absent where none is of the same account. */
  readonly reader?: RoleArn;
  /** Null where there is no role of that name. */
  readonly found?: { readonly arn: string; readonly maxSessionSeconds: number } | null;
  /** The audiences that the OIDC provider lists. */
  readonly audiences?: readonly string[];
  /** What IAM's trust policy makes of the request. */
  readonly policy?: PolicyVerdict;
  /** Why its trust policy cannot be evaluated. */
  readonly policyProblem?: string;
  /** Why something could not be read. */
  readonly failures: readonly Failure[];
  /** Where IAM was asked, if the environment says so. */
  readonly endpoint?: { readonly url: string; readonly awsOwned: boolean };
}

/** Whose code triggered the run. */
export type RunTrigger = 'fork-pull-request' | 'dependabot' | 'repository';

/** How long each operation took in seconds, by the monotonic clock. */
export type Timings = Readonly<Partial<Record<Operation | 'total', number>>>;

/** Everything that the diagnosis may use. */
export interface Facts {
  readonly settings: Settings;
  readonly runner: RunnerFacts;
  /** GitHub's, or the web identity token of a file. */
  readonly idToken: Attempt<IdTokenClaims>;
  /** Whose credentials assume the first role: those of the inputs or of the machine. */
  readonly baseIdentity: Attempt<CallerIdentity>;
  /** Where ambient credentials were found. */
  readonly ambientSource?: string;
  /** Where the refused access keys come from; absent where no person wrote them. */
  readonly givenKeys?: GivenKeys;
  /** The source that was to give the first credentials and failed; absent where there was none. */
  readonly failedSource?: SourceSummary;
  /**
   * Credentials that the machine has: nobody asked for them, and there is no ID token, or a role refuses it; or the step blanked them, and
   * there are no others.
   */
  readonly unusedSource?: SourceSummary;
  /** The profiles with access keys, where no credentials were found. */
  readonly unnamedProfiles?: readonly string[];
  /** The role in AWS_ROLE_ARN, which somebody may have meant for an input. */
  readonly variableRole?: RoleArn;
  /** The files of AWS that it is from. */
  readonly failedFiles?: readonly string[];
  /** Roles of a profile, or of AWS_ROLE_ARN, that the lists in the inputs do not allow: nothing was requested. */
  readonly refusedRoles?: readonly MachineRole[];
  /** In `mode: verify`, where not all tools take the same identity: what each takes. */
  readonly disagreement?: readonly ToolOutcome[];
  /** In `mode: verify`, where all tools take the same identity, but not from the same source: what each takes. */
  readonly sessionsInUse?: readonly ToolOutcome[];
  /** In `mode: verify`, what some tools take all the same, or after a failure. */
  readonly others?: readonly Taking[];
  /** The sessions before the last one, verified and not published. */
  readonly chain: readonly RoleSession[];
  /** The credentials were there already: nothing was requested. */
  readonly existing?: true;
  /** When they expire; undefined if nothing says so, infinity for keys that do not expire. */
  readonly existingUntil?: EpochSeconds;
  /** The proxy that the failed request went through. */
  readonly proxy?: ProxyOrigin;
  /** The variable of a proxy for http:// alone, where the failed request did not use it. */
  readonly plainProxy?: string;
  /** The role of the last request. */
  readonly target?: RoleArn;
  /** The session of the last role. */
  readonly roleSession: Attempt<RoleSession>;
  /** Whose credentials would be published. */
  readonly callerIdentity: Attempt<CallerIdentity>;
  readonly clocks: readonly ClockReading[];
  /** This machine's clock when the observation ended. */
  readonly observedAt: EpochSeconds;
  readonly timings: Timings;
  /** How the token compares with what the workflow expects; undefined if it expects nothing. */
  readonly expectations?: Expectations;
  /** What a diagnosis role read; undefined where nothing was looked up. */
  readonly deployed?: DeployedFacts;
  /** Why trust-policy-file could not be read, in a run that continues without it. */
  readonly policyFileProblem?: { readonly path: string; readonly problem: string };
}

/** The type itself if it contains no {@link Secret}, otherwise `never`. */
type WithoutSecrets<T> = T extends Secret ? never : T extends object ? { [K in keyof T]: WithoutSecrets<T[K]> } : T;

/**
 * Compiles only while the facts contain no secret.
 * @public
 */
export type FactsAreSafe = Assert<Facts extends WithoutSecrets<Facts> ? true : false>;
type Assert<T extends true> = T;

/** What a finding points at: a place in the workflow, or a line of a file in the workspace. */
export type Target = WorkflowTarget | { readonly kind: 'file'; readonly path: string; readonly line: number };

/** A part of the workflow. */
export type WorkflowTarget =
  | { readonly kind: 'step' }
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'id-token-permission' };

/** What was found out about credentials that were there. */
export type ExistingFacts = Pick<Facts, 'callerIdentity'> &
  Partial<
    Pick<
      Facts,
      | 'baseIdentity'
      | 'ambientSource'
      | 'failedSource'
      | 'failedFiles'
      | 'disagreement'
      | 'sessionsInUse'
      | 'others'
      | 'existing'
      | 'existingUntil'
    >
  >;
