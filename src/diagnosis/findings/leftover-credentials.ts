// Credentials that other steps, or the machine, put there, and that tools of later steps take. Pure.
import type { InheritedCredentials } from '../../observe/facts.ts';
import type { SourceSummary, Taking } from '../../resolution/takings.ts';
import { defineFindings, type FixStep, STEP } from '../definition.ts';
import { describeTaking, isRubyAlone } from '../words/credential-sources.ts';

type OfInheritedKeys = Pick<InheritedCredentials, 'keys'>;

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
        : 'Variables of the job, or its AWS files, make some tools of later steps use something else than the published credentials.',
      points: { heading: 'What these tools would use instead', items: takings.map((taking) => describeTaking(taking)) },
      evidence: [],
      fix: fixesFor(takings),
    }),
  },
  OTHER_CREDENTIALS_REMAIN: {
    severity: 'notice',
    category: 'identity',
    retryable: false,
    target: STEP,
    sample: () => ({ keys: 'long-term' as const }),
    explain: ({ keys }: OfInheritedKeys) => ({
      title: 'Other AWS credentials remain in the environment',
      cause: `AWS_ACCESS_KEY_ID holds ${keys === 'long-term' ? 'a long-term key' : 'the key of an earlier session'} that was there before, of which this step used nothing, but which steps that run in spite of the failure would use.`,
      evidence: [['AWS_ACCESS_KEY_ID', 'set']],
      fix: [
        {
          text: 'Remove what sets AWS_ACCESS_KEY_ID (an "env:", a secret, the machine itself), or let no step that needs AWS run after a failure.',
        },
      ],
    }),
  },
});

/** A step for each thing in the way, the variables first. */
function fixesFor(takings: readonly Taking[]): readonly FixStep[] {
  const variables = [...new Set(takings.flatMap((taking) => taking.variables))];
  const unset: readonly FixStep[] =
    variables.length === 0
      ? []
      : [
          {
            text: `Remove ${variables.join(' and ')} where it is set, or begin the scripts that use these credentials with this line:`,
            snippet: { language: 'sh', text: `unset ${variables.join(' ')}` },
          },
        ];
  const others = takings.filter((taking) => taking.variables.length === 0).map(fixFor);
  return [...unset, ...new Map(others.map((step) => [step.text, step])).values()];
}

function fixFor({ source, profiles, onlyAfterFailure }: Taking): FixStep {
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
