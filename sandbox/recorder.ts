// Keeps a record of every request the sandbox gets, and of every secret it gives out.

import type { SandboxRequest, SandboxResponse } from './http.ts';
import { parseForm } from './http.ts';
import type { Operation, Service } from './operation.ts';

/** One request, as tests and the benchmark count them. */
export interface RecordedRequest {
  readonly operation: Operation;
  readonly service: Service;
  /** Number of the client's connection to this service, from 1; 0 for the sandbox's own requests. */
  readonly connection: number;
  /** Which request of this operation it was, from 1. */
  readonly attempt: number;
  /** HTTP status of the answer; undefined while there is none. */
  readonly status: number | undefined;
  /** When it was answered, in milliseconds of the monotonic clock; undefined while there is no answer. */
  readonly answeredAt: number | undefined;
  /** Query string and form. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** False for the sandbox STS's own reading of the keys. */
  readonly byClient: boolean;
}

/** A record that can still learn its status. */
type OpenRecord = { -readonly [K in keyof RecordedRequest]: RecordedRequest[K] };

/** Records of requests and secrets. */
export interface Recorder {
  readonly requests: readonly RecordedRequest[];
  /** Notes a request; its status is filled in when it is known. */
  open(
    request: SandboxRequest,
    about: Pick<RecordedRequest, 'operation' | 'service' | 'connection' | 'byClient'>,
  ): OpenRecord;
}

/** Creates an empty recorder. */
export function createRecorder(): Recorder {
  const requests: OpenRecord[] = [];
  return {
    requests,
    open: (request, about) => {
      const attempt = 1 + requests.filter(({ operation }) => operation === about.operation).length;
      const parameters = { ...request.query, ...parseForm(request.body) };
      const unanswered = { status: undefined, answeredAt: undefined };
      const record: OpenRecord = { ...about, attempt, ...unanswered, parameters, headers: request.headers };
      requests.push(record);
      return record;
    },
  };
}

/**
 * The ID token in a response: one, or none.
 * @param response - an answer of the ID-token endpoint
 */
export function idTokenIn({ status, body }: SandboxResponse): string[] {
  if (status !== 200) return [];
  const { value } = JSON.parse(body) as { value: string };
  return [value];
}
