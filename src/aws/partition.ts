// AWS's partitions: which regions belong to each, and the host names of its STS. Pure.

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

/** Every partition's name. */
export const PARTITION_NAMES = Object.keys(PARTITIONS) as readonly Partition[];

/** Whether the text names a partition. */
export function isPartition(text: string): text is Partition {
  return Object.hasOwn(PARTITIONS, text);
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
