// How a sandbox can differ from the default. Types only.
import type { CertificateName } from './certificate.ts';
import type { Fault } from './faults.ts';
import type { GithubApiOptions } from './github-api.ts';
import type { Latency } from './listener.ts';
import type { CallerIdentity, IssuedCredentials } from './sessions.ts';
import type { World } from './world.ts';

/** How the sandbox differs from the default. */
export interface SandboxOptions {
  readonly world?: World;
  /** Sandbox clock minus real clock, for both services. */
  readonly clockOffsetSeconds?: number;
  /** Overrides `clockOffsetSeconds` for GitHub. */
  readonly githubClockOffsetSeconds?: number;
  /** Overrides `clockOffsetSeconds` for STS. */
  readonly stsClockOffsetSeconds?: number;
  readonly faults?: readonly Fault[];
  /** What GitHub's REST API knows. */
  readonly githubApi?: GithubApiOptions;
  /** ARN of a role of the world: starts an EC2 instance's metadata service that hands out its credentials. */
  readonly instanceProfile?: string;
  /** ARN of a role of the world: starts a container's credentials endpoint that hands out its credentials. */
  readonly containerRole?: string;
  /** Makes the credentials of each session. */
  readonly issueCredentials?: () => IssuedCredentials;
  /** Length of the sessions that STS grants, regardless of the request. Negative: they have expired already. */
  readonly grantedSeconds?: number;
  /** What GetCallerIdentity answers instead. */
  readonly callerIdentity?: Partial<CallerIdentity>;
  /** Actions that the VPC endpoint of STS denies to signed calls, such as `sts:GetCallerIdentity`. */
  readonly vpcEndpointDenies?: readonly string[];
  /** Region of the STS endpoint; without it the endpoint serves every region and partition. */
  readonly region?: string;
  /** Delays of the network to both services, for measuring: per request, and per new connection. */
  readonly latency?: Latency;
  /** STS over HTTPS with a self-signed certificate: `true` for that of the loopback address. */
  readonly tls?: boolean | CertificateName;
  /** GitHub over HTTPS, too, with the certificate of STS, or with that of the loopback address. */
  readonly githubTls?: boolean;
}
