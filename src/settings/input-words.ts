// What people read about each input: action.yml, the README and the migration guide are generated from it (npm run docs). The
// action does not load it; names, defaults and parsers are in inputs.ts. Pure.
import type { InputName } from './inputs.ts';

/** The groups of the inputs, in the order of action.yml and the README. */
export const INPUT_GROUPS = [
  'core',
  'verification',
  'several roles',
  'long jobs',
  'network',
  'reports',
  'compatibility',
  'internal',
] as const;

interface InputWords {
  /** Inputs of one group belong together in the documentation. */
  readonly group: (typeof INPUT_GROUPS)[number];
  /** Plain text for action.yml and the README. */
  readonly description: string;
  /**
   * Markdown for the migration guide's table of new inputs. Left out for the inputs of configure-aws-credentials: the guide
   * says by hand how they differ.
   */
  readonly purpose?: string;
}

/** The words for each input; an input without words does not compile. */
export const INPUT_WORDS: Readonly<Record<InputName, InputWords>> = {
  mode: {
    group: 'core',
    description:
      'What the step does. "configure" gets credentials, verifies them, and publishes them to later steps. "diagnose" reports all it can find out about the ID token, the trust policy, the exchange, and the clocks, and publishes nothing; no role is needed. "verify" exchanges nothing: it checks whose credentials later steps will use, and how long they last.',
    purpose:
      '`configure`, the default, does what v6 did. `diagnose` reports all it can find out and publishes nothing. `verify` exchanges nothing: it checks the credentials that later steps will use, and fails if tools would use different ones.',
  },
  'role-to-assume': {
    group: 'core',
    description: `ARN of the IAM role to assume, such as arn:aws:iam::111122223333:role/deploy. The role's trust policy must allow this workflow's ID token, or the credentials used instead. With credentials, the name of a role in their account is enough. Optional with access keys, which are then published as they are, and with "mode: diagnose". Without role and keys, the step checks which credentials the job or the machine has, and sets aws-region for later steps.`,
  },
  'aws-region': {
    group: 'core',
    description: `AWS region for STS and for later steps (AWS_REGION and AWS_DEFAULT_REGION). "auto" uses the job's AWS_REGION or AWS_DEFAULT_REGION, and fails if neither is set.`,
  },
  'role-session-name': {
    group: 'core',
    description:
      'Name of the role session, as CloudTrail records it: 2 to 64 letters, digits, and _ + = , . @ -. "auto" combines repository, run id, and run attempt.',
  },
  'role-duration-seconds': {
    group: 'core',
    description:
      "Lifetime of the credentials, from 900 to 43200 seconds. Also accepts units: 3600s, 60m, 1h. The role's MaxSessionDuration (3600 unless you raised it) is the upper limit.",
  },
  audience: {
    group: 'core',
    description: `Audience of the ID token. The OIDC provider in the role's account must list it. "auto" is sts.amazonaws.com. In the regions of China, sts.amazonaws.com.cn follows if the provider doesn't list it.`,
  },
  'web-identity-token-file': {
    group: 'compatibility',
    description:
      "File with a web identity token to exchange instead of GitHub's ID token, such as the one that EKS gives a pod. The path is absolute or relative to the workspace.",
  },
  'role-chaining': {
    group: 'compatibility',
    description:
      'Assume the role with credentials of the environment or the machine instead of the ID token: an earlier step, a profile, EKS, a container, or an instance.',
  },
  'force-skip-oidc': {
    group: 'compatibility',
    description: "The same as role-chaining, without AWS's limit of 3600 seconds for chained roles.",
  },
  'aws-access-key-id': {
    group: 'compatibility',
    description:
      'Access key id to start from instead of the ID token. Pass it from a secret, and only if no role can trust the workflow. "none" uses the ID token.',
  },
  'aws-secret-access-key': {
    group: 'compatibility',
    description: 'Secret access key for aws-access-key-id. Pass it from a secret.',
  },
  'aws-session-token': {
    group: 'compatibility',
    description: 'Session token for aws-access-key-id, if the id starts with ASIA. Pass it from a secret.',
  },
  'use-existing-credentials': {
    group: 'compatibility',
    description:
      'Keep the credentials in the environment, and exchange nothing, if they belong to the requested role or account and last long enough.',
  },
  'role-external-id': {
    group: 'compatibility',
    description:
      "External id that the role's trust policy requires. It is sent with AssumeRole only, because AWS has no such parameter for ID tokens.",
  },
  'role-chain': {
    group: 'several roles',
    description:
      'ARNs of up to 10 more roles, one per line. Each is assumed with the verified session of the previous one, and later steps get only the last. AWS limits such a session to one hour.',
    purpose:
      'More roles after `role-to-assume`, in one step. Each session is verified before it is used for the next, and later steps get only the last.',
  },
  roles: {
    group: 'several roles',
    description:
      'Several roles at once, instead of role-to-assume: one "profile = arn" per line. One ID token is exchanged for all, and later steps use them by profile name. All are verified before any is published. The environment gets only AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, and the region.',
    purpose: 'Several roles at once, with one ID token, each as a profile: all or none.',
  },
  'role-skip-session-tagging': {
    group: 'compatibility',
    description:
      'Send no session tags with AssumeRole, not even custom-tags. By default they identify the run (GitHub, Repository, Workflow, Action, Actor, Branch, Commit, and others).',
  },
  'custom-tags': {
    group: 'compatibility',
    description:
      'Session tags to send with AssumeRole, as a JSON object or as lines of key=value. They cannot replace the tags that this action sets, such as Repository and Actor.',
  },
  'transitive-tag-keys': {
    group: 'compatibility',
    description: 'Keys of session tags that chained sessions inherit, one per line.',
  },
  'allowed-account-ids': {
    group: 'verification',
    description: `Account ids (12 digits, in quotes) that the credentials, and every role of a chain, may belong to. Separate them with commas or line breaks. Any other account fails the step, before any request if the role's ARN shows it. "any" allows every account.`,
  },
  'allowed-role-arns': {
    group: 'verification',
    description: `ARNs of the roles that may be assumed, including those of role-chain. Separate them with commas or line breaks; * matches any characters, ? matches one. Any other role fails the step. A session doesn't show its role's path, so an entry with a path proves nothing about credentials that exist already. "any" allows every role.`,
    purpose: 'The roles that may be assumed. `*` and `?` are wildcards.',
  },
  'mask-aws-account-id': {
    group: 'reports',
    description:
      'Hide the account id in the log. GitHub then drops job outputs that contain it, such as an ARN or the host name of a registry.',
  },
  'inline-session-policy': {
    group: 'compatibility',
    description:
      'IAM policy as JSON, at most 2048 characters. The session may do only what both the role and this policy allow.',
  },
  'managed-session-policies': {
    group: 'compatibility',
    description:
      "ARNs of up to 10 managed policies of AWS or of the role's account, separated by commas or line breaks. The session may do only what both the role and these policies allow.",
  },
  'output-credentials': {
    group: 'compatibility',
    description:
      'Also set the credentials as outputs of the step (aws-access-key-id, aws-secret-access-key, aws-session-token).',
  },
  'output-env-credentials': {
    group: 'compatibility',
    description:
      'Export credentials and region to the environment of later steps. With "false" the credentials are verified, and set as outputs if output-credentials is "true". "auto" is "true" unless aws-profile is given without refresh. With "true", aws-profile is exported as AWS_PROFILE.',
  },
  'unset-current-credentials': {
    group: 'compatibility',
    description:
      'Blank earlier credentials for later steps if this step exports none, even if it fails or is skipped. The post step restores them.',
  },
  refresh: {
    group: 'long jobs',
    description:
      'Give later steps a profile that renews itself until the job ends, instead of keys that expire. AWS SDKs and the AWS CLI call a helper of this action, which exchanges a new ID token and verifies the session. The profile is named aws-token-guard unless aws-profile is set. With output-env-credentials "false", steps must set AWS_PROFILE themselves.',
    purpose: 'Later steps get a profile that renews itself, instead of keys that expire ([long jobs](sessions.md)).',
  },
  'aws-profile': {
    group: 'compatibility',
    description:
      'Name of a profile for later steps. It is added to copies of your AWS config files, which AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE point to. The post step removes the copies. The environment gets no keys, region, or AWS_PROFILE unless output-env-credentials is "true". With "mode: verify", the profile to check.',
  },
  'overwrite-aws-profile': {
    group: 'compatibility',
    description: 'Let the profile replace one of the same name in the copies that later steps use.',
  },
  'special-characters-workaround': {
    group: 'compatibility',
    description:
      "Request the session again, up to 20 times in all, until its secret key has no special characters. For tools that can't handle them.",
  },
  'http-proxy': {
    group: 'network',
    description:
      'URL of the proxy for requests to GitHub and STS, with user and password if required. "auto" uses https_proxy and http_proxy from the environment, in either case.',
  },
  'no-proxy': {
    group: 'network',
    description:
      'Hosts to contact without a proxy, separated by commas: names with their subdomains, addresses, ranges, or * for all. "auto" uses no_proxy from the environment, in either case.',
  },
  'action-timeout-s': {
    group: 'network',
    description:
      'Time limit of the whole step in seconds, up to 3600. Also accepts units: 90s, 2m. 0 means 3600. At the limit the step fails.',
  },
  'retry-max-attempts': {
    group: 'network',
    description:
      'Most attempts for each request, from 1 to 100. Only temporary failures are retried: throttling, server errors, and broken connections.',
  },
  'disable-retry': {
    group: 'network',
    description: 'Make every request only once.',
  },
  'translate-env-variables': {
    group: 'compatibility',
    description:
      'Read variables such as ROLE_SESSION_NAME and ROLE_DURATION_SECONDS if the input is not set. Variables that would change whose credentials later steps get, such as ROLE_TO_ASSUME, are never read; a finding names them.',
  },
  'sts-endpoint': {
    group: 'network',
    description: `URL of the STS endpoint to use instead of the region's own, such as a VPC endpoint. It must use https, or http for an emulator on localhost, a private address, or a host name without dots. "auto" uses AWS_ENDPOINT_URL_STS if it is set. The log and the summary name any endpoint that is not AWS's.`,
  },
  'max-clock-skew-seconds': {
    group: 'verification',
    description:
      "Largest accepted difference between the runner's clock and the clocks of GitHub and AWS, from 1 to 900 seconds. A larger one fails the step, because AWS refuses requests signed by such a clock. There is a notice from 60 seconds on, and a warning from 240.",
    purpose: "How far the runner's clock may be off before the step fails.",
  },
  'minimum-remaining-seconds': {
    group: 'verification',
    description:
      'Shortest remaining lifetime of the credentials when they are published, from 0 to 43200 seconds. Also accepts units: 30m, 1h. Less fails the step.',
    purpose: 'How long the credentials must still last when they are published.',
  },
  'expected-subject': {
    group: 'verification',
    description:
      'Subjects that the ID token may have, one per line; * matches any characters, ? matches one. Any other subject fails the step before any request to STS. It cannot be set if no token is exchanged. "any" allows every subject.',
    purpose: 'The subjects that the ID token may have. Any other one fails before any request to STS.',
  },
  'trust-policy-file': {
    group: 'verification',
    description: `File in the workspace with the role's trust policy, as plain JSON, as printed by "aws iam get-role", in a CloudFormation template, or in the output of "terraform show -json". It is checked for mistakes, and a refusal names the statement and the condition that refuse.`,
    purpose:
      "The role's trust policy in the repository. It is checked for mistakes, and a refusal names the statement and the condition that refuse.",
  },
  'diagnosis-role': {
    group: 'verification',
    description:
      'ARN of a role in the same account that may read IAM metadata: iam:GetRole and iam:GetOpenIDConnectProvider. If AWS refuses, and with mode: diagnose, it reads the deployed trust policy, so that the finding is certain. A success makes no request with it. With roles in several accounts, one ARN per account.',
    purpose:
      'A role that may read IAM metadata. After a refusal it looks up the deployed trust policy ([know for certain](diagnosis-role.md)).',
  },
  'on-missing-oidc': {
    group: 'reports',
    description:
      'What to do if a pull request from a fork, or from Dependabot, gets no ID token. "fail" fails the step, "warn" passes it with a warning, and "skip" passes it quietly. If it passes, the output configured is "false", and a warning names other credentials that later steps would use. A missing permission and a violated allow-list always fail.',
    purpose: 'What to do if a pull request from a fork or Dependabot gets no ID token: `fail`, `warn`, or `skip`.',
  },
  'pr-comment': {
    group: 'reports',
    description:
      'Also report a failure in one comment on the pull request ("on-failure"), or not ("never"). The comment is marked as resolved when the job passes. Needs the permission "pull-requests: write".',
    purpose: 'Also reports a failure in a comment on the pull request.',
  },
  'github-token': {
    group: 'reports',
    description: `Token to read the workflow file after a failure, so that the annotation is on the line to change. It needs the permission "contents: read". It is used only if the workspace doesn't have that file, and for pr-comment. May be empty.`,
    purpose:
      'Reads the workflow file after a failure, so that the annotation is on the line to change. Set by default.',
  },
  'leak-check': {
    group: 'reports',
    description: `Whether the post step looks for credentials of this step in files, plain or encoded: in the workspace, the runner's temp folder, the job summary, ~/.aws, and ~/.docker. "never" (or "off") doesn't look, "warn" annotates each file, and "fail" also fails the job.`,
    purpose:
      'The post step looks for issued credentials in the files that the job leaves ([leak check](sessions.md#leak-check)).',
  },
  summary: {
    group: 'reports',
    description:
      'When to write the job summary: always, on-failure, or never. After a failure it shows the claims of the ID token. It never shows a secret.',
    purpose: 'When to write the job summary.',
  },
  'workflow-ref': {
    group: 'internal',
    description:
      'Internal. Do not set. Names the workflow of the job, to find the line to change even without an ID token.',
    purpose: 'Internal. Do not set.',
  },
  'job-index': {
    group: 'internal',
    description: 'Internal. Do not set. Tells the jobs of a matrix apart.',
    purpose: 'Internal. Do not set.',
  },
  'workflow-sha': {
    group: 'internal',
    description: 'Internal. Do not set. The commit of that workflow.',
    purpose: 'Internal. Do not set.',
  },
};
