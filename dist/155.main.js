import { modules as shared9521 } from './shared-9521.main.js';
import { modules as shared2585 } from './shared-2585.main.js';
import { modules as shared6231 } from './shared-6231.main.js';
export const id = 155;
export const ids = [155];
export const modules = {
...shared9521,
...shared2585,
...shared6231,

9972:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  IP: () => (defineFindings),
  RZ: () => (STEP),
  ay: () => (ID_TOKEN_PERMISSION),
  hF: () => (input)
});
function defineFindings(topic) {
    return topic;
}
const STEP = { kind: 'step' };
const ID_TOKEN_PERMISSION = { kind: 'id-token-permission' };
function input(name) {
    return { kind: 'input', name };
}


}),

3655:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  D0: () => (SUSPECTS),
  L0: () => (DENIAL_CAUSES),
  gS: () => (blamedPolicy)
});
var _aws_arn_js__0 = __webpack_require__(8690);
var _resolution_describe_source_js__3 = __webpack_require__(6231);
var _util_words_js__2 = __webpack_require__(2585);
var _definition_js__1 = __webpack_require__(9972);




const USUAL_BRANCH = /^refs\/heads\/(?:main|master)$/;
const likelyIf = (isSeen) => (isSeen ? 'likely' : undefined);
const SUSPECTS = {
    ACCESS_DENIED_CUSTOM_SUBJECT: {
        title: "Trust policy probably doesn't allow the customized sub",
        sign: (_, { kind }) => likelyIf(kind === 'customized'),
        because: () => (0,_util_words_js__2/* .words */ .aL) `This repository or organization customizes the subject, so a policy with a default subject can't match.`,
        expected: ({ context }) => ({
            label: 'a default subject is',
            value: `repo:${context.repository ?? 'owner/repository'}:ref:${context.ref ?? 'refs/heads/main'}`,
        }),
    },
    ACCESS_DENIED_ENCODED_COLON: {
        title: 'Trust policy probably has ":" instead of "%3A"',
        sign: ({ sub }) => likelyIf(/%3A/i.test(sub)),
        because: () => (0,_util_words_js__2/* .words */ .aL) `GitHub writes a colon in an environment or branch name as "%3A", and the policy must do so, too.`,
        expected: ({ sub }) => ({ label: 'a policy with a colon expects', value: sub.replace(/%3A/gi, ':') }),
    },
    ACCESS_DENIED_ENVIRONMENT: {
        title: "Trust policy probably doesn't allow this environment",
        sign: (_, { kind }) => likelyIf(kind === 'environment'),
        because: () => (0,_util_words_js__2/* .words */ .aL) `A job with "environment:" has the environment in its subject instead of the branch, so a policy for a branch can't match.`,
        expected: policyForBranch,
        fix: [{ text: (0,_util_words_js__2/* .words */ .aL) `Or remove "environment:" from the job, if it doesn't need one.` }],
    },
    ACCESS_DENIED_PULL_REQUEST: {
        title: "Trust policy probably doesn't allow pull requests",
        sign: (_, { kind }) => likelyIf(kind === 'pull-request'),
        because: () => (0,_util_words_js__2/* .words */ .aL) `The subject of a pull request ends in ":pull_request" and has no branch, so a policy for a branch can't match.`,
        expected: policyForBranch,
        fix: [
            {
                text: (0,_util_words_js__2/* .words */ .aL) `If the role can change anything, keep pull requests away from it. Add this to the job:`,
                snippet: { language: 'yaml', text: 'if: ${{ !github.event.pull_request }}' },
            },
            {
                text: (0,_util_words_js__2/* .words */ .aL) `If pull requests need AWS (for a plan, for example), give them a read-only role of their own. Everyone who can push a branch can use that role.`,
            },
        ],
    },
    ACCESS_DENIED_TAG: {
        title: "Trust policy probably doesn't allow this tag",
        sign: (_, { kind }) => likelyIf(kind === 'tag'),
        because: () => (0,_util_words_js__2/* .words */ .aL) `The run is for a tag, so a policy for a branch or for another tag can't match.`,
        expected: policyForBranch,
    },
    ACCESS_DENIED_BRANCH: {
        title: "Trust policy probably doesn't allow this branch",
        sign: ({ context }, { kind }) => {
            if (kind !== 'branch')
                return undefined;
            return USUAL_BRANCH.test(context.ref ?? '') ? 'possible' : 'likely';
        },
        because: () => (0,_util_words_js__2/* .words */ .aL) `The run is for a branch, without an environment, so a policy for an environment or another branch can't match.`,
        expected: policyForBranch,
        fix: [
            {
                text: (0,_util_words_js__2/* .words */ .aL) `Or run the job on the trusted branch only: use "branches:" under the trigger, or "if:" in the job.`,
            },
        ],
    },
    ACCESS_DENIED_REUSABLE_WORKFLOW: {
        title: 'Trust policy probably names the called repository',
        sign: ({ context }) => {
            const called = context.job_workflow_ref?.split('/', 2).join('/').toLowerCase();
            return likelyIf(called !== undefined && called !== context.repository?.toLowerCase());
        },
        because: () => (0,_util_words_js__2/* .words */ .aL) `In a reusable workflow, the subject names the repository that calls it, not the repository that defines it.`,
        expected: ({ context, sub }) => {
            const [, , ...rest] = sub.split(':');
            const called = context.job_workflow_ref?.split('/', 2).join('/') ?? '';
            return { label: 'a policy for the called repository expects', value: ['repo', called, ...rest].join(':') };
        },
    },
    ACCESS_DENIED_AUDIENCE: {
        title: 'Trust policy probably expects another audience',
        target: (0,_definition_js__1/* .input */ .hF)('audience'),
        sign: ({ aud }, _, partition) => likelyIf(aud !== _aws_arn_js__0/* .USUAL_AUDIENCE */ .aC && !(partition === 'aws-cn' && aud === _aws_arn_js__0/* .AUDIENCE_IN_CHINA */ .hb)),
        because: () => (0,_util_words_js__2/* .words */ .aL) `Most trust policies allow only the audience "sts.amazonaws.com".`,
        claim: 'aud',
        expected: () => ({ label: 'most policies expect', value: _aws_arn_js__0/* .USUAL_AUDIENCE */ .aC }),
        fix: [{ text: (0,_util_words_js__2/* .words */ .aL) `Or remove the input "audience" from the step, to request the usual one.` }],
    },
    ACCESS_DENIED_IMMUTABLE_SUBJECT: {
        title: 'Trust policy probably expects a subject without ids',
        sign: (_, { immutable }) => likelyIf(immutable),
        because: () => (0,_util_words_js__2/* .words */ .aL) `Repositories created, renamed, or transferred since July 2026 have ids in their subject, so a policy without ids can't match.`,
        expected: ({ sub }) => ({ label: 'a policy without ids expects', value: withoutIds(sub) }),
    },
    ACCESS_DENIED_LETTER_CASE: {
        title: 'Trust policy probably has different capitalization',
        sign: ({ sub }) => likelyIf(/[A-Z]/.test(sub.replaceAll('%3A', ''))),
        because: () => (0,_util_words_js__2/* .words */ .aL) `The subject has capital letters, and IAM compares it case-sensitively.`,
        expected: ({ sub }) => ({ label: 'a policy in lower case expects', value: sub.toLowerCase() }),
    },
};
const OTHER_CAUSES = {
    'name-only-subject': {
        sign: (_, { immutable, kind }) => (!immutable && kind !== 'customized' ? 'possible' : undefined),
        because: () => (0,_util_words_js__2/* .words */ .aL) `The policy expects a subject with ids ("owner@id/repository@id") or an old repository name. This subject has names without ids.`,
    },
    'role-not-found': {
        because: ({ role }) => (0,_util_words_js__2/* .words */ .aL) `The role doesn't exist in account ${role.account}, has another path, or is capitalized differently.`,
    },
    'recent-change': {
        because: () => (0,_util_words_js__2/* .words */ .aL) `The role, its policy, or the provider changed less than a minute ago and has not propagated yet.`,
    },
    'policy-form': {
        because: () => (0,_util_words_js__2/* .words */ .aL) `The policy can never match. It may allow another action than "sts:AssumeRoleWithWebIdentity", have a wildcard under "StringEquals", or name a provider of another account. Or it uses a claim that IAM doesn't offer, such as "repository_owner".`,
    },
    'other-policy-deployed': { because: () => (0,_util_words_js__2/* .words */ .aL) `The policy deployed in AWS differs from the file.` },
    'runner-credentials': {
        sign: ({ context }) => (context.runner_environment === 'self-hosted' ? 'possible' : undefined),
        because: ({ unusedSource }) => (0,_util_words_js__2/* .words */ .aL) `The role trusts ${(0,_util_words_js__2/* .phrase */ .MZ)(describeOwn(unusedSource))}, not ID tokens. Then set "role-chaining: true".`,
    },
    'organization-guardrail': {
        because: () => (0,_util_words_js__2/* .words */ .aL) `The trust policy is right, but something else refuses. It can be a resource control policy, a VPC endpoint policy, or a condition on session name ("sts:RoleSessionName"), address, region, or date.`,
    },
};
const DENIAL_CAUSES = { ...SUSPECTS, ...OTHER_CAUSES };
function describeOwn(source) {
    return source === undefined ? 'credentials that the runner has (instance, pod, or keys)' : (0,_resolution_describe_source_js__3/* .describeSource */ .B)(source);
}
function blamedPolicy({ message }) {
    const [, how = '', kind] = /(explicit deny in an?|because no) ((?:service control|resource control|VPC endpoint) policy)/i.exec(message) ?? [];
    return kind === undefined ? undefined : { kind, denies: /deny/i.test(how) };
}
function policyForBranch({ sub, context }) {
    const repository = /^repo:[^:]*/.exec(sub)?.[0] ?? '';
    const isMain = context.ref === 'refs/heads/main';
    return isMain && !sub.includes(':environment:')
        ? { label: 'a policy for an environment expects', value: `${repository}:environment:production` }
        : { label: 'a policy for the main branch expects', value: `${repository}:ref:refs/heads/main` };
}
function withoutIds(sub) {
    return sub.replace(/^repo:([^/@:]+)@\d+\/([^:@]+)@\d+/, 'repo:$1/$2');
}


})

};
