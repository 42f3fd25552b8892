// Credentials that other steps, or the machine, put there, and that tools of later steps take. Pure.
import type { OperatingSystem } from '../../observe/facts.ts';
import { describeSource } from '../../resolution/describe-source.ts';
import type { SourceSummary, Taking } from '../../resolution/takings.ts';
import { phrase, plainWords, valueList, type Words, words } from '../../util/words.ts';
import { defineFindings, type EvidenceRow, type FixStep, STEP } from '../definition.ts';
import {
  areByVariables,
  areOfEnvironment,
  describeTaking,
  isRubyAlone,
  namesOf,
  unsetStep,
} from '../words/credential-sources.ts';
import { RUNNER_FILES } from '../words/remedies.ts';

interface OfTakings {
  readonly takings: readonly Taking[];
  readonly os?: OperatingSystem;
}

interface OfRemaining extends OfTakings {
  /** The variables among them that the inputs could have had blanked. */
  readonly blankable: readonly string[];
  /** Whether this step published credentials, but only to steps that ask for them. */
  readonly isPublished: boolean;
  /** `use-existing-credentials` asked for them, and the log says why they were not kept. */
  readonly wanted?: true;
}

interface OfWriting {
  readonly message: string;
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
    explain: ({ takings, os }: OfTakings) => ({
      ...titleAndCause(takings),
      points: { heading: 'What these tools would use instead', items: takings.map(describeTaking) },
      evidence: [],
      fix: fixesFor(takings, os),
    }),
  },
  OTHER_CREDENTIALS_REMAIN: {
    severity: ['warning', 'notice'],
    category: 'identity',
    retryable: false,
    target: STEP,
    sample: (text): OfRemaining => ({
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
      blankable: ['AWS_ACCESS_KEY_ID'],
      isPublished: false,
    }),
    explain: ({ takings, blankable, isPublished, wanted }: OfRemaining) => ({
      title: 'Later steps can use other AWS credentials',
      cause: isPublished
        ? words`This step blanked earlier credentials in variables, but later steps can still use others: ${sourcesIn(takings)}.`
        : words`This step published no credentials, but later steps can still use others: ${sourcesIn(takings)}.`,
      evidence: takings.map((taking): EvidenceRow => [namesOf(taking.tools), sourceIn(taking)]),
      fix: wanted ? [VERIFY_THEM, SKIP_LATER_STEPS] : remainingSteps(blankable, isPublished),
    }),
  },
  CREDENTIALS_NOT_BLANKED: {
    severity: 'error',
    category: 'runner',
    retryable: false,
    target: STEP,
    sample: (text) => ({ message: text }),
    explain: ({ message }: OfWriting) => ({
      title: 'Earlier AWS credentials could not be blanked',
      cause: words`"unset-current-credentials" is true, but writing the runner's files failed: "${message}". Later steps still have the earlier credentials.`,
      evidence: [['Error', message]],
      fix: [RUNNER_FILES],
    }),
  },
});

const sourceIn = ({ source, variables }: Taking) => describeSource(source, variables);
const SOURCES_MAX_COUNT = 3;

/** Each of the sources once. */
function sourcesIn(takings: readonly Taking[]): string {
  const sources = [...new Set(takings.map(sourceIn))];
  const more = sources.length - SOURCES_MAX_COUNT;
  return `${sources.slice(0, SOURCES_MAX_COUNT).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

function titleAndCause(takings: readonly Taking[]) {
  if (isRubyAlone(takings)) {
    return {
      title: 'Ruby needs the profile in code',
      cause: words`This step blanked "AWS_WEB_IDENTITY_TOKEN_FILE" and "AWS_ROLE_ARN", because most tools prefer them to a profile. The AWS SDK for Ruby fails when they are empty.`,
    };
  }
  if (areOfEnvironment(takings)) {
    return {
      title: 'AWS_PROFILE alone does not select the profile',
      cause: words`The environment has credentials, too, and many tools prefer them to the profile in "AWS_PROFILE".`,
    };
  }
  return {
    title: 'Some tools would use other credentials',
    cause: takings.every(({ onlyAfterFailure }) => onlyAfterFailure)
      ? words`If the helper of the profile fails, some tools in later steps don't stop. They use the role of the machine without a message.`
      : (ofVariables(takings) ??
        words`Variables or AWS files of this job make some tools in later steps use other credentials than the ones verified here.`),
  };
}

function ofVariables(takings: readonly Taking[]): Words | undefined {
  if (!areByVariables(takings)) return undefined;
  const variables = [...new Set(takings.flatMap((taking) => taking.variables))];
  const [make, them] = variables.length === 1 ? ['makes', 'it'] : ['make', 'them'];
  return words`${valueList(variables)} ${phrase(make)} some tools in later steps use other credentials than the ones verified here, unless only the "env:" of this step sets ${phrase(them)}.`;
}

/** A step for each thing in the way, the variables first. */
function fixesFor(takings: readonly Taking[], os: OperatingSystem | undefined): readonly FixStep[] {
  if (areOfEnvironment(takings)) return BESIDE_ENVIRONMENT;
  const variables = [...new Set(takings.flatMap((taking) => taking.variables))];
  const others = takings.filter((taking) => taking.variables.length === 0).map(fixFor);
  return [...unsetStep(variables, os), ...new Map(others.map((step) => [plainWords(step.text), step])).values()];
}

function fixFor({ source, use, profiles, onlyAfterFailure }: Taking): FixStep {
  if (onlyAfterFailure && source.kind === 'instance') {
    return {
      text: words`Keep later steps from using the role of the instance, for example in the "env:" of the job:`,
      snippet: { language: 'yaml', text: "env:\n  AWS_EC2_METADATA_DISABLED: 'true'" },
    };
  }
  if (onlyAfterFailure) {
    return {
      text: words`Run a step with "mode: verify" before a critical step, or give the container no role of its own. These tools switch without a message.`,
    };
  }
  if (use === 'outputs' && isBesideKeys(source)) {
    return {
      text: words`Have this step blank what these tools read beside the keys:`,
      snippet: { language: 'yaml', text: 'with:\n  unset-current-credentials: true' },
    };
  }
  switch (source.kind) {
    case 'broken':
      return brokenFix(source, profiles);
    case 'container':
      return { text: words`Update these tools to a version that prefers the profile, or give the container no role.` };
    case 'keys':
    case 'helper':
    case 'sso':
    case 'role':
    case 'web identity':
    case 'instance':
    case 'nothing':
      return { text: words`Run these tools in a job without other AWS credentials in its environment and files.` };
  }
}

/** Whether the tools take the keys of the step, and something that an earlier step left beside them. */
function isBesideKeys(source: SourceSummary): boolean {
  if (source.kind === 'broken') return source.reason === 'keys expired' || source.reason === 'end not a date';
  return source.kind === 'keys' && source.profile === undefined;
}

function brokenFix(
  { reason, file, profile: ofProfile }: Extract<SourceSummary, { kind: 'broken' }>,
  [profile]: readonly string[],
): FixStep {
  if (reason === 'file unreadable' && file) {
    return {
      text: words`Correct ${file}. Remove lines outside of a section, duplicate sections, a byte order mark, and characters that aren't UTF-8.`,
    };
  }
  if (reason === 'file not readable') {
    return { text: words`Let the user of the runner read ${file ?? ''}, or put a file in the place of the folder.` };
  }
  if (reason === 'web identity incomplete' && ofProfile === undefined) {
    const name = profile === undefined ? "ENV['AWS_PROFILE']" : JSON.stringify(profile);
    return { text: words`Set the profile in code: ${`Aws.config.update(profile: ${name})`}.` };
  }
  if (reason === 'profile missing' && file) {
    return {
      text: words`Set this for the steps that use these tools:`,
      snippet: { language: 'yaml', text: "env:\n  AWS_SDK_LOAD_CONFIG: '1'" },
    };
  }
  if (reason === 'profile missing') {
    return {
      text: words`Remove "AWS_PROFILE" and "AWS_DEFAULT_PROFILE" where they are set, even if empty, or start the scripts with this line (in PowerShell "Remove-Item Env:AWS_PROFILE, Env:AWS_DEFAULT_PROFILE"):`,
      snippet: { language: 'sh', text: 'unset AWS_PROFILE AWS_DEFAULT_PROFILE' },
    };
  }
  return {
    text: words`Correct or remove what is named above where it is set: in an "env:", an earlier step, an AWS file, or the runner.`,
  };
}

const BESIDE_ENVIRONMENT: readonly FixStep[] = [
  { text: words`Select the profile with "--profile" or in code.` },
  {
    text: words`If later steps don't need the credentials in the environment, blank them:`,
    snippet: { language: 'yaml', text: 'with:\n  unset-current-credentials: true' },
  },
];

const NAME_CREDENTIALS: FixStep = {
  text: words`Name the profile, or set the access keys from the outputs, in each step that uses AWS. Remove the other credentials from the machine, or use a job without them.`,
};

function remainingSteps(blankable: readonly string[], isPublished: boolean): readonly FixStep[] {
  if (blankable.length === 0) return [isPublished ? NAME_CREDENTIALS : SKIP_LATER_STEPS];
  return [
    {
      text: words`Have this step blank ${valueList(blankable)} for later steps:`,
      snippet: { language: 'yaml', text: 'with:\n  unset-current-credentials: true' },
    },
    SKIP_LATER_STEPS,
  ];
}

/** `use-existing-credentials` asks for a session that is known to last, and falls back on nothing. */
const VERIFY_THEM: FixStep = {
  text: words`If later steps should use them, have this step check them and exchange nothing (the log says why "use-existing-credentials" did not keep them):`,
  snippet: { language: 'yaml', text: 'with:\n  mode: verify' },
};

const SKIP_LATER_STEPS: FixStep = {
  text: words`Add "id: aws" to this step, and run later steps that need AWS only if it published credentials:`,
  snippet: { language: 'yaml', text: "- if: steps.aws.outputs.configured == 'true'\n  run: ./deploy.sh" },
};
