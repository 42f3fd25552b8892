// AWS's ini dialect: what is read, and that an edit touches nothing else.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  checkSectionName,
  checkText,
  configSection,
  hasSection,
  removeSection,
  sectionEntries,
  setSection,
} from '../../../../src/publish/profiles/ini.ts';
import { anyCharacter } from '../../samples/hostile.ts';

const OURS = { region: 'eu-west-1', credential_process: '"/a b/node" "/c/helper.js"' };
const OURS_LINES = 'region = eu-west-1\ncredential_process = "/a b/node" "/c/helper.js"\n';

const ODD_NAMES = ['a.b', 'two words', 'café', '名前', "it's", 'x=y', 'a:b', 'profile', 'toString', 'a  b', 'a#'];

/** Lines as they stand in users' files; indented headers only where the section is indented throughout. */
const otherLine = fc.constantFrom(
  '[default]',
  '[profile other]',
  '[other]',
  '[profile "an other"] # why',
  '[sso-session s]',
  '# [profile dev]',
  '; note',
  'region = us-east-1',
  'output=json',
  's3 =',
  '  max_concurrent_requests = 20',
  '  # note',
  '',
  '  ',
  'no entry at all',
);
const targetLine = fc.constantFrom('[profile dev]', '[profile "dev"]', "[profile  'dev'] ; mine", '[ profile dev ]');
const fileOf = (line: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\n'))
    .map(([lines, eol, end]) => lines.join(eol) + (end && eol));
const anyFile = fileOf(fc.oneof({ weight: 4, arbitrary: otherLine }, { weight: 1, arbitrary: targetLine }));

const KEYS = ['region', 'output', 'role_arn', 'credential_process', 'aws_access_key_id'];
const entriesOf = fc.dictionary(
  fc.constantFrom(...KEYS),
  fc.string({ unit: anyCharacter }).filter((value) => accepts(() => setSection('', 'dev', { region: value }))),
);

function accepts(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}

describe('configSection', () => {
  it('is the section of a profile in the config file', () => {
    expect([configSection('dev'), configSection('default')]).toEqual(['profile dev', 'default']);
  });
});

describe('hasSection', () => {
  it.each([
    ['[dev]', 'dev', true],
    ['[profile dev]', 'profile dev', true],
    ['[profile "dev"]', 'profile dev', true],
    ["[profile 'two words']", 'profile two words', true],
    ['[\tprofile \t dev ]', 'profile dev', true],
    ['[dev]# mine', 'dev', true],
    ['[ dev ]', 'dev', true],
    ['  [dev]', 'dev', true],
    ['\uFEFF[dev]', 'dev', true],
    ['[profile default]', 'default', true],
    ['[default]', 'default', true],
    ['[dev]', 'profile dev', false],
    ['[profile dev]', 'dev', false],
    ['[Dev]', 'dev', false],
    ['# [dev]', 'dev', false],
    ['[dev', 'dev', false],
    ['key = [dev]', 'dev', false],
    ['[x]\ns3 =\n  [dev]', 'dev', false],
    ['', 'dev', false],
  ])('in %j finds %j: %j', (text, name, expected) => {
    expect(hasSection(text, name)).toBe(expected);
  });
});

describe('sectionEntries', () => {
  it.each([
    ['an entry a line', '[x]\na = 1\nb=2\r\n c  =  3 = 4 \n', { a: '1', b: '2\nc  =  3 = 4' }],
    ['keys in lower case', '[x]\nRegion = EU\n', { region: 'EU' }],
    ['nested settings', '[x]\ns3 =\n  max = 1\n  min = 0\na = 1', { s3: '\nmax = 1\nmin = 0', a: '1' }],
    ['a value continued after a comment', '[x]\na = 1\n# note\n  ; note\n\n  2\n', { a: '1\n2' }],
    ['sections that are indented throughout', '  [x]\n  a = 1\n  b = 2\n  [y]\n  c = 3', { a: '1', b: '2' }],
    ['empty values', '[x]\na =\n', { a: '' }],
    ['a # inside a value', '[x]\na = 1 # 2', { a: '1 # 2' }],
    ['nothing from what is no entry', '[x]\nnonsense\n= 1\n', {}],
    ['the later of two in repeated sections', '[x]\na = 1\nb = 1\n[y]\na = 3\n[x]\na = 2', { a: '2', b: '1' }],
  ])('reads %s', (_, text, expected) => {
    expect(sectionEntries(text, 'x')).toEqual(expected);
  });

  it('is undefined without such a section', () => {
    expect(sectionEntries('[y]\na = 1', 'x')).toBeUndefined();
  });

  it('reads keys that are names of object members', () => {
    expect(Object.keys(sectionEntries('[x]\n__proto__ = 1', 'x') ?? {})).toEqual(['__proto__']);
  });
});

describe('setSection', () => {
  describe('when there is no such section', () => {
    it.each([
      ['an empty text', '', ''],
      ['a text', '# mine\n[x]\na = 1\n', '# mine\n[x]\na = 1\n\n'],
      ['a text that ends with an empty line', '[x]\n\n', '[x]\n\n'],
      ['a text without a line break at its end', '[x]\na = 1', '[x]\na = 1\n\n'],
    ])('appends it to %s, after an empty line', (_, text, before) => {
      expect(setSection(text, 'profile dev', OURS)).toBe(`${before}[profile dev]\n${OURS_LINES}`);
    });

    it('uses the line break of the text', () => {
      expect(setSection('[x]\r\na = 1', 'dev', { b: '2' })).toBe('[x]\r\na = 1\r\n\r\n[dev]\r\nb = 2\r\n');
    });

    it.each([
      ['profile dev', '[profile dev]'],
      ['profile a.b:c/d@e+f%-_', '[profile a.b:c/d@e+f%-_]'],
      ['profile two words', '[profile "two words"]'],
      ["profile it's", '[profile "it\'s"]'],
      ['profile café', '[profile "café"]'],
      ['two words', '[two words]'],
      ['default', '[default]'],
    ])('heads %j with %s', (name, header) => {
      expect(setSection('', name, {})).toBe(`${header}\n`);
    });
  });

  describe('when there is one', () => {
    it.each([
      [
        'in its place, with the comments around it and in it',
        '# top\n[x]\na = 1\n\n# about dev\n[profile dev] ; mine\nrole_arn = r\n  # inner\nregion = r\n# about y\n\n[y]\nb = 2\n',
        `# top\n[x]\na = 1\n\n# about dev\n[profile dev]\n; mine\n# inner\n${OURS_LINES}# about y\n\n[y]\nb = 2\n`,
      ],
      ['with its nested settings', '[profile dev]\ns3 =\n  max = 1\n[y]\n', `[profile dev]\n${OURS_LINES}[y]\n`],
      ['that has nothing in it', '[profile dev]\n\n[y]\n', `[profile dev]\n${OURS_LINES}\n[y]\n`],
      ['without a line break at its end', '[profile dev]\na = 1', `[profile dev]\n${OURS_LINES.trimEnd()}`],
      [
        'wherever it is repeated, in any spelling',
        '[profile dev]\na = 1\n# one\n[x]\n[profile "dev"]\n# two\nrole_arn = r\n\n[y]\n[ profile dev ]',
        `[profile dev]\n# two\n${OURS_LINES}# one\n[x]\n\n[y]\n`,
      ],
      [
        'and the next one starts its line, so that it does not continue ours',
        '  [profile dev]\n  a = 1\n  # b\n  [y]\n  b = 2\n  [z]\n',
        `[profile dev]\n# b\n${OURS_LINES}[y]\n  b = 2\n  [z]\n`,
      ],
    ])('replaces it %s', (_, text, expected) => {
      expect(setSection(text, 'profile dev', OURS)).toBe(expected);
    });

    it('uses the line break of the text', () => {
      expect(setSection('[x]\r\n[dev]\r\na = 1\r\n[y]', 'dev', { b: '2' })).toBe('[x]\r\n[dev]\r\nb = 2\r\n[y]');
    });

    it('replaces both names of the default profile', () => {
      const text = '[default]\na = 1\n[profile default]\na = 2\n';
      expect(setSection(text, 'default', { b: '3' })).toBe('[default]\nb = 3\n');
    });
  });

  describe('when it is any text', () => {
    it('has the new entries, and nothing else', () => {
      fc.assert(
        fc.property(anyFile, fc.constantFrom(...ODD_NAMES, 'dev', 'default'), entriesOf, (text, name, entries) => {
          for (const section of [name, configSection(name)])
            expect(sectionEntries(setSection(text, section, entries), section)).toEqual({ ...entries });
        }),
      );
    });

    it('keeps every other line as it was', () => {
      fc.assert(
        fc.property(fileOf(otherLine), fileOf(otherLine), fc.constantFrom('\n', '\r\n'), (before, after, eol) => {
          const [head, tail] = [before && `${before.trimEnd()}${eol}`, after && `# next${eol}[y]${eol}${after}`];
          const edited = setSection(`${head}[profile dev]${eol}a = 1${eol}${tail}`, 'profile dev', OURS);
          expect([edited.startsWith(head), edited.endsWith(tail)]).toEqual([true, true]);
        }),
      );
    });

    it('only adds lines if there was no such section', () => {
      fc.assert(
        fc.property(fileOf(otherLine), (text) =>
          expect(setSection(text, 'profile dev', OURS).startsWith(text)).toBe(true),
        ),
      );
    });

    it('leaves every other section with the entries that it had', () => {
      fc.assert(
        fc.property(anyFile, (text) => {
          for (const edited of [setSection(text, 'profile dev', OURS), removeSection(text, 'profile dev')])
            for (const name of ['default', 'profile other', 'other', 'profile an other', 'sso-session s'])
              expect(sectionEntries(edited, name)).toEqual(sectionEntries(text, name));
        }),
      );
    });

    it('changes nothing when done again', () => {
      fc.assert(
        fc.property(anyFile, fc.constantFrom(...ODD_NAMES, 'dev').map(configSection), (text, name) => {
          const once = setSection(text, name, OURS);
          expect(setSection(once, name, OURS)).toBe(once);
        }),
      );
    });
  });

  describe('when a value could be read as something else', () => {
    it.each([
      'a\nb',
      'a\rb',
      'a\u0085b',
      'a\u2028b',
      'a\0',
      '\ta',
      ' a',
      'a ',
      'a\u00a0',
      '',
      '#a',
      'a ;b',
      'a\t#b',
      '\ud800',
    ])('refuses %j', (value) => {
      expect(() => setSection('', 'dev', { region: value })).toThrow(/^The value of region cannot/);
    });

    it('does not show it', () => {
      expect(() => setSection('', 'dev', { aws_secret_access_key: 'SECRET\n' })).not.toThrow('SECRET');
    });

    it.each(['a#b', 'a;b', 'a = b', '[x]', '"a b" \'c\'', 'C:\\a b\\c', '%d', 'é', '\\'])('keeps %j', (value) => {
      expect(sectionEntries(setSection('', 'dev', { region: value }), 'dev')).toEqual({ region: value });
    });
  });

  describe('when a key could', () => {
    it.each(['', 'a b', 'a=b', 'a\nb', '[a', '#a', 'Region', '__proto__', 'a:b', ' a'])('refuses %j', (key) => {
      expect(() => setSection('', 'dev', Object.fromEntries([[key, 'x']]))).toThrow('cannot be the name of a setting');
    });
  });

  it('refuses a name that checkSectionName refuses', () => {
    expect(() => setSection('', 'a]\n[b', OURS)).toThrow('"a]\\n[b" cannot be the name');
  });

  it('refuses a text that checkText refuses', () => {
    expect(() => setSection('# a\r[dev]', 'dev', OURS)).toThrow('carriage return');
  });
});

describe('removeSection', () => {
  it.each([
    ['the section, not the comments beside it', '# a\n[dev]\n# b\nc = 1\n# d\n[y]\n', '# a\n# d\n[y]\n'],
    ['every repetition', '[dev]\na = 1\n[y]\n[dev]\nb = 2', '[y]\n'],
    ['the last section', '[y]\r\n\r\n[dev]\r\na = 1', '[y]\r\n\r\n'],
    ['nothing where there is none', '[y]\r\na = 1\n\n', '[y]\r\na = 1\n\n'],
    ['the indentation of the next', '[x]\na = 1\n[dev]\n  b = 1\n  [y]\n', '[x]\na = 1\n[y]\n'],
  ])('takes away %s', (_, text, expected) => {
    expect(removeSection(text, 'dev')).toBe(expected);
  });

  it('refuses a text that checkText refuses', () => {
    expect(() => removeSection('[x]\na = 1\n  [dev]', 'dev')).toThrow('deeper');
  });

  it('leaves what was there before setSection, but for the empty line and a missing line break', () => {
    fc.assert(
      fc.property(fileOf(otherLine), (text) => {
        const back = removeSection(setSection(text, 'profile dev', OURS), 'profile dev');
        expect([back.startsWith(text), back.slice(text.length).trim(), hasSection(back, 'profile dev')]).toEqual([
          true,
          '',
          false,
        ]);
      }),
    );
  });
});

describe('checkSectionName', () => {
  it.each([
    '',
    ' ',
    ' a',
    'a ',
    'a]',
    '[a',
    'a\nb',
    'a\rb',
    'a\tb',
    'a\0',
    'a\u2028',
    'a"b',
    'a\\b',
    '#a',
    'a ;b',
    '\udc00',
  ])('refuses the profile %j in both files', (name) => {
    expect(() => checkSectionName(name)).toThrow('cannot be the name of a section');
    expect(() => checkSectionName(configSection(name))).toThrow('cannot be the name of a section');
  });

  it.each(['DEFAULT', '__proto__', 'profile __proto__', 'profile default'])(
    'refuses %j, which means something else',
    (name) => {
      expect(() => checkSectionName(name)).toThrow('cannot be the name of a section');
    },
  );

  it.each(ODD_NAMES)('takes %j', (name) => {
    expect(() => checkSectionName(configSection(name))).not.toThrow();
  });

  it('accepts no name that adds a line or a second section', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (name) => {
        if (!accepts(() => checkSectionName(name))) return;
        const lines = setSection('', name, { region: 'r' }).split(/[\n\r\u0085\u2028\u2029]/);
        expect([lines.length, hasSection(lines[0] ?? '', name)]).toEqual([3, true]);
      }),
    );
  });
});

describe('checkText', () => {
  it.each(['# a\r[dev]\n', 'a\rb', '[x]\na = 1\n  [dev]\n', '[x]\ns3 =\n  max = 1\n    [dev] # b\n'])(
    'refuses %j',
    (text) => {
      expect(() => checkText(text)).toThrow(/^SDKs disagree/);
    },
  );

  it.each([
    '',
    '[x]\r\na = 1\r\n',
    '[x]\r\r\n',
    '[x]\r',
    '[x]\na = [y]\n',
    '  [x]\n  a = 1\n  [y]\n',
    '[x]\na = 1\n  # [dev]',
  ])('takes %j', (text) => {
    expect(() => checkText(text)).not.toThrow();
  });

  it('accepts the results of setSection and removeSection', () => {
    fc.assert(
      fc.property(anyFile, (text) => {
        for (const edited of [setSection(text, 'profile dev', OURS), removeSection(text, 'profile dev')])
          expect(() => checkText(edited)).not.toThrow();
      }),
    );
  });
});
