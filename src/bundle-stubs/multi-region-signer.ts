// Stands in for the SDK's signer for several regions at once in the bundle: no endpoint of STS takes such signatures, and it
// would bring a second way to sign along. What is left of it is the signer for one region.
import { SignatureV4 } from '@smithy/signature-v4';

/** Replaces the class of the same name. */
export class SignatureV4MultiRegion extends SignatureV4 {
  /** What the SDK asks before it would sign for several regions. */
  static sigv4aDependency(): 'none' {
    return 'none';
  }
}
