// The command line: what it asks for, and one line with the nearest names for what it does not know.
import { describe, expect, it } from '@jest/globals';
import { parseCommandLine } from '../../../src/preflight/options.ts';

const DEFAULTS = { paths: [], format: 'human', trustPolicies: [], migrate: false, notices: false, runs: false };

describe('parseCommandLine', () => {
  it.each([
    ['nothing', [], {}],
    ['paths', ['a.yml', 'b'], { paths: ['a.yml', 'b'] }],
    ['a format', ['--format', 'sarif'], { format: 'sarif' }],
    ['a format after an equals sign', ['--format=json'], { format: 'json' }],
    ['the beginning of a name', ['--form', 'gith'], { format: 'github' }],
    ['the last format', ['--format=json', '--format=sarif'], { format: 'sarif' }],
    [
      'several patterns',
      ['--trust-policies', 'a/*.json', 'x', '--trust-policies=b'],
      { trustPolicies: ['a/*.json', 'b'], paths: ['x'] },
    ],
    ['flags', ['--migrate', '--notices', '--runs'], { migrate: true, notices: true, runs: true }],
    ['paths that begin with a hyphen', ['--', '--notices'], { paths: ['--notices'] }],
  ])('understands %s', (_, parameters, options) => {
    expect(parseCommandLine(parameters)).toEqual({ asks: 'run', options: { ...DEFAULTS, ...options } });
  });

  it.each([
    ['--help', 'help'],
    ['--version', 'version'],
    ['-h', 'help'],
  ])('answers %s', (parameter, asks) => {
    expect(parseCommandLine([parameter, 'path'])).toEqual({ asks });
  });

  it.each([
    [['--fromat', 'json'], 'No option is named "--fromat". Did you mean --format?'],
    [['--quite-another'], 'No option is named "--quite-another".'],
    [['--format', 'sariv'], 'No format is named "sariv". Did you mean sarif?'],
    [['--format'], '--format needs a value: human, json, sarif, github.'],
    [['--trust-policies', '--notices'], '--trust-policies needs a value: a pattern such as "iam/*.json".'],
    [['--notices=yes'], '--notices has no value.'],
  ])('says what is wrong with %j', (parameters, problem) => {
    expect(parseCommandLine(parameters)).toEqual({ asks: 'nothing', problem });
  });
});
