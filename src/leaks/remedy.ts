// How to end sessions that were issued: the policy that IAM's own "revoke active sessions" makes. Pure.

export interface Remedy {
  /** The role as it was given. */
  readonly role: string;
  /** For a POSIX shell, on one line; undefined where the role has no name that could stand in it. */
  readonly command?: string;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html */
const POLICY_NAME = 'AWSRevokeOlderSessions';
/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
const ROLE_NAME = /^arn:aws[\w-]*:iam::\d{12}:role\/(?:[\x21-\x7e]*\/)?([\w+=,.@][\w+=,.@-]{0,63})$/;

/**
 * The policy that denies everything to sessions issued before `now`.
 * @param now - epoch seconds; a fraction counts as a whole second
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

/** A remedy for each role, each role once. */
export function remediesOf(roles: readonly string[], now: number): readonly Remedy[] {
  const document = JSON.stringify(revokingPolicy(now));
  return [...new Set(roles)].map((role) => {
    const name = ROLE_NAME.exec(role)?.[1];
    if (name === undefined) return { role };
    const options = `--role-name ${name} --policy-name ${POLICY_NAME} --policy-document '${document}'`;
    return { role, command: `aws iam put-role-policy ${options}` };
  });
}
