// Command line: says, for a tag and all the tags there are (on standard input, one a line), as lines of NAME=VALUE: whether it is a
// pre-release, whether it is the latest release, and which tag is to move to it, if any.
import { readFileSync } from 'node:fs';
import { isLatest, movingTag, parseTag } from './versions.mjs';

const [, , tag = ''] = process.argv;
const version = parseTag(tag);
if (version === undefined) {
  console.error(`release-tags: "${tag}" is not the tag of a version`);
  process.exitCode = 1;
} else {
  const tags = readFileSync(0, 'utf8').split(/\s+/);
  console.log(`pre-release=${version.isPreRelease}`);
  console.log(`latest=${isLatest(tag, tags)}`);
  console.log(`moving=${movingTag(tag, tags) ?? ''}`);
}
