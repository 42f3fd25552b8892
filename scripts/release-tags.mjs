// Command line: prints facts about a tag as lines of NAME=VALUE: whether it is a pre-release, whether it is the latest release, and which
// tag has to move to it, if any. Reads all tags from standard input, one a line.
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
