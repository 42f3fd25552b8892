// Why STS said AccessDenied, as far as the claims and the policy file tell. Pure.
import {
  defineFindings,
  type EvidenceRow,
  type Explanation,
  type FindingDefinition,
  input,
  type Points,
  STEP,
} from '../definition.ts';
import { exchangeSample, type OfExchange, type OfPolicy, policySample } from '../evidence.ts';
import { exchangeEvidence, subjectFormRows } from '../words/evidence-rows.ts';
import { cloudTrailStep, trustPolicySteps } from '../words/remedies.ts';
import { DENIAL_CAUSES, type DenialCause, type RankedCause, SUSPECTS, type Suspect } from './access-denied-causes.ts';

/** AccessDenied, and its possible causes. */
export interface OfDenial extends OfExchange {
  /** Most likely first. */
  readonly causes: readonly RankedCause[];
  /** What the file makes of the token, where there is one. */
  readonly policy?: OfPolicy['policy'];
}

export const accessDeniedFindings = defineFindings({
  ...suspicions(SUSPECTS),
  ACCESS_DENIED_DESPITE_POLICY: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: STEP,
    sample: (text) => ({ ...denialSample(text), policy: policySample(text).policy }),
    explain: (evidence: OfDenial) => ({
      title: 'AWS refused what the policy file allows',
      cause: `STS refused to give this run the role ${evidence.role.text}, though the policy in ${evidence.policy?.path ?? 'the file'} lets this token in, so what decides at AWS is not that file alone.`,
      points: causePoints(evidence.causes, evidence),
      evidence: denialEvidence(evidence),
      fix: [
        {
          text: 'Show the policy that AWS has, and compare it with the file:',
          snippet: {
            language: 'sh',
            text: `aws iam get-role --role-name ${evidence.role.name} --query Role.AssumeRolePolicyDocument`,
          },
        },
        { text: `Check that ${evidence.role.text} is right to the letter, path included.` },
        cloudTrailStep(evidence),
      ],
    }),
  },
  ACCESS_DENIED_ROLE_OR_POLICY: {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target: input('role-to-assume'),
    sample: denialSample,
    explain: (evidence: OfDenial) => ({
      ...explainDenial('The role is not there, or does not trust this run', evidence),
      fix: [
        {
          text: `Show the ARN of the role in account ${evidence.role.account}, and compare it with ${evidence.role.text} letter by letter, path included:`,
          snippet: { language: 'sh', text: `aws iam get-role --role-name ${evidence.role.name} --query Role.Arn` },
        },
        ...trustPolicySteps(evidence),
        cloudTrailStep(evidence),
      ],
    }),
  },
});

/** The findings of the causes that claims can make likely. */
function suspicions<C extends string>(suspects: Readonly<Record<C, Suspect>>) {
  const all = Object.entries<Suspect>(suspects).map(([code, suspect]) => [code, suspicion(suspect)] as const);
  return Object.fromEntries(all) as Readonly<Record<C, FindingDefinition<OfDenial, 'error'>>>;
}

function suspicion({ title, target = STEP, fix = [] }: Suspect): FindingDefinition<OfDenial, 'error'> {
  return {
    severity: 'error',
    category: 'trust',
    retryable: false,
    target,
    sample: denialSample,
    explain: (evidence) => {
      const explanation = explainDenial(title, evidence);
      return { ...explanation, fix: [...fix, ...explanation.fix] };
    },
  };
}

function denialSample(text: string): OfDenial {
  const causes = Object.keys(DENIAL_CAUSES) as readonly DenialCause[];
  return { ...exchangeSample(text), causes: causes.map((cause) => ({ cause, confidence: 'likely' })) };
}

function explainDenial(title: string, evidence: OfDenial): Explanation {
  const [first, ...others] = evidence.causes;
  const because =
    first === undefined ? '' : `, ${BECAUSE[first.confidence]} ${DENIAL_CAUSES[first.cause].because(evidence)}`;
  return {
    title,
    cause: `STS refused to give this run the role ${evidence.role.text} without saying why${because}.`,
    points: causePoints(others, evidence),
    evidence: denialEvidence(evidence),
    fix: [...trustPolicySteps(evidence), cloudTrailStep(evidence)],
  };
}

const BECAUSE = { likely: 'most likely because', possible: 'possibly because' } as const;

function denialEvidence({ policy, ...exchange }: OfDenial): readonly EvidenceRow[] {
  return [
    ...subjectFormRows(exchange.claims),
    ...(policy === undefined ? [] : [['trust-policy-file', policy.path] as const]),
    ...exchangeEvidence(exchange),
  ];
}

/** The causes in words, in their order. */
function causePoints(causes: readonly RankedCause[], exchange: OfExchange): Points {
  return {
    heading: 'What else may lie behind it, most likely first',
    items: causes.map(({ cause, confidence }) => `${confidence}: ${DENIAL_CAUSES[cause].because(exchange)}.`),
  };
}
