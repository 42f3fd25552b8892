// What people read about each input: action.yml, the README and the migration guide are generated from it (npm run docs). The
// action does not load it; names, defaults and parsers are in inputs.ts. Pure.
import type { InputName } from './inputs.ts';

interface InputWords {
  /** Inputs of one group belong together in the documentation. */
  readonly group:
    | 'core'
    | 'verification'
    | 'several roles'
    | 'long jobs'
    | 'network'
    | 'reports'
    | 'compatibility'
    | 'internal';
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
      'What the step is for. "configure" gets credentials, verifies them and hands them to later steps. "diagnose" finds out all it can about the ID token, the trust policy, the exchange and the clocks, writes it to the job summary, and publishes nothing; it works without a role, too. "verify" exchanges nothing: it finds out whose credentials later steps will use (environment, profile or machine), holds them against role-to-assume, the allow-lists, the clocks and minimum-remaining-seconds, and reports keys that never expire and variables that contradict each other.',
    purpose:
      '`configure`, the default, does what v6 did. `diagnose` finds out all it can, writes it to the job summary and publishes nothing. `verify` exchanges nothing. It looks at the credentials that later steps will use, and fails where tools would take different ones.',
  },
  'role-to-assume': {
    group: 'core',
    description: `ARN of the IAM role to assume, such as arn:aws:iam::111122223333:role/deploy. Its trust policy must accept this workflow's ID token, or the credentials that are used instead of one; with those, the name of a role in their account will do. It may be left out with keys, which are then handed on as they are, and with mode "diagnose".`,
  },
  'aws-region': {
    group: 'core',
    description: `AWS region whose STS is asked, and which later steps get as AWS_REGION and AWS_DEFAULT_REGION. "auto" takes the job's AWS_REGION, else its AWS_DEFAULT_REGION, and fails where neither is set.`,
  },
  'role-session-name': {
    group: 'core',
    description:
      'Name of the role session, which CloudTrail records; 2 to 64 characters out of letters, digits and _ + = , . @ -. "auto" makes it of repository, run id and run attempt.',
  },
  'role-duration-seconds': {
    group: 'core',
    description:
      "How long the credentials are to last, from 900 s to 12 h, written as 3600, 3600s, 60m or 1h. The role's MaxSessionDuration (1 h unless it was raised) is the upper limit; asking for more fails.",
  },
  audience: {
    group: 'core',
    description: `Audience of the ID token. The OIDC provider in the role's account must list it, and the trust policy usually asks for it. "auto" is sts.amazonaws.com; in the regions of China, where the provider does not list that, sts.amazonaws.com.cn.`,
  },
  'web-identity-token-file': {
    group: 'compatibility',
    description: `Path of a file with a web identity token, absolute or relative to the workspace, that is exchanged in place of GitHub's ID token, such as the one that EKS gives to a pod. "none" asks GitHub for an ID token.`,
  },
  'role-chaining': {
    group: 'compatibility',
    description:
      'Whether the role is assumed with the credentials that the environment or the machine has (of an earlier step, a profile, EKS, a container, an instance), in place of the ID token.',
  },
  'force-skip-oidc': {
    group: 'compatibility',
    description: 'The same as role-chaining, without the limit of one hour that AWS has for sessions of chained roles.',
  },
  'aws-access-key-id': {
    group: 'compatibility',
    description:
      'Access key id to start from, in place of the ID token; only from a secret, and only where no role can trust the workflow. "none" starts from the ID token.',
  },
  'aws-secret-access-key': {
    group: 'compatibility',
    description: 'Secret access key that belongs to aws-access-key-id; only from a secret.',
  },
  'aws-session-token': {
    group: 'compatibility',
    description: 'Session token that belongs to aws-access-key-id, where that begins with ASIA; only from a secret.',
  },
  'use-existing-credentials': {
    group: 'compatibility',
    description:
      'Whether credentials in the environment are kept, and nothing is exchanged, where they are those of the wanted role or account and are known to last long enough.',
  },
  'role-external-id': {
    group: 'compatibility',
    description:
      "External id that the role's trust policy asks for. Sent with AssumeRole only, as AWS has no such parameter for ID tokens.",
  },
  'role-chain': {
    group: 'several roles',
    description:
      'ARNs of at most 10 further roles, one a line, each assumed with the session of the one before it and verified. Later steps get the last one only. AWS grants such a session one hour at most.',
    purpose:
      'Further roles behind `role-to-assume`, in one step. Each session is verified before it is used for the next, and later steps see only the last.',
  },
  roles: {
    group: 'several roles',
    description:
      'Several roles at once, in place of role-to-assume: lines of profile = arn. They are assumed with one ID token, at most eight at a time, all verified before any is handed on, and later steps find each by the name of its profile. Nothing is put into the environment but AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE and the region.',
    purpose: 'Several roles at once, with one ID token, each as a profile: all of them, or none.',
  },
  'role-skip-session-tagging': {
    group: 'compatibility',
    description:
      'Whether AssumeRole sends none of the session tags that say which run it is (GitHub, Repository, Workflow, Action, Actor, Branch, Commit).',
  },
  'custom-tags': {
    group: 'compatibility',
    description:
      'Session tags to send with AssumeRole, as a JSON object of texts or as lines of key=value. Tags that this action sets itself (Repository, Actor and so on) cannot be replaced.',
  },
  'transitive-tag-keys': {
    group: 'compatibility',
    description: 'Keys of session tags, one a line, that sessions assumed from this one inherit.',
  },
  'allowed-account-ids': {
    group: 'verification',
    description: `Account ids (12 digits, quoted, between commas or line breaks) that the credentials and every role of a chain may belong to. Any other account is an error, found before any request where the role's ARN already shows it. "any" allows every account.`,
  },
  'allowed-role-arns': {
    group: 'verification',
    description:
      'ARNs of the roles that may be assumed (between commas or line breaks), also on the way through role-chain; * stands for any run of characters, ? for one. Any other role is an error. AWS leaves the path of a role out of a session, so an entry with a path proves nothing about credentials that are there already. "any" allows every role.',
    purpose: 'The roles that may be assumed, with `*` and `?`.',
  },
  'mask-aws-account-id': {
    group: 'reports',
    description:
      'Whether the account id is hidden in the log. GitHub drops every job output that holds a masked value, so an ARN or a registry host name can then no longer be handed to another job.',
  },
  'inline-session-policy': {
    group: 'compatibility',
    description: `IAM policy as JSON, at most 2048 characters. The session may do only what both the role and this policy allow. "none" leaves the role's permissions as they are.`,
  },
  'managed-session-policies': {
    group: 'compatibility',
    description: `ARNs of at most 10 managed policies (between commas or line breaks), AWS's own or of the role's account. The session may do only what both the role and these policies allow. "none" leaves the role's permissions as they are.`,
  },
  'output-credentials': {
    group: 'compatibility',
    description:
      'Whether the credentials are also outputs of the step (aws-access-key-id, aws-secret-access-key, aws-session-token).',
  },
  'output-env-credentials': {
    group: 'compatibility',
    description:
      'Whether later steps get credentials and region in their environment. With "false" they are only verified, and outputs if output-credentials says so.',
  },
  'unset-current-credentials': {
    group: 'compatibility',
    description:
      'Whether credentials that were in the environment before are blanked for later steps where this step exports none, also when it fails or is skipped. The post step restores them.',
  },
  refresh: {
    group: 'long jobs',
    description:
      'Whether later steps get a profile that renews itself for as long as the job runs, in place of keys that end: AWS_PROFILE and AWS_CONFIG_FILE name it, and every AWS SDK and CLI then asks a helper of this action, which gets a new ID token, exchanges it with the same parameters, and verifies the session. The profile is called as aws-profile says, else aws-token-guard. With output-env-credentials "false" AWS_PROFILE is left to the step that names it.',
    purpose: 'Later steps get a profile that renews itself, in place of keys that end ([long jobs](sessions.md)).',
  },
  'aws-profile': {
    group: 'compatibility',
    description:
      'Name of a profile that later steps find in files of their own (AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE point to copies of yours with the profile added; the post step removes them); with "mode: verify", the profile to look at. "none" makes no profile.',
  },
  'overwrite-aws-profile': {
    group: 'compatibility',
    description:
      'Whether the profile may replace one of the same name in your files, in the copies that later steps get.',
  },
  'special-characters-workaround': {
    group: 'compatibility',
    description:
      'Whether the session is asked for again, up to 20 times in all, until its secret key holds no special characters, for tools that cannot handle them.',
  },
  'http-proxy': {
    group: 'network',
    description:
      'URL of the proxy for the requests to GitHub and to STS, with user and password where it asks for them. "auto" takes https_proxy and http_proxy (in either case) from the environment.',
  },
  'no-proxy': {
    group: 'network',
    description:
      'Hosts that are asked without a proxy, between commas: names with their sub-domains, addresses, ranges, or * for all. "auto" takes no_proxy (in either case) from the environment.',
  },
  'action-timeout-s': {
    group: 'network',
    description:
      'Time limit of the whole step, from 1 s to 1 h, written as 90, 90s or 2m; 0 is 1 h. Whatever is still under way then is given up, and the step fails.',
  },
  'retry-max-attempts': {
    group: 'network',
    description:
      'How often each request is tried at most, from 1 to 100. Only failures that may pass (throttling, server errors, connections that break) are tried again; a refusal that stands is not.',
  },
  'disable-retry': {
    group: 'network',
    description: 'Whether every request is made once only.',
  },
  'translate-env-variables': {
    group: 'compatibility',
    description:
      'Whether variables such as ROLE_SESSION_NAME or ROLE_DURATION_SECONDS stand in for inputs that are not given. Variables that would decide whose credentials later steps get, such as ROLE_TO_ASSUME, are never read; a finding names them.',
  },
  'sts-endpoint': {
    group: 'network',
    description: `URL of the STS to ask instead of the region's own, for example that of a VPC endpoint. Must be https, or http for an emulator: localhost, a private address or a host name without dots. "auto" takes AWS_ENDPOINT_URL_STS from the environment where it is set. Any endpoint that is not AWS's is named in log and summary.`,
  },
  'max-clock-skew-seconds': {
    group: 'verification',
    description:
      "How far the runner's clock may be off from that of GitHub and AWS, from 1 s to 900 s. Beyond it the step fails, because AWS refuses what tools sign with such a clock. From 60 s there is a notice, from 240 s a warning.",
    purpose: "How far the runner's clock may be off before the step fails.",
  },
  'minimum-remaining-seconds': {
    group: 'verification',
    description:
      'How long the credentials must still be valid when they are published, from 0 s to 12 h, written as 1800, 30m or 1h. Less is an error.',
    purpose: 'How long the credentials must still last when they are published.',
  },
  'expected-subject': {
    group: 'verification',
    description:
      'Subjects that the ID token may have, one a line; * stands for any run of characters, ? for one. Any other subject is an error before STS is asked. It cannot be given where no token is exchanged. "any" expects nothing.',
    purpose: 'The subjects that the ID token may have. Another one fails before STS is asked.',
  },
  'trust-policy-file': {
    group: 'verification',
    description: `Path of a file in the workspace with the role's trust policy, as JSON by itself or as "aws iam get-role" prints it. It is checked for mistakes, and a refusal is explained by the statement and the condition that refuse. "none" leaves it at what the token's claims suggest.`,
    purpose:
      "The role's trust policy as a file of the repository: it is checked for mistakes, and a refusal names the statement and the condition that refuse.",
  },
  'on-missing-oidc': {
    group: 'reports',
    description: `What becomes of a run that gets no ID token because a fork's pull request or Dependabot triggered it. "fail" fails the step, "warn" passes it with a warning, "skip" passes it quietly; both of these set the output configured to "false", and warn of other credentials that later steps would use. A missing permission and a violated allow-list always fail.`,
    purpose:
      "What becomes of a run of a fork's pull request or of Dependabot that gets no ID token: `fail`, `warn` or `skip`.",
  },
  'pr-comment': {
    group: 'reports',
    description:
      'Whether a failure is also told in one comment on the pull request, kept up to date and marked as resolved once the job passes ("on-failure"), or not ("never"). Needs the permission pull-requests, write.',
    purpose: 'Also tells a failure in a comment on the pull request.',
  },
  'github-token': {
    group: 'reports',
    description:
      "Token that reads the workflow file through GitHub's API, so that an error is annotated on the line that has to change. It is used after a failure, and only where the workspace does not hold that very file; it needs the permission to read contents. pr-comment uses it as well. May be empty.",
    purpose:
      'Reads the workflow file after a failure, so that the annotation is on the line that has to change. Filled in.',
  },
  'leak-check': {
    group: 'reports',
    description: `What the post step does about credentials issued by this step that it finds in files of the workspace, the runner's temp folder, the job summary, ~/.aws or ~/.docker, plain or encoded. "off" does not look, "warn" annotates each such file, "fail" fails the job as well.`,
    purpose:
      'The post step looks for what was issued in the files that the job leaves ([leaks](sessions.md#what-lies-about-afterwards)).',
  },
  summary: {
    group: 'reports',
    description:
      'When the job summary is written: always, on-failure or never. It shows the claims of the ID token on failure, never a secret.',
    purpose: 'When the job summary is written.',
  },
  'workflow-ref': {
    group: 'internal',
    description:
      'Filled in by the runner, and not to be given. It names the workflow that defines the job, so that the line to change is found also where there is no ID token to say so.',
    purpose: 'Filled in by the runner.',
  },
  'job-index': {
    group: 'internal',
    description:
      'Filled in by the runner, and not to be given. It tells the legs of a matrix apart, so that one that passes does not speak for another.',
    purpose: 'Filled in by the runner.',
  },
  'workflow-sha': {
    group: 'internal',
    description: 'Filled in by the runner, and not to be given. The commit of that workflow.',
    purpose: 'Filled in by the runner.',
  },
};
