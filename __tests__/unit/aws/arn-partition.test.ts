// Partitions of regions, and which hosts are AWS's own STS.
import { describe, expect, it } from '@jest/globals';
import { isAwsStsHost, isPartition, PARTITION_NAMES, partitionOfRegion, regionalStsUrl } from '../../../src/aws/arn.ts';

describe('isPartition', () => {
  it.each(PARTITION_NAMES)('knows %s', (name) => {
    expect(isPartition(name)).toBe(true);
  });

  it.each(['', 'AWS', 'aws-', 'constructor', '__proto__', 'toString'])('does not know %j', (text) => {
    expect(isPartition(text)).toBe(false);
  });
});

describe('partitionOfRegion', () => {
  it.each([
    ['us-east-1', 'aws'],
    ['eu-central-1', 'aws'],
    ['mx-central-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['cn-northwest-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-west-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['xx-nowhere-1', 'aws'],
  ])('puts %s into %s', (region, partition) => {
    expect(partitionOfRegion(region)).toBe(partition);
  });
});

describe('regionalStsUrl', () => {
  it.each<[string, Parameters<typeof regionalStsUrl>[1], string]>([
    ['eu-central-1', undefined, 'sts.eu-central-1.amazonaws.com'],
    ['eu-central-1', { fips: true }, 'sts-fips.eu-central-1.amazonaws.com'],
    ['eu-central-1', { dualStack: true }, 'sts.eu-central-1.api.aws'],
    ['eu-central-1', { fips: true, dualStack: true }, 'sts-fips.eu-central-1.api.aws'],
    ['us-gov-west-1', {}, 'sts.us-gov-west-1.amazonaws.com'],
    ['us-gov-west-1', { fips: true }, 'sts.us-gov-west-1.amazonaws.com'],
    ['us-gov-west-1', { dualStack: true }, 'sts.us-gov-west-1.api.aws'],
    ['us-gov-west-1', { fips: true, dualStack: true }, 'sts-fips.us-gov-west-1.api.aws'],
    ['cn-north-1', {}, 'sts.cn-north-1.amazonaws.com.cn'],
    ['cn-north-1', { dualStack: true }, 'sts.cn-north-1.api.amazonwebservices.com.cn'],
  ])('is in %s with %j https://%s', (region, variant, host) => {
    expect(regionalStsUrl(region, variant)).toBe(`https://${host}`);
    expect(isAwsStsHost(host)).toBe(true);
  });
});

describe('isAwsStsHost', () => {
  it.each([
    'sts.amazonaws.com',
    'sts.eu-central-1.amazonaws.com',
    'sts-fips.us-east-1.amazonaws.com',
    'sts.us-gov-west-1.amazonaws.com',
    'sts.eu-central-1.api.aws',
    'sts-fips.us-gov-east-1.api.aws',
    'sts.cn-north-1.amazonaws.com.cn',
    'sts.cn-north-1.api.amazonwebservices.com.cn',
    'sts.eusc-de-east-1.amazonaws.eu',
    'sts.eusc-de-east-1.api.amazonwebservices.eu',
    'sts.us-iso-east-1.c2s.ic.gov',
    'sts.us-iso-east-1.api.aws.ic.gov',
    'sts.us-isob-east-1.api.aws.scloud',
    'sts.eu-isoe-west-1.api.cloud-aws.adc-e.uk',
    'sts.us-isof-south-1.api.aws.hci.ic.gov',
    'sts.us-isob-east-1.sc2s.sgov.gov',
    'sts.eu-isoe-west-1.cloud.adc-e.uk',
    'sts.us-isof-south-1.csp.hci.ic.gov',
    'vpce-0abc-12ab.sts.eu-central-1.vpce.amazonaws.com',
    'vpce-0abc-12ab-eu-central-1a.sts.eu-central-1.vpce.amazonaws.com',
  ])('knows %s', (host) => {
    expect(isAwsStsHost(host)).toBe(true);
  });

  it.each([
    '',
    'amazonaws.com',
    'sts',
    'localhost',
    '127.0.0.1',
    'sts.example',
    'sts.amazonaws.com.evil.example',
    'sts.eu-central-1.amazonaws.com.evil.example',
    'evil-sts.amazonaws.com.evil.example',
    'sts.evilamazonaws.com',
    'sts-amazonaws.com',
    'xsts.amazonaws.com',
    'iam.amazonaws.com',
    'abc.execute-api.eu-central-1.amazonaws.com',
    'sts-1.eu-central-1.elb.amazonaws.com',
    'sts.eu-central-1.elb.amazonaws.com',
    'sts.eu-central-1.elasticbeanstalk.com',
    'sts.a.b.amazonaws.com',
    // Buckets of S3, whose names anyone may choose.
    'sts.s3.amazonaws.com',
    'sts.s3-eu-west-1.amazonaws.com',
    'sts.s3-accelerate.amazonaws.com',
    'evil.sts.s3.amazonaws.com',
  ])('does not take %j for one', (host) => {
    expect(isAwsStsHost(host)).toBe(false);
  });
});
