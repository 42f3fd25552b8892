// ARNs of roles, of their sessions and of OIDC providers: parsed, compared, written; and AWS's partitions: which regions belong to each,
// the host names of its STS, and the audiences of tokens for it. Pure.
/** The parts of a role's ARN. */
export interface RoleArn {
  readonly text: string;
  readonly partition: Partition;
  /** Twelve digits. */
  readonly account: string;
  /** Starts and ends with a slash; `/` for none. */
  readonly path: string;
  readonly name: string;
}

/** The parts of the ARN of a role session. AWS leaves the role's path out of it. */
export interface AssumedRoleArn {
  readonly partition: string;
  readonly account: string;
  readonly roleName: string;
  readonly roleSessionName: string;
}

const ROLE_ARN = /^arn:([a-z-]+):iam::(\d{12}):role(\/(?:[\x21-\x7e]{1,510}\/)?)([\w+=,.@-]{1,64})$/;
const ASSUMED_ROLE_ARN = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([\w+=,.@-]{1,64})\/([\w+=,.@-]{2,64})$/;

/**
 * The parts of a role's ARN.
 * @returns undefined for anything else, other kinds of ARN included
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function parseRoleArn(text: string): RoleArn | undefined {
  const [, partition, account, path, name] = ROLE_ARN.exec(text) ?? [];
  if (partition === undefined || account === undefined || path === undefined || name === undefined) return undefined;
  return isPartition(partition) ? { text, partition, account, path, name } : undefined;
}

/**
 * The parts of the ARN that GetCallerIdentity gives for a role session.
 * @returns undefined for anything else, a user's ARN for example
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function parseAssumedRoleArn(text: string): AssumedRoleArn | undefined {
  const [, partition, account, roleName, roleSessionName] = ASSUMED_ROLE_ARN.exec(text) ?? [];
  if (partition === undefined || account === undefined) return undefined;
  if (roleName === undefined || roleSessionName === undefined) return undefined;
  return { partition, account, roleName, roleSessionName };
}

/**
 * The ARN of the role behind a caller's identity; the identity's own where there is no role behind it.
 * @param meant - AWS leaves the role's path out of the session's ARN, so that the role that was meant stands in where it fits
 */
export function roleArnBehind(identityArn: string, meant: RoleArn | undefined): string {
  const actual = parseAssumedRoleArn(identityArn);
  if (actual === undefined) return identityArn;
  const { partition, account, roleName } = actual;
  const isMeant = partition === meant?.partition && account === meant.account && roleName === meant.name;
  return isMeant ? meant.text : `arn:${partition}:iam::${account}:role/${roleName}`;
}

/**
 * Whether a pattern for roles, in which the role has a path, may fit a role session. AWS leaves the path out of the session's ARN, so
 * nothing proves that it does.
 */
export function mayFitWithPath(pattern: string, identityArn: string): boolean {
  const session = parseAssumedRoleArn(identityArn);
  const [, start, name] = /^(arn:[^/]*\/)[^/]*\/(?:.*\/)?([^/]*)$/.exec(pattern) ?? [];
  if (session === undefined || start === undefined || name === undefined) return false;
  const { partition, account, roleName } = session;
  return matchesPattern(start, `arn:${partition}:iam::${account}:role/`) && matchesPattern(name, roleName);
}

/** The ARN of the OIDC provider that the role's account needs for an issuer: its URL without the scheme, path included. */
export function oidcProviderArn(role: Pick<RoleArn, 'partition' | 'account'>, issuer: string): string {
  return `arn:${role.partition}:iam::${role.account}:oidc-provider/${issuer.replace(/^https:\/\//, '')}`;
}

/**
 * Whether a pattern with IAM's wildcards (`*` any run of characters, `?` exactly one code point) matches the whole text.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchesPattern(pattern: string, text: string): boolean {
  let [p, t, star, resume] = [0, 0, -1, 0];
  while (t < text.length) {
    if (pattern[p] === '*') [star, resume, p] = [p, t, p + 1];
    else if (pattern[p] === '?') [p, t] = [p + 1, t + String.fromCodePoint(text.codePointAt(t) ?? 0).length];
    else if (p < pattern.length && pattern[p] === text[t]) [p, t] = [p + 1, t + 1];
    else if (star >= 0) [p, resume, t] = [star + 1, resume + 1, resume + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(p));
}

/** @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
export type Partition =
  | 'aws'
  | 'aws-cn'
  | 'aws-us-gov'
  | 'aws-eusc'
  | 'aws-iso'
  | 'aws-iso-b'
  | 'aws-iso-e'
  | 'aws-iso-f';

interface PartitionFacts {
  /** Regions whose name starts so belong to the partition; `aws` takes the rest. */
  readonly regionPrefix: string;
  /** The domains under which AWS answers for this partition: standard and dual-stack. */
  readonly domains: readonly string[];
}

const PARTITIONS: Readonly<Record<Partition, PartitionFacts>> = {
  'aws-cn': { regionPrefix: 'cn-', domains: ['amazonaws.com.cn', 'api.amazonwebservices.com.cn'] },
  'aws-us-gov': { regionPrefix: 'us-gov-', domains: ['amazonaws.com', 'api.aws'] },
  'aws-eusc': { regionPrefix: 'eusc-', domains: ['amazonaws.eu', 'api.amazonwebservices.eu'] },
  'aws-iso-b': { regionPrefix: 'us-isob-', domains: ['sc2s.sgov.gov', 'api.aws.scloud'] },
  'aws-iso-e': { regionPrefix: 'eu-isoe-', domains: ['cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'] },
  'aws-iso-f': { regionPrefix: 'us-isof-', domains: ['csp.hci.ic.gov', 'api.aws.hci.ic.gov'] },
  'aws-iso': { regionPrefix: 'us-iso-', domains: ['c2s.ic.gov', 'api.aws.ic.gov'] },
  aws: { regionPrefix: '', domains: ['amazonaws.com', 'api.aws'] },
};

/** The audience that people request for AWS, and give to an OIDC provider. */
export const USUAL_AUDIENCE = 'sts.amazonaws.com';

/** The one that many give to a provider in China. */
export const AUDIENCE_IN_CHINA = `${USUAL_AUDIENCE}.cn`;

/** Every partition's name. */
export const PARTITION_NAMES = Object.keys(PARTITIONS) as readonly Partition[];

/** Whether the text names a partition. */
export function isPartition(text: string): text is Partition {
  return Object.hasOwn(PARTITIONS, text);
}

/**
 * Whether STS has a FIPS endpoint in regions of this kind.
 * @see https://docs.aws.amazon.com/general/latest/gr/sts.html
 */
export function hasFipsEndpoint(region: string): boolean {
  return /^(?:us|ca)-/.test(region);
}

/** The partition that a region belongs to, by its name; a name without a known prefix belongs to `aws`. */
export function partitionOfRegion(region: string): Partition {
  return PARTITION_NAMES.find((name) => region.startsWith(PARTITIONS[name].regionPrefix)) ?? 'aws';
}

/** Whether a host is one under which AWS itself runs STS: regional, global, FIPS, dual-stack or a VPC endpoint. */
export function isAwsStsHost(hostname: string): boolean {
  const domains = PARTITION_NAMES.flatMap((name) => PARTITIONS[name].domains);
  return domains.some((domain) => STS_LABELS.test(cut(hostname, domain)));
}

/** The region that one of these hosts serves. The global one takes signatures for us-east-1 only. */
export function regionOfAwsStsHost(hostname: string): string {
  return OF_REGION.exec(hostname)?.[1] ?? 'us-east-1';
}

/**
 * The address of a region's own STS, as the SDK makes it.
 * @see https://docs.aws.amazon.com/general/latest/gr/sts.html
 */
export function regionalStsUrl(
  region: string,
  variant: { readonly fips?: true; readonly dualStack?: true } = {},
): string {
  const partition = partitionOfRegion(region);
  const [standard, dualStack] = PARTITIONS[partition].domains;
  // GovCloud's own are FIPS endpoints under their plain names.
  const isPlain = !variant.fips || (partition === 'aws-us-gov' && !variant.dualStack);
  return `https://sts${isPlain ? '' : '-fips'}.${region}.${variant.dualStack ? dualStack : standard}`;
}

/** `sts`, `sts.REGION`, `sts-fips.REGION`, `vpce-….sts.REGION.vpce` */
const REGION = '[a-z]{2,6}(?:-[a-z]+){1,3}-\\d{1,2}';
const OF_REGION = new RegExp(`(?:^|\\.)sts(?:-fips)?\\.(${REGION})\\.`);
const STS_LABELS = new RegExp(`^(?:sts(?:-fips)?(?:\\.${REGION})?|vpce-[a-z0-9-]+\\.sts\\.${REGION}\\.vpce)$`);

function cut(hostname: string, domain: string): string {
  return hostname.endsWith(`.${domain}`) ? hostname.slice(0, -domain.length - 1) : '';
}
