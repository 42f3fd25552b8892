// An evaluator of trust policies written from the sentences of IAM's user guide, and from nothing else: it shares no code with `src`.
// What the guide leaves open is tried both ways, so it answers only where every way leads to the same decision.

type Texts = string | readonly string[];
export type Keys = Readonly<Record<string, readonly string[]>>;

/** A statement as it is in the JSON. */
export interface RawStatement {
  readonly Effect: string;
  readonly Principal?: string | Readonly<Record<string, Texts>>;
  readonly NotPrincipal?: Readonly<Record<string, Texts>>;
  readonly Action?: Texts;
  readonly NotAction?: Texts;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Texts>>>>;
}

/** A policy as it is in the JSON. */
export interface RawPolicy {
  readonly Version: string;
  readonly Statement: readonly RawStatement[];
}

/** A request whose keys are all known: what is not among them, it does not have. By lower-case name. */
export interface RawRequest {
  readonly provider: string;
  readonly keys: Keys;
}

const list = (texts: Texts | undefined): readonly string[] =>
  texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;

/** By the guide's evaluation logic: an explicit Deny overrides, an Allow is needed, everything else is denied by default. */
export function decideByGuide(policy: RawPolicy, request: RawRequest): 'allow' | 'deny' | 'unknown' {
  // Each question that the guide leaves open is answered by one bit.
  let questions = 0;
  const decisions = new Set<'allow' | 'deny'>();
  for (let answers = 0; answers < 2 ** questions || answers === 0; answers += 1) {
    let asked = 0;
    const open = () => ((answers >> asked++) & 1) === 1;
    const applies = policy.Statement.map((statement) => ({
      effect: statement.Effect,
      applies: statementApplies(statement, { version: policy.Version, request, open }),
    }));
    questions = Math.max(questions, asked);
    const denied = applies.some((one) => one.effect === 'Deny' && one.applies);
    const allowed = applies.some((one) => one.effect === 'Allow' && one.applies);
    decisions.add(!denied && allowed ? 'allow' : 'deny');
  }
  const [decision, ...others] = decisions;
  return others.length > 0 || decision === undefined ? 'unknown' : decision;
}

interface Scope {
  readonly version: string;
  readonly request: RawRequest;
  /** Answers a question that the guide leaves open. */
  open(): boolean;
}

/** Principal, action and all conditions have to match. No short cut: every open question is asked, in the same order. */
function statementApplies(statement: RawStatement, scope: Scope): boolean {
  const named = statement.Principal ?? statement.NotPrincipal;
  const isNamed =
    named === '*' ||
    (typeof named === 'object' &&
      (list(named['Federated']).includes(scope.request.provider) || list(named['AWS']).includes('*')));
  const patterns = list(statement.Action ?? statement.NotAction);
  const isListed = patterns.some((pattern) =>
    like(pattern.toLowerCase(), 'sts:AssumeRoleWithWebIdentity'.toLowerCase()),
  );
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => conditionHolds(operator, key, { values: list(values), scope })),
  );
  const principal = statement.Principal === undefined ? !isNamed : isNamed;
  const action = statement.Action === undefined ? !isListed : isListed;
  return principal && action && conditions.every(Boolean);
}

interface Compared {
  readonly values: readonly string[];
  readonly scope: Scope;
}

function conditionHolds(written: string, key: string, { values, scope }: Compared): boolean {
  const operator = written.toLowerCase();
  const actual = scope.request.keys[key.toLowerCase()] ?? [];
  // "Null" with "true": the key must not be there; with "false": it must, and have a value.
  if (operator === 'null') return values.includes(String(actual.length === 0));
  const forAll = operator.startsWith('forallvalues:');
  const forAny = operator.startsWith('foranyvalue:');
  const ifExists = operator.endsWith('ifexists');
  const base = operator.replace(/^for\w+:/, '').replace(/ifexists$/, '');
  const negated = /^(?:string|numeric|date|arn)not|^notip/.test(base);
  if (actual.length === 0) {
    // Of the two together the guide says nothing.
    if (forAny && ifExists) return scope.open();
    // IfExists is true without the key, ForAllValues as well, ForAnyValue is not; else a negated operator is true.
    if (forAny) return false;
    return ifExists || forAll || negated;
  }
  // One of the values has to match; with a negated operator none may.
  const one = (found: string) => {
    const equal = values.map((value) => valueMatches(base.replace('not', ''), value, { found, scope }));
    return negated ? !equal.some(Boolean) : equal.some(Boolean);
  };
  const each = actual.map(one);
  if (forAll) return each.every(Boolean);
  if (forAny || each.length === 1) return each.some(Boolean);
  // Several values without a set operator: the guide says not to.
  return each.every(Boolean) === each.some(Boolean) ? each.every(Boolean) : scope.open();
}

function valueMatches(
  operator: string,
  value: string,
  { found, scope }: { readonly found: string; readonly scope: Scope },
): boolean {
  switch (operator) {
    case 'numericequals':
      return Number(found) === Number(value);
    case 'numericlessthan':
      return Number(found) < Number(value);
    case 'dategreaterthan':
      return Date.parse(found) > Date.parse(value);
    case 'datelessthan':
      return Date.parse(found) < Date.parse(value);
    case 'bool':
      return found.toLowerCase() === value.toLowerCase();
    default:
      return textMatches(operator, value, { found, scope });
  }
}

const VARIABLE = /\$\{([^}]*)\}/;

/** Policy variables are replaced first; only the newer version of the language has them. */
function textMatches(
  operator: string,
  value: string,
  { found, scope }: { readonly found: string; readonly scope: Scope },
): boolean {
  // Signs of the pattern, with what is literal as a list of one text.
  const pattern: (string | readonly [string])[] = [];
  let rest = value;
  while (rest !== '') {
    const variable = scope.version === '2012-10-17' ? VARIABLE.exec(rest) : null;
    const before = variable === null ? rest : rest.slice(0, variable.index);
    pattern.push(...before);
    rest = variable === null ? '' : rest.slice(variable.index + variable[0].length);
    const name = variable?.[1];
    if (name === undefined) continue;
    if (['*', '?', '$'].includes(name)) {
      pattern.push([name]);
      continue;
    }
    const [key = '', fallback] = name.split(/\s*,\s*/);
    const replaced = scope.request.keys[key.toLowerCase()]?.[0] ?? fallback?.replace(/^'|'$/g, '');
    // Without a value the variable is null: nothing is equal to it or like it.
    if (replaced === undefined) return false;
    pattern.push([replaced]);
  }
  const literal = pattern.map((part) => (typeof part === 'string' ? part : part[0])).join('');
  if (operator === 'stringequals') return found === literal;
  if (operator === 'stringequalsignorecase') return found.toLowerCase() === literal.toLowerCase();
  if (operator !== 'stringlike') throw new Error(`no such operator: ${operator}`);
  const source = pattern.map((part) =>
    part === '*' ? '[^]*' : part === '?' ? '[^]' : escaped(typeof part === 'string' ? part : part[0]),
  );
  return new RegExp(`^${source.join('')}$`, 'u').test(found);
}

function like(pattern: string, text: string): boolean {
  const source = [...pattern].map((sign) => (sign === '*' ? '.*' : sign === '?' ? '.' : escaped(sign)));
  return new RegExp(`^${source.join('')}$`, 'u').test(text);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
