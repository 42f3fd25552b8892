// The machine's own services: which addresses are asked at all. What they answer is played in dist/sources and dist/ambient.
import { describe, expect, it } from '@jest/globals';
import { askContainer, askInstance } from '../../../src/aws/local-services.ts';

const REFUSED = { status: 'failed', failure: expect.objectContaining({ code: 'URL_NOT_ACCEPTED' }) };

describe('askInstance', () => {
  it.each(['http://metadata.example', 'http://10.0.0.1', 'ftp://169.254.169.254', 'nowhere'])(
    'asks nobody else in place of the machine: %s',
    async (endpoint) => {
      expect(await askInstance({ AWS_EC2_METADATA_SERVICE_ENDPOINT: endpoint })).toEqual(REFUSED);
    },
  );
});

describe('askContainer', () => {
  it.each(['http://credentials.example/v1', 'http://169.254.169.254/v1', 'nowhere'])(
    'asks nobody else in place of the container: %s',
    async (uri) => {
      expect(await askContainer(uri, {})).toEqual(REFUSED);
    },
  );
});
