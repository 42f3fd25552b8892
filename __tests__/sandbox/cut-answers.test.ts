// Faults that damage an answer on its way: cut short, or no HTTP at all.
import { describe, expect, it } from '@jest/globals';
import type { FaultEffect } from '../../sandbox/server.ts';
import { useSandboxes } from './clients.ts';

const start = useSandboxes();

/** How a plain request for an ID token ends: the body, or the error's code. */
async function outcomeOf(effect: FaultEffect): Promise<string> {
  const sandbox = await start({ faults: [{ operation: 'RequestIdToken', effect }] });
  const headers = { authorization: `Bearer ${sandbox.idTokenRequestToken}` };
  try {
    const response = await fetch(sandbox.idTokenRequestUrl, { headers });
    return await response.text();
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return cause?.code ?? name;
  }
}

describe('startSandbox', () => {
  describe('when an answer is cut', () => {
    it.each([0, 0.5, 0.999])('breaks the connection off: %d', async (share) => {
      expect(await outcomeOf({ kind: 'cut', share, ends: 'reset' })).toMatch(/^(?:ECONNRESET|UND_ERR_SOCKET)$/);
      expect(await outcomeOf({ kind: 'cut', share, ends: 'closed' })).toBe('UND_ERR_SOCKET');
    });

    it('says that this was all', async () => {
      const body = await outcomeOf({ kind: 'cut', share: 0.999, ends: 'as-whole' });
      expect(body).toMatch(/^\{.*"eyJ/);
      expect(() => JSON.parse(body)).toThrow();
      expect(await outcomeOf({ kind: 'cut', share: 0, ends: 'as-whole' })).toBe('');
    });
  });

  describe('when an answer is put in its place as it is', () => {
    it('sends it, be it HTTP or not', async () => {
      expect(await outcomeOf({ kind: 'raw', text: 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi' })).toBe('hi');
      expect(await outcomeOf({ kind: 'raw', text: 'SSH-2.0-OpenSSH_9.9\r\n' })).toMatch(/^(?:HPE_\w+|TypeError)$/);
    });
  });
});
