// Which credentials a run takes that is to start from those of the environment or the machine. Pure.
import { broken, type CredentialSource, type ResolutionInput } from './credential-source.ts';
import type { Dialect } from './dialect.ts';
import { candidatesBy } from './resolve.ts';
import { DIALECTS } from './tools.ts';

const CDK = DIALECTS['aws-cdk'];

/** The order that most tools have. Nothing that is there and broken is passed over: the next source would be somebody else. */
const OWN: Dialect = {
  ...CDK,
  keyNames: { ids: ['AWS_ACCESS_KEY_ID'], secrets: ['AWS_SECRET_ACCESS_KEY'], tokens: ['AWS_SESSION_TOKEN'] },
  goesOnAfter: new Set(),
  webIdentity: { needsRole: true, joinsProfile: false, emptyCounts: false },
};

/** The one source that is taken; undefined where there is none. */
export function machineSource(input: ResolutionInput): CredentialSource | undefined {
  const { environment, profileInCode } = input;
  const hasHalf = Boolean(environment['AWS_ACCESS_KEY_ID']) !== Boolean(environment['AWS_SECRET_ACCESS_KEY']);
  if (profileInCode === undefined && hasHalf) return broken('half a key pair');
  const [first] = candidatesBy(OWN, input);
  const { name, named } = OWN.choose(environment, profileInCode);
  const isPassedOver = first === undefined || !('profile' in first.source || first.source.kind === 'keys');
  return named && isPassedOver && first?.source.kind !== 'broken'
    ? broken('profile without credentials', { profile: name })
    : first?.source;
}
