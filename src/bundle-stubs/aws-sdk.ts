// Stands in for parts of the SDK that this action does not use: its default credential chain, the second STS client that its web-identity
// provider would load, signatures for several regions at once, and event streams. Without the chain and the client,
// no key of the environment, a profile, an instance or a container can replace the session that the run asked for.
import { SignatureV4 } from '@smithy/signature-v4';

/** Replaces `defaultProvider` of @aws-sdk/credential-provider-node; the STS client is always given its credentials. */
export const defaultProvider = () => async (): Promise<never> => {
  throw new Error('no default credentials in this action');
};

/** Replaces the function of @aws-sdk/nested-clients/sts; the web-identity provider is always given its role assumer. */
export function getDefaultRoleAssumerWithWebIdentity(): never {
  throw new Error('no second STS client in this action');
}

/**
 * Replaces the class of @aws-sdk/signature-v4-multi-region. No endpoint of STS takes such signatures, and it would add a second
 * implementation of signing. What remains is the signer for one region.
 */
export class SignatureV4MultiRegion extends SignatureV4 {
  /** The SDK asks for this before it signs for several regions. */
  static sigv4aDependency(): 'none' {
    return 'none';
  }
}

/** Replaces the function of @smithy/core/event-streams: no operation of STS or IAM has an event stream. */
export function eventStreamSerdeProvider(): never {
  throw new Error('no event streams in this action');
}

/** Replaces the class of @smithy/core/event-streams, likewise. */
export const EventStreamSerde: new () => unknown = class {};
