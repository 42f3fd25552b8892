// The SDK's first run goes nowhere, and comes to its end: one that fails half way would have warmed up nothing.
import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { warmUp } from '../../../src/aws/sdk.ts';

describe('warmUp', () => {
  it('builds, signs and reads a call of each kind', async () => {
    expect(await warmUp()).toEqual(['nothing', 'nobody']);
  });

  it('leaves nothing open behind it', async () => {
    const server = createServer(); // so that there is something to tell the difference by
    await new Promise<void>((resolve) => {
      server.listen(0, resolve);
    });
    const before = process.getActiveResourcesInfo();
    await warmUp();
    expect(process.getActiveResourcesInfo()).toEqual(before);
    server.close();
  });
});
