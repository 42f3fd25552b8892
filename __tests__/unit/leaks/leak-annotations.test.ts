// Where a file probably has leaked values from. The annotations themselves are tested with the rest of the words.
import { describe, expect, it } from '@jest/globals';
import { originOf } from '../../../src/leaks/leak-annotations.ts';

describe('originOf', () => {
  it.each([
    ['/home/runner/.aws/credentials', 'aws configure set'],
    ['C:\\Users\\x\\.docker\\config.json', 'docker login'],
    ['/w/infra/terraform.tfstate.backup', 'Terraform'],
    ['/w/.env.production', 'container'],
    ['/t/_runner_file_commands/step_summary_1', 'job summary'],
    ['/w/core.123', 'memory dump'],
    ['/w/build.log', 'set -x'],
    ['/w/index.js', 'environment'],
  ])('of %j speaks of %j', (path, words) => {
    expect(originOf(path)).toContain(words);
  });
});
