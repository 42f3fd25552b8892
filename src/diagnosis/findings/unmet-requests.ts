// What the workflow asked for and AWS did not grant, although the session was granted. Pure.
import type { RoleArn } from '../../aws/arn.ts';
import { formatDuration } from '../../util/time.ts';
import { defineFindings, STEP } from '../definition.ts';
import { type OfDurations, SAMPLE_ROLE } from '../evidence.ts';

interface OfTags {
  readonly role: RoleArn;
  readonly tags: readonly string[];
}

export const unmetRequestsFindings = defineFindings({
  SESSION_TAGS_DROPPED: {
    severity: 'notice',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: () => ({ role: SAMPLE_ROLE, tags: ['Branch', 'Commit'] }),
    explain: ({ role, tags }: OfTags) => ({
      title: 'Some session tags were left out',
      cause: `STS had no room for all session tags of ${role.text}, so those that only say which run it is were left out: ${tags.join(', ')}.`,
      evidence: [['Tags left out', tags.join(', ')]],
      fix: [
        {
          text: 'If no policy asks for them, send no session tags, and this notice goes away:',
          snippet: { language: 'yaml', text: 'with:\n  role-skip-session-tagging: true' },
        },
        { text: 'If a policy does, shorten custom-tags, inline-session-policy and managed-session-policies.' },
      ],
    }),
  },
  CHAINED_DURATION_CAPPED: {
    severity: 'notice',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: () => ({ requestedSeconds: 7200, grantedSeconds: 3600 }),
    explain: ({ requestedSeconds, grantedSeconds }: OfDurations) => ({
      title: 'A chained session lasts an hour at most',
      cause: `The input role-duration-seconds asks for ${formatDuration(requestedSeconds)}, but AWS grants a session that was assumed from another role ${formatDuration(grantedSeconds)} at most.`,
      evidence: [
        ['role-duration-seconds', `${requestedSeconds} s`],
        ['Asked of STS', `${grantedSeconds} s`],
      ],
      fix: [
        {
          text: 'Set role-duration-seconds to 3600 to be rid of this notice, and refresh to true if the job takes longer: the session is then renewed.',
        },
      ],
    }),
  },
  PARAMETERS_NOT_SENT: {
    severity: 'notice',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: () => ({ inputs: ['custom-tags'] }),
    explain: ({ inputs }: { readonly inputs: readonly string[] }) => ({
      title: 'Some inputs have no effect here',
      cause: `AWS takes ${inputs.join(', ')} with AssumeRole only, and this role is assumed with a web identity token.`,
      evidence: [['Inputs', inputs.join(', ')]],
      fix: [{ text: `Remove ${inputs.join(', ')}, or name the role in role-chain, behind one that trusts the token.` }],
    }),
  },
});
