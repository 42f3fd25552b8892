// Credentials in the environment that other steps, or the machine, put there. Pure.
import type { InheritedCredentials } from '../../observe/facts.ts';
import { defineFindings, STEP } from '../definition.ts';

type OfProfile = NonNullable<InheritedCredentials['profile']>;
type OfInheritedKeys = Pick<InheritedCredentials, 'keys'>;

export const leftoverCredentialsFindings = defineFindings({
  PROFILE_OVERRIDES_CREDENTIALS: {
    severity: 'warning',
    category: 'identity',
    retryable: false,
    target: STEP,
    sample: (text) => ({ variable: 'AWS_PROFILE', name: text }),
    explain: ({ variable, name }: OfProfile) => ({
      title: 'A profile may win over these credentials',
      cause: `${variable} is set to "${name}" in the environment of the job, and the AWS SDK for JavaScript, like any tool that is given a profile, takes it instead of the credentials that were just verified.`,
      evidence: [[variable, name]],
      fix: [
        {
          text: `Remove ${variable} where it is set, or begin the scripts that use these credentials with this line (an empty value is an error to the AWS CLI):`,
          snippet: { language: 'sh', text: `unset ${variable}` },
        },
      ],
    }),
  },
  KEYS_OVERRIDE_PROFILE: {
    severity: 'warning',
    category: 'identity',
    retryable: false,
    target: STEP,
    sample: () => ({ keys: 'session' as const }),
    explain: ({ keys }: OfInheritedKeys) => ({
      title: 'Keys in the environment win over the profile',
      cause: `AWS_ACCESS_KEY_ID holds ${keys === 'long-term' ? 'a long-term key' : 'the key of an earlier session'}, which the AWS CLI and boto3 take even in a step that names the profile by AWS_PROFILE, so that the step would be somebody else.`,
      evidence: [['AWS_ACCESS_KEY_ID', 'set']],
      fix: [
        {
          text: 'If no later step needs those keys, have them blanked:',
          snippet: { language: 'yaml', text: 'with:\n  unset-current-credentials: true' },
        },
        {
          text: 'If one does, blank them for the steps that use the profile:',
          snippet: {
            language: 'yaml',
            text: "env:\n  AWS_ACCESS_KEY_ID: ''\n  AWS_SECRET_ACCESS_KEY: ''\n  AWS_SESSION_TOKEN: ''",
          },
        },
      ],
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
