// Adds refused renewals to the audit record of the step. Effect: files.
import { closeSync, constants, fstatSync, openSync, writeSync } from 'node:fs';
import { refusalLine } from '../refusals.ts';
import { readParameters } from './session-folder.ts';

/** A program may ask again and again. The post step shows the whole record. */
const RECORD_MAX_BYTES = 512 * 1024;
/** Makes no file: the post step may have removed it. */
const APPEND_FLAGS = constants.O_WRONLY | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0);

/**
 * Records that a renewal was refused.
 * @param folder - of the session
 * @param session - whether the session before still lasts. Never throws
 */
export function recordRefusal(folder: string, reason: string, session: 'lasts' | 'over'): void {
  try {
    const { auditFile = '', settings } = readParameters(folder) ?? {};
    const file = openSync(auditFile, APPEND_FLAGS);
    try {
      if (fstatSync(file).size > RECORD_MAX_BYTES) return;
      writeSync(file, refusalLine(Date.now() / 1000, { role: settings?.role?.text ?? '', reason, session }));
    } finally {
      closeSync(file);
    }
  } catch {
    // The reason goes to standard error all the same.
  }
}
