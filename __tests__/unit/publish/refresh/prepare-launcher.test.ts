import { describe, expect, it } from '@jest/globals';
import { posixLauncher, windowsLauncher } from '../../../../src/publish/refresh/prepare.ts';

const commandIn = (launcher: string) => launcher.trimEnd().split(/\r?\n/).at(-1);

describe('posixLauncher', () => {
  it('ends in the command, of which it quotes what needs quotes', () => {
    const program = { node: "/it's/node", script: '/a b/$(x)/p.js', environment: {} };
    expect(commandIn(posixLauncher(program, '/t/0'))).toBe("exec '/it'\\''s/node' --no-warnings '/a b/$(x)/p.js' /t/0");
  });

  it.each([
    ['', ''],
    ['--use-system-ca', ' --use-system-ca'],
    [' --inspect  --use-openssl-ca\t--tls-min-v1.3 ', ' --use-openssl-ca --tls-min-v1.3'],
    ['--require=./x.js --import "a b" --use-openssl-ca;id', ''],
    ['--dns-result-order=$(id)', ''],
  ])('keeps options about the network: %j', (nodeOptions, expected) => {
    const command = commandIn(
      posixLauncher({ node: '/n', script: '/s', environment: { NODE_OPTIONS: nodeOptions } }, '/t/0'),
    );
    expect(command).toBe(`exec /n --no-warnings${expected} /s /t/0`);
  });

  it('trusts whom the step trusted, whatever a later step says', () => {
    const environment = { NODE_EXTRA_CA_CERTS: "/it's/ca.pem", NODE_USE_SYSTEM_CA: '1' };
    const lines = posixLauncher({ node: '/n', script: '/s', environment }, '/t/0').split('\n');
    const [unset = []] = lines.filter((line) => line.startsWith('unset ')).map((line) => line.split(' '));
    expect(unset).toEqual(
      expect.arrayContaining(['OPENSSL_CONF', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_USE_ENV_PROXY']),
    );
    expect(lines.filter((line) => line.startsWith('export '))).toEqual([
      "export NODE_EXTRA_CA_CERTS='/it'\\''s/ca.pem'",
      'export NODE_USE_SYSTEM_CA=1',
    ]);
  });
});

describe('windowsLauncher', () => {
  it('trusts whom the step trusted, whatever a later step says', () => {
    const environment = { NODE_EXTRA_CA_CERTS: 'C:\\Größe\\100%.pem', SSL_CERT_FILE: 'a"b' };
    const launcher = windowsLauncher({ node: 'n', script: 's', environment }, 'C:\\Größe\\t\\0');
    expect(launcher).toContain('@set "NODE_EXTRA_CA_CERTS="\r\n');
    expect(launcher.match(/@set "\w+=[^"]+"/g)).toEqual(['@set "NODE_EXTRA_CA_CERTS=%~dp0..\\100%%.pem"']);
    expect(launcher).toContain('@set "OPENSSL_CONF="\r\n');
  });

  const FOLDER = 'C:\\r\\_work\\_temp\\x\\0';
  it.each([
    [
      'plain paths',
      'C:\\r\\node.exe',
      FOLDER,
      '@"C:\\r\\node.exe" --no-warnings "C:\\r\\p.js" "C:\\r\\_work\\_temp\\x\\0"',
    ],
    [
      'a percent sign',
      'C:\\100%a%\\node.exe',
      FOLDER,
      '@"C:\\100%%a%%\\node.exe" --no-warnings "C:\\r\\p.js" "C:\\r\\_work\\_temp\\x\\0"',
    ],
    [
      'letters that cmd.exe would change, as a way from its own folder',
      'C:\\Größe\\node.exe',
      'C:\\Größe\\t\\x\\0',
      '@"%~dp0..\\..\\node.exe" --no-warnings "C:\\r\\p.js" "%~dp00"',
    ],
    [
      'another drive',
      'D:\\Größe\\node.exe',
      FOLDER,
      '@"D:\\Größe\\node.exe" --no-warnings "C:\\r\\p.js" "C:\\r\\_work\\_temp\\x\\0"',
    ],
  ])('quotes each path: %s', (_, node, folder, expected) => {
    const launcher = windowsLauncher({ node, script: 'C:\\r\\p.js', environment: {} }, folder);
    expect(commandIn(launcher)).toBe(expected);
    expect(launcher).toContain('@set "NODE_OPTIONS="\r\n');
  });
});
