// The helper's thread: gets a new session for a profile that renews itself. main.js loads this into the thread that the helper starts.
import { parentPort, workerData } from 'node:worker_threads';
import { takeVariables } from './aws/sts-client.ts';
import { renew } from './run/renew.ts';
import { createVault } from './secrets/vault.ts';
import type { RenewRequest } from './settings/publish-mode.ts';

const environment = takeVariables(process.env);
const vault = createVault(() => {}); // the helper prints only the session, so there is no log to mask
const request = workerData as RenewRequest;
parentPort?.postMessage(await renew(request, { vault, environment }));
