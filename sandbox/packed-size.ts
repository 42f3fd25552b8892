// The packed size of session policies and session tags, by rules that stand in for AWS's own. Pure.
import type { SessionTags } from './session-tags.ts';
import type { SessionPolicies } from './sts-parameters.ts';
import { failed, type StsResult } from './sts-response.ts';

const SESSION_POLICY_CHARACTERS_MOST = 2048;
const MANAGED_POLICIES_MOST = 10;
const PERCENT_PER_TAG = 1;

/**
 * The packed size of a session in percent of what is allowed. AWS packs by a method it does not publish: here policies
 * count by their characters, and tags by their number.
 * @param policies - session policies of the request
 * @param tags - all tags of the session, inherited ones too: those of an EKS pod were seen to take up 74 %
 *   (https://github.com/aws/containers-roadmap/issues/2413)
 * @param percentPerTag - share of one tag; 1 unless given
 * @returns the size; undefined with neither; or the error for wrong policies or too large a size
 */
export function packedSize(
  { inline, managedArns }: SessionPolicies,
  { tags }: SessionTags,
  percentPerTag: number = PERCENT_PER_TAG,
): StsResult<number | undefined> {
  const tagCount = Object.keys(tags).length;
  if (inline === undefined && managedArns.length === 0 && tagCount === 0) return { value: undefined };
  if (managedArns.length > MANAGED_POLICIES_MOST) {
    return failed(400, 'ValidationError', `The number of managed session policies exceeds ${MANAGED_POLICIES_MOST}.`);
  }
  if (inline !== undefined && !isPolicyDocument(inline)) {
    return failed(400, 'MalformedPolicyDocument', 'The policy is not in the valid JSON format.');
  }
  const characters = [inline ?? '', ...managedArns].join('').length;
  const percentage = Math.ceil((characters * 100) / SESSION_POLICY_CHARACTERS_MOST + tagCount * percentPerTag);
  if (percentage <= 100) return { value: percentage };
  const message =
    tagCount > 0
      ? `Packed size of session tags consumes ${percentage}% of allotted space.`
      : `Packed policy consumes ${percentage}% of allotted space, please use smaller policy.`;
  return failed(400, 'PackedPolicyTooLarge', message);
}

function isPolicyDocument(text: string): boolean {
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === 'object' && document !== null && 'Statement' in document;
  } catch {
    return false;
  }
}
