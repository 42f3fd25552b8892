// Requests and responses as plain data, which the sandbox's services work on. Pure.

/** One HTTP request as a service handler sees it. Header names are in lower case. */
export interface SandboxRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One HTTP response as a service handler gives it. The server adds `Date` and the length. */
export interface SandboxResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * A JSON response.
 * @param status - HTTP status
 * @param value - anything JSON can hold
 */
export function jsonResponse(status: number, value: unknown): SandboxResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

/**
 * Decodes the parameters of a form, as AWS's Query protocol sends them. A repeated name keeps its last value.
 * @param text - `application/x-www-form-urlencoded` text, or a query string without its `?`
 */
export function parseForm(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}
