// Values from the job: where an input says `auto`, and the session tags that say which run it is. Pure.
import { AUDIENCE_IN_CHINA, isAwsStsHost, partitionOfRegion } from '../aws/arn.ts';
import { ignoresEndpoints } from '../net/service-url.ts';
import { defined } from '../util/defined.ts';
import type { InputValues } from './inputs.ts';
import { REGION_RULE } from './parsers/aws-values.ts';
import {
  type Parsed,
  type Parser,
  parseServiceUrl,
  type Rejected,
  reject,
  TAG_VALUE_MAX_LENGTH,
} from './parsers/plain-values.ts';
import type { Endpoint, RawInputs, RunIdentity, SessionTags } from './settings.ts';

/** A value from the environment, or the name of the variable or input whose value is rejected. */
export type FromEnvironment<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly name: string; readonly text: string; readonly rejected: Rejected };

/** `AWS_REGION`, else `AWS_DEFAULT_REGION`; without either, the input is rejected. */
export function regionFromEnvironment({ environment }: RawInputs, parse: Parser<string>): FromEnvironment<string> {
  const name = (['AWS_REGION', 'AWS_DEFAULT_REGION'] as const).find((one) => environment[one]?.trim());
  if (name !== undefined) return checked(name, environment[name]?.trim() ?? '', 'aws-region', parse);
  return { ok: false, name: 'aws-region', text: 'auto', rejected: reject(REGION_RULE) };
}

/** `AWS_ENDPOINT_URL_STS` unless the environment says to ignore it, else the region's own endpoint. */
export function endpointFromEnvironment({ environment }: RawInputs): FromEnvironment<Endpoint> {
  const name = 'AWS_ENDPOINT_URL_STS';
  const text = ignoresEndpoints(environment) ? undefined : environment[name];
  if (!text) return { ok: true, value: ownEndpoint(environment) };
  const url = checked(name, text, 'sts-endpoint', parseServiceUrl);
  return url.ok ? { ok: true, value: endpointOf(url.value, name) } : url;
}

/** @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoints.html */
function ownEndpoint(environment: RawInputs['environment']): Endpoint {
  const isOn = (name: string) => (environment[name]?.toLowerCase() === 'true' ? true : undefined);
  return defined({
    source: 'region',
    awsOwned: true,
    fips: isOn('AWS_USE_FIPS_ENDPOINT'),
    dualStack: isOn('AWS_USE_DUALSTACK_ENDPOINT'),
  } as const);
}

/** The audience that many give to a provider in China; undefined elsewhere. */
export function audienceInChina(region: string | undefined): string | undefined {
  return region !== undefined && partitionOfRegion(region) === 'aws-cn' ? AUDIENCE_IN_CHINA : undefined;
}

/** The endpoint at a URL. */
export function endpointOf(url: URL, source: Endpoint['source']): Endpoint {
  return { url: url.href, source, awsOwned: isAwsStsHost(url.hostname) };
}

/** The value of a variable that stands in for an input. */
export function checked<T>(
  name: string,
  text: string,
  input: string,
  parse: (text: string) => Parsed<T>,
): FromEnvironment<T> {
  const parsed = parse(text);
  if (parsed.ok) return parsed;
  const hint = `It was read from the environment variable, because ${input} was not given.`;
  return { ok: false, name, text, rejected: { ...parsed, hint: [hint, parsed.hint].filter(Boolean).join(' ') } };
}

const ROLE_SESSION_NAME_MIN_LENGTH = 2;
const ROLE_SESSION_NAME_MAX_LENGTH = 64;

/**
 * A session name that shows in CloudTrail which run it was: `octo-org-octo-repo-1234567890-1`. Characters that STS does not
 * accept become hyphens, and the repository is cut so that run id and attempt always fit.
 */
export function roleSessionNameOf({ repository, runId, runAttempt }: RawInputs['run']): string {
  const clean = (text: string) => text.replace(/[^\w+=,.@-]/g, '-');
  const parts = [runId, runAttempt].filter((part) => part !== '').map((part) => `-${clean(part)}`);
  const suffix = parts.join('').slice(0, ROLE_SESSION_NAME_MAX_LENGTH - ROLE_SESSION_NAME_MIN_LENGTH);
  const name = clean(repository.length < ROLE_SESSION_NAME_MIN_LENGTH ? 'github-actions' : repository);
  return `${name.slice(0, ROLE_SESSION_NAME_MAX_LENGTH - suffix.length)}${suffix}`;
}

/**
 * The tags for AssumeRole: those of `custom-tags`, and the usual ones under the keys that configure-aws-credentials uses,
 * so that policies written for it keep working.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
export function sessionTagsOf(run: RunIdentity, values: Partial<InputValues>): SessionTags {
  if (values['role-skip-session-tagging']) return { custom: {}, usual: {}, transitive: [] };
  const custom = values['custom-tags'] ?? {};
  const usual = usualTags(run);
  const known = [...Object.keys(custom), ...Object.keys(usual)].map((key) => key.toLowerCase());
  // STS ignores the case of tag keys, and refuses those of tags that are not sent.
  const transitive = wantedTagKeys(values).filter((key) => known.includes(key.toLowerCase()));
  return { custom, usual, transitive };
}

/** The keys of tags that chained sessions are to inherit, where tags are sent at all. */
export function wantedTagKeys(values: Partial<InputValues>): readonly string[] {
  return (!values['role-skip-session-tagging'] && values['transitive-tag-keys']) || [];
}

/** Where the tags have no room, those from EventName on are left out first: sts-requests.ts. */
function usualTags(run: RunIdentity): Readonly<Record<string, string>> {
  const tags = {
    GitHub: 'Actions',
    Repository: run.repository,
    Workflow: run.workflow,
    Action: run.action,
    Actor: run.actor,
    Branch: run.ref,
    Commit: run.commit,
    EventName: run.eventName,
    BaseRef: run.baseRef,
    HeadRef: run.headRef,
    RunId: run.runId,
    Job: run.job,
    TriggeringActor: run.triggeringActor,
  };
  const entries = Object.entries(tags).map(([key, value]) => [key, clean(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** The value with an underscore in place of each character that a tag cannot have, cut between two characters. */
function clean(value: string): string {
  const cut = value.replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, '_').slice(0, TAG_VALUE_MAX_LENGTH);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
