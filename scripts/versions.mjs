// Versions as tags carry them: v1.2.3, or v1.2.3-rc.1 before it. Pure.

/**
 * @typedef {object} Version
 * @property {readonly [major: number, minor: number, patch: number]} numbers
 * @property {boolean} isPreRelease
 */

/**
 * @param {string} tag
 * @returns {Version | undefined} undefined if the tag is not a version
 * @see https://semver.org/#backusnaur-form-grammar-for-valid-semver-versions
 */
export function parseTag(tag) {
  const match = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/.exec(tag);
  if (match === null) return undefined;
  const [, major, minor, patch, preRelease] = match;
  return { numbers: [Number(major), Number(minor), Number(patch)], isPreRelease: preRelease !== undefined };
}

/**
 * The tag that moves to a release: `v1` for v1.2.3.
 * @param {string} tag - of the release
 * @param {readonly string[]} tags - every tag there is
 * @returns {string | undefined} undefined for a pre-release and for a fix of an older version
 */
export function movingTag(tag, tags) {
  const version = parseTag(tag);
  if (version === undefined || version.isPreRelease) return undefined;
  const others = tags.map(parseTag).filter((other) => other !== undefined && !other.isPreRelease);
  const isOvertaken = others.some(
    ({ numbers }) => numbers[0] === version.numbers[0] && compare(numbers, version.numbers) > 0,
  );
  return isOvertaken ? undefined : `v${version.numbers[0]}`;
}

/**
 * Whether a release is the newest of all, majors included.
 * @param {string} tag - of the release
 * @param {readonly string[]} tags - every tag there is
 */
export function isLatest(tag, tags) {
  const version = parseTag(tag);
  if (version === undefined || version.isPreRelease) return false;
  const others = tags.map(parseTag).filter((other) => other !== undefined && !other.isPreRelease);
  return others.every(({ numbers }) => compare(numbers, version.numbers) <= 0);
}

function compare(a, b) {
  const differing = a.findIndex((number, index) => number !== b[index]);
  return differing < 0 ? 0 : a[differing] - b[differing];
}
