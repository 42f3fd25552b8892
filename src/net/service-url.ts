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

/** Private IPv4 and IPv6 addresses, names without dots, and the name of the machine in its containers. */
const EMULATOR_HOST =
  /^(?:(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}|\[f[cd][\da-f:]+\]|[\w-]+|host\.docker\.internal)$/;

/**
 * Whether an emulator of AWS may be asked there over plain HTTP: no such host is on the internet.
 * @see https://www.rfc-editor.org/rfc/rfc1918#section-3
 */
export function isEmulatorUrl(url: URL): boolean {
  return url.protocol === 'http:' && (isLoopbackUrl(url) || EMULATOR_HOST.test(url.hostname));
}

/**
 * Whether AWS's tools use none of the endpoints in the environment.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function ignoresEndpoints(environment: Readonly<Record<string, string | undefined>>): boolean {
  return environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']?.toLowerCase() === 'true';
}

/** Scheme, host and port: user, password, path and query can hold a secret. */
export function originOf(text: string): string {
  const { protocol, host } = URL.parse(text) ?? {};
  return host ? `${protocol}//${host}` : 'something that is not a URL';
}
