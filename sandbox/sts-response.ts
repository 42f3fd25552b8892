// STS's answers: results and errors as AWS's Query protocol writes them in XML. Pure.
import type { SandboxResponse } from './http.ts';

/** An error STS answers with: HTTP status, wire code and sentence. */
export interface StsFailure {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** What a step of an operation came to: a value, or the error to answer with. */
export type StsResult<T> =
  | { readonly value: T; readonly failure?: undefined }
  | { readonly failure: StsFailure; readonly value?: undefined };

/** Fields of a result: text, nested fields, or a list of texts. Absent ones are left out. */
export interface StsFields {
  readonly [name: string]: string | StsFields | readonly string[] | undefined;
}

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/**
 * Makes a failed result.
 * @param status - HTTP status
 * @param code - AWS's wire code
 * @param message - AWS's sentence
 */
export function failed(status: number, code: string, message: string): { readonly failure: StsFailure } {
  return { failure: { status, code, message } };
}

/**
 * The response of a successful operation.
 * @param action - operation name
 * @param fields - members of its result
 * @param requestId - id that support would ask for
 * @param namespace - of the service; that of STS unless given
 */
export function stsSuccess(
  action: string,
  fields: StsFields,
  requestId: string,
  namespace: string = NAMESPACE,
): SandboxResponse {
  const result = element(`${action}Result`, fields);
  const metadata = element('ResponseMetadata', { RequestId: requestId });
  return xml(200, `<${action}Response xmlns="${namespace}">${result}${metadata}</${action}Response>`, requestId);
}

/**
 * The response of a failed operation. Statuses from 500 on blame the receiver.
 * @param failure - what to tell the caller
 * @param requestId - id that support would ask for
 */
export function stsError(failure: StsFailure, requestId: string): SandboxResponse {
  const type = failure.status < 500 ? 'Sender' : 'Receiver';
  const error = element('Error', { Type: type, Code: failure.code, Message: failure.message });
  const id = element('RequestId', requestId);
  return xml(failure.status, `<ErrorResponse xmlns="${NAMESPACE}">${error}${id}</ErrorResponse>`, requestId);
}

/**
 * Escapes text for XML. Characters that XML 1.0 cannot hold become U+FFFD.
 * @param text - any text
 */
function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  };
  return (
    text
      .toWellFormed()
      .replace(/[&<>"']/g, (character) => entities[character] ?? character)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML forbids
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
      .replaceAll('\r', '&#13;')
  );
}

function element(name: string, content: string | StsFields | readonly string[]): string {
  if (typeof content === 'string') return `<${name}>${escapeXml(content)}</${name}>`;
  if (isList(content)) return `<${name}>${content.map((one) => element('member', one)).join('')}</${name}>`;
  const children = Object.entries(content).map(([child, value]) => (value === undefined ? '' : element(child, value)));
  return `<${name}>${children.join('')}</${name}>`;
}

function isList(content: StsFields | readonly string[]): content is readonly string[] {
  return Array.isArray(content);
}

function xml(status: number, body: string, requestId: string): SandboxResponse {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
}
