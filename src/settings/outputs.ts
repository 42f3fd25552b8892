// The outputs: a new one is a row here. action.yml, the README and the migration guide are generated from it (npm run docs).
// The action loads the type alone. Pure.

interface OutputWords {
  /** Plain text for action.yml and the README. */
  readonly description: string;
  /**
   * Markdown for the migration guide's table of new outputs. Left out for the outputs of configure-aws-credentials: the
   * guide says by hand how they differ.
   */
  readonly purpose?: string;
}

/** The outputs by name, with their words. */
export const OUTPUTS = {
  configured: {
    description:
      'Whether the step published credentials, true or false. Also set after a failure, for jobs that use continue-on-error.',
    purpose:
      'Whether there are credentials, also after a failure: for steps after `continue-on-error` and `on-missing-oidc`.',
  },
  'error-code': {
    description:
      'Code of the finding that failed the step, such as ACCESS_DENIED_ENVIRONMENT, or that made on-missing-oidc pass it. Otherwise not set.',
    purpose: 'Which of the [findings](findings/README.md) failed the step.',
  },
  'error-category': {
    description:
      'What has to be fixed (configuration, permission, trust, identity, clock, session, network, service, runner, canceled, or internal). Only set with error-code.',
    purpose: 'What has to be fixed.',
  },
  retryable: {
    description: 'Whether the same run can succeed later without any change, true or false. Only set with error-code.',
    purpose: 'Whether the same run can succeed later without any change.',
  },
  subject: {
    description: 'Subject (sub) of the ID token, if there was one. Also set after a failure.',
    purpose: 'The subject of the ID token.',
  },
  profiles: {
    description: 'Names of the profiles that later steps can use, one per line.',
    purpose: 'The names of the profiles that `aws-profile`, `roles`, or `refresh` created.',
  },
  'audit-file': {
    description:
      "Path of the session's audit record in JSON lines (requested, issued, verified, published, renewed, expired, restored), without secrets. The post step prints it to the log and removes it. Not set if nothing was issued.",
    purpose: "The session's audit record, in JSON lines without secrets ([audit record](sessions.md#audit-record)).",
  },
  'aws-account-id': {
    description: 'Id of the account of the credentials, as GetCallerIdentity returns it.',
  },
  'authenticated-arn': {
    description: 'ARN of the role session, as GetCallerIdentity returns it.',
  },
  'aws-expiration': {
    description: 'When the credentials expire, in UTC (2026-01-31T12:00:00.000Z).',
  },
  'assumed-role-id': {
    description: 'Unique id of the role, and the session name (AROA…:name), as CloudTrail shows them.',
    purpose: 'The session as CloudTrail shows it.',
  },
  'role-session-name': {
    description: 'Name of the role session.',
    purpose: 'The name of the session, to look for it in CloudTrail.',
  },
  'remaining-seconds': {
    description: 'Seconds until the credentials expire.',
    purpose: 'How long the credentials last from now.',
  },
  'clock-skew-seconds': {
    description:
      "Clock of GitHub and AWS minus the runner's clock, in seconds: positive if the runner is behind. Not set if it could not be measured.",
    purpose: "How far the runner's clock is off.",
  },
  'aws-access-key-id': {
    description: 'Access key id. Only set with output-credentials.',
  },
  'aws-secret-access-key': {
    description: 'Secret access key. Only set with output-credentials.',
  },
  'aws-session-token': {
    description: 'Session token. Only set with output-credentials.',
  },
} as const satisfies Readonly<Record<string, OutputWords>>;

/** The name of an output. Nothing else can be published. */
export type OutputName = keyof typeof OUTPUTS;

/** Values of outputs by name; undefined: not set. */
export type OutputValues = { readonly [N in OutputName]?: string | undefined };
