// Command line: packs sdk-only.mjs into the folder that is named.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pack } from '../scripts/pack.mjs';

const [folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const { files } = await pack(resolve(import.meta.dirname, 'sdk-only.mjs'), 'sdk-only');
for (const [name, text] of files) writeFileSync(join(folder, name), text);
