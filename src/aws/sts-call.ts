// One call of STS: sent, watched and read. Each ends as an Attempt, also where the SDK throws. Effect: network.
import type {
  $Command,
  AssumeRoleCommandOutput,
  GetCallerIdentityCommandOutput,
  ServiceInputTypes,
  ServiceOutputTypes,
  STSClient,
  STSClientResolvedConfig,
} from '@aws-sdk/client-sts';
import { type Deadline, within } from '../net/deadline.ts';
import type { Attempt, Failure } from '../net/failure.ts';
import {
  failureOfNetwork,
  failureOfWait,
  parseRetryAfter,
  REQUEST_LIMIT_SECONDS,
  type RequestName,
} from '../net/requests.ts';
import type { Vault } from '../secrets/vault.ts';
import { defined } from '../util/defined.ts';
import { type ClockReading, type EpochSeconds, measureClockSkew, readClock } from '../util/time.ts';
import { isAwsStsHost } from './arn.ts';

/** An answer, and the service's clock at that moment and the id of the request, as far as it said. */
export interface StsAnswer<T> {
  readonly output: T;
  readonly answeredAt?: EpochSeconds;
  readonly requestId?: string;
}

/** What a call needs. */
export interface CallPorts {
  readonly client: STSClient;
  readonly deadline: Deadline;
  readonly vault: Vault;
  readonly noteClock: (reading: ClockReading) => void;
}

/** A command of the SDK, of which the output follows from its type. */
type Command<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = $Command<
  Input,
  Output,
  STSClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>;

/**
 * Sends one command, once. Never throws but for bugs: failure is in the Attempt.
 * @param read - takes what is needed out of the output; undefined where it is not there, since STS then did not answer
 */
export async function call<Input extends ServiceInputTypes, Output extends ServiceOutputTypes, T>(
  ports: CallPorts,
  operation: 'AssumeRoleWithWebIdentity' | 'AssumeRole' | 'GetCallerIdentity',
  command: Command<Input, Output>,
  read: (output: Output) => T | undefined,
): Promise<Attempt<StsAnswer<T>>> {
  const { client, deadline, vault } = ports;
  const request = { service: 'sts', operation } as const;
  const seen = watch(command, ports);
  const failed = (failure: Failure) => ({ status: 'failed', failure: { ...failure, ...seen.host() } }) as const;
  try {
    const outcome = await within(deadline, REQUEST_LIMIT_SECONDS, (abortSignal) =>
      client.send(command, { abortSignal }),
    );
    if (outcome.kind !== 'settled') return failed(failureOfWait(request, outcome));
    const output = read(outcome.value);
    const id = outcome.value.$metadata.requestId;
    const requestId = id === undefined ? undefined : vault.cleanName(id);
    if (output !== undefined) {
      return { status: 'succeeded', value: { output, ...seen.answeredAt(), ...defined({ requestId }) } };
    }
    const [code, text] = hasNoArn(outcome.value, seen.host())
      ? (['NO_ARN_IN_ANSWER', 'The answer has no ARN.'] as const)
      : (['UNEXPECTED_ANSWER', describeForeignAnswer(seen.head() ?? { statusCode: 0, headers: {} })] as const);
    return failed({ ...request, code, message: vault.clean(text), attempts: 1, ...seen.status() });
  } catch (error) {
    return failed(cleanFailure(failureOfSts(request, error, seen.head()), vault));
  }
}

/**
 * Whether somebody else than AWS answered as STS does, but for the ARN that says whose credentials these are.
 * @see https://github.com/minio/minio/blob/master/cmd/sts-datatypes.go
 */
function hasNoArn(output: object, { host = '' }: { readonly host?: string }): boolean {
  const { Credentials, Account, UserId, Arn, AssumedRoleUser } = output as Partial<
    AssumeRoleCommandOutput & GetCallerIdentityCommandOutput
  >;
  const isAnswer = Boolean(Credentials?.AccessKeyId || Account || UserId);
  const hasArn = Boolean(Arn || (AssumedRoleUser?.Arn && AssumedRoleUser.AssumedRoleId));
  return isAnswer && !hasArn && !isAwsStsHost(host.replace(/:\d+$/, ''));
}

/** Whatever the other side put into its answer, no secret of this run is shown. */
function cleanFailure({ requestId, ...failure }: Failure, vault: Vault): Failure {
  const cleaned = { ...failure, code: vault.clean(failure.code), message: vault.clean(failure.message) };
  return requestId === undefined ? cleaned : { ...cleaned, requestId: vault.clean(requestId) };
}

/** Watches one command: where it goes, what comes back and when. The clock that it reads corrects the next signature. */
function watch<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: Command<Input, Output>,
  { client, noteClock }: CallPorts,
) {
  let host: string | undefined;
  let head: ResponseHead | undefined;
  let reading: ClockReading | undefined;
  command.middlewareStack.add(
    (next) => async (args) => {
      const { hostname, port } = args.request as { readonly hostname: string; readonly port?: number };
      host = port === undefined ? hostname : `${hostname}:${port}`;
      const sentAt = Date.now() / 1000;
      const result = await next(args);
      head = result.response as ResponseHead;
      reading = readClock('sts', head.headers, { sentAt, receivedAt: Date.now() / 1000 });
      if (reading !== undefined) {
        noteClock(reading);
        correctClock(client, reading);
      }
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'watch' }, // next to the network, so that it sees errors, too
  );
  return {
    head: () => head,
    host: () => defined({ host }),
    status: () => defined({ httpStatus: head?.statusCode }),
    answeredAt: () => defined({ answeredAt: reading?.serverDateAt }),
  };
}

/** A skew below this is left alone: any service accepts it, and the measurement itself is off by about a second. */
const CORRECTED_SKEW_SECONDS = 30;

function correctClock(client: STSClient, reading: ClockReading): void {
  const { clockSkewSeconds } = measureClockSkew([reading]) ?? { clockSkewSeconds: 0 };
  client.config.systemClockOffset = Math.abs(clockSkewSeconds) < CORRECTED_SKEW_SECONDS ? 0 : clockSkewSeconds * 1000;
}

/** The part of a response that is there before its body has been read. */
export interface ResponseHead {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}

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
function describeForeignAnswer(
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
