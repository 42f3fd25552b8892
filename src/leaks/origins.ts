// Where a file typically has a leaked value from, by its name. Pure.

const ANY =
  'Such values mostly come from a step that writes its environment to a file (env, printenv, docker inspect, a crash report).';
const DEBUG = 'Such values mostly come from debug output, or from a shell with "set -x".';
const ORIGINS: readonly (readonly [path: RegExp, origin: string])[] = [
  [/\/\.aws\//, 'Such a file mostly comes from "aws configure set", or from a tool that caches credentials.'],
  [/\/\.docker\//, 'Such a file mostly comes from "docker login" or a credential helper.'],
  [
    /\.(?:tfstate|tfplan|tfvars)|\/tfplan$|\/\.terraform\//,
    'Terraform writes provider settings and variables into its plan and state: let it take credentials from the environment.',
  ],
  [/\/\.env[^/]*$|\.env$/, 'Such a file mostly comes from a step that saves its variables for a container.'],
  [
    /\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(?:sh|ps1|py|cmd)$/,
    'The runner writes the text of a "run:" step there: an expression such as ${{ steps.ID.outputs.NAME }} puts the value into it. Give it to the step in "env:" instead.',
  ],
  [/\/step_summary_[^/]*$/, 'A step has written it to its job summary.'],
  [/\/core(?:\.\d+)?$|\.(?:dmp|hprof|heapsnapshot)$/, 'A memory dump holds the environment of its process.'],
  [/\.(?:log|out|err|txt|xml)$/, DEBUG],
];

/** One sentence. */
export function originOf(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  return ORIGINS.find(([pattern]) => pattern.test(slashed))?.[1] ?? ANY;
}
