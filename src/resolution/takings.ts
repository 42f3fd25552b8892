// What the tools of later steps take in place of the credentials that were published. Pure.
import { defined } from '../util/defined.ts';
import type { BrokenReason, CredentialSource, ResolutionInput, Tool } from './dialect.ts';
import { type Candidate, candidatesOf } from './resolve.ts';

/** The tools that a run speaks of. Go v1 and Java v1 are past their end of support: they are modeled, and left out here. */
export const SUPPORTED_TOOLS = [
  'aws-cli-v1',
  'aws-cli-v2',
  'boto3',
  'js-v3',
  'js-v2',
  'aws-cdk',
  'go-v2',
  'go-base',
  'java-v2',
  'rust',
  'ruby',
] as const satisfies readonly Tool[];

/** A source without its secrets. */
export type SourceSummary =
  | {
      readonly kind: 'keys';
      readonly profile?: string;
      readonly variable?: string;
      readonly tokenVariable?: string;
    }
  | { readonly kind: 'helper' | 'sso'; readonly profile: string }
  | { readonly kind: 'web identity'; readonly profile?: string; readonly roleArn: string; readonly tokenFile: string }
  | { readonly kind: 'role'; readonly profile: string; readonly roleArn: string; readonly with?: 'instance' }
  | { readonly kind: 'container'; readonly variable: string }
  | { readonly kind: 'instance' | 'nothing' }
  | BrokenSummary;

interface BrokenSummary {
  readonly kind: 'broken';
  readonly reason: BrokenReason;
  readonly profile?: string;
  readonly file?: string;
}

/**
 * How a later step uses the credentials: without saying so, by AWS_PROFILE, with a profile in code or a `--profile`, or with the keys of
 * the outputs in its own variables.
 */
export type Use = 'default' | 'variable' | 'code' | 'outputs';

/** What some tools take, and when. */
export interface Taking {
  readonly tools: readonly Tool[];
  readonly use: Use;
  /** The profiles that the steps name; empty for the default. */
  readonly profiles: readonly string[];
  readonly source: SourceSummary;
  /** What the tools left aside for it, since it is broken. */
  readonly because?: BrokenSummary;
  /** Variables that named the profile of the source, or of the broken one. */
  readonly variables: readonly string[];
  /** Only where the published source fails at that moment. */
  readonly onlyAfterFailure: boolean;
}

/** What was published, and for whom. */
export interface Published {
  /** Whether tools that are told nothing should take it. */
  readonly byDefault: boolean;
  /** Profiles that steps name. */
  readonly profiles: readonly string[];
  /** The variables of a step that takes the keys from the outputs; absent where the outputs have none. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** @param profile - the one that the step named; undefined for the default */
  readonly isOurs: (source: CredentialSource, profile: string | undefined) => boolean;
  /** Whether the machine is known to be an instance with a role. No variable says so, and every machine may have one. */
  readonly hasInstanceRole?: boolean;
}

type Input = Omit<ResolutionInput, 'profileInCode'>;

/** All that some tool would take instead, or after a failure of what was published; the same things together. */
export function otherTakings(input: Input, published: Published): readonly Taking[] {
  const { byDefault, profiles, outputs, isOurs, hasInstanceRole = false } = published;
  const uses: readonly (readonly [Use, string | undefined])[] = [
    ...(byDefault ? [['default', undefined] as const] : []),
    ...(outputs === undefined ? [] : [['outputs', undefined] as const]),
    ...profiles.flatMap((profile) => [['variable', profile] as const, ['code', profile] as const]),
  ].filter(([use, profile]) => !(byDefault && use === 'variable' && profile === input.environment['AWS_PROFILE']));
  const found = uses.flatMap(([use, profile]) =>
    SUPPORTED_TOOLS.flatMap((tool) => {
      const own = use === 'outputs' ? withVariables(outputs, input) : inputFor(use, profile, input);
      const taken = takenInstead(candidatesOf(tool, own), (source) => isOurs(source, profile), hasInstanceRole);
      if (taken === undefined) return [];
      return [{ ...taken, tool, use, profile, variables: naming(taken.because ?? taken.source, use, own) }];
    }),
  );
  const groups = Map.groupBy(found, ({ tool: _, profile: __, ...same }) => JSON.stringify(same));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { tool: _, profile: __, ...same } = first;
    const tools = SUPPORTED_TOOLS.filter((tool) => group.some((one) => one.tool === tool));
    const named = [...new Set(group.flatMap(({ profile }) => profile ?? []))];
    return [{ ...same, tools, profiles: named }];
  });
}

function inputFor(use: Use, profile: string | undefined, input: Input): ResolutionInput {
  if (profile === undefined) return input;
  if (use === 'code') return { ...input, profileInCode: profile };
  return withVariables({ AWS_PROFILE: profile }, input);
}

function withVariables(variables: Readonly<Record<string, string>> | undefined, input: Input): Input {
  return { ...input, environment: { ...input.environment, ...variables } };
}

type Taken = Pick<Taking, 'source' | 'because' | 'onlyAfterFailure'>;

/** @returns undefined where the tool takes what is ours, and nothing after it */
function takenInstead(
  candidates: readonly Candidate[],
  isOurs: (source: CredentialSource) => boolean,
  hasInstanceRole: boolean,
): Taken | undefined {
  const isLeftAside = ({ source, ifItFails }: Candidate) => source.kind === 'broken' && ifItFails === 'next';
  const [first, ...later] = candidates.filter((one) => !isLeftAside(one));
  const because = candidates.filter(isLeftAside).flatMap(({ source }) => (source.kind === 'broken' ? source : []))[0];
  const instead = { onlyAfterFailure: false, ...defined({ because }) };
  if (first === undefined) return { source: { kind: 'nothing' }, ...instead };
  if (!isOurs(first.source)) return { source: summaryOf(first.source), ...instead };
  const next = later.find(({ source }) => (hasInstanceRole || source.kind !== 'instance') && !isOurs(source));
  return first.ifItFails === 'next' && next !== undefined
    ? { source: summaryOf(next.source), onlyAfterFailure: true }
    : undefined;
}

/** The source without its secrets. */
export function summaryOf(source: CredentialSource): SourceSummary {
  switch (source.kind) {
    case 'keys': {
      const { kind, profile, variable, tokenVariable } = source;
      return defined({ kind, profile, variable, tokenVariable });
    }
    case 'helper':
    case 'sso':
      return { kind: source.kind, profile: source.profile };
    case 'role': {
      const { kind, profile, roleArn } = source;
      return defined({
        kind,
        profile,
        roleArn,
        with: source.with.kind === 'instance' ? ('instance' as const) : undefined,
      });
    }
    case 'container':
      return { kind: 'container', variable: source.variable };
    case 'instance':
      return { kind: 'instance' };
    case 'web identity':
    case 'broken':
      return source;
  }
}

/** The variables that name the profile of the source, unless the step itself named it. */
function naming(source: SourceSummary, use: Use, { environment }: ResolutionInput): readonly string[] {
  if (use === 'code') return [];
  return namingVariables(source, environment).filter((name) => use !== 'variable' || name !== 'AWS_PROFILE');
}

/** The variables that name the profile of the source. */
export function namingVariables(source: SourceSummary, environment: ResolutionInput['environment']): readonly string[] {
  if (!('profile' in source)) return [];
  return ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].filter((name) => environment[name] === source.profile);
}
