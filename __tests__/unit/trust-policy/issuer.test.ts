// Which issuers are GitHub's, and which hosts GitHub runs.
import { describe, expect, it } from '@jest/globals';
import { gitHubIssuer, isHostedByGitHub } from '../../../src/trust-policy/issuer.ts';

const HOSTED = { isHosted: true, hasSlug: false };
const HOSTED_WITH_SLUG = { isHosted: true, hasSlug: true };
const SERVER = { isHosted: false, hasSlug: false };

describe('gitHubIssuer', () => {
  it.each([
    ['https://token.actions.githubusercontent.com', HOSTED],
    ['https://token.actions.githubusercontent.com/octo-ent', HOSTED_WITH_SLUG],
    ['https://token.actions.octo.ghe.com', HOSTED],
    ['https://token.actions.octo.ghe.com/octo', HOSTED_WITH_SLUG],
    ['https://ghe.example.com/_services/token', SERVER],
    ['https://ghe.example.com:8443/_services/token', SERVER],
    ['https://token.actions.example.com', undefined],
    ['https://token.actions.example.com/octo-ent', undefined],
    ['https://token.actions.githubusercontent.com.example.com', undefined],
    ['https://token.actions.githubusercontent.com/', undefined],
    ['https://token.actions.githubusercontent.com/*', undefined],
    ['https://token.actions.ghe.com', undefined],
    ['https://token.actions.octo-ghe.com', undefined],
    ['http://token.actions.githubusercontent.com', undefined],
    ['https://ghe.example.com/_services/token/octo', undefined],
    ['https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE', undefined],
    ['', undefined],
  ])('tells whose issuer it is: %s', (url, issuer) => {
    expect(gitHubIssuer(url)).toEqual(issuer);
  });
});

describe('isHostedByGitHub', () => {
  it.each([
    ['pipelines.actions.githubusercontent.com', true],
    ['run-actions-1-azure-eastus.actions.githubusercontent.com:443', true],
    ['token.actions.octo.ghe.com', true],
    ['ghe.example.com', false],
    ['octo-ghe.com', false],
    ['githubusercontent.com.example.com', false],
    ['notgithubusercontent.com', false],
    ['127.0.0.1:8080', false],
    ['', false],
  ])('tells whether GitHub runs it: %s', (host, isHosted) => {
    expect(isHostedByGitHub(host)).toBe(isHosted);
  });
});
