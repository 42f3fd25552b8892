// What the SDK threw, as a Failure. Pure.

import type { Failure } from '../net/failure.ts';
import { failureOfNetwork, parseRetryAfter } from '../net/limits.ts';
import { defined } from '../util/defined.ts';

/** The part of a response that is there before its body has been read. */
export interface ResponseHead {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}

type RequestName = Pick<Failure, 'service' | 'operation'>;

/**
 * The failure behind an SDK exception. The message is the unchanged text of the other side; the caller cleans it.
 * @param head - of the response, where one arrived; its absence means that nobody answered
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
export function failureOfSts(request: RequestName, error: unknown, head: ResponseHead | undefined): Failure {
  if (head === undefined || isOfConnection(error)) return failureOfConnection(request, error);
  const { statusCode: httpStatus, headers } = head;
  const fields = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const wireCode = matching(WIRE_CODE, fields['Code']);
  const requestId = matching(REQUEST_ID, headers['x-amzn-requestid']);
  const retryAfterSeconds = parseRetryAfter(headers['retry-after']);
  return {
    ...request,
    code: wireCode?.replace(/(?<=.)Exception$/, '') ?? (httpStatus < 300 ? 'UNEXPECTED_ANSWER' : `HTTP_${httpStatus}`),
    message: wireCode === undefined ? describeForeignAnswer(head, fields) : String(fields['message'] ?? ''),
    httpStatus,
    ...defined({ requestId, retryAfterSeconds }),
    attempts: 1,
  };
}

const WIRE_CODE = /^[A-Za-z][\w.:-]{0,99}$/;
const REQUEST_ID = /^[\w-]{1,64}$/;

function matching(pattern: RegExp, value: unknown): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

/** Whether the connection broke within the answer: an error of Node, not of the SDK. */
function isOfConnection(error: unknown): boolean {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return syscall !== undefined || (typeof code === 'string' && /^E[A-Z]+$/.test(code));
}

/** For a connection that did not open in time, the SDK's error has a name but no code. */
function failureOfConnection(request: RequestName, error: unknown): Failure {
  const failure = failureOfNetwork(request, error);
  return failure.code === 'TimeoutError' ? { ...failure, code: 'ETIMEDOUT' } : failure;
}

/**
 * Quotes the body only where it cannot be a damaged answer of STS, because nothing in such an answer has been masked.
 */
export function describeForeignAnswer(
  { statusCode, headers }: ResponseHead,
  fields: Readonly<Record<string, unknown>> = {},
): string {
  const type = headers['content-type'];
  const server = headers['server'] ?? headers['via'];
  const text = fields['$responseBodyText'];
  const quotable = typeof text === 'string' && text !== '' && statusCode >= 300 && !CREDENTIAL_FIELD.test(text);
  return [
    'The answer is not one of STS.',
    ...(type === undefined ? [] : [`Content type: ${type}.`]),
    ...(server === undefined ? [] : [`Server: ${server}.`]),
    ...(quotable ? [`Body: ${text}`] : []),
  ].join(' ');
}

const CREDENTIAL_FIELD = /AccessKey|SessionToken|Credentials/i;
