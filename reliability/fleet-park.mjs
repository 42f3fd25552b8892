// Loaded before the packed action by each job of a fleet: keeps its process waiting until all of them have started. Loads what the action
// needs of Node itself first, so that they all reach STS within a few seconds.
import 'node:crypto';
import 'node:http';
import 'node:https';
import { connect } from 'node:net';
import { constants, setPriority } from 'node:os';

// GitHub and STS answer from machines of their own: the jobs that share this one must not keep them waiting.
setPriority(constants.priority.PRIORITY_LOW);

const socket = connect(Number(process.env['FLEET_PARK_PORT']), '127.0.0.1');
await new Promise((resolve, reject) => {
  socket.once('data', resolve);
  socket.once('error', reject);
});
socket.destroy();
