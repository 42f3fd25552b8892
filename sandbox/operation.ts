// Names of the sandbox's services and of what a request can ask them for. Types only.

/** What a request asks for. `Other` is anything that the sandbox does not serve. */
export type Operation =
  | 'RequestIdToken'
  | 'GetJwks'
  | 'AssumeRoleWithWebIdentity'
  | 'AssumeRole'
  | 'GetCallerIdentity'
  | 'GetRole'
  | 'GetOpenIDConnectProvider'
  | 'InstanceMetadata'
  | 'ContainerCredentials'
  | 'Other';

/** The services of the sandbox: three always, and two that an option starts. */
export type Service = 'github' | 'sts' | 'iam' | 'instance-metadata' | 'container-credentials';
