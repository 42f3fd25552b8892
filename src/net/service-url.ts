// Which URLs of services lead to this machine, to which ones a secret may be sent, and whether AWS's tools use those of the
// environment. Pure.

const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether what is sent there does not leave this machine. */
export function isLoopbackUrl(url: URL): boolean {
  return LOOPBACK_HOST.test(url.hostname);
}

/** Whether nobody else can read what is sent: HTTPS, or HTTP that does not leave this machine. */
export function isPrivateUrl(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackUrl(url));
}

/**
 * Whether AWS's tools use none of the endpoints in the environment.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function ignoresEndpoints(environment: Readonly<Record<string, string | undefined>>): boolean {
  return environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']?.toLowerCase() === 'true';
}
