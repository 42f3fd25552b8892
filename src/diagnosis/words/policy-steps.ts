// The trust policy to paste for a token: its condition alone, and as a whole. Pure.
import type { RoleArn } from '../../aws/arn.ts';
import type { IdTokenClaims } from '../../trust-policy/claims.ts';
import {
  generateTrustPolicy,
  needsEscapes,
  passingRefIn,
  renderCloudFormation,
  renderTerraform,
  tagPattern,
} from '../../trust-policy/generate.ts';
import { asciiJson } from '../../util/text.ts';
import { phrase, type Words, words } from '../../util/words.ts';
import type { FixStep } from '../definition.ts';
import { shellWord } from './remedies.ts';

/** The role and the token that a policy is for. */
export interface PolicySubject {
  readonly role: RoleArn;
  readonly claims: IdTokenClaims;
  readonly region: string;
}

/** How long the ref in a token's subject exists: a policy that names it to the letter can be for one run alone. */
type Lasting = 'usual' | 'bot' | 'tag' | NonNullable<ReturnType<typeof passingRefIn>>;

/** The branches of bots: each is for one pull request, and everyone who can push could make one that matches a pattern. */
const BOT_BRANCH = /^(repo:[^:]+):ref:refs\/heads\/(dependabot|renovate)\/[^:]+$/;

function lastingOf({ sub }: IdTokenClaims): Lasting {
  if (BOT_BRANCH.test(sub)) return 'bot';
  return passingRefIn(sub) ?? (tagPattern(sub) === undefined ? 'usual' : 'tag');
}

/** The claims that a policy is for: the branch of a bot gives way to an environment of its name. */
function lastingClaims(claims: IdTokenClaims): IdTokenClaims {
  return { ...claims, sub: claims.sub.replace(BOT_BRANCH, '$1:environment:$2') };
}

function botOf({ sub }: IdTokenClaims): string {
  return BOT_BRANCH.exec(sub)?.[2] ?? '';
}

/** The condition that accepts this run's claim, to paste into the trust policy; none where the subject doesn't name the repository. */
export function allowSteps({ role, claims }: PolicySubject, claim: 'sub' | 'aud' = 'sub'): readonly FixStep[] {
  const policy = generateTrustPolicy(role, lastingClaims(claims));
  if (policy === undefined) return [];
  const { StringEquals: exact, StringLike: like } = policy.Statement[0].Condition;
  if (claim === 'aud') {
    const shown = Object.entries(exact).filter(([key]) => key.endsWith(':aud'));
    return [{ text: words`Allow this audience in the trust policy of ${role.name}:`, snippet: json(members(shown)) }];
  }
  const subject = Object.entries(exact).filter(([key]) => !key.endsWith(':aud'));
  const snippet = json(like === undefined ? members(subject) : conditions(Object.entries(like), subject));
  return [{ text: allowing(role, claims), snippet }, ...tagSteps(claims, subject)];
}

function allowing({ name }: RoleArn, claims: IdTokenClaims): Words {
  switch (lastingOf(claims)) {
    case 'bot':
      return words`Add "environment: ${phrase(botOf(claims))}" to the job, and allow that environment in the trust policy of ${name}. The branch exists for one pull request only:`;
    case 'merge-queue':
      return words`Allow the merge queue in the trust policy of ${name}, because this branch exists for one run:`;
    case 'pull-request':
      return words`Allow pull requests in the trust policy of ${name}, because this ref exists for one of them:`;
    case 'tag':
      return words`Allow this subject in the trust policy of ${name}. It is for this tag alone:`;
    case 'usual':
      return words`Allow this subject in the trust policy of ${name}:`;
  }
}

/** Everyone who can push could make a tag that matches a pattern, unless a ruleset says otherwise. */
function tagSteps({ sub }: IdTokenClaims, subject: Members): readonly FixStep[] {
  const pattern = tagPattern(sub);
  if (pattern === undefined) return [];
  const [like, exact] = [true, false].map((isSubject) => subject.filter(([key]) => key.endsWith(':sub') === isSubject));
  return [
    {
      text: words`If later tags need the role, too, restrict with a ruleset who can create such tags, and allow all of them:`,
      snippet: json(
        conditions(
          (like ?? []).map(([key]) => [key, pattern]),
          exact ?? [],
        ),
      ),
    },
  ];
}

type Members = readonly (readonly [key: string, value: string])[];

function members(all: Members): string {
  return all.map(([key, value]) => `${asciiJson(key)}: ${asciiJson(value)}`).join(',\n');
}

function conditions(like: Members, exact: Members): string {
  const operators = [['StringLike', like] as const, ['StringEquals', exact] as const];
  const shown = operators.filter(([, all]) => all.length > 0);
  return shown.map(([operator, all]) => `"${operator}": { ${members(all)} }`).join(',\n');
}

function json(text: string) {
  return { language: 'json', text } as const;
}

const WHOLE_POLICY = 'Complete trust policy: JSON, Terraform, CloudFormation';

function lead(role: RoleArn, claims: IdTokenClaims, correct: Words | undefined): Words {
  const allowed = allowedBy(claims);
  return correct === undefined
    ? words`Add this statement to the trust policy of ${role.name}. It is the narrowest that allows ${allowed}:`
    : words`${correct} Or, if no other run needs the role, replace its policy with the narrowest one that allows ${allowed}:`;
}

/** Whom the complete policy allows. */
function allowedBy(claims: IdTokenClaims): Words {
  switch (lastingOf(claims)) {
    case 'bot':
      return words`a job with "environment: ${phrase(botOf(claims))}"`;
    case 'merge-queue':
      return words`the runs of this merge queue`;
    case 'pull-request':
      return words`this run and those of other pull requests`;
    case 'tag':
      return words`this run, and no other tag`;
    case 'usual':
      return words`this run`;
  }
}

/**
 * The narrowest policy to paste, in three languages; none where the subject does not name the repository.
 * @param correct - what else would do, where the policy has mistakes, as a sentence
 */
export function trustPolicySteps({ role, claims }: PolicySubject, correct?: Words): readonly FixStep[] {
  const policy = generateTrustPolicy(role, lastingClaims(claims));
  if (policy === undefined) {
    return [
      {
        text: words`Add "repo" to the claims in the subject, then trust the new subject. The current subject doesn't name the repository, so every policy for it would trust others, too.`,
      },
    ];
  }
  return [
    { text: lead(role, claims, correct), snippet: json(asciiJson(policy)), section: WHOLE_POLICY },
    {
      text: words`The same in Terraform:`,
      snippet: { language: 'hcl', text: renderTerraform(policy) },
      section: WHOLE_POLICY,
    },
    {
      text: words`The same in CloudFormation, under the properties of the role:`,
      snippet: { language: 'yaml', text: renderCloudFormation(policy) },
      section: WHOLE_POLICY,
    },
    ...(needsEscapes(policy)
      ? [
          {
            text: words`IAM refuses characters beyond U+00FF unless JSON escapes them, and Terraform doesn't. Set the policy with the AWS CLI, which replaces the whole policy:`,
            snippet: {
              language: 'sh',
              text: `aws iam update-assume-role-policy --role-name ${shellWord(role.name)} --policy-document ${shellWord(asciiJson(policy, 0))}`,
            } as const,
            section: WHOLE_POLICY,
          },
        ]
      : []),
  ];
}
