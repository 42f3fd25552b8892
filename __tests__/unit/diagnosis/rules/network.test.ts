// Failures on the way to a service, and of the service itself.
import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../../../src/diagnosis/diagnose.ts';
import { explain } from '../../../../src/diagnosis/explain.ts';
import { error, type Finding } from '../../../../src/diagnosis/finding.ts';
import type { Failure, Operation } from '../../../../src/net/failure.ts';
import { plainWords } from '../../../../src/util/words.ts';
import { factsUpTo, failureOf, RUNNER, SETTINGS } from '../../samples/healthy.ts';

function codesOf(operation: Operation, code: string, more: Partial<Failure> = {}): readonly string[] {
  return diagnose(factsUpTo(failureOf(operation, code, more))).findings.map((finding) => finding.code);
}

describe('networkRules', () => {
  it.each([
    ['ENOTFOUND', 'DNS_LOOKUP_FAILED'],
    ['EAI_AGAIN', 'DNS_LOOKUP_FAILED'],
    ['ECONNREFUSED', 'CONNECTION_REFUSED'],
    ['ECONNRESET', 'CONNECTION_LOST'],
    ['EPIPE', 'CONNECTION_LOST'],
    ['ETIMEDOUT', 'REQUEST_TIMED_OUT'],
    ['REQUEST_TIMED_OUT', 'REQUEST_TIMED_OUT'],
    ['EHOSTUNREACH', 'HOST_UNREACHABLE'],
    ['ENETUNREACH', 'HOST_UNREACHABLE'],
    ['CERT_HAS_EXPIRED', 'TLS_CERTIFICATE_DATE'],
    ['CERT_NOT_YET_VALID', 'TLS_CERTIFICATE_DATE'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'TLS_CERTIFICATE_UNTRUSTED'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'TLS_CERTIFICATE_UNTRUSTED'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'TLS_CERTIFICATE_UNTRUSTED'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'TLS_CERTIFICATE_UNTRUSTED'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'TLS_CERTIFICATE_OTHER_HOST'],
    ['EPROTO', 'TLS_FAILED'],
    ['DEADLINE_PASSED', 'DEADLINE_PASSED'],
    ['CANCELED', 'CANCELED'],
    ['EMFILE', 'UNEXPLAINED_FAILURE'],
  ])('finds behind %s %s, whichever request it was', (code, finding) => {
    for (const operation of ['RequestIdToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const) {
      expect(codesOf(operation, code)).toEqual([finding]);
    }
  });

  it.each([
    ['Throttling', 400, 'STS_THROTTLED'],
    ['SomethingNew', 429, 'STS_THROTTLED'],
    ['HTTP_429', 429, 'STS_THROTTLED'],
    ['ServiceUnavailable', 503, 'STS_UNAVAILABLE'],
    ['InternalFailure', 500, 'STS_UNAVAILABLE'],
    ['HTTP_502', 502, 'STS_UNAVAILABLE'],
    ['HTTP_403', 403, 'STS_ANSWER_INVALID'],
    ['HTTP_302', 302, 'LOGIN_PAGE_ANSWERED'],
    ['HTTP_407', 407, 'PROXY_AUTHENTICATION_REQUIRED'],
    ['UNEXPECTED_ANSWER', 200, 'STS_ANSWER_INVALID'],
  ])('finds behind %s with status %d of STS %s', (code, httpStatus, finding) => {
    for (const operation of ['AssumeRoleWithWebIdentity', 'GetCallerIdentity'] as const) {
      expect(codesOf(operation, code, { httpStatus })).toEqual([finding]);
    }
  });

  it('knows how long the run might have been', () => {
    const { findings } = diagnose(factsUpTo(failureOf('GetCallerIdentity', 'DEADLINE_PASSED')));
    expect(findings[0]?.evidence).toMatchObject({ timeoutSeconds: 90 });
  });

  describe('when DNS does not know a variant of the endpoint', () => {
    it.each([
      ['eu-central-1', { fips: true }, 'ENDPOINT_VARIANT_NOT_FOUND likely'],
      ['us-east-1', { fips: true }, 'ENDPOINT_VARIANT_NOT_FOUND possible'],
      ['eu-central-1', { dualStack: true }, 'ENDPOINT_VARIANT_NOT_FOUND possible'],
      ['eu-central-1', {}, 'DNS_LOOKUP_FAILED likely'],
    ] as const)('names the variant: %s, %j', (region, variant, expected) => {
      const settings = { ...SETTINGS, region, endpoint: { ...SETTINGS.endpoint, ...variant } };
      const { findings } = diagnose(factsUpTo(failureOf('AssumeRoleWithWebIdentity', 'ENOTFOUND'), { settings }));
      expect(findings.map(({ code, confidence }) => `${code} ${confidence}`)).toEqual([expected]);
    });

    it.each([
      [{ fips: true }, ['AWS_USE_FIPS_ENDPOINT']],
      [{ dualStack: true }, ['AWS_USE_DUALSTACK_ENDPOINT']],
      [{ fips: true, dualStack: true }, ['AWS_USE_FIPS_ENDPOINT', 'AWS_USE_DUALSTACK_ENDPOINT']],
    ] as const)('names the variables to set: %j', (variant, variables) => {
      const settings = { ...SETTINGS, endpoint: { ...SETTINGS.endpoint, ...variant } };
      const [finding] = diagnose(factsUpTo(failureOf('AssumeRoleWithWebIdentity', 'ENOTFOUND'), { settings })).findings;
      const { cause, fix } = explain(finding as Finding);
      for (const text of [plainWords(cause), fix[0]?.snippet?.text ?? '']) {
        expect(text.match(/AWS_USE_\w+/g)).toEqual(variables);
      }
    });

    it.each([
      ['us-east-1', { fips: true }, /The region has this endpoint/, /^Let the DNS of the runner resolve/],
      ['eu-central-1', { fips: true }, /only in the US and Canada\.$/, /^Set this for the step/],
      ['eu-central-1', { dualStack: true }, /which a private DNS can lack\.$/, /^Set this for the step/],
      ['us-east-1', { fips: true, dualStack: true }, /which a private DNS can lack\.$/, /^Set this for the step/],
      ['eu-central-1', { fips: true, dualStack: true }, /only in the US and Canada\.$/, /^Set this for the step/],
    ] as const)('doubts no region that exists: %s, %j', (region, variant, cause, fix) => {
      const settings = { ...SETTINGS, region, endpoint: { ...SETTINGS.endpoint, ...variant } };
      const [finding] = diagnose(factsUpTo(failureOf('AssumeRoleWithWebIdentity', 'ENOTFOUND'), { settings })).findings;
      const explained = explain(finding as Finding);
      expect(plainWords(explained.cause)).toMatch(cause);
      expect(plainWords(explained.cause)).not.toMatch(/doesn't exist/);
      expect(plainWords(explained.fix[0]?.text ?? '')).toMatch(fix);
    });

    it.each([{ fips: true }, { dualStack: true }] as const)('says that the region may not exist: %j', (variant) => {
      const settings = { ...SETTINGS, region: 'eu-centrl-1', endpoint: { ...SETTINGS.endpoint, ...variant } };
      const [finding] = diagnose(factsUpTo(failureOf('AssumeRoleWithWebIdentity', 'ENOTFOUND'), { settings })).findings;
      const { cause, fix } = explain(finding as Finding);
      expect(plainWords(cause)).toContain("region doesn't exist");
      expect(plainWords(fix[1]?.text ?? cause)).toBe('Or, if eu-centrl-1 has a typo, correct "aws-region".');
    });
  });

  describe('when a server that is not AWS answers in place of STS', () => {
    const OTHER = {
      ...SETTINGS,
      endpoint: { url: 'https://minio.example/', source: 'sts-endpoint', awsOwned: false } as const,
    };

    it.each([
      ['AssumeRoleWithWebIdentity', 'NO_ARN_IN_ANSWER', ''],
      ['GetCallerIdentity', 'InvalidParameterValue', 'Unsupported action GetCallerIdentity'],
      ['GetCallerIdentity', 'InvalidAction', ''],
      ['GetCallerIdentity', 'NotImplemented', ''],
    ] as const)('says that it cannot tell whose credentials they are: %s, %s', (operation, code, message) => {
      const facts = (settings: typeof SETTINGS) =>
        factsUpTo(failureOf(operation, code, { httpStatus: 400, message }), { settings });
      expect(diagnose(facts(OTHER)).findings.map((finding) => finding.code)).toEqual(['STS_NAMES_NO_IDENTITY']);
      const ofAws = diagnose(facts(SETTINGS)).findings.map((finding) => finding.code);
      expect(ofAws).not.toContain('STS_NAMES_NO_IDENTITY');
    });
  });

  it.each([
    ['InternalError', 500, 'STS_UNAVAILABLE'],
    ['Throttling', 400, 'STS_THROTTLED'],
  ])('speaks of the service that was asked, not of AWS: %s', (code, httpStatus, expected) => {
    const endpoint = { url: 'http://localstack:4566/', source: 'sts-endpoint', awsOwned: false } as const;
    const failure = failureOf('AssumeRoleWithWebIdentity', code, { httpStatus, host: 'localstack:4566' });
    const [finding] = diagnose(factsUpTo(failure, { settings: { ...SETTINGS, endpoint } })).findings;
    const { title, cause, fix } = explain(finding ?? error('CANCELED', {}));
    expect([finding?.code, title]).toEqual([expected, expect.stringMatching(/^The service in place of STS /)]);
    expect(plainWords(cause)).toMatch(/^The service at localstack:4566 \(set in "sts-endpoint"\) answered /);
    expect(JSON.stringify(fix)).not.toContain('health.aws.amazon.com');
  });

  it('sends nobody to AWS Support for what another service refuses', () => {
    const settings = {
      ...SETTINGS,
      endpoint: { url: 'https://minio.example/', source: 'sts-endpoint', awsOwned: false },
    } as const;
    const more = { httpStatus: 400, message: 'None of the given policies exist', requestId: 'x' };
    const refused = failureOf('AssumeRoleWithWebIdentity', 'InvalidParameterValue', more);
    const [finding] = diagnose(factsUpTo(refused, { settings })).findings;
    const fix =
      finding &&
      explain(finding)
        .fix.map(({ text }) => plainWords(text))
        .join(' ');
    expect(fix).toMatch(/^Look up this answer in the documentation of the service behind "sts-endpoint"/);
    expect(fix).not.toMatch(/AWS Support|Run the job again/);
  });

  it.each([
    ['v24.5.0', 'Windows', ['NODE_EXTRA_CA_CERTS']],
    ['v24.6.0', 'Windows', ['NODE_USE_SYSTEM_CA', 'NODE_EXTRA_CA_CERTS']],
    ['v22.19.0', 'macOS', ['NODE_USE_SYSTEM_CA', 'NODE_EXTRA_CA_CERTS']],
    ['v22.18.0', 'macOS', ['NODE_EXTRA_CA_CERTS']],
    ['v26.0.0', 'Linux', ['NODE_EXTRA_CA_CERTS']],
  ] as const)('advises what Node.js %s on %s knows about certificates', (nodeVersion, os, variables) => {
    const facts = factsUpTo(failureOf('GetCallerIdentity', 'SELF_SIGNED_CERT_IN_CHAIN'), {
      runner: { ...RUNNER, os, nodeVersion },
    });
    const [finding] = diagnose(facts).findings;
    const snippets = finding && explain(finding).fix.flatMap(({ snippet }) => snippet?.text.match(/NODE_\w+/g) ?? []);
    expect(snippets).toEqual(variables);
    const files =
      finding && explain(finding).fix.flatMap(({ snippet }) => snippet?.text.match(/\S+\.(?:pem|crt)\b/) ?? []);
    const places = { Windows: /^'C:\\/, macOS: /^\/usr\/local\//, Linux: /^\/etc\/ssl\/certs\// };
    expect(files).toEqual([expect.stringMatching(places[os])]);
  });

  it.each([
    [
      'Linux',
      { extraCertificates: '/etc/ca.pem' },
      /"NODE_EXTRA_CA_CERTS" \(\/etc\/ca.pem\) lacks a certificate/,
      /^If the proxy is yours, add its CA, and any intermediate one, to \/etc\/ca.pem/,
    ],
    [
      'Windows',
      { usesSystemStore: true },
      /"NODE_USE_SYSTEM_CA" is set, but the certificate store of Windows lacks a certificate/,
      /^If the proxy is yours, name the file with its CA in the job: NODE_EXTRA_CA_CERTS/,
    ],
    [
      'Windows',
      { usesSystemStore: true, nodeVersion: 'v24.5.0' }, // which does not know the variable
      /^(?!.*NODE_USE_SYSTEM_CA)/,
      /^If the proxy is yours, name the file with its CA in the job: NODE_EXTRA_CA_CERTS/,
    ],
  ] as const)('sends nobody back to what is set already: %s, %j', (os, more, cause, fix) => {
    const facts = factsUpTo(failureOf('GetCallerIdentity', 'SELF_SIGNED_CERT_IN_CHAIN'), {
      runner: { ...RUNNER, os, nodeVersion: 'v24.6.0', ...more },
    });
    const explained = explain(diagnose(facts).findings[0] as Finding);
    const [first] = explained.fix;
    expect(plainWords(explained.cause)).toMatch(cause);
    expect(`${plainWords(first?.text ?? '')} ${first?.snippet?.text.replace(/^env:\s+/, '')}`).toMatch(fix);
  });

  describe('when the run has a proxy', () => {
    const proxy = { name: 'HTTPS_PROXY', address: 'http://proxy.example:3128', hasUser: true };
    const findingWith = (code: string, message: string) =>
      diagnose(factsUpTo(failureOf('AssumeRoleWithWebIdentity', code, { message }), { proxy })).findings[0];

    it.each([
      ['ENOTFOUND', 'getaddrinfo ENOTFOUND proxy.example', 'PROXY_UNREACHABLE'],
      ['ENOTFOUND', 'getaddrinfo ENOTFOUND sts.eu-central-1.amazonaws.com', 'DNS_LOOKUP_FAILED'],
      ['ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:3128', 'PROXY_UNREACHABLE'],
      ['ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:443', 'CONNECTION_REFUSED'],
      ['ETIMEDOUT', 'connect ETIMEDOUT 10.0.0.1:3128', 'PROXY_UNREACHABLE'],
    ])('tells the proxy from the service behind it: %s, %s', (code, message, finding) => {
      expect(findingWith(code, message)?.code).toBe(finding);
    });

    it.each([
      ['through a proxy', { proxy }, /proxy http:\/\/proxy.example:3128 \(set in "HTTPS_PROXY"\)/],
      [
        'past a proxy for http:// alone',
        { plainProxy: 'HTTP_PROXY' },
        /^Set "HTTPS_PROXY".*"HTTP_PROXY" is for http:\/\/ only/,
      ],
    ])('says what the request met: %s', (_, way, advice) => {
      for (const code of ['ETIMEDOUT', 'ECONNRESET', 'EHOSTUNREACH', 'ECONNREFUSED', 'DEADLINE_PASSED']) {
        const [finding] = diagnose(factsUpTo(failureOf('AssumeRoleWithWebIdentity', code), way)).findings;
        expect(
          finding &&
            explain(finding)
              .fix.map(({ text }) => plainWords(text))
              .join(' '),
        ).toMatch(advice);
      }
    });

    it('advises nothing about proxies where there is none', () => {
      for (const code of ['ETIMEDOUT', 'ECONNRESET', 'EHOSTUNREACH', 'ECONNREFUSED', 'DEADLINE_PASSED', 'ENOTFOUND']) {
        const [finding] = diagnose(factsUpTo(failureOf('AssumeRoleWithWebIdentity', code))).findings;
        expect(JSON.stringify(finding && explain(finding).fix)).not.toMatch(/proxy/i);
      }
    });

    it('says which variable has the user and password that the proxy refused', () => {
      expect(findingWith('PROXY_HTTP_407', 'x')).toMatchObject({
        code: 'PROXY_AUTHENTICATION_REQUIRED',
        evidence: { proxy },
      });
    });
  });
});
