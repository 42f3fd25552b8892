// The inputs and outputs of the action in preflight/, from which its action.yml and a table in docs/preflight.md are generated
// (npm run docs). Pure.

/** The levels of `fail-on`. */
export const FAIL_ON = ['error', 'warning', 'never'] as const;

/** The inputs by name; without a default, nothing is meant. */
export const PREFLIGHT_INPUTS = {
  paths: {
    default: '',
    description:
      'Files and folders to report about, one per line. All workflows and local actions are read in any case. Default: everything in the repository.',
  },
  'trust-policies': {
    default: '',
    description:
      'Files with trust policies, one pattern per line, such as iam/*.json: plain JSON, CloudFormation, the output of "cdk synth", or of "terraform show -json". Every predicted subject is held against the policy of its role. Default: none.',
  },
  'fail-on': {
    default: 'error',
    description:
      'What fails the step. "error": a run that is certain to fail. "warning": also a warning, or a file that is not fully checked. "never": nothing.',
  },
  notices: {
    default: 'false',
    description: 'Whether to report what is only worth knowing: true or false.',
  },
  'sarif-file': {
    default: '',
    description:
      'File in the workspace to write the report to as SARIF, for github/codeql-action/upload-sarif. Default: none.',
  },
} as const;

/** A name of an input. */
export type PreflightInput = keyof typeof PREFLIGHT_INPUTS;

/** The outputs by name. */
export const PREFLIGHT_OUTPUTS = {
  errors: { description: 'Number of errors. Also set if the step fails because of them.' },
  warnings: { description: 'Number of warnings. Also set if the step fails because of them.' },
} as const;
