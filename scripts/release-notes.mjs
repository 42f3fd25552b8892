// Command line: prints the section of CHANGELOG.md for a tag, as the text of a release. Fails if the tag, package.json, the
// lockfile and the changelog name different versions.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseTag } from './versions.mjs';

const REPOSITORY = 'org/aws-token-guard';

/**
 * @param {string} tag - such as v1.2.3
 * @param {object} project
 * @param {string} project.version - in package.json
 * @param {string} project.lockedVersion - in package-lock.json
 * @param {string} project.changelog - text of CHANGELOG.md
 * @param {string} [project.repository] - owner and name, for the relative links of the changelog
 * @returns {string} Markdown without the heading
 * @throws {Error} that says what has to change before the release
 */
export function releaseNotes(tag, { version, lockedVersion, changelog, repository = REPOSITORY }) {
  if (parseTag(tag) === undefined)
    throw new Error(`"${tag}" is not the tag of a version, such as v1.2.3 or v1.2.3-rc.1.`);
  const wanted = tag.slice(1);
  for (const [file, found] of [
    ['package.json', version],
    ['package-lock.json', lockedVersion],
  ]) {
    if (found !== wanted) throw new Error(`The tag is ${tag}, and ${file} has version ${found}.`);
  }
  const { date, text } = sectionOf(changelog, wanted);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    throw new Error(`CHANGELOG.md must say when ${wanted} is released: "## ${wanted} - 2026-01-31", not "${date}".`);
  }
  if (text === '') throw new Error(`CHANGELOG.md says nothing about ${wanted}.`);
  return forRelease(text, `https://github.com/${repository}/blob/${tag}/`);
}

/**
 * In the text of a release, a newline within a paragraph is a line break, and a relative link leads nowhere.
 * @param {string} base - URL of the folder of the changelog, with a slash at its end
 */
function forRelease(text, base) {
  const lines = text.split('\n');
  const isFenced = fencedLines(lines);
  const out = [];
  lines.forEach((line, index) => {
    const last = index - 1;
    const goesOn = last >= 0 && !isFenced[index] && !isFenced[last] && isContinuation(line, lines[last]);
    if (goesOn) out.push(`${out.pop().trimEnd()} ${line.trim()}`);
    else out.push(line);
  });
  // Only now: a link may have been wrapped.
  const fencedOut = fencedLines(out);
  return out.map((line, index) => (fencedOut[index] ? line : withAbsoluteLinks(line, base))).join('\n');
}

/** Headings, tables, quotes and items of lists begin a line of their own, and nothing continues a heading or a table. */
function isContinuation(line, before) {
  if (line.trim() === '' || before.trim() === '') return false;
  return !/^\s*(?:#{1,6} |[-*+] |\d+[.)] |[|>])/.test(line) && !/^\s*(?:#{1,6} |\|)/.test(before);
}

/** Code between backticks stays as it is. */
function withAbsoluteLinks(line, base) {
  return line.replace(/(`+)(?:(?!\1).)*\1|\]\((?![a-z][a-z\d+.-]*:|\/\/|#)(?:\.?\/)?/gi, (match, ticks) =>
    ticks === undefined ? `](${base}` : match,
  );
}

/** The section ends at the next heading of its level outside of a fenced block. */
function sectionOf(changelog, version) {
  const lines = changelog.replaceAll('\r\n', '\n').split('\n');
  const isFenced = fencedLines(lines);
  const headings = lines.flatMap((line, index) => (/^## /.test(line) && !isFenced[index] ? [index] : []));
  const start = headings.find((index) => lines[index].split(' ')[1] === version);
  if (start === undefined) throw new Error(`CHANGELOG.md has no section "## ${version} - <date>".`);
  const end = headings.find((index) => index > start) ?? lines.length;
  const date = lines[start].slice(`## ${version} - `.length).trim();
  return {
    date,
    text: lines
      .slice(start + 1, end)
      .join('\n')
      .trim(),
  };
}

function fencedLines(lines) {
  let fenced = false;
  return lines.map((line) => {
    const isFence = line.trimStart().startsWith('```');
    if (isFence) fenced = !fenced;
    return fenced || isFence;
  });
}

if (process.argv[1] === import.meta.filename) {
  const read = (name) => readFileSync(join(resolve(import.meta.dirname, '..'), name), 'utf8');
  const [, , tag = ''] = process.argv;
  try {
    const { version } = JSON.parse(read('package.json'));
    const { version: lockedVersion } = JSON.parse(read('package-lock.json'));
    const repository = process.env.GITHUB_REPOSITORY || REPOSITORY;
    console.log(releaseNotes(tag, { version, lockedVersion, changelog: read('CHANGELOG.md'), repository }));
  } catch (error) {
    console.error(`release-notes: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
