// What the packed action is made of: nothing that it does not need, and in files of its own what few runs need.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ACTION_DIRECTORY } from './setting.ts';

const DIST = join(ACTION_DIRECTORY, 'dist');

const MODULES = join(ACTION_DIRECTORY, 'node_modules');

/** The files of the bundle that have a text. */
const holding = (text: string) =>
  readdirSync(DIST).filter((name) => /\.c?js$/.test(name) && readFileSync(join(DIST, name), 'utf8').includes(text));

describe('the bundle', () => {
  it.each([
    ['summary.js', 'Unable to find environment variable for $'],
    ['oidc-utils.js', 'Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable'],
    ['platform.js', "'sw_vers'"],
  ])('leaves out what it does not use of @actions/core: %s', (file, text) => {
    expect(readFileSync(join(MODULES, '@actions/core/lib', file), 'utf8')).toContain(text);
    expect(holding(text)).toEqual([]);
  });

  it('has undici nowhere, and YAML and Octokit in files of their own', () => {
    expect(holding('UND_ERR_INVALID_ARG')).toEqual([]);
    const [yaml, octokit] = [holding('YAMLParseError'), holding('octokit-core.js')];
    expect(yaml).toHaveLength(1);
    expect(octokit).toHaveLength(1);
    expect(yaml).not.toEqual(octokit);
    expect([...yaml, ...octokit]).not.toContain('main.js');
  });
});

describe('the parts of a bundle', () => {
  it('have no larger module twice', () => {
    const modules = readdirSync(DIST)
      .filter((name) => /^(?:\d+|shared-\d+)\..*js$/.test(name))
      .flatMap((name) => {
        const bundle = name.split('.')[1];
        const pieces = readFileSync(join(DIST, name), 'utf8')
          .split(/^(?=\d+:\n\()/m)
          .slice(1);
        return pieces.map((piece) => `${bundle} ${piece.replace(/,?\s*(?:\};\s*)?$/, '')}`);
      });
    const twice = modules.filter((module, index) => module.length > 2000 && modules.indexOf(module) !== index);
    expect(modules.length).toBeGreaterThan(50);
    expect(twice.map((module) => module.slice(0, 20))).toEqual([]);
  });
});

describe('the YAML parser', () => {
  it('gives the bundles what src imports of it', () => {
    const sources = readdirSync(join(ACTION_DIRECTORY, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(ACTION_DIRECTORY, 'src', path), 'utf8'));
    const imported = sources.flatMap((text) => [...text.matchAll(/^import \{([^}]*)\} from 'yaml';$/gm)]);
    const names = imported.flatMap(([, list = '']) => list.split(',').map((name) => name.trim()));
    const stub = readFileSync(join(ACTION_DIRECTORY, 'src/bundle-stubs/yaml.ts'), 'utf8');
    const given = /^export const \{([^}]*)\}/m
      .exec(stub)?.[1]
      ?.split(',')
      .map((name) => name.trim());
    expect(given?.sort()).toEqual([...new Set(names.filter((name) => !name.startsWith('type ')))].sort());
  });
});

describe('the packages of GitHub', () => {
  const read = (path: string) => readFileSync(join(MODULES, '@actions/github/lib', path), 'utf8');
  const utilities = read('internal/utils.js');

  it('take from undici no more than its shim has', () => {
    expect(utilities.match(/import .*'undici'/g)).toEqual(["import { fetch } from 'undici'"]);
  });

  it('ask the HTTP client no more than its shim answers', () => {
    expect([...utilities.matchAll(/\bhc\.(\w+)/g)].map(([, name]) => name)).toEqual(['getAgent', 'getAgentDispatcher']);
    expect([...utilities.matchAll(/httpClient\.(\w+)/g)].map(([, name]) => name)).toEqual(['HttpClient', 'HttpClient']);
  });
});
