// Records the AWS variables for the post step. Effect: writes the step's state.
import { appendFileSync } from 'node:fs';
import { digestVariables } from './variables.mjs';

appendFileSync(process.env.GITHUB_STATE, `variables=${JSON.stringify(digestVariables(process.env))}\n`);
