// What stops a run although no service refused: a cancellation, a full disk, a bug. Pure.
import type { OtherRunner } from '../../observe/facts.ts';
import { defineFindings, type EvidenceRow, type FixStep, STEP } from '../definition.ts';
import { type OfFailure, stsFailure } from '../evidence.ts';
import { operationName } from '../words/evidence-rows.ts';

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
      cause: `This action needs Node.js 24, and the runner started it with ${node.version}. No credentials were requested.`,
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
      cause: `${from} names a proxy, and Node.js ${node.version} would connect past it: only 24.5.0 and newer use it. No credentials were requested.`,
      evidence: [...nodeEvidence(node), ['Proxy from', from]],
      fix: [
        newerNode(node, '2.328.0'),
        {
          text: 'If the runner may connect directly, switch the proxy off for this step:',
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
      cause: `The runner asked the step to stop ${failure === undefined ? 'before the credentials were handed on' : `during ${operationName(failure)}`}, so nothing was published.`,
      evidence: [],
      fix: [
        {
          text: 'If the cancellation was not meant, check "concurrency:" of the workflow and "timeout-minutes:" of the job; else there is nothing to mend.',
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
      title: 'The credentials could not be handed on',
      cause: `Every check passed, but the runner's files could not be written ("${message}"), so nothing was published.`,
      evidence: [['Error', message]],
      fix: [
        {
          text: 'Check that the temporary folder of the runner has space and is writable, and that no step overwrites GITHUB_ENV or GITHUB_OUTPUT.',
        },
      ],
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
      cause: `An error that should not happen stopped the action: "${name}: ${message}".`,
      evidence: [['Error', `${name}: ${message}`]],
      fix: [
        {
          text: 'Report it under "Issues" in the repository of this action, with this message and the version of the action.',
        },
      ],
    }),
  },
});

function nodeEvidence({ version, otherRunner, arch }: OfNode): readonly EvidenceRow[] {
  return [
    ['Node.js', version],
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
      text: `Run the job in an image with Node.js 24, such as "node:24-bookworm": ${otherRunner} uses the Node.js of the image.`,
    };
  }
  // The runner has no Node.js 24 for this processor, and takes its Node.js 20 instead.
  if (arch === 'ARM')
    return { text: 'Use a 64-bit runner ("runs-on" with the label ARM64): there is no Node.js 24 for 32-bit ARM.' };
  return {
    text: `Update the runner to ${release} or newer ("actions/runner" on GitHub): it brings the Node.js that is needed.`,
  };
}
