// The AWS variables of a step's environment, in a form that shows no value. Pure.
import { createHash } from 'node:crypto';

const NAMES = ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN', 'REGION', 'DEFAULT_REGION'];

/**
 * A digest of each variable's value; one that is not set counts as empty.
 * @param {Readonly<Record<string, string | undefined>>} environment - of the step
 * @returns {Record<string, string>} by name
 */
export function digestVariables(environment) {
  return Object.fromEntries(NAMES.map((suffix) => [`AWS_${suffix}`, digestOf(environment[`AWS_${suffix}`] ?? '')]));
}

function digestOf(value) {
  return createHash('sha256').update(value).digest('hex');
}
