// Each parser: what it takes, what it refuses, and where its range ends.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  parseAccountId,
  parseAudience,
  parseEmulatorRegion,
  parsePolicyArn,
  parseRegion,
  parseRole,
  parseRolePattern,
  parseRoleSessionName,
  parseSessionPolicy,
  parseSubjectPattern,
} from '../../../../src/settings/parsers/aws-values.ts';
import {
  type Parser,
  parseBoolean,
  parseDuration,
  parseInteger,
  parseLeakCheck,
  parseLines,
  parseList,
  parseServiceUrl,
  parseWord,
  parseWorkspacePath,
} from '../../../../src/settings/parsers/plain-values.ts';

function read<T>(parse: Parser<T>, text: string): T | 'rejected' {
  const parsed = parse(text);
  return parsed.ok ? parsed.value : 'rejected';
}

function hintOf<T>(parse: Parser<T>, text: string): string | undefined {
  const parsed = parse(text);
  return parsed.ok ? 'accepted' : parsed.hint;
}

type Row<T> = [text: string, value: T | 'rejected'];

describe('parseBoolean', () => {
  it.each<Row<boolean>>([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
    ['tRUE', true],
    ['no', false],
    ['OFF', false],
    ['n', false],
    ['0', false],
    ['', 'rejected'],
    ['yes', 'rejected'],
    ['On', 'rejected'],
    ['y', 'rejected'],
    ['1', 'rejected'],
    ['00', 'rejected'],
    ['true\n', 'rejected'],
  ])('reads %j as %j', (text, value) => {
    expect(read(parseBoolean, text)).toBe(value);
  });
});

describe('parseLeakCheck', () => {
  it('takes "never", as other inputs do, for "off"', () => {
    expect(['never', 'off', 'warn', 'always'].map((text) => read(parseLeakCheck, text))).toEqual([
      'off',
      'off',
      'warn',
      'rejected',
    ]);
  });
});

describe('parseWord', () => {
  const parse = parseWord('always', 'never');

  it.each<Row<string>>([
    ['always', 'always'],
    ['never', 'never'],
    ['Always', 'rejected'],
    ['always, never', 'rejected'],
    ['', 'rejected'],
  ])('reads %j as %j', (text, value) => {
    expect(read(parse, text)).toBe(value);
  });

  it('names the words in its rule', () => {
    expect(parse('x')).toMatchObject({ rule: 'one of always, never' });
  });
});

describe('parseInteger', () => {
  const parse = parseInteger(1, 100);

  it.each<Row<number>>([
    ['1', 1],
    ['100', 100],
    ['007', 7],
    ['0', 'rejected'],
    ['101', 'rejected'],
    ['', 'rejected'],
    ['1.0', 1],
    ['1.5', 'rejected'],
    ['1.', 'rejected'],
    ['+1', 'rejected'],
    ['-1', 'rejected'],
    ['1e2', 'rejected'],
    ['0x10', 'rejected'],
    ['١', 'rejected'],
    ['9'.repeat(400), 'rejected'],
  ])('reads %j as %j', (text, value) => {
    expect(read(parse, text)).toBe(value);
  });
});

describe('parseDuration', () => {
  const parse = parseDuration(900, 43_200);

  it.each<Row<number>>([
    ['900', 900],
    ['3600', 3600],
    ['3600.0', 3600],
    ['3600s', 3600],
    ['60m', 3600],
    ['1h', 3600],
    ['12h', 43_200],
    ['43200', 43_200],
    ['899', 'rejected'],
    ['43201', 'rejected'],
    ['13h', 'rejected'],
    ['abc', 'rejected'],
    ['1.5h', 'rejected'],
    ['-1', 'rejected'],
    ['-900', 'rejected'],
    ['', 'rejected'],
    [' ', 'rejected'],
    ['1d', 'rejected'],
    ['1 h', 'rejected'],
    ['1H', 'rejected'],
    ['h', 'rejected'],
    ['1h30m', 'rejected'],
    ['1e3', 'rejected'],
    ['3,600', 'rejected'],
    ['999999999h', 'rejected'],
    ['9'.repeat(30), 'rejected'],
    ['9'.repeat(400), 'rejected'],
    ['Infinity', 'rejected'],
    ['NaN', 'rejected'],
  ])('reads %j as %j', (text, value) => {
    expect(read(parse, text)).toBe(value);
  });

  it('takes a zero where the range begins with one', () => {
    expect(read(parseDuration(0, 10), '0')).toBe(0);
  });

  it('never gives a number outside its range', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,12}[smhd]?$/)), (text) => {
        const value = read(parse, text);
        expect(value === 'rejected' || (Number.isInteger(value) && value >= 900 && value <= 43_200)).toBe(true);
      }),
    );
  });
});

describe('parseRegion', () => {
  it.each([
    'us-east-1',
    'eu-central-1',
    'ap-southeast-4',
    'us-gov-west-1',
    'cn-northwest-1',
    'eusc-de-east-1',
    'us-iso-east-1',
    'us-isob-east-1',
    'eu-isoe-west-1',
    'us-isof-south-1',
    'mx-central-1',
  ])('takes %s', (text) => {
    expect(read(parseRegion, text)).toBe(text);
  });

  it.each(['', 'frankfurt', 'local', 'aws-global', 'eu-central-1.evil.example', 'eu-central-1/', 'eu-central-1a'])(
    'refuses %j',
    (text) => {
      expect(read(parseRegion, text)).toBe('rejected');
    },
  );
});

describe('parseEmulatorRegion', () => {
  it.each(['local', 'garage', 'minio', 'eu-central-1', 'us-east1', '1', 'x'.repeat(63)])('takes %s', (text) => {
    expect(read(parseEmulatorRegion, text)).toBe(text);
  });

  it.each(['', '-local', 'local-', 'Local', 'a.b', 'a/b', 'a b', 'us_east', 'x'.repeat(64)])('refuses %j', (text) => {
    expect(read(parseEmulatorRegion, text)).toBe('rejected');
  });
});

describe('parseRole', () => {
  it('gives the parts of the ARN', () => {
    expect(read(parseRole, 'arn:aws-cn:iam::111122223333:role/team/ci/deploy')).toEqual({
      text: 'arn:aws-cn:iam::111122223333:role/team/ci/deploy',
      partition: 'aws-cn',
      account: '111122223333',
      path: '/team/ci/',
      name: 'deploy',
    });
  });
});

describe('parseRoleSessionName', () => {
  it.each<Row<string>>([
    ['ab', 'ab'],
    ['a'.repeat(64), 'a'.repeat(64)],
    ['_+=,.@-', '_+=,.@-'],
    ['a', 'rejected'],
    ['a'.repeat(65), 'rejected'],
    ['a b', 'rejected'],
    ['a/b', 'rejected'],
    ['a:b', 'rejected'],
    ['añ', 'rejected'],
  ])('reads %j as %j', (text, value) => {
    expect(read(parseRoleSessionName, text)).toBe(value);
  });
});

describe('parseAudience', () => {
  it.each<Row<string>>([
    ['sts.amazonaws.com', 'sts.amazonaws.com'],
    ['https://github.com/octo-org', 'https://github.com/octo-org'],
    ['a'.repeat(255), 'a'.repeat(255)],
    ['a'.repeat(256), 'rejected'],
    ['', 'rejected'],
    ['a b', 'rejected'],
    ['a\u0007', 'rejected'],
    ['ü', 'rejected'],
  ])('reads %j as %j', (text, value) => {
    expect(read(parseAudience, text)).toBe(value);
  });
});

describe('parseList', () => {
  const parse = parseList(parseAccountId, 3);
  const [one, two, three, four] = ['111111111111', '222222222222', '333333333333', '444444444444'] as const;

  it.each<Row<readonly string[]>>([
    [one, [one]],
    [`${one},${two}`, [one, two]],
    [`${one} , ${two}`, [one, two]],
    [`${one}\n${two}\r\n${three}\n`, [one, two, three]],
    [`,${one},,`, [one]],
    [`${one},${two},${three},${four}`, 'rejected'],
    ['', 'rejected'],
    [',', 'rejected'],
    [' \n ', 'rejected'],
    [`${one},abc`, 'rejected'],
    [`${one};${two}`, 'rejected'],
    [`["${one}"]`, 'rejected'],
  ])('reads %j as %j', (text, value) => {
    expect(read(parse, text)).toEqual(value);
  });

  it('says of which kind the items must be', () => {
    expect(parse(`${one},12345678901`)).toEqual({ ok: false, rule: 'a list, each item an account id of 12 digits' });
  });
});

describe('parseLines', () => {
  it.each<Row<readonly string[]>>([
    ['a, b', ['a, b']],
    [' a \r\n\n b\n', ['a', 'b']],
    ['\n', 'rejected'],
    ['a\nb\nc\nd', 'rejected'],
    ['a\n*', 'rejected'],
  ])('reads %j as %j', (text, value) => {
    expect(read(parseLines(parseSubjectPattern, 3), text)).toEqual(value);
  });
});

describe('parseSubjectPattern', () => {
  it.each<Row<string>>([
    ['repo:octo-org/octo-repo:environment:production', 'repo:octo-org/octo-repo:environment:production'],
    ['repo:octo-org@1/octo-repo@2:*', 'repo:octo-org@1/octo-repo@2:*'],
    ['*', 'rejected'],
    ['*?*', 'rejected'],
    ['"repo:octo-org/octo-repo:*"', 'rejected'],
    ['a\u0000b', 'rejected'],
    ['x'.repeat(1000), 'x'.repeat(1000)],
    ['x'.repeat(1001), 'rejected'],
  ])('reads %j as %j', (text, value) => {
    expect(read(parseSubjectPattern, text)).toBe(value);
  });
});

describe('parseWorkspacePath', () => {
  it.each<Row<string>>([
    ['iam/trust.json', 'iam/trust.json'],
    ['./iam/trust.json', './iam/trust.json'],
    ['iam\\trust.json', 'iam/trust.json'],
    ['..trust.json', '..trust.json'],
    ['/etc/passwd', 'rejected'],
    ['C:\\trust.json', 'rejected'],
    ['\\\\server\\trust.json', 'rejected'],
    ['../trust.json', 'rejected'],
    ['iam/../../trust.json', 'rejected'],
    ['iam\\..\\trust.json', 'rejected'],
    ['iam/', 'rejected'],
    ['.', 'rejected'],
    ['a\nb', 'rejected'],
  ])('reads %j as %j', (text, value) => {
    expect(read(parseWorkspacePath, text)).toBe(value);
  });
});

describe('parseAccountId', () => {
  it.each<Row<string>>([
    ['012345678901', '012345678901'],
    ['12345678901', 'rejected'],
    ['0123456789012', 'rejected'],
    ['0123-4567-8901', 'rejected'],
    ['', 'rejected'],
    ['１２３４５６７８９０１２', 'rejected'],
  ])('reads %j as %j', (text, value) => {
    expect(read(parseAccountId, text)).toBe(value);
  });
});

describe('parseRolePattern', () => {
  it.each([
    'arn:aws:iam::111122223333:role/deploy',
    'arn:aws:iam::111122223333:role/*',
    'arn:aws:iam::111122223333:role/ci/deploy-?',
    'arn:aws:iam::*:role/deploy',
    'arn:aws*:iam::11112222????:role/ci/*',
  ])('takes %s', (text) => {
    expect(read(parseRolePattern, text)).toBe(text);
  });

  it.each([
    '',
    '*',
    'arn:*',
    'arn:aws:iam::111122223333:*',
    'arn:aws:iam::111122223333:role/',
    'arn:aws:iam::111122223333:user/*',
    'arn:aws:iam::1111:role/deploy',
    'arn:aws:iam::1111222233334:role/*',
    'arn:aws:sts::111122223333:assumed-role/deploy/*',
    'arn:aws:iam::111122223333:role/a b*',
  ])('refuses %j', (text) => {
    expect(read(parseRolePattern, text)).toBe('rejected');
  });
});

describe('parsePolicyArn', () => {
  it.each(['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws-cn:iam::111122223333:policy/team/x'])(
    'takes %s',
    (text) => {
      expect(read(parsePolicyArn, text)).toBe(text);
    },
  );

  it.each(['', 'ReadOnlyAccess', 'arn:aws:iam::111:policy/x', 'arn:aws:iam::aws:policy/', 'arn:aws:iam::aws:role/x'])(
    'refuses %j',
    (text) => {
      expect(read(parsePolicyArn, text)).toBe('rejected');
    },
  );
});

describe('parseSessionPolicy', () => {
  const policy = '{"Version":"2012-10-17","Statement":[]}';
  const ofLength = (length: number) => policy.padEnd(length);

  it.each<[string, string, string | undefined]>([
    ['a policy', policy, 'accepted'],
    ['the longest policy', ofLength(2048), 'accepted'],
    ['a longer one', ofLength(2049), 'It has 2049 characters.'],
    ['nothing', '', 'It is not JSON.'],
    ['broken JSON', '{"Statement":[', 'It is not JSON.'],
    ['YAML', 'Statement: []', 'It is not JSON.'],
    ['an array', '["Statement"]', 'It has no Statement.'],
    ['null', 'null', 'It has no Statement.'],
    ['a text', '"Statement"', 'It has no Statement.'],
    ['an inherited name', '{"__proto__":{"Statement":[]}}', 'It has no Statement.'],
  ])('answers %s with %j', (_name, text, hint) => {
    expect(hintOf(parseSessionPolicy, text)).toBe(hint);
  });
});

describe('parseServiceUrl', () => {
  it.each([
    ['https://sts.example', 'https://sts.example/'],
    ['https://vpce-1.sts.eu-central-1.vpce.amazonaws.com', 'https://vpce-1.sts.eu-central-1.vpce.amazonaws.com/'],
    ['https://sts.example:8443/path', 'https://sts.example:8443/path'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['http://localhost', 'http://localhost/'],
    ['http://[::1]:1', 'http://[::1]:1/'],
    ['http://localstack:4566', 'http://localstack:4566/'],
    ['http://sts_mock', 'http://sts_mock/'],
    ['http://10.0.12.7:9000', 'http://10.0.12.7:9000/'],
    ['http://172.31.0.1', 'http://172.31.0.1/'],
    ['http://192.168.1.2', 'http://192.168.1.2/'],
    ['http://[fd12:3456::1]:9000', 'http://[fd12:3456::1]:9000/'],
    ['http://host.docker.internal:4566', 'http://host.docker.internal:4566/'],
  ])('reads %j as %j', (text, url) => {
    const parsed = parseServiceUrl(text);
    expect(parsed.ok && parsed.value.href).toBe(url);
  });

  it.each([
    '',
    'sts.example',
    '//sts.example',
    'http://sts.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://169.254.169.254',
    'http://172.32.0.1',
    'http://11.0.0.1',
    'http://10.0.0.1.evil.example',
    'http://10.evil.example',
    'http://[2001:db8::1]',
    'http://[fe80::1]',
    'http://localhost.localstack.cloud:4566',
    'http://user@localstack:4566',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'https://user@sts.example',
    'https://:password@sts.example',
    'https://sts.example?x=1',
    'https://sts.example#x',
    'javascript:alert(1)',
  ])('refuses %j', (text) => {
    expect(read(parseServiceUrl, text)).toBe('rejected');
  });
});
