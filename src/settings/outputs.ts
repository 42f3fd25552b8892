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
      'Whether the step handed over credentials, true or false; also after a failure, for jobs that go on with continue-on-error.',
    purpose:
      'Whether there are credentials, also after a failure: for steps behind `continue-on-error` and `on-missing-oidc`.',
  },
  'error-code': {
    description:
      'Code of the finding that failed the step, such as ACCESS_DENIED_ENVIRONMENT, or because of which it was passed over; only then.',
    purpose: 'Which of the [findings](findings/README.md) failed the step.',
  },
  'error-category': {
    description:
      'Where the remedy lies (configuration, permission, trust, identity, clock, session, network, service, runner, canceled, internal); only with error-code.',
    purpose: 'Where the remedy lies.',
  },
  retryable: {
    description: 'Whether the same run may succeed later with nothing changed, true or false; only with error-code.',
    purpose: 'Whether the same run may succeed later with nothing changed.',
  },
  subject: {
    description: 'Subject (sub) of the ID token, as far as there was one; also after a failure.',
    purpose: 'The subject of the ID token.',
  },
  profiles: {
    description: 'Names of the profiles that later steps can use, one a line.',
    purpose: 'The names of the profiles that `aws-profile`, `roles` or `refresh` made.',
  },
  'audit-file': {
    description:
      "Path of the record of the session's life in JSON lines (requested, issued, verified, published, renewed, expired, restored), without any secret. The post step shows it in the log and removes it. Absent where nothing was issued.",
    purpose:
      "The record of the session's life, in JSON lines without a secret ([what is written down](sessions.md#what-is-written-down)).",
  },
  'aws-account-id': {
    description: 'Id of the account that the credentials belong to, as GetCallerIdentity names it.',
  },
  'authenticated-arn': {
    description: 'ARN of the role session, as GetCallerIdentity names it.',
  },
  'aws-expiration': {
    description: 'When the credentials end, in UTC (2026-01-31T12:00:00.000Z).',
  },
  'assumed-role-id': {
    description: 'Unique id of the role and the session name (AROA…:name), as CloudTrail shows them.',
    purpose: 'The session as CloudTrail shows it.',
  },
  'role-session-name': {
    description: 'Name of the role session.',
    purpose: 'The name of the session, to look for it in CloudTrail.',
  },
  'remaining-seconds': {
    description: 'Seconds until the credentials end.',
    purpose: 'How long the credentials last from now.',
  },
  'clock-skew-seconds': {
    description:
      "Clock of GitHub and AWS minus the runner's clock, in seconds; positive when the runner is behind. Absent where it could not be measured.",
    purpose: "How far the runner's clock is off.",
  },
  'aws-access-key-id': {
    description: 'Access key id; only with output-credentials.',
  },
  'aws-secret-access-key': {
    description: 'Secret access key; only with output-credentials.',
  },
  'aws-session-token': {
    description: 'Session token; only with output-credentials.',
  },
} as const satisfies Readonly<Record<string, OutputWords>>;

/** The name of an output. Nothing else can be published. */
export type OutputName = keyof typeof OUTPUTS;

/** Values of outputs by name; undefined: not set. */
export type OutputValues = { readonly [N in OutputName]?: string | undefined };
