// Stands in for the SDK's signer for several regions at once (@aws-sdk/signature-v4-multi-region). No endpoint of STS takes such
// signatures, and it would add a second implementation of signing. What remains is the signer for one region.
import { SignatureV4 } from '@smithy/signature-v4';

/** Replaces the class of the same name. */
export class SignatureV4MultiRegion extends SignatureV4 {
  /** The SDK asks for this before it signs for several regions. */
  static sigv4aDependency(): 'none' {
    return 'none';
  }
}
