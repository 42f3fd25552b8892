// Prints which AWS variables have changed since the main step. Effect: one line in the log.
import { digestVariables } from './variables.mjs';

const before = JSON.parse(process.env.STATE_variables ?? '{}');
const changed = Object.entries(digestVariables(process.env)).filter(([name, digest]) => before[name] !== digest);
const names = changed.map(([name]) => name).join(', ');
console.log(names === '' ? 'Witness: all variables are as before' : `Witness: changed: ${names}`);
