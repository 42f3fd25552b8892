// Jest transform for the mutation runs: Node's own type stripping, so that tests run the very text of the sources.
import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';

export default {
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) }),
  getCacheKey: (source, file, { instrument }) =>
    createHash('sha256')
      .update([process.version, file, String(instrument), source].join('\0'))
      .digest('hex'),
};
