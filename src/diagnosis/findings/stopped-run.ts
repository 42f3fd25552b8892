// What stops a run although no service refused: a cancellation, a full disk, a bug. Pure.

import type { OperatingSystem, OtherRunner } from '../../observe/facts.ts';
import { joinWords, phrase, type Words, words } from '../../util/words.ts';

import { defineFindings, type EvidenceRow, type FixStep, STEP } from '../definition.ts';
import { type OfFailure, operationName, stsFailure } from '../evidence.ts';
import { RUNNER_FILES } from '../words/remedies.ts';

/** Without a failure, no request was being made. */
type OfCancellation = Partial<OfFailure>;

interface OfBug {
  readonly name: string;
  readonly message: string;
}

/** A file that keeps the results from being written, and why. */
export interface Unwritten {
  readonly message: string;
  readonly reason:
    | 'variable'
    | 'full'
    | 'read-only'
    | 'access'
    | 'missing'
    | 'kind'
    | 'profile file'
    | 'path'
    | 'open volume'
    | 'other';
  /** Of the system. */
  readonly code?: string;
  readonly path?: string;
  /** The part of the path that some tools misread, and which tools take it for what. */
  readonly odd?: string;
  readonly reading?: string;
  /** The variable that names the path. */
  readonly variable?: string;
  readonly os?: OperatingSystem;
}

/** Node.js as the runner started it. */
interface OfNode {
  /** As in `process.version`. */
  readonly version: string;
  readonly otherRunner?: OtherRunner;
  /** RUNNER_ARCH */
  readonly arch?: string;
}

interface OfIgnoredProxy extends OfNode {
  /** The input or the variables that name the proxy. */
  readonly from: string;
}

export const stoppedRunFindings = defineFindings({
  NODE_TOO_OLD: {
    severity: 'error',
    category: 'runner',
    retryable: false,
    target: STEP,
    sample: (text): OfNode => ({ version: text }),
    explain: (node: OfNode) => ({
      title: 'Node.js on this runner is too old',
      cause: words`The runner started this action with an older version than it supports. No credentials were requested.`,
      comparison: {
        of: 'Node.js',
        rows: [
          ['this runner has', node.version],
          ['this action needs', '24'],
        ],
      },
      evidence: nodeEvidence(node),
      fix: [newerNode(node, '2.327.1')],
    }),
  },
  PROXY_IGNORED_BY_NODE: {
    severity: 'error',
    category: 'runner',
    retryable: false,
    target: STEP,
    sample: (text): OfIgnoredProxy => ({ version: text, from: 'https_proxy' }),
    explain: ({ from, ...node }: OfIgnoredProxy) => ({
      title: 'Node.js on this runner ignores the proxy',
      cause: words`${from} sets a proxy, but this version of Node.js would connect without it. No credentials were requested.`,
      comparison: {
        of: 'Node.js',
        rows: [
          ['this runner has', node.version],
          ['a proxy needs', '24.5.0 or newer'],
        ],
      },
      evidence: [...nodeEvidence(node), ['Proxy from', from]],
      fix: [
        newerNode(node, '2.328.0'),
        {
          text: words`If the runner can connect directly, turn the proxy off for this step:`,
          snippet: { language: 'yaml', text: "with:\n  no-proxy: '*'" },
        },
      ],
    }),
  },
  CANCELED: {
    severity: 'error',
    category: 'canceled',
    retryable: true,
    target: STEP,
    sample: stsFailure,
    explain: ({ failure }: OfCancellation) => ({
      title: 'The job was canceled',
      cause:
        failure === undefined
          ? words`The runner stopped the step before the credentials were published.`
          : words`The runner stopped the step during ${operationName(failure)}. Nothing was published.`,
      evidence: [],
      fix: [
        {
          text: words`If nobody canceled it, check "concurrency:" of the workflow and "timeout-minutes:" of the job. Otherwise, there is nothing to fix.`,
        },
      ],
    }),
  },
  PUBLISHING_FAILED: {
    severity: 'error',
    category: 'runner',
    retryable: false,
    target: STEP,
    sample: (text): Unwritten => ({ message: text, reason: 'access', path: text, variable: 'GITHUB_ENV' }),
    explain: (evidence: Unwritten) => ({
      title: isWithoutTemp(evidence) ? 'A folder of the runner is missing' : UNWRITTEN_TITLES[evidence.reason],
      cause: joinWords([unwrittenCause(evidence), words`Nothing was exported.`]),
      evidence: [
        ['Error', evidence.message],
        ...(evidence.path === undefined ? [] : [['Path', evidence.path] as const]),
        ...(evidence.variable === undefined ? [] : [['Variable', evidence.variable] as const]),
      ],
      fix: unwrittenFix(evidence),
    }),
  },
  INTERNAL_ERROR: {
    severity: 'error',
    category: 'internal',
    retryable: false,
    target: STEP,
    sample: (text) => ({ name: text, message: text }),
    explain: ({ name, message }: OfBug) => ({
      title: 'aws-token-guard itself failed',
      cause: words`An unexpected error stopped the action: "${name}: ${message}".`,
      evidence: [['Error', `${name}: ${message}`]],
      fix: [
        {
          text: words`Report it under "Issues" in the repository of this action, with this message and the version of the action.`,
        },
      ],
    }),
  },
});

const UNWRITTEN_TITLES: Readonly<Record<Unwritten['reason'], string>> = {
  variable: 'A variable of the runner is not set correctly',
  full: 'The disk of the runner is full',
  'read-only': 'The file system of the runner is read-only',
  access: "This step can't access a file that it needs",
  missing: 'A file of the runner is missing',
  kind: 'A variable of the runner is not set correctly',
  'profile file': "An AWS profile file can't be read",
  path: 'Some tools misread the path of RUNNER_TEMP',
  'open volume': 'RUNNER_TEMP is on a volume that everyone can write to',
  other: 'The credentials could not be exported',
};

function isWithoutTemp({ reason, variable }: Unwritten): boolean {
  return reason === 'missing' && variable === 'RUNNER_TEMP';
}

function unwrittenCause(unwritten: Unwritten): Words {
  const { reason, message, path = 'A file of the runner', variable, code = '', odd = '', reading = '' } = unwritten;
  switch (reason) {
    case 'variable':
      return words`${variable ?? 'A variable'} ${phrase(/ is not set\.$/.test(message) ? 'is not set' : 'holds no absolute path of a file or folder')}. The runner sets this variable for each step, so something changed it.`;
    case 'full':
      return words`${path} could not be written, because the disk, a quota or a size limit is exhausted (${code}).`;
    case 'read-only':
      return words`${path} could not be written, because its file system is read-only (${code}).`;
    case 'access':
      return words`The user of this step has no access to ${path} (${code}). Another user probably owns it, such as root after "sudo" or a container.`;
    case 'missing':
      return isWithoutTemp(unwritten)
        ? words`RUNNER_TEMP names ${path}, and there is no such folder.`
        : words`${variable ?? 'The runner'} names ${path}, which does not exist.`;
    case 'kind':
      return words`${variable ?? 'The runner'} names ${path}, which is not a plain file but a folder, a link or a device.`;
    case 'profile file':
      return words`The profile would go into a copy of an AWS file, and that file can't be used: ${message.replace(/\.$/, '')}.`;
    case 'path':
      return words`The path has "${odd}" in it, which ${phrase(reading)}: ${path}.`;
    case 'open volume':
      return words`Everyone can write to each file on the volume of RUNNER_TEMP (${path}), so "refresh" could not trust its own files.`;
    case 'other':
      return words`A file could not be written: ${message.replace(/\.$/, '')}.`;
  }
}

function unwrittenFix(unwritten: Unwritten): readonly FixStep[] {
  const { reason, path = '', variable, os, odd = '' } = unwritten;
  switch (reason) {
    case 'variable':
    case 'kind':
      return [
        {
          text: words`Look for what removes or overwrites ${variable ?? 'the variable'}: "env -i", "sudo" without "-E", "docker run" without "-e", or an "env:" of the job.`,
        },
      ];
    case 'full':
      return [
        {
          text: words`Free space on the disk that has ${path === '' ? 'RUNNER_TEMP' : path}, in a step before this one.`,
        },
      ];
    case 'read-only':
      return [{ text: words`Mount the folder of ${path} writable, for example under "volumes:" of the container.` }];
    case 'access':
      return accessFix(unwritten);
    case 'missing':
      return [
        {
          text: words`Check which step deletes ${path} or sets ${variable ?? 'its variable'}. In a container, mount the folders of the runner under "volumes:".`,
        },
      ];
    case 'open volume':
      return [{ text: words`Put RUNNER_TEMP on a volume that keeps mode 0600, or remove "refresh".` }];
    case 'profile file':
      return [profileFileFix(unwritten)];
    case 'path':
      return [
        {
          text: words`Move the runner to a folder without "${odd}" in its path, such as ${os === 'Windows' ? 'C:\\actions-runner' : '/opt/actions-runner'}.`,
        },
      ];
    case 'other':
      return [RUNNER_FILES];
  }
}

function accessFix({ path = '', variable, os }: Unwritten): readonly FixStep[] {
  const program = phrase(os === 'Windows' ? 'icacls' : 'sudo chown');
  return [
    {
      text: words`Give the user of the runner access to ${path}, for example with "${program}" in a step before this one.`,
    },
    ...(variable?.startsWith('AWS_') ? [{ text: words`Or set ${variable} to a file that this user can read.` }] : []),
  ];
}

function profileFileFix({ message, path = '', variable, os }: Unwritten): FixStep {
  if (/ is not an absolute path\.$/.test(message)) {
    const home = os === 'Windows' ? 'USERPROFILE' : 'HOME';
    return {
      text: words`Set ${home} to the absolute path of a folder, or set "AWS_CONFIG_FILE" and "AWS_SHARED_CREDENTIALS_FILE" to other files.`,
    };
  }
  return variable === undefined
    ? {
        text: words`Repair or remove ${path}, or set "AWS_CONFIG_FILE" and "AWS_SHARED_CREDENTIALS_FILE" to other files.`,
      }
    : { text: words`Set ${variable} to a text file of profiles, or remove it.` };
}

function nodeEvidence({ otherRunner, arch }: OfNode): readonly EvidenceRow[] {
  return [
    ...(otherRunner === undefined ? [] : [['Runner', otherRunner] as const]),
    ...(arch === 'ARM' ? [['RUNNER_ARCH', arch] as const] : []),
  ];
}

/**
 * How to get a newer Node.js.
 * @param release - of GitHub's runner, the first that brings it
 * @see https://github.com/actions/runner/releases
 */
function newerNode({ otherRunner, arch }: OfNode, release: string): FixStep {
  if (otherRunner !== undefined) {
    return {
      text: words`Run the job in an image with Node.js 24, such as "node:24-bookworm". ${phrase(otherRunner)} uses the Node.js of the image.`,
    };
  }
  // The runner has no Node.js 24 for this processor, and takes its Node.js 20 instead.
  if (arch === 'ARM') {
    return { text: words`Use a 64-bit runner ("runs-on: ARM64"). There is no Node.js 24 for 32-bit ARM.` };
  }
  return {
    text: words`Update the runner ("actions/runner") to ${phrase(release)} or newer. It brings the Node.js that is needed.`,
  };
}
