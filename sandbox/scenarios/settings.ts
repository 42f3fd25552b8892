// Scenarios that the inputs alone decide: no request is made.
import { DEFAULT_WORLD, trustSubject } from '../world.ts';
import type { Scenario } from './scenario.ts';

/** A module that makes Node.js look like another version, and takes away what came after Node.js 20. */
export function nodeLike(version: string): string {
  const lines = [
    `Object.defineProperty(process,'version',{value:'v${version}'})`,
    `Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`,
    ...(version.startsWith('20.') ? NEWER_FUNCTIONS.map((name) => `delete ${name}`) : []),
  ];
  return `--import=data:text/javascript,${encodeURIComponent(lines.join(';'))}`;
}

const NEWER_FUNCTIONS = [
  'Promise.withResolvers',
  'Promise.try',
  'URL.parse',
  'Map.groupBy',
  'Object.groupBy',
  'Array.fromAsync',
  'Set.prototype.union',
  'Set.prototype.isSubsetOf',
  'Iterator.prototype.map',
  'RegExp.escape',
];

export const settingsScenarios: readonly Scenario[] = [
  {
    name: 'inputs-lost',
    story: 'A script with "#!/bin/sh" starts the action, and dash drops every variable with a hyphen in its name.',
    step: { dropsHyphens: true },
    expected: {
      outcome: 'failure',
      code: 'INPUTS_LOST',
      confidence: 'likely',
    },
  },
  {
    name: 'session-name-too-long',
    story: 'The name of the session has 70 characters.',
    inputs: { 'role-session-name': 'x'.repeat(70) },
    expected: { outcome: 'failure', code: 'INVALID_INPUT' },
  },
  {
    name: 'proxy-password-unencoded',
    story: 'The password of the proxy has a hash and an at sign, which end a part of a URL.',
    job: { environment: { HTTPS_PROXY: 'http://ci:ab#cd@ef@proxy.example:3128' } },
    expected: { outcome: 'failure', code: 'INVALID_INPUT' },
  },
  {
    name: 'policy-file-utf-16',
    story: 'PowerShell wrote the file with the trust policy in UTF-16.',
    inputs: { 'trust-policy-file': 'iam/deploy-trust.json' },
    files: {
      'iam/deploy-trust.json': [...JSON.stringify(trustSubject(DEFAULT_WORLD.subject))]
        .map((one) => `${one}\0`)
        .join(''),
    },
    expected: { outcome: 'success' },
  },
  {
    name: 'endpoint-region-mismatch',
    story: 'The endpoint was copied from a workflow for another region.',
    inputs: { 'sts-endpoint': 'https://sts.eu-west-1.amazonaws.com' },
    expected: {
      outcome: 'failure',
      code: 'ENDPOINT_REGION_MISMATCH',
    },
  },
  {
    name: 'endpoint-partition-mismatch',
    story: 'The endpoint was copied from a workflow for China.',
    inputs: { 'sts-endpoint': 'https://sts.cn-north-1.amazonaws.com.cn' },
    expected: { outcome: 'failure', code: 'ENDPOINT_REGION_MISMATCH' },
  },
  {
    name: 'inputs-invalid',
    story: 'Four inputs break their rules: a bare role name, an availability zone, a number without its zeros, a word.',
    inputs: {
      'role-to-assume': 'deploy',
      'aws-region': 'eu-central-1a',
      'allowed-account-ids': '11122223333',
      'action-timeout-s': 'abc',
    },
    expected: { outcome: 'failure', code: 'INVALID_INPUT' },
  },
  {
    name: 'inputs-not-evaluated',
    story:
      'Inputs hold a session instead of a role, a shell variable, an expression without braces, and a hidden character.',
    inputs: {
      'role-to-assume': 'arn:aws:sts::111122223333:assumed-role/deploy/run',
      'aws-region': '$AWS_REGION',
      audience: 'secrets.AUDIENCE',
      'role-session-name': 'deploy\u200b-main',
    },
    expected: { outcome: 'failure', code: 'INVALID_INPUT' },
  },
  {
    name: 'inputs-pasted',
    story:
      'Inputs hold a provider instead of a role, a policy instead of another, quotes, a no-break space, and templates of other tools.',
    inputs: {
      'role-to-assume': 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
      'role-chain': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'aws-region': '"eu-central-1"',
      'role-session-name': 'deploy\u00a0main',
      audience: '{{ vars.AUDIENCE }}',
      'sts-endpoint': '${STS_ENDPOINT}',
    },
    expected: { outcome: 'failure', code: 'INVALID_INPUT' },
  },
  {
    name: 'role-missing',
    story: 'The step names a profile and no role.',
    inputs: { 'role-to-assume': 'none', 'aws-profile': 'deploy' },
    expected: { outcome: 'failure', code: 'INVALID_INPUT' },
  },
  {
    name: 'inputs-empty',
    story: 'A wrapper passes all its inputs through, and the caller gave none of those that restrict.',
    inputs: {
      'role-session-name': '',
      audience: '',
      'allowed-account-ids': '',
      'inline-session-policy': '',
    },
    expected: { outcome: 'failure', code: 'INVALID_INPUT' },
  },
  {
    name: 'role-in-variable',
    story: 'The job sets ROLE_TO_ASSUME, which configure-aws-credentials reads.',
    job: { environment: { ROLE_TO_ASSUME: 'arn:aws:iam::111122223333:role/deploy' } },
    inputs: { 'role-to-assume': 'none' },
    expected: { outcome: 'failure', code: 'INVALID_INPUT' },
  },
  {
    name: 'variables-not-read',
    story: 'The job sets ROLE_CHAINING, which configure-aws-credentials reads, and a duration.',
    job: { environment: { ROLE_CHAINING: 'true', ROLE_DURATION_SECONDS: '1800' } },
    expected: { outcome: 'success', code: 'VARIABLES_NOT_READ', level: 'warning' },
  },
  {
    name: 'restrictions-without-effect',
    story: 'Four inputs restrict what a token or a new session may be, and the step only looks at what is there.',
    inputs: {
      mode: 'verify',
      'expected-subject': 'repo:octo-org@123456/octo-repo@456789:environment:production',
      'trust-policy-file': 'iam/deploy-trust.json',
      'inline-session-policy': '{"Version":"2012-10-17","Statement":[]}',
      'managed-session-policies': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    },
    files: { 'iam/deploy-trust.json': JSON.stringify(trustSubject(DEFAULT_WORLD.subject)) },
    expected: { outcome: 'failure', code: 'INVALID_INPUT' },
  },
  {
    name: 'custom-tag-of-ours',
    story: 'A session tag would say that the run is one of another repository.',
    inputs: { 'custom-tags': '{"Team":"blue","repository":"octo-org/production"}' },
    expected: { outcome: 'failure', code: 'INVALID_INPUT' },
  },
  {
    name: 'custom-tag-is-object',
    story: 'The value of a session tag is an object. That of the other is a number, which would be taken as text.',
    inputs: { 'custom-tags': '{"Build":7,"Team":{"name":"blue"}}' },
    expected: { outcome: 'failure', code: 'INVALID_INPUT' },
  },
  {
    name: 'node-too-old',
    story: 'The runner has no Node.js 24, and takes its Node.js 20 instead.',
    job: { runnerEnvironment: { NODE_OPTIONS: nodeLike('20.20.2') } },
    expected: { outcome: 'failure', code: 'NODE_TOO_OLD' },
  },
  {
    name: 'node-ignores-proxy',
    story: 'The job has a proxy, and the Node.js of an older runner would connect past it.',
    job: {
      environment: { https_proxy: 'http://proxy.example:3128' },
      runnerEnvironment: { NODE_OPTIONS: nodeLike('24.4.0') },
    },
    inputs: { 'sts-endpoint': 'https://vpce-1.sts.eu-central-1.vpce.amazonaws.com' },
    expected: {
      outcome: 'failure',
      code: 'PROXY_IGNORED_BY_NODE',
    },
  },
  {
    name: 'wrong-account',
    story: 'The role is in the production account, and the step allows the test account only.',
    inputs: { 'allowed-account-ids': '444455556666' },
    expected: { outcome: 'failure', code: 'ACCOUNT_NOT_ALLOWED' },
  },
  {
    name: 'wrong-role',
    story: 'The role is none of those that the step allows.',
    inputs: { 'allowed-role-arns': 'arn:aws:iam::111122223333:role/read-*' },
    expected: { outcome: 'failure', code: 'ROLE_NOT_ALLOWED' },
  },
  {
    name: 'partition-mismatch',
    story: 'A role of the standard partition with a region in China.',
    inputs: { 'aws-region': 'cn-north-1' },
    expected: { outcome: 'failure', code: 'PARTITION_MISMATCH' },
  },
];
