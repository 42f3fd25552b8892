// Whether the credentials that later steps will use are the wanted ones, and how long they last. Pure.
import type { OperatingSystem, ToolOutcome } from '../../observe/facts.ts';
import { formatDuration } from '../../util/time.ts';
import { phrase, words } from '../../util/words.ts';
import { defineFindings, STEP } from '../definition.ts';
import { describeOutcome, unsetStep } from '../words/credential-sources.ts';

interface OfOtherIdentity {
  readonly wanted: string;
  readonly arn: string;
}

interface OfOutcomes {
  readonly outcomes: readonly ToolOutcome[];
  readonly os?: OperatingSystem;
}

interface OfSessions extends OfOutcomes {
  readonly arn: string;
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
      cause: words`The credentials in this job belong to another identity than this step expects.`,
      comparison: {
        of: 'identity',
        rows: [
          ['credentials in use', arn],
          ['this step expects', wanted],
        ],
      },
      evidence: [],
      fix: [
        {
          text: words`Move the step that gets the right credentials directly before this one, and remove what sets others in between ("AWS_ACCESS_KEY_ID" or "AWS_PROFILE").`,
        },
        { text: words`If the identity in use is right, correct "role-to-assume" or "allowed-role-arns".` },
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
      title: 'The expiration of the credentials is unknown',
      cause: words`"minimum-remaining-seconds" asks for ${phrase(formatDuration(minimumSeconds))}, but nothing in the environment says when these credentials expire.`,
      evidence: [['minimum-remaining-seconds', String(minimumSeconds)]],
      fix: [
        {
          text: words`Get the credentials with this action, which exports their expiration, or remove "minimum-remaining-seconds".`,
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
      cause: words`The credentials in this job are long-term keys of ${arn}. Anyone who reads them can use them until they are deleted.`,
      evidence: [['In use', arn]],
      fix: [
        { text: words`Create a role that trusts this workflow, set it in "role-to-assume", then delete the keys.` },
      ],
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
    explain: ({ outcomes, os }: OfOutcomes) => ({
      title: 'AWS tools in later steps use different credentials',
      cause: words`Variables or AWS files of this job make some tools in later steps use another identity, or none.`,
      points: { heading: 'What each tool uses', items: outcomes.map(describeOutcome) },
      evidence: [],
      fix: [
        ...unsetStep([...new Set(outcomes.flatMap(({ variables }) => variables))], os),
        {
          text: words`Remove what is wrong in the list above where it is set: in an "env:" of the workflow, an earlier step, or the runner.`,
        },
        {
          text: words`If this action publishes the credentials, run "mode: verify" directly after it. It blanks what would take precedence.`,
        },
      ],
    }),
  },
  SEVERAL_SESSIONS_IN_USE: {
    severity: 'notice',
    category: 'identity',
    retryable: false,
    target: STEP,
    sample: (text): OfSessions => ({
      arn: text,
      outcomes: [
        { tools: ['aws-cli-v2', 'boto3'], source: { kind: 'keys' }, variables: [], arn: text },
        { tools: ['js-v3'], source: { kind: 'helper', profile: text }, variables: ['AWS_PROFILE'], arn: text },
      ],
    }),
    explain: ({ arn, outcomes, os }: OfSessions) => ({
      title: 'AWS tools in later steps use different sessions',
      cause: words`Some tools in later steps use another session than the others, with the same ARN: ${arn}. AWS doesn't show session policies, so this step can't tell whether both sessions have the same permissions.`,
      points: { heading: 'What each tool uses', items: outcomes.map(describeOutcome) },
      evidence: [],
      fix: [
        ...unsetStep([...new Set(outcomes.flatMap(({ variables }) => variables))], os),
        {
          text: words`Give each step that sets session policies its own "role-session-name", and set that of the wanted session in this step, too.`,
        },
      ],
    }),
  },
});
