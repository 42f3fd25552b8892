// A run with one role, or with credentials as they are. Effect: through its ports.

import { judge } from '../diagnosis/verdict.ts';
import { readRunnerFacts } from '../github/runner.ts';
import type { PolicyFile } from '../observe/expectations.ts';
import type { Facts } from '../observe/facts.ts';
import { observe } from '../observe/observe.ts';
import type { ObservePorts } from '../observe/run-context.ts';
import { reportSuccess, retryLine } from '../report/report.ts';
import { maskAccounts } from '../secrets/vault.ts';
import { keysIn } from '../settings/secret-inputs.ts';
import { defined } from '../util/defined.ts';
import { plainText } from '../util/text.ts';
import type { Plan, RunningPlan, RunPorts, Way } from './ports.ts';

/** The way of a run with one role. */
export const oneRole: Way = {
  observe: async (plan, ports) => {
    const [read] = plan.policyFiles;
    const { facts, credentials } = await observe(
      plan.settings,
      observePorts(plan, ports, read?.ok ? read.file : undefined),
    );
    return [
      { facts: { ...facts, ...policyProblemOf(plan) }, ...defined({ credentials, profile: plan.settings.profile }) },
    ];
  },
  diagnose: async ([observed]) => {
    if (observed === undefined) throw new Error('nothing was observed');
    return { diagnosis: await judge(observed.facts), facts: observed.facts };
  },
  report: async ([role], diagnosis, ports) => {
    if (role !== undefined) await reportSuccess(ports, role.verified, diagnosis);
  },
};

/** What an observation gets of the run. */
export function observePorts(
  { settings, proxy, deadline }: RunningPlan,
  ports: RunPorts,
  policyFile: PolicyFile | undefined,
): ObservePorts {
  const { runner, vault, environment } = ports;
  return {
    vault,
    environment,
    proxy,
    deadline,
    note: (line) => {
      maskAccounts(runner, settings, [line]);
      runner.info(plainText(line));
    },
    onRetry: (notice) => {
      maskAccounts(runner, settings, [notice.failure.message]);
      runner.info(retryLine(notice));
    },
    runner: readRunnerFacts(environment),
    keys: keysIn(settings, ports),
    policyFile,
  };
}

/** In `mode: diagnose` a trust policy that cannot be used is one finding among others. */
function policyProblemOf({ settings, policyFiles: [read] }: Plan): Pick<Facts, 'policyFileProblem'> {
  const { trustPolicyFile: path, role } = settings;
  if (path === undefined || read === undefined) return {};
  if (!read.ok) return { policyFileProblem: { path, problem: read.problem } };
  const isOfNoRole = role === undefined && read.file.roleArn === undefined;
  return isOfNoRole ? { policyFileProblem: { path, problem: OF_NO_ROLE } } : {};
}

const OF_NO_ROLE = 'It does not say whose trust policy it is. Name the role in role-to-assume.';
