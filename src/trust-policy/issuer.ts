// The issuers of GitHub's ID tokens, and whose servers they are. Pure.

/** The issuer of github.com, without a path. IAM documents keys beyond audience and subject for this issuer alone. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';

/** What the URL of one of GitHub's issuers shows. */
export interface GitHubIssuer {
  /** Whether GitHub runs it, for github.com or for an enterprise on GHE.com. Otherwise it is a GitHub Enterprise Server. */
  readonly isHosted: boolean;
  /** Whether an enterprise added its name to the URL. The URL of the provider must have it, too. */
  readonly hasSlug: boolean;
}

const HOSTED_ISSUER = /^https:\/\/token\.actions\.(?:githubusercontent|[\w-]+\.ghe)\.com(?<slug>\/[\w-]+)?$/;
const SERVER_ISSUER = /^https:\/\/[\w.-]+(?::\d+)?\/_services\/token$/;

/**
 * What is known of an issuer of GitHub by its URL.
 * @returns undefined for an issuer of others, such as a cluster of EKS
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export function gitHubIssuer(url: string): GitHubIssuer | undefined {
  const hosted = HOSTED_ISSUER.exec(url);
  if (hosted !== null) return { isHosted: true, hasSlug: hosted.groups?.['slug'] !== undefined };
  return SERVER_ISSUER.test(url) ? { isHosted: false, hasSlug: false } : undefined;
}

/**
 * Whether GitHub runs the services on a host, and not a company its own server.
 * @param host - with its port, if it has one
 */
export function isHostedByGitHub(host: string): boolean {
  return /(?:^|\.)(?:githubusercontent|[\w-]+\.ghe)\.com(?::\d+)?$/.test(host);
}
