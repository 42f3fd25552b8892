// Steps that several findings advise. Pure.
import { AUDIENCE_IN_CHINA, type RoleArn, USUAL_AUDIENCE } from '../../aws/arn.ts';
import type { OperatingSystem } from '../../observe/facts.ts';
import { phrase, type Words, words } from '../../util/words.ts';
import type { FixStep } from '../definition.ts';
import { hostOf, type OfExchange, type OfWay } from '../evidence.ts';

/** Where to look for what AWS doesn't say. */
const TO_BE_CERTAIN = 'Find out for certain in AWS';

/** The permissions block of a job that requests an ID token. */
export const ID_TOKEN_PERMISSIONS = {
  language: 'yaml',
  text: 'permissions:\n  id-token: write # to request the ID token\n  contents: read # for actions/checkout',
} as const;

/**
 * The condition of a job or step that is not for pull requests from forks, whatever event brings them: `pull_request_review` and others
 * have the same payload. The repository of a deleted fork is null, which differs from ours.
 */
export const NOT_FROM_FORK =
  'if: ${{ !github.event.pull_request || github.event.pull_request.head.repo.full_name == github.repository }}';

/** The variables that the runner sets for such a job. */
export const ID_TOKEN_VARIABLES = 'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN';

/** Audiences of tokens for Sigstore, PyPI, npm, Azure and Google Cloud, which jobs request beside AWS's. */
const OF_OTHERS =
  /^(?:sigstore|(?:test)?pypi|npm:registry\.npmjs\.org|api:\/\/azureadtokenexchange|(?:https:)?\/\/iam\.googleapis\.com\/.*)$/i;

/** What an audience is for where that is not AWS in the partition of the role. The usual one works in all of them. */
function otherPlace(audience: string, { partition }: RoleArn): string | undefined {
  if (OF_OTHERS.test(audience)) return 'another service';
  return audience === AUDIENCE_IN_CHINA && partition !== 'aws-cn' ? 'the regions of China' : undefined;
}

/** For a token with an audience of another service or partition, which the step requested or found in a file; undefined for any other. */
export function withoutOtherAudience({
  claims: { aud },
  role,
  fromFile,
}: Pick<OfExchange, 'claims' | 'role' | 'fromFile'>): Words | undefined {
  const place = otherPlace(aud, role);
  if (place === undefined) return undefined;
  if (fromFile)
    return words`Put a token for AWS into the file: ${aud} is for ${phrase(place)}. The usual audience is "${phrase(USUAL_AUDIENCE)}".`;
  return words`Remove the input "audience": ${aud} is for ${phrase(place)}. Without the input, it is "${phrase(USUAL_AUDIENCE)}".`;
}

/** For a failure that may have passed by then. */
export const RUN_AGAIN: FixStep = { text: words`Run the job again ("Re-run failed jobs" on the page of the run).` };

/** Where to look for what answers in place of STS. Only what has a certificate that this machine trusts can do so. */
export function whoAnswers({ proxy, endpoint }: Pick<OfWay, 'proxy' | 'endpoint'>): Words {
  if (endpoint !== undefined) return words`Check "${endpoint}" to find out what answers in place of STS.`;
  return proxy === undefined
    ? words`Check the DNS of the runner and "NODE_EXTRA_CA_CERTS" to find out what answers in place of STS.`
    : words`Check the proxy ${proxy.address} (set in "${proxy.name}") to find out what answers in place of STS.`;
}

/** What to check where a request did not reach its host. */
export function reach({ failure, proxy, plainProxy, endpoint }: OfWay): readonly FixStep[] {
  const host = hostOf(failure);
  if (proxy !== undefined) {
    return [
      {
        text: words`Have the proxy ${proxy.address} (set in "${proxy.name}") let requests to ${host} through. If the runner can reach the host directly, add it to "no-proxy".`,
      },
    ];
  }
  const places =
    failure.service === 'sts' ? words`Check firewall, security group, and VPC endpoint.` : words`Check the firewall.`;
  return [
    ...httpsProxy(plainProxy),
    {
      text:
        endpoint === undefined
          ? words`Let the runner reach ${host}${phrase(failure.host?.includes(':') ? '' : ' on port 443')}. ${places}`
          : words`Correct "${endpoint}", or let the runner reach ${host}. ${places}`,
    },
  ];
}

/** For a job whose proxy is for http:// alone. */
export function httpsProxy(plainProxy: string | undefined): readonly FixStep[] {
  if (plainProxy === undefined) return [];
  return [
    {
      text: words`Set "HTTPS_PROXY" if the runner needs a proxy here. "${plainProxy}" is for http:// only, so this request did not use it.`,
    },
  ];
}

/** How to be certain why AWS refuses. */
export function certaintyStep({ partition, account }: RoleArn): FixStep {
  return {
    text: words`To know for certain, let a role that may read IAM metadata look up the deployed trust policy after a refusal:`,
    snippet: {
      language: 'yaml',
      text: `with:\n  diagnosis-role: arn:${partition}:iam::${account}:role/oidc-diagnosis`,
    },
    section: TO_BE_CERTAIN,
  };
}

/** How to see what AWS received. */
export function cloudTrailStep({ region }: { readonly region: string }): FixStep {
  const command =
    'aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity';
  return {
    text: words`Look up what AWS received, and in which account:`,
    snippet: { language: 'sh', text: `${command} --region ${region}` },
    section: TO_BE_CERTAIN,
  };
}

const CLOCK_COMMANDS: Readonly<Record<OperatingSystem, string>> = {
  Linux: 'sudo chronyc makestep # and keep chronyd running; on EC2 with the server 169.254.169.123 (Amazon Time Sync)',
  Windows: 'w32tm /resync /force # and keep the service W32Time running',
  macOS: 'sudo sntp -sS time.apple.com # and keep "Set time and date automatically" on',
};

/**
 * How to set the clock of this machine; for every operating system where this one is not known.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/set-time.html
 */
export function synchronizeClock(os: OperatingSystem | undefined): FixStep {
  const commands = os === undefined ? Object.values(CLOCK_COMMANDS) : [CLOCK_COMMANDS[os]];
  return {
    text: words`Synchronize the runner's clock, and keep a time service running:`,
    snippet: { language: 'sh', text: commands.join('\n') },
  };
}

/** Our own phrases, such as names of inputs in quotes: `a`, `a or b`, `a, b, or c`. */
export function anyOf(phrases: readonly string[]): Words {
  const [others, last = ''] = [phrases.slice(0, -1), phrases.at(-1)];
  const comma = others.length > 1 ? ',' : '';
  return phrase(others.length === 0 ? last : `${others.join(', ')}${comma} or ${last}`);
}

/** For a request with a value that STS rejects. */
export function correctWhatAwsNames(inputs: readonly string[]): Words {
  return inputs.length === 0
    ? words`Correct the ARN of the role, as AWS's message says.`
    : words`Correct what AWS's message names: ${anyOf([...inputs.map((name) => `"${name}"`), 'the ARN of the role'])}.`;
}

/** A text from outside as one word of a command to paste. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Where the runner's files cannot be written. */
export const RUNNER_FILES: FixStep = {
  text: words`Check that the runner's temporary folder is writable and has space, and that no step overwrites "GITHUB_ENV" or "GITHUB_OUTPUT".`,
};
