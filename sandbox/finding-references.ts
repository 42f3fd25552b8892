// What the page of a finding says beside what a run says: how to check it by hand, and the pages of AWS and GitHub about it.
import type { Category } from '../src/diagnosis/definition.ts';
import type { FindingCode } from '../src/diagnosis/finding.ts';

/** The findings that people meet most. Their pages are written by hand, and so is the one about AccessDenied, which its causes share. */
const WRITTEN = [
  'INVALID_INPUT',
  'ACCOUNT_NOT_ALLOWED',
  'ID_TOKEN_PERMISSION_MISSING',
  'ID_TOKEN_WITHHELD_FROM_FORK',
  'OIDC_PROVIDER_MISSING',
  'AUDIENCE_NOT_REGISTERED',
  'MAX_SESSION_DURATION_EXCEEDED',
  'CREDENTIALS_EXPIRED',
  'SIGNATURE_REJECTED',
  'CLOCK_SKEW',
  'TLS_CERTIFICATE_UNTRUSTED',
] as const satisfies readonly FindingCode[];

/** A finding whose page is generated as a whole. */
export type GeneratedCode = Exclude<FindingCode, (typeof WRITTEN)[number] | `ACCESS_DENIED_${string}`>;

/** Whether the page about a finding is generated as a whole. */
export function isGenerated(code: FindingCode): code is GeneratedCode {
  return !code.startsWith('ACCESS_DENIED_') && !WRITTEN.some((one) => one === code);
}

/** Something to run, and what it shows. */
export interface Check {
  readonly text: string;
  readonly command: string;
}

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const STS = 'https://docs.aws.amazon.com/STS/latest/APIReference';
const SDK = 'https://docs.aws.amazon.com/sdkref/latest/guide';
const ACTIONS = 'https://docs.github.com/en/actions';

/** Pages of AWS and GitHub, by a short name. */
const PAGES = {
  'access-keys': ['AWS: manage access keys', `${IAM}/id_credentials_access-keys.html`],
  activation: [
    'AWS: create and activate an account',
    'https://repost.aws/knowledge-center/create-and-activate-aws-account',
  ],
  AssumeRole: ['AWS: AssumeRole', `${STS}/API_AssumeRole.html`],
  AssumeRoleWithWebIdentity: ['AWS: AssumeRoleWithWebIdentity', `${STS}/API_AssumeRoleWithWebIdentity.html`],
  'aws-health': ['AWS: service health', 'https://health.aws.amazon.com/health/status'],
  cancel: ['GitHub: cancel a workflow run', `${ACTIONS}/how-tos/manage-workflow-runs/cancel-a-workflow-run`],
  concurrency: [
    'GitHub: control workflow concurrency',
    `${ACTIONS}/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency`,
  ],
  'common-errors': ['AWS: errors of all STS actions', `${STS}/CommonErrors.html`],
  condition: ['AWS: the Condition element', `${IAM}/reference_policies_elements_condition.html`],
  'condition-keys': [
    'AWS: condition keys for web identities',
    `${IAM}/reference_policies_iam-condition-keys.html#condition-keys-wif`,
  ],
  container: ['AWS: container credentials', `${SDK}/feature-container-credentials.html`],
  'containers-in-jobs': [
    'GitHub: run jobs in a container',
    `${ACTIONS}/how-tos/write-workflows/choose-where-workflows-run/run-jobs-in-a-container`,
  ],
  contexts: ['GitHub: contexts', `${ACTIONS}/reference/workflows-and-actions/contexts`],
  'create-provider': ['AWS: create an OIDC provider', `${IAM}/id_roles_providers_create_oidc.html`],
  'credential-order': ['AWS: where SDKs and tools look for credentials', `${SDK}/standardized-credentials.html`],
  dependabot: [
    'GitHub: Dependabot and Actions',
    'https://docs.github.com/en/code-security/reference/supply-chain-security/troubleshoot-dependabot/troubleshooting-dependabot-on-github-actions',
  ],
  endpoints: ['AWS: endpoints of STS', 'https://docs.aws.amazon.com/general/latest/gr/sts.html'],
  environments: [
    'GitHub: environments',
    `${ACTIONS}/how-tos/deploy/configure-and-manage-deployments/manage-environments`,
  ],
  events: [
    'GitHub: events that trigger workflows',
    `${ACTIONS}/reference/workflows-and-actions/events-that-trigger-workflows`,
  ],
  expressions: ['GitHub: expressions', `${ACTIONS}/reference/workflows-and-actions/expressions`],
  fips: ['AWS: FIPS and dual-stack endpoints', `${SDK}/feature-endpoints.html`],
  files: ['AWS: the shared config and credentials files', `${SDK}/file-format.html`],
  forks: [
    'GitHub: workflows for pull requests from forks',
    `${ACTIONS}/reference/workflows-and-actions/events-that-trigger-workflows#workflows-in-forked-repositories`,
  ],
  GetCallerIdentity: ['AWS: GetCallerIdentity', `${STS}/API_GetCallerIdentity.html`],
  'get-role': ['AWS: GetRole', 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html'],
  'github-oidc': [
    'GitHub: OpenID Connect in AWS',
    `${ACTIONS}/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws`,
  ],
  'github-status': ['GitHub: status', 'https://www.githubstatus.com'],
  'github-support': ['GitHub: get support for Actions', `${ACTIONS}/how-tos/get-support`],
  'iam-endpoints': ['AWS: endpoints of IAM', 'https://docs.aws.amazon.com/general/latest/gr/iam-service.html'],
  inputs: ['GitHub: inputs of an action', `${ACTIONS}/reference/workflows-and-actions/metadata-syntax#inputs`],
  instance: [
    'AWS: instance metadata',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html',
  ],
  job: [
    'GitHub: timeouts and other settings of a job',
    `${ACTIONS}/reference/workflows-and-actions/workflow-syntax#jobs`,
  ],
  'limits-github': ['GitHub: limits', `${ACTIONS}/reference/limits`],
  matrix: [
    'GitHub: run variations of jobs',
    `${ACTIONS}/how-tos/write-workflows/choose-what-workflows-do/run-job-variations`,
  ],
  'max-session': ['AWS: change the maximum session duration of a role', `${IAM}/id_roles_update-role-settings.html`],
  node: ['Node.js: NODE_EXTRA_CA_CERTS', 'https://nodejs.org/docs/latest-v24.x/api/cli.html#node_extra_ca_certsfile'],
  'oidc-reference': ['GitHub: OpenID Connect reference', `${ACTIONS}/reference/security/oidc`],
  operators: ['AWS: condition operators', `${IAM}/reference_policies_elements_condition_operators.html`],
  partitions: [
    'AWS: partitions',
    'https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html',
  ],
  permissions: [
    'GitHub: permissions of a job',
    `${ACTIONS}/reference/workflows-and-actions/workflow-syntax#permissions`,
  ],
  principal: ['AWS: the Principal element', `${IAM}/reference_policies_elements_principal.html`],
  'process-credentials': ['AWS: credential processes', `${SDK}/feature-process-credentials.html`],
  proxies: ['GitHub: proxy servers with self-hosted runners', `${ACTIONS}/how-tos/manage-runners/use-proxy-servers`],
  quotas: ['AWS: quotas of IAM and STS', `${IAM}/reference_iam-quotas.html`],
  regions: ['AWS: activate STS in a region', `${IAM}/id_credentials_temp_enable-regions.html`],
  rerun: ['GitHub: run workflows and jobs again', `${ACTIONS}/how-tos/manage-workflow-runs/re-run-workflows-and-jobs`],
  reusable: [
    'GitHub: OpenID Connect with reusable workflows',
    `${ACTIONS}/how-tos/secure-your-work/security-harden-deployments/oidc-with-reusable-workflows`,
  ],
  'role-chaining': ['AWS: role chaining', `${IAM}/id_roles_terms-and-concepts.html`],
  'role-for-oidc': ['AWS: create a role for an OIDC provider', `${IAM}/id_roles_create_for-idp_oidc.html`],
  runners: ['GitHub: self-hosted runners', `${ACTIONS}/reference/runners/self-hosted-runners`],
  secrets: ['GitHub: use secrets', `${ACTIONS}/how-tos/write-workflows/choose-what-workflows-do/use-secrets`],
  'session-policies': ['AWS: session policies', `${IAM}/access_policies.html#policies_session`],
  'session-tags': ['AWS: session tags', `${IAM}/id_session-tags.html`],
  'source-identity': ['AWS: source identity', `${IAM}/id_credentials_temp_control-access_monitor.html`],
  signatures: ['AWS: troubleshoot signed requests', `${IAM}/reference_sigv-troubleshooting.html`],
  thumbprint: [
    'AWS: the thumbprint of an OIDC provider',
    `${IAM}/id_roles_providers_create_oidc_verify-thumbprint.html`,
  ],
  time: ['AWS: set the time of an instance', 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/set-time.html'],
  'troubleshoot-denied': ['AWS: troubleshoot access denied errors', `${IAM}/troubleshoot_access-denied.html`],
  'troubleshoot-roles': ['AWS: troubleshoot roles', `${IAM}/troubleshoot_roles.html`],
  'unique-ids': ['AWS: unique ids of IAM', `${IAM}/reference_identifiers.html#identifiers-unique-ids`],
  'validate-policy': ['AWS: validate policies', `${IAM}/access-analyzer-policy-validation.html`],
  variables: ['GitHub: variables', `${ACTIONS}/reference/workflows-and-actions/variables`],
  'verification-keys': [
    'AWS: "Couldn\'t retrieve verification key"',
    'https://repost.aws/knowledge-center/iam-sts-invalididentitytoken',
  ],
  'vpc-endpoints': [
    'AWS: policies of VPC endpoints',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
  ],
  'workflow-commands': [
    'GitHub: environment files',
    `${ACTIONS}/reference/workflows-and-actions/workflow-commands#environment-files`,
  ],
} as const satisfies Readonly<Record<string, readonly [title: string, address: string]>>;

type Page = keyof typeof PAGES;

/** The pages about the findings of a category, the most useful first. */
const PAGES_OF: Readonly<Record<Category, readonly Page[]>> = {
  configuration: ['inputs', 'variables'],
  permission: ['permissions', 'oidc-reference'],
  trust: ['role-for-oidc', 'condition', 'oidc-reference'],
  identity: ['credential-order', 'GetCallerIdentity'],
  clock: ['time', 'signatures'],
  session: ['max-session', 'AssumeRoleWithWebIdentity'],
  network: ['endpoints', 'runners'],
  service: ['common-errors', 'aws-health'],
  runner: ['runners'],
  canceled: ['cancel', 'concurrency', 'job'],
  internal: ['github-support'],
};

/** Where others say more about a finding. */
const PAGES_ABOUT: Readonly<Partial<Record<GeneratedCode, readonly Page[]>>> = {
  ROLE_NOT_ALLOWED: ['GetCallerIdentity', 'role-for-oidc'],
  ROLE_PATH_UNPROVED: ['unique-ids', 'GetCallerIdentity'],
  PARTITION_MISMATCH: ['partitions', 'endpoints'],
  ENDPOINT_REGION_MISMATCH: ['endpoints', 'regions'],
  INPUTS_LOST: ['inputs', 'containers-in-jobs'],
  EXPRESSION_EMPTY: ['secrets', 'contexts', 'environments'],
  ID_TOKEN_WITHHELD_FROM_DEPENDABOT: ['dependabot', 'permissions'],
  SECRETS_WITHHELD_FROM_FORK: ['forks', 'secrets'],
  SECRETS_WITHHELD_FROM_DEPENDABOT: ['dependabot', 'secrets'],
  RUNNER_WITHOUT_ID_TOKEN: ['oidc-reference', 'access-keys'],
  NOT_ON_GITHUB_ACTIONS: ['variables', 'oidc-reference'],
  ID_TOKEN_VARIABLES_BROKEN: ['oidc-reference', 'containers-in-jobs'],
  ID_TOKEN_REQUEST_DENIED: ['oidc-reference', 'rerun'],
  ID_TOKEN_ENDPOINT_NOT_FOUND: ['oidc-reference'],
  ID_TOKEN_REQUEST_REDIRECTED: ['proxies', 'runners'],
  ID_TOKEN_SERVICE_UNAVAILABLE: ['github-status', 'rerun'],
  ID_TOKEN_ANSWER_INVALID: ['oidc-reference', 'proxies'],
  TRUST_POLICY_FILE_INVALID: ['role-for-oidc', 'validate-policy'],
  SUBJECT_NOT_EXPECTED: ['oidc-reference'],
  TRUST_POLICY_DENIES: ['condition', 'role-for-oidc'],
  TRUST_POLICY_OTHER_PRINCIPAL: ['principal', 'role-for-oidc'],
  TRUST_POLICY_OTHER_ACTION: ['role-for-oidc', 'AssumeRoleWithWebIdentity'],
  TRUST_POLICY_KEY_NEVER_MATCHES: ['condition-keys', 'oidc-reference'],
  TRUST_POLICY_WILDCARD_NOT_EXPANDED: ['operators', 'role-for-oidc'],
  TRUST_POLICY_CONDITION_REFUSES: ['condition', 'operators', 'condition-keys'],
  TRUST_POLICY_UNDECIDED: ['condition', 'operators'],
  TRUST_POLICY_HAS_MISTAKES: ['role-for-oidc', 'validate-policy'],
  TRUST_POLICY_FILE_OUTDATED: ['role-for-oidc'],
  TRUST_POLICY_OF_OTHER_ROLE: ['role-for-oidc'],
  ROLE_NOT_FOUND: ['get-role', 'troubleshoot-roles'],
  ROLE_ARN_DIFFERS: ['get-role', 'unique-ids'],
  DIAGNOSIS_ROLE_UNUSABLE: ['get-role', 'role-for-oidc'],
  IAM_ENDPOINT_FROM_ENVIRONMENT: ['iam-endpoints', 'fips'],
  ENTERPRISE_ISSUER_NOT_REGISTERED: ['oidc-reference', 'create-provider'],
  OIDC_PROVIDER_THUMBPRINT_DIFFERS: ['thumbprint', 'create-provider'],
  ID_TOKEN_EXPIRED: ['AssumeRoleWithWebIdentity', 'rerun'],
  TOKEN_FILE_EXPIRED: ['AssumeRoleWithWebIdentity', 'credential-order'],
  VERIFICATION_KEY_UNAVAILABLE: ['verification-keys', 'create-provider', 'github-status'],
  ID_TOKEN_REJECTED: ['AssumeRoleWithWebIdentity', 'create-provider'],
  REQUEST_REJECTED: ['AssumeRoleWithWebIdentity', 'common-errors'],
  SESSION_POLICY_MALFORMED: ['session-policies', 'validate-policy'],
  SESSION_POLICY_TOO_LARGE: ['quotas', 'session-policies'],
  STS_REGION_DISABLED: ['regions', 'endpoints'],
  CREDENTIALS_NOT_RECOGNIZED: ['common-errors', 'troubleshoot-roles'],
  CALLER_IDENTITY_DENIED: ['GetCallerIdentity', 'vpc-endpoints'],
  ACCOUNT_NOT_READY: ['activation', 'common-errors'],
  REMAINING_TIME_UNKNOWN: ['AssumeRoleWithWebIdentity', 'credential-order'],
  LONG_TERM_KEYS_IN_USE: ['access-keys', 'github-oidc'],
  TOOLS_DISAGREE: ['credential-order', 'files'],
  SECRET_KEY_WRONG: ['access-keys', 'signatures'],
  KEYS_REJECTED: ['access-keys', 'common-errors'],
  KEYS_EXPIRED: ['common-errors', 'github-oidc'],
  TOKEN_FILE_UNREADABLE: ['credential-order', 'AssumeRoleWithWebIdentity'],
  AMBIENT_SOURCE_BROKEN: ['credential-order', 'process-credentials', 'container'],
  AMBIENT_CREDENTIALS_MISSING: ['credential-order', 'instance', 'container'],
  ASSUME_ROLE_NOT_PERMITTED: ['troubleshoot-roles', 'AssumeRole'],
  ASSUME_ROLE_NOT_TRUSTED: ['troubleshoot-roles', 'principal'],
  TAG_SESSION_NOT_PERMITTED: ['session-tags'],
  SOURCE_IDENTITY_NOT_PERMITTED: ['source-identity'],
  CHAINED_DURATION_TOO_LONG: ['role-chaining', 'AssumeRole'],
  ASSUME_ROLE_DURATION_TOO_LONG: ['max-session', 'AssumeRole'],
  ASSUME_ROLE_REQUEST_REJECTED: ['AssumeRole', 'common-errors'],
  SESSION_TAGS_TOO_LARGE: ['quotas', 'session-tags'],
  SESSION_TAGS_DROPPED: ['session-tags', 'quotas'],
  CHAINED_DURATION_CAPPED: ['role-chaining', 'AssumeRole'],
  PARAMETERS_NOT_SENT: ['AssumeRoleWithWebIdentity', 'AssumeRole'],
  TAG_KEYS_UNKNOWN: ['session-tags'],
  SIGNATURE_SCOPE_REJECTED: ['endpoints', 'signatures'],
  SIGNATURE_INCOMPLETE: ['signatures', 'common-errors'],
  SIGNATURE_MISSING: ['signatures', 'common-errors'],
  STS_ENDPOINT_FROM_ENVIRONMENT: ['endpoints', 'fips'],
  STS_ENDPOINT_NOT_ENCRYPTED: ['endpoints'],
  STS_NAMES_NO_IDENTITY: ['GetCallerIdentity'],
  LATER_STEPS_USE_OTHER_ENDPOINT: ['endpoints', 'files'],
  OTHER_CREDENTIALS_WIN: ['credential-order', 'files'],
  OTHER_CREDENTIALS_REMAIN: ['credential-order', 'access-keys'],
  CREDENTIALS_NOT_BLANKED: ['workflow-commands', 'credential-order'],
  IDENTITY_MISMATCH: ['GetCallerIdentity', 'endpoints'],
  SESSION_ALREADY_EXPIRED: ['time', 'AssumeRoleWithWebIdentity'],
  GRANTED_DURATION_DIFFERS: ['AssumeRoleWithWebIdentity', 'max-session'],
  STS_THROTTLED: ['quotas', 'matrix'],
  STS_UNAVAILABLE: ['aws-health', 'endpoints'],
  LOGIN_PAGE_ANSWERED: ['proxies', 'endpoints'],
  PROXY_AUTHENTICATION_REQUIRED: ['proxies'],
  PROXY_UNREACHABLE: ['proxies'],
  PROXY_REFUSED: ['proxies', 'endpoints'],
  STS_ANSWER_INVALID: ['endpoints', 'proxies'],
  ENDPOINT_VARIANT_NOT_FOUND: ['fips', 'endpoints'],
  CONNECTION_LOST: ['endpoints', 'proxies'],
  EXTRA_CERTIFICATES_UNREADABLE: ['proxies', 'node'],
  TLS_CERTIFICATE_DATE: ['time'],
  TLS_CERTIFICATE_OTHER_HOST: ['endpoints', 'vpc-endpoints'],
  TLS_FAILED: ['endpoints', 'proxies'],
  DEADLINE_PASSED: ['endpoints', 'aws-health'],
  PROXY_IGNORED_BY_NODE: ['proxies'],
  PUBLISHING_FAILED: ['workflow-commands', 'containers-in-jobs'],
};

/** The pages of AWS and GitHub about a finding whose own page is generated, as a list in Markdown. */
export function pagesAbout(code: GeneratedCode, category: Category): string {
  const pages = PAGES_ABOUT[code] ?? PAGES_OF[category];
  return pages.map((page) => `- [${PAGES[page][0]}](${PAGES[page][1]})`).join('\n');
}

const STATUS: Check = {
  text: 'Ask GitHub whether there is an incident. AWS has its own page, https://health.aws.amazon.com/health/status:',
  command: 'curl -sS https://www.githubstatus.com/api/v2/status.json',
};

/** How to check what findings of a category say. */
const CHECKS: Readonly<Record<Category, Check>> = {
  configuration: {
    text: 'Look at what the runner passed to the step. The log shows it in the first lines of the step:',
    command: "gh run view RUN_ID --log | grep -A 15 'Run org/aws-token-guard'",
  },
  permission: {
    text: 'Run this as a step of the job. It fails if the job cannot request an ID token:',
    command: 'test -n "$ACTIONS_ID_TOKEN_REQUEST_URL"',
  },
  trust: {
    text: 'Show the trust policy that is deployed in AWS:',
    command: 'aws iam get-role --role-name ROLE --query Role.AssumeRolePolicyDocument',
  },
  identity: {
    text: 'Run this as a step right before the one that needs AWS. It shows whose credentials that step gets:',
    command: 'aws sts get-caller-identity',
  },
  clock: {
    text: "Compare the runner's clock with AWS's clock:",
    command: 'date -u; curl -sSI https://sts.amazonaws.com | grep -i ^date',
  },
  session: {
    text: 'Show how long a session of the role can last, in seconds:',
    command: 'aws iam get-role --role-name ROLE --query Role.MaxSessionDuration',
  },
  network: {
    text: 'Run this on the runner. It shows whether the host can be reached, through which proxy, and whose certificate it has:',
    command: 'curl -sSv -o /dev/null https://sts.eu-central-1.amazonaws.com',
  },
  service: STATUS,
  runner: {
    text: 'Run this as a step of the job. It shows what the runner sets, without any secret:',
    command: "env | grep -E '^(GITHUB_ACTIONS|RUNNER_[A-Z_]+|AWS_PROFILE|AWS_REGION)='",
  },
  canceled: { text: 'See who or what canceled the run:', command: 'gh run view RUN_ID' },
  internal: {
    text: 'Run the failed job again with debug logging, and keep the log for the report:',
    command: 'gh run rerun RUN_ID --failed --debug',
  },
};

const CALLER: Check = {
  text: 'Show what the caller can do with the role. Both the policy of the caller and the trust policy of the role must allow it:',
  command: 'aws iam get-role --role-name ROLE --query Role.AssumeRolePolicyDocument',
};

/** Where the check of the category shows something else. */
const OWN_CHECKS: Readonly<Partial<Record<GeneratedCode, Check>>> = {
  ASSUME_ROLE_NOT_PERMITTED: {
    text: 'Ask IAM whether the caller can assume the role:',
    command:
      'aws iam simulate-principal-policy --policy-source-arn CALLER_ROLE_ARN --action-names sts:AssumeRole --resource-arns ROLE_ARN',
  },
  ASSUME_ROLE_NOT_TRUSTED: CALLER,
  TAG_SESSION_NOT_PERMITTED: CALLER,
  SOURCE_IDENTITY_NOT_PERMITTED: CALLER,
  ENTERPRISE_ISSUER_NOT_REGISTERED: {
    text: 'List the OIDC providers of the account:',
    command: 'aws iam list-open-id-connect-providers',
  },
  ID_TOKEN_REJECTED: {
    text: 'List the OIDC providers of the account:',
    command: 'aws iam list-open-id-connect-providers',
  },
  OIDC_PROVIDER_THUMBPRINT_DIFFERS: {
    text: 'Show the certificate of the issuer:',
    command: 'openssl s_client -connect HOST:443 -servername HOST </dev/null | openssl x509 -noout -issuer -dates',
  },
  VERIFICATION_KEY_UNAVAILABLE: {
    text: 'Read what AWS reads, from outside of your network:',
    command: 'curl -sS https://token.actions.githubusercontent.com/.well-known/openid-configuration',
  },
  ACCOUNT_NOT_READY: {
    text: 'With credentials of the organization, show the state of the account:',
    command: 'aws organizations describe-account --account-id 111122223333 --query Account.State',
  },
  STS_REGION_DISABLED: {
    text: 'Show whether the account has the region:',
    command: 'aws account get-region-opt-status --region-name eu-central-1',
  },
  SESSION_POLICY_MALFORMED: {
    text: 'Save the policy as a file, and let AWS check it:',
    command:
      'aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document file://session-policy.json',
  },
  KEYS_REJECTED: {
    text: 'Show which account the access key belongs to:',
    command: 'aws sts get-access-key-info --access-key-id AKIAIOSFODNN7EXAMPLE',
  },
  SECRET_KEY_WRONG: {
    text: 'Try the two keys on a machine of your own:',
    command: 'aws sts get-caller-identity',
  },
  KEYS_EXPIRED: {
    text: 'Run this as a step right before the one that fails:',
    command: 'aws sts get-caller-identity',
  },
  AMBIENT_CREDENTIALS_MISSING: {
    text: 'Run this on the runner. It shows where the AWS CLI finds credentials, if anywhere:',
    command: 'aws configure list',
  },
  AMBIENT_SOURCE_BROKEN: {
    text: 'Run this on the runner. It shows where the AWS CLI finds credentials, if anywhere:',
    command: 'aws configure list',
  },
  TOKEN_FILE_UNREADABLE: {
    text: 'Run this as a step of the job:',
    command: 'ls -l "$AWS_WEB_IDENTITY_TOKEN_FILE"',
  },
  TOKEN_FILE_EXPIRED: {
    text: 'Run this as a step of the job. It shows when the file was written:',
    command: 'ls -l --time-style=full-iso "$AWS_WEB_IDENTITY_TOKEN_FILE"',
  },
  EXPRESSION_EMPTY: {
    text: 'List the names that the repository has:',
    command: 'gh secret list; gh variable list',
  },
  SECRETS_WITHHELD_FROM_DEPENDABOT: {
    text: 'List the secrets that Dependabot gets:',
    command: 'gh secret list --app dependabot',
  },
  SECRETS_WITHHELD_FROM_FORK: {
    text: 'Show whether the pull request comes from a fork:',
    command: 'gh pr view NUMBER --json isCrossRepository',
  },
  SUBJECT_NOT_EXPECTED: {
    text: 'Print the first part of the subjects that GitHub issues for the repository:',
    command: 'gh api repos/OWNER/REPOSITORY/actions/oidc/customization/sub --jq .sub_claim_prefix',
  },
  DNS_LOOKUP_FAILED: {
    text: 'Run this on the runner:',
    command: 'getent hosts sts.eu-central-1.amazonaws.com',
  },
  ENDPOINT_VARIANT_NOT_FOUND: {
    text: 'Run this on the runner. It shows which variants the environment asks for:',
    command: "env | grep -E '^AWS_USE_(FIPS|DUALSTACK)_ENDPOINT='",
  },
  EXTRA_CERTIFICATES_UNREADABLE: {
    text: 'Run this as a step of the job:',
    command: 'openssl x509 -in "$NODE_EXTRA_CA_CERTS" -noout -subject -dates',
  },
  NODE_TOO_OLD: {
    text: 'Print the version of the runner, on its machine:',
    command: './config.sh --version',
  },
  PROXY_IGNORED_BY_NODE: {
    text: 'Print the version of the runner, on its machine:',
    command: './config.sh --version',
  },
  PUBLISHING_FAILED: {
    text: 'Run this as a step of the job. It shows who owns the files, and whether there is space:',
    command: 'id; ls -ld "$RUNNER_TEMP" "$GITHUB_ENV" "$GITHUB_OUTPUT"; df -h "$RUNNER_TEMP"',
  },
  CREDENTIALS_NOT_BLANKED: {
    text: 'Run this as a step of the job. It shows who owns the files, and whether there is space:',
    command: 'id; ls -ld "$RUNNER_TEMP" "$GITHUB_ENV" "$GITHUB_OUTPUT"; df -h "$RUNNER_TEMP"',
  },
};

/** How to check a finding by hand. */
export function checkOf(code: GeneratedCode, category: Category): Check {
  return OWN_CHECKS[code] ?? CHECKS[category];
}
