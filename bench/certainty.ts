// Command line: plays every scenario in which AWS says AccessDenied, as it is and with a diagnosis role, and prints both answers beside
// each other, as Markdown, with the requests and the time that the lookup takes. Effect: sandboxes and processes.
import { SCENARIOS } from '../sandbox/scenarios/all.ts';
import { playAll } from '../sandbox/scenarios/play.ts';
import { confidenceOf, findingCodeOf, type Scenario } from '../sandbox/scenarios/scenario.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { DEFAULT_WORLD, type Role, trustSubject } from '../sandbox/world.ts';

const READER = 'oidc-diagnosis';

interface Answer {
  readonly code: string;
  readonly confidence: string;
  readonly sentence: string;
  readonly requests: number;
  /** From the last refusal to the last answer. */
  readonly milliseconds: number;
}

const refused = SCENARIOS.filter(({ name, expected }) => name.startsWith('denied-') && expected.outcome === 'failure');
const pairs = refused.map((scenario) => [scenario, lookingUp(scenario)] as const);
const outcomes = playAll(
  pairs.flat(),
  async ({ sandbox, play }) => {
    const { annotations } = await play();
    return answerOf(annotations.find(({ level }) => level === 'error')?.message ?? '', sandbox);
  },
  1, // so that nothing else takes the machine's time
);
const answers = await Promise.all(outcomes);

console.log('| scenario | without | with `diagnosis-role` | requests | ms |\n| --- | --- | --- | --- | --- |');
for (const [index, [{ name }]] of pairs.entries()) {
  const [without, withRole] = [answers[2 * index], answers[2 * index + 1]];
  if (without === undefined || withRole === undefined) throw new Error(`no answer for ${name}`);
  const cells = [name, shown(without), shown(withRole), withRole.requests - without.requests, withRole.milliseconds];
  console.log(`| ${cells.join(' | ')} |`);
}

/** The same world with a diagnosis role that trusts the run. */
function lookingUp(scenario: Scenario): Scenario {
  const { world = DEFAULT_WORLD } = scenario.sandbox ?? {};
  const { audience = 'sts.amazonaws.com' } = typeof scenario.inputs === 'object' ? scenario.inputs : {};
  const reader: Role = {
    name: READER,
    trustPolicy: trustSubject(world.subject, { audience }),
    mayRead: [{ action: 'iam:Get*', resource: '*' }],
  };
  // A resource control policy would refuse the diagnosis role, too.
  const accounts = world.accounts.map((account) => ({ ...account, roles: [...account.roles, reader] }));
  const inputs = typeof scenario.inputs === 'function' ? {} : scenario.inputs;
  return {
    ...scenario,
    sandbox: { ...scenario.sandbox, world: { ...world, accounts } },
    inputs: { ...inputs, 'diagnosis-role': `arn:aws:iam::111122223333:role/${READER}` },
  };
}

function answerOf(message: string, { requests }: Sandbox): Answer {
  const own = requests.filter(({ byClient, operation }) => byClient && operation !== 'Other');
  const [first = ''] = message.split('\n');
  const said = /^(?:AWS refused \S+(?: \([^)]*\))?\. )?(.+)$/.exec(first)?.[1] ?? first;
  const refusedAt = own.filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity')[1]?.answeredAt ?? 0;
  const endedAt = Math.max(...own.map(({ answeredAt = 0 }) => answeredAt));
  return {
    code: findingCodeOf(message) ?? '',
    confidence: confidenceOf(message) ?? '',
    sentence: said,
    requests: own.length,
    milliseconds: Math.round(endedAt - refusedAt),
  };
}

function shown({ confidence, sentence }: Answer): string {
  const text = sentence.length > 150 ? `${sentence.slice(0, 150)}…` : sentence;
  return `**${confidence}**: ${text.replaceAll('|', '\\|')}`;
}
