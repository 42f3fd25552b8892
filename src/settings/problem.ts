// One broken rule as data, with as much of the value as may be seen. Pure.
import { plainText } from '../text.ts';
import type { Rejected } from './parsers.ts';
import type { InputViolation } from './settings.ts';

const SHOWN_VALUE_MAX_LENGTH = 120;
/** What these hold is never shown, whatever it looks like. */
const SECRET_INPUTS = ['aws-secret-access-key', 'aws-session-token', 'http-proxy'];

/** A rule that an input breaks, with as much of its value as may be seen. */
export function problemOf(input: string, value: string, { rule, hint }: Rejected): InputViolation {
  const hidden = SECRET_INPUTS.includes(input) && value.trim() !== '' && value !== 'none';
  const shown = hidden || looksSecret(value) ? '***' : plainText(withoutPassword(value), SHOWN_VALUE_MAX_LENGTH);
  return { input, rule, value: shown, ...(hint === undefined ? {} : { hint }) };
}

const TOKEN = /(?:AKIA|ASIA)[A-Z0-9]{12}|eyJ[\w-]{10}|gh[a-z]_\w{16}|github_pat_/;
const NAME = /^arn:|^https?:\/\/[^?#]*$/;

/** Access key ids, tokens, and runs of characters as long and mixed as secret keys are, unless they are part of a name. */
function looksSecret(value: string): boolean {
  const runs = NAME.test(value) ? [] : (value.match(/[A-Za-z0-9/+=]{36,}/g) ?? []);
  return TOKEN.test(value) || runs.some((run) => /[A-Z]/.test(run) && /[a-z]/.test(run));
}

/** A URL's user and password are for the service alone. */
function withoutPassword(value: string): string {
  return value.replace(/\/\/[^/@\s]*@/, '//***@');
}
