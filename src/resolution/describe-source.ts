// A source of credentials in words, without its secrets. Pure.
import type { BrokenReason } from './dialect.ts';
import type { SourceSummary } from './takings.ts';

/** What a source is, as the object of "takes". */
export function describeSource(source: SourceSummary, variables: readonly string[] = []): string {
  const by = variables.length === 0 ? '' : ` (${variables.join(' and ')})`;
  const ofProfile =
    'profile' in source && source.profile !== undefined ? ` of the profile "${source.profile}"${by}` : '';
  switch (source.kind) {
    case 'keys':
      return ofProfile === ''
        ? `the access keys in the environment (${source.variable ?? 'AWS_ACCESS_KEY_ID'}${tokenOf(source)})`
        : `the access keys${ofProfile}`;
    case 'helper':
      return `the credential_process${ofProfile}`;
    case 'sso':
      return `the SSO session${ofProfile}`;
    case 'role':
      return `the role ${source.roleArn}${ofProfile}`;
    case 'web identity':
      return ofProfile === ''
        ? `the role ${source.roleArn} (AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE)`
        : `the role ${source.roleArn}${ofProfile}`;
    case 'container':
      return `the container's own role (${source.variable})`;
    case 'instance':
      return "the machine's own role (instance metadata), or nothing";
    case 'nothing':
      return 'nothing';
    case 'broken':
      return `nothing: ${describeBroken(source, ofProfile, by)}`;
  }
}

function tokenOf({ tokenVariable }: Extract<SourceSummary, { kind: 'keys' }>): string {
  return tokenVariable === undefined ? '' : ` with ${tokenVariable}`;
}

function describeBroken(
  { reason, profile = '', file = '' }: Extract<SourceSummary, { kind: 'broken' }>,
  ofProfile: string,
  by: string,
): string {
  const reasons: Readonly<Record<BrokenReason, string>> = {
    'profile missing': describeMissing(profile, file, by),
    'source profile missing': `the source_profile or credential_source${ofProfile} leads to no credentials`,
    'profile without credentials': `the profile "${profile}"${by} holds no credentials`,
    'profile contradictory': `the settings of the profile "${profile}"${by} contradict each other, or name an SSO session that is in no file`,
    'half a key pair':
      profile === ''
        ? 'AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY'
        : `one of the two access keys${ofProfile} is missing`,
    'keys expired': 'AWS_CREDENTIAL_EXPIRATION is in the past',
    'end not a date': 'AWS_CREDENTIAL_EXPIRATION is not a date',
    'malformed keys': 'the access keys contain a line break or another control character',
    'file unreadable':
      file === '' ? 'AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE is set and empty' : `it cannot parse ${file}`,
    'file not readable': `it cannot read ${file}`,
    'web identity incomplete':
      profile === ''
        ? 'AWS_WEB_IDENTITY_TOKEN_FILE or AWS_ROLE_ARN is empty, or the token file is missing'
        : `the web identity settings${ofProfile} are incomplete, or the token file is missing`,
    'empty container variable': 'AWS_CONTAINER_CREDENTIALS_FULL_URI is set and empty',
  };
  return reasons[reason];
}

function describeMissing(profile: string, file: string, by: string): string {
  if (profile === '') return `a profile variable${by} is set and empty`;
  return file === ''
    ? `the profile "${profile}"${by} is in no file`
    : `it reads the profile "${profile}"${by} in ${file} only with AWS_SDK_LOAD_CONFIG=1`;
}
