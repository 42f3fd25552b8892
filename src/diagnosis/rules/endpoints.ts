// Endpoints in the environment that are not AWS's own. Pure.
import { isLoopbackUrl } from '../../net/service-url.ts';
import type { Facts } from '../../observe/facts.ts';
import { notice, type Rule, warning } from '../finding.ts';

/** Rules about where requests went, and where those of later steps go. */
export const endpointRules: readonly Rule<Facts>[] = [
  ({ settings: { endpoint } }) => {
    const { source, awsOwned, url } = endpoint;
    if (source !== 'AWS_ENDPOINT_URL_STS' || awsOwned || url === undefined) return [];
    // An STS on this machine is a stand-in for tests. The log and the summary name it.
    return isLoopbackUrl(new URL(url)) ? [] : [warning('STS_ENDPOINT_FROM_ENVIRONMENT', { url })];
  },
  ({ settings: { endpoint } }) => {
    const url = endpoint.url === undefined ? null : new URL(endpoint.url);
    if (url?.protocol !== 'http:' || isLoopbackUrl(url)) return [];
    return [warning('STS_ENDPOINT_NOT_ENCRYPTED', { url: url.href, variable: endpoint.source })];
  },
  ({ settings: { endpoint, region }, runner, callerIdentity }) => {
    if (callerIdentity.status !== 'succeeded') return []; // after a failure, later steps get nothing
    const asked = endpoint.url === undefined ? `STS of ${region}` : new URL(endpoint.url).origin;
    const others = runner.endpoints?.filter(
      ({ variable, origin }) => variable !== endpoint.source && !isSame(origin, asked),
    );
    return (others ?? []).map((one) => notice('LATER_STEPS_USE_OTHER_ENDPOINT', { ...one, asked }));
  },
];

function isSame(origin: string, asked: string): boolean {
  return origin.toLowerCase() === asked.toLowerCase();
}
