// Replaces what differs from run to run in the output of a run, so that it can be compared and kept. Pure.

/** The text with a placeholder for each port, id, instant and length of time. */
export function normalize(text: string): string {
  return text
    .replace(/(127\.0\.0\.1|emulator)(:|&#58;)\d{2,}/g, '$1$2PORT')
    .replace(/(?<![^\s`'"|])[^\s`'"|]*\/sandbox-job-\w+(?=\/)/g, '/tmp/job')
    .replace(/date\/time \d{10}/g, 'date/time EPOCH')
    .replace(/\b\d{8}T\d{6}Z\b/g, 'INSTANT')
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'REQUEST-ID')
    .replace(/\d{4}-\d{2}-\d{2} \d{2}(?::|&#58;)\d{2}(?::|&#58;)\d{2} UTC/g, 'INSTANT')
    .replace(/until \d{2}:\d{2} UTC/g, 'until TIME')
    .replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z/g, 'INSTANT')
    .replace(/\b\d{2}:\d{2}:\d{2}(?= [├┘]| UTC\n)/g, 'TIME')
    .replace(/[+-]?\d+\.\d s ± \d+\.\d s/g, 'SKEW')
    .replace(/[+-]\d+\.\d s to [+-]\d+\.\d s/g, 'BOUNDS')
    .replace(/next in \d+\.\d s/g, 'next in PAUSE')
    .replace(/\d+ ms/g, 'TIME')
    .replace(/\d+ min \d+ s left/g, 'REMAINING left')
    .replace(/(Remaining(?: \| `|: ))\d+ s/g, '$1SECONDS')
    .replace(/\b49 min \d+ s \(\d+ s\)/g, '49 min 58 s (2998 s)')
    .replace(/\b(19|20) min(?: \d+ s)? (ahead|behind|apart)/g, '20 min $2')
    .replace(/\b([45]|9|10) min(?: \d+ s)? (ahead|behind)/g, 'MINUTES $2')
    .replace(/1 min \d+ s ahead/g, 'MINUTES ahead')
    .replace(/\b(?:2 min(?: \d+ s)?|1 min 59 s) behind/g, '2 min behind')
    .replace(/(Authorization header \(hashed with SHA-256 and encoded with Base64\): )'[^']+'/g, "$1'HASH'")
    .replace(/write EPROTO [^`\n]+/g, 'write EPROTO DETAILS')
    .replace(/EAI_AGAIN/g, 'ENOTFOUND');
}
