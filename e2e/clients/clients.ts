// The real AWS clients that are run: how to start each, and which of the observed tools it is.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findCommand, goProgram, pythonTool } from '../../scripts/tools.mjs';
import type { Tool } from '../../src/resolution/dialect.ts';

/** A client. */
export interface Client {
  readonly tool: Tool;
  /** Prints the ARN that the client acts as. */
  readonly command: readonly [string, ...string[]];
  /** Its own requests for sessions go to AWS, not to the sandbox: an AWS CLI from before AWS_ENDPOINT_URL_STS. */
  readonly asksAws?: true;
}

type Environment = Readonly<Record<string, string | undefined>>;

const HERE = import.meta.dirname;
const run = promisify(execFile);

/** The clients that there are on this machine, or can be built here. */
export async function clients(): Promise<readonly Client[]> {
  const python = await pythonTool('boto3', '1.44.8', join(HERE, 'boto3-requirements.txt'), 'python');
  const found: Client[] = [
    { tool: 'boto3', command: [python, join(HERE, 'caller.py')] },
    { tool: 'js-v3', command: [process.execPath, join(HERE, 'caller.mjs')] },
    { tool: 'go-v2', command: [await goProgram('go-client', join(HERE, 'go'))] },
  ];
  const aws = findCommand('aws');
  if (aws === undefined) return found;
  const { stdout } = await run(aws, ['--version']);
  const [, major = 0, minor = 0] = /^aws-cli\/(\d+)\.(\d+)/.exec(stdout)?.map(Number) ?? [];
  const tool = major === 1 ? 'aws-cli-v1' : 'aws-cli-v2';
  const command = [aws, 'sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'] as const;
  const knowsEndpoint = minor >= (major === 1 ? FIRST_V1_WITH_ENDPOINT : FIRST_V2_WITH_ENDPOINT);
  return [...found, { tool, command, ...(knowsEndpoint ? {} : { asksAws: true }) }];
}

/** Minor versions. @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
const FIRST_V1_WITH_ENDPOINT = 29;
const FIRST_V2_WITH_ENDPOINT = 13;

/**
 * What a client prints.
 * @param words - further arguments
 * @throws Error if it fails
 */
export async function ask({ tool, command }: Client, env: Environment, words: readonly string[] = []): Promise<string> {
  const [program, ...first] = command;
  // The AWS CLI 2.9 of Debian 12 does not know AWS_ENDPOINT_URL_STS.
  const endpoint = tool.startsWith('aws-cli') ? ['--endpoint-url', env['AWS_ENDPOINT_URL_STS'] ?? ''] : [];
  const { stdout } = await run(program, [...first, ...endpoint, ...words], { env, timeout: 120_000 });
  return stdout.trim();
}
