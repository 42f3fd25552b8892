// What stops a run although no service refused: a cancellation, a full disk, a bug. Pure.
import type { OtherRunner } from '../../observe/facts.ts';
import { phrase, words } from '../../util/words.ts';
import { defineFindings, type EvidenceRow, type FixStep, STEP } from '../definition.ts';
import { type OfFailure, stsFailure } from '../evidence.ts';
import { operationName } from '../words/evidence-rows.ts';
import { RUNNER_FILES } from '../words/remedies.ts';

/** Without a failure, no request was being made. */
type OfCancellation = Partial<OfFailure>;

interface OfBug {
  readonly name: string;
  readonly message: string;
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
    sample: (text) => ({ message: text }),
    explain: ({ message }: Pick<OfBug, 'message'>) => ({
      title: 'The credentials could not be published',
      cause: words`Every check passed, but writing the runner's files failed: "${message}". Nothing was published.`,
      evidence: [['Error', message]],
      fix: [RUNNER_FILES],
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
