// How to revoke sessions that were found in files: the policy that "revoke active sessions" in IAM adds, in words and as a command.
// Pure.
import { codeBlock, codeSpan } from '../report/markdown.ts';
import { asciiJson, plainText } from '../util/text.ts';
import { formatUtc } from '../util/time.ts';

/** How to revoke the sessions of a role. */
export interface Revocation {
  /** The role's ARN. */
  readonly role: string;
  /** For a POSIX shell, on one line; missing if the ARN has no name that a shell takes as it is. */
  readonly command?: string;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html */
const POLICY_NAME = 'AWSRevokeOlderSessions';
/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
const ROLE_NAME = /^arn:aws[\w-]*:iam::\d{12}:role\/(?:[\x21-\x7e]*\/)?([\w+=,.@][\w+=,.@-]{0,63})$/;

/**
 * The policy that denies everything to sessions issued before `now`.
 * @param now - epoch seconds; rounded up to a whole second
 */
export function revokingPolicy(now: number): unknown {
  const before = new Date(Math.ceil(now) * 1000).toISOString();
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Action: ['*'],
        Resource: ['*'],
        Condition: { DateLessThan: { 'aws:TokenIssueTime': before } },
      },
    ],
  };
}

/** A revocation for each role, without repetitions. */
export function revocationsOf(roles: readonly string[], now: number): readonly Revocation[] {
  const document = JSON.stringify(revokingPolicy(now));
  return [...new Set(roles)].map((role) => {
    const name = ROLE_NAME.exec(role)?.[1];
    if (name === undefined) return { role };
    const options = `--role-name ${name} --policy-name ${POLICY_NAME} --policy-document '${document}'`;
    return { role, command: `aws iam put-role-policy ${options}` };
  });
}

/** What to say where no secret access key was found. */
export const HARMLESS = 'Without the secret access key this opens nothing, so there is no need to revoke the session.';

const EFFECT =
  'This ends every session of the role that was issued before that moment, those that other jobs are using right now included; sessions issued later work. Without it the session works until it expires by itself.';
const WITHOUT_COMMAND = 'add the policy by hand.';

/** How to revoke what was issued before `now`, for the log. */
export function revocationLines(revocations: readonly Revocation[], now: number): readonly string[] {
  return [
    introduction(now),
    ...revocations.map(({ role, command }) => `${plainText(role)}: ${command ?? WITHOUT_COMMAND}`),
    `The policy: ${JSON.stringify(revokingPolicy(now))}`,
    EFFECT,
  ];
}

/** How to revoke what was issued before `now`, for the job summary. */
export function revocationBlocks(revocations: readonly Revocation[], now: number): readonly string[] {
  const commands = revocations.flatMap(({ command }) => command ?? []);
  const unnamed = revocations.filter(({ command }) => command === undefined).map(({ role }) => codeSpan(role));
  return [
    introduction(now),
    commands.length === 0 ? '' : codeBlock('sh', commands.join('\n')),
    unnamed.length === 0 ? '' : `By hand: ${unnamed.join(', ')}`,
    'The policy:',
    codeBlock('json', asciiJson(revokingPolicy(now))),
    EFFECT,
  ];
}

function introduction(now: number): string {
  return `To revoke what was issued before ${formatUtc(Math.ceil(now))}, add the policy AWSRevokeOlderSessions to the role, as somebody who may change it:`;
}
