// All that is taken of the AWS SDK, as one part of the bundle: to be loaded while something else is on its way.
export {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
export { fromWebToken } from '@aws-sdk/credential-provider-web-identity';
export { warmUp } from './warm-up.ts';

/** What looks for credentials on the machine: more of the SDK, on top of what is here. */
export const loadAmbientProviders = () => import('./ambient.ts');
