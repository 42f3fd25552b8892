// How a finding is declared: everything about it in one entry. Pure.
import type { Target } from '../observe/facts.ts';
import type { InputName } from '../settings/inputs.ts';
import type { Words } from '../util/words.ts';

/** `error`: credentials are not published. `warning`: they are, but it will hurt. `notice`: worth knowing. */
export type Severity = 'error' | 'warning' | 'notice';

/**
 * What has to change. `configuration`: the workflow's inputs. `permission`: what the workflow may request. `trust`: the
 * role, its trust policy or its OIDC provider. `identity`: whose credentials came. `clock`: the runner's clock. `session`: how
 * long the session lasts. `network`: the way to a service. `service`: the service itself. `runner`: the machine.
 * `canceled`: the job was canceled. `internal`: a bug in this action.
 */
export type Category =
  | 'configuration'
  | 'permission'
  | 'trust'
  | 'identity'
  | 'clock'
  | 'session'
  | 'network'
  | 'service'
  | 'runner'
  | 'canceled'
  | 'internal';

/** A fact and its name, for the evidence table. */
export type EvidenceRow = readonly [label: string, value: string];

/** One step of a fix, and what to paste for it. */
export interface FixStep {
  /** Ends in a colon where there is something to paste. */
  readonly text: Words | string;
  readonly snippet?: { readonly language: 'json' | 'yaml' | 'hcl' | 'sh' | 'powershell'; readonly text: string };
  /** The summary folds steps with the same heading into one section. Without one, it is "Other ways to fix it". */
  readonly section?: string;
}

/** A list: each item has its own line. */
export interface Points {
  readonly heading: string;
  readonly items: readonly (Words | string)[];
  /** Shown in the summary only, and folded there. */
  readonly folded?: true;
}

/** What was seen beside what was expected. */
export interface Comparison {
  /** What is compared: a claim, an input, a clock. */
  readonly of: string;
  /** At most three. A label says whose value it is. */
  readonly rows: readonly EvidenceRow[];
}

/** A finding in words. Text from outside is not escaped yet: each renderer does that. */
export interface Explanation {
  /** States the cause in at most 60 characters, without values, because the runner does not mask titles. */
  readonly title: string;
  /** What happened and why, in one to three short sentences. */
  readonly cause: Words | string;
  readonly comparison?: Comparison;
  /** For an answer with many causes, or a finding with many parts. */
  readonly points?: Points;
  readonly evidence: readonly EvidenceRow[];
  /** The first step is the fix: it stands in the annotation and on the first screen of the summary, and can be done as it is. */
  readonly fix: readonly FixStep[];
}

/** A finding's severity, or every severity that its rule can give, worst first. */
export type Severities = Severity | readonly Severity[];

/** Everything about a finding. The parameter of `explain` is its evidence. */
export interface FindingDefinition<Evidence, S extends Severities = Severities> extends Description<Evidence> {
  readonly severity: S;
}

interface Description<Evidence> {
  readonly category: Category;
  /** Whether the same run may succeed later with nothing changed. */
  readonly retryable: boolean;
  /** What the annotation points at. */
  readonly target: Target | ((evidence: Evidence) => Target);
  /** Evidence for tests and documentation: the given text stands for every text from outside. */
  readonly sample: (text: string) => NoInfer<Evidence>;
  readonly explain: (evidence: Evidence) => Explanation;
}

/** The findings of one topic, by code: `E` has the evidence of each, `S` its severity. */
export type Topic<E, S> = { readonly [C in keyof E]: Description<E[C]> } & {
  readonly [C in keyof S]: { readonly severity: S[C] };
};

/**
 * Declares the findings of a topic; an entry that lacks something does not compile. Codes are permanent once released.
 * @param topic - the definitions, by code
 */
export function defineFindings<E, const S extends Readonly<Record<keyof E, Severities>>>(
  topic: Topic<E, S>,
): Topic<E, S> {
  return topic;
}

/** The step itself, for a finding about nothing smaller. */
export const STEP: Target = { kind: 'step' };

/** The `id-token: write` permission of the job. */
export const ID_TOKEN_PERMISSION: Target = { kind: 'id-token-permission' };

/** An input of the step. */
export function input(name: InputName): Target {
  return { kind: 'input', name };
}
