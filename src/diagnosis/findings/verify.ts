// Whether the credentials that later steps will use are the wanted ones, and how long they last. Pure.
import type { ToolOutcome } from '../../observe/facts.ts';
import { formatDuration } from '../../util/time.ts';
import { defineFindings, STEP } from '../definition.ts';
import { describeOutcome, unsetStep } from '../words/credential-sources.ts';

interface OfOtherIdentity {
  readonly wanted: string;
  readonly arn: string;
}

interface OfOutcomes {
  readonly outcomes: readonly ToolOutcome[];
}

export const verifyFindings = defineFindings({
  OTHER_IDENTITY_IN_USE: {
    severity: 'error',
    category: 'identity',
    retryable: false,
    target: STEP,
    sample: (text) => ({ wanted: text, arn: text }),
    explain: ({ wanted, arn }: OfOtherIdentity) => ({
      title: 'Later steps would use another identity',
      cause: `The credentials that later steps find are those of ${arn}, and ${wanted} is wanted.`,
      evidence: [
        ['In use', arn],
        ['Wanted', wanted],
      ],
      fix: [
        {
          text: 'Put the step that gets the wanted credentials right before this one, and remove whatever sets others in between (AWS_ACCESS_KEY_ID or AWS_PROFILE).',
        },
        { text: 'If the identity in use is the right one, correct role-to-assume or allowed-role-arns.' },
      ],
    }),
  },
  REMAINING_TIME_UNKNOWN: {
    severity: 'error',
    category: 'session',
    retryable: false,
    target: STEP,
    sample: () => ({ minimumSeconds: 900 }),
    explain: ({ minimumSeconds }: { readonly minimumSeconds: number }) => ({
      title: 'Nothing says how long the credentials last',
      cause: `The input minimum-remaining-seconds asks for ${formatDuration(minimumSeconds)}, and nothing in the environment says when these credentials end.`,
      evidence: [['minimum-remaining-seconds', String(minimumSeconds)]],
      fix: [
        {
          text: 'Get the credentials with this action, which notes when they end, or remove minimum-remaining-seconds.',
        },
      ],
    }),
  },
  LONG_TERM_KEYS_IN_USE: {
    severity: 'warning',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: (text) => ({ arn: text }),
    explain: ({ arn }: { readonly arn: string }) => ({
      title: 'Later steps use keys that never expire',
      cause: `The credentials that later steps find are the long-term keys of ${arn}, which whoever reads them can use until somebody deletes them.`,
      evidence: [['In use', arn]],
      fix: [{ text: 'Let a role trust the workflow and name it in role-to-assume; then delete the keys.' }],
    }),
  },
  TOOLS_DISAGREE: {
    severity: 'error',
    category: 'identity',
    retryable: false,
    target: STEP,
    sample: (text): OfOutcomes => ({
      outcomes: [
        { tools: ['aws-cli-v2', 'boto3'], source: { kind: 'keys' }, variables: [], arn: text },
        { tools: ['js-v3'], source: { kind: 'keys', profile: text }, variables: ['AWS_PROFILE'], arn: `${text}-2` },
      ],
    }),
    explain: ({ outcomes }: OfOutcomes) => ({
      title: 'Tools do not agree on whose credentials to use',
      cause: 'Variables of the job, or its AWS files, make some tools of later steps take another identity, or none.',
      points: { heading: 'What each tool takes', items: outcomes.map(describeOutcome) },
      evidence: [],
      fix: [
        ...unsetStep([...new Set(outcomes.flatMap(({ variables }) => variables))]),
        {
          text: 'Remove everything in the list that is not meant where it is set: an "env:" of the workflow, an earlier step, or the runner.',
        },
        {
          text: 'If this action publishes the credentials, run mode: verify right behind that step, which blanks what would win.',
        },
      ],
    }),
  },
});
