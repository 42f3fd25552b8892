// Credentials that other steps, or the machine, put there, and that tools of later steps take. Pure.
import type { InheritedCredentials } from '../../observe/facts.ts';
import type { SourceSummary, Taking } from '../../resolution/takings.ts';
import { BEFORE_PROFILE } from '../../settings/publish-mode.ts';
import { defineFindings, type EvidenceRow, type FixStep, STEP } from '../definition.ts';
import { describeTaking, isRubyAlone, unsetStep } from '../words/credential-sources.ts';

type OfVariables = Required<Pick<InheritedCredentials, 'variables'>>;

interface OfTakings {
  readonly takings: readonly Taking[];
}

export const leftoverCredentialsFindings = defineFindings({
  OTHER_CREDENTIALS_WIN: {
    severity: ['warning', 'notice'],
    category: 'identity',
    retryable: false,
    target: STEP,
    sample: (text): OfTakings => ({
      takings: [
        {
          tools: ['js-v3'],
          use: 'default',
          profiles: [],
          source: { kind: 'keys', profile: text },
          variables: ['AWS_PROFILE'],
          onlyAfterFailure: false,
        },
      ],
    }),
    explain: ({ takings }: OfTakings) => ({
      title: isRubyAlone(takings) ? 'Ruby needs the profile in code' : 'Some tools would use other credentials',
      cause: isRubyAlone(takings)
        ? 'This step blanked AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN, which most tools take before a profile, and the AWS SDK for Ruby fails where they are empty.'
        : takings.every(({ onlyAfterFailure }) => onlyAfterFailure)
          ? 'If the helper of the profile fails, some tools of later steps do not stop: they use the role of the machine, and do not say so.'
          : 'Variables of the job, or its AWS files, make some tools of later steps use something else than the published credentials.',
      points: { heading: 'What these tools would use instead', items: takings.map((taking) => describeTaking(taking)) },
      evidence: [],
      fix: fixesFor(takings),
    }),
  },
  OTHER_CREDENTIALS_REMAIN: {
    severity: ['warning', 'notice'],
    category: 'identity',
    retryable: false,
    target: STEP,
    sample: () => ({ variables: ['AWS_ACCESS_KEY_ID'] }),
    explain: ({ variables }: OfVariables) => ({
      title: 'Other AWS credentials remain in the environment',
      cause: `This step published no credentials, but ${variables.join(', ')} ${variables.length === 1 ? 'was' : 'were'} set before it, and later steps would use those.`,
      evidence: variables.map((name): EvidenceRow => [name, 'set']),
      fix: variables.some((name) => BEFORE_PROFILE.includes(name))
        ? [
            {
              text: 'Have them blanked for later steps:',
              snippet: { language: 'yaml', text: 'with:\n  unset-current-credentials: true' },
            },
            SKIP_LATER_STEPS,
          ]
        : [SKIP_LATER_STEPS],
    }),
  },
});

/** A step for each thing in the way, the variables first. */
function fixesFor(takings: readonly Taking[]): readonly FixStep[] {
  const variables = [...new Set(takings.flatMap((taking) => taking.variables))];
  const others = takings.filter((taking) => taking.variables.length === 0).map(fixFor);
  return [...unsetStep(variables), ...new Map(others.map((step) => [step.text, step])).values()];
}

function fixFor({ source, profiles, onlyAfterFailure }: Taking): FixStep {
  if (onlyAfterFailure && source.kind === 'instance') {
    return {
      text: 'Keep later steps from asking the instance for its role, for example in the "env:" of the job:',
      snippet: { language: 'yaml', text: "env:\n  AWS_EC2_METADATA_DISABLED: 'true'" },
    };
  }
  if (onlyAfterFailure) {
    return {
      text: 'Run a step with mode: verify before a critical step, or give the container no role of its own: these tools continue without a word.',
    };
  }
  switch (source.kind) {
    case 'broken':
      return brokenFix(source, profiles);
    case 'container':
      return { text: 'Update these tools to a version that asks the profile first, or give the container no role.' };
    case 'keys':
    case 'helper':
    case 'sso':
    case 'role':
    case 'web identity':
    case 'instance':
    case 'nothing':
      return { text: 'Run these tools in a job whose environment and files have no other AWS credentials.' };
  }
}

function brokenFix(
  { reason, file }: Extract<SourceSummary, { kind: 'broken' }>,
  [profile]: readonly string[],
): FixStep {
  if (reason === 'file unreadable' && file) {
    return {
      text: `Correct ${file}: remove lines outside of a section, sections that occur twice, and a byte order mark.`,
    };
  }
  if (reason === 'web identity incomplete') {
    const name = profile === undefined ? "ENV['AWS_PROFILE']" : JSON.stringify(profile);
    return { text: `Give the profile in code: Aws.config.update(profile: ${name})` };
  }
  if (reason === 'profile missing') {
    return {
      text: 'Remove AWS_PROFILE and AWS_DEFAULT_PROFILE where they are set, also where they are set and empty, or begin the scripts with this line:',
      snippet: { language: 'sh', text: 'unset AWS_PROFILE AWS_DEFAULT_PROFILE' },
    };
  }
  return { text: 'Correct or remove what is named above where it is set: an "env:", an earlier step, or the runner.' };
}
const SKIP_LATER_STEPS: FixStep = {
  text: 'Give this step an "id" (such as aws), and have later steps that need AWS run only with credentials from it:',
  snippet: { language: 'yaml', text: "- if: steps.aws.outputs.configured == 'true'\n  run: ./deploy.sh" },
};
