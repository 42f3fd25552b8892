// The sandbox's IAM: GetRole and GetOpenIDConnectProvider over the Query protocol, with verified signatures and both kinds of policy.
import { randomUUID } from 'node:crypto';
import { findAccount } from './account.ts';
import { parseAuthorization } from './authorization.ts';
import { admitCaller, type CallerContext } from './caller.ts';
import { parseForm, type SandboxRequest, type SandboxResponse } from './http.ts';
import { partitionOf } from './partition.ts';
import { formatRoleArn } from './role-arn.ts';
import { type Principal, roleId } from './sessions.ts';
import { failed, type StsFields, type StsResult, stsError, stsSuccess } from './sts-response.ts';
import { matchesAction, matchesArn } from './wildcard.ts';

const VERSION = '2010-05-08';
const NAMESPACE = `https://iam.amazonaws.com/doc/${VERSION}/`;
/** When everything in the sandbox was made. */
const CREATED = '2025-03-01T09:00:00Z';

/**
 * The only region of a partition that IAM takes signatures for.
 * @see https://docs.aws.amazon.com/general/latest/gr/iam-service.html
 */
const REGIONS: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-eusc': 'eusc-de-east-1',
  'aws-iso': 'us-iso-east-1',
  'aws-iso-b': 'us-isob-east-1',
  'aws-iso-e': 'eu-isoe-west-1',
  'aws-iso-f': 'us-isof-south-1',
};

/**
 * Answers one request.
 * @param request - a POST of form parameters, signed
 * @param context - the world, the clock and the credentials that STS has given out
 */
export async function handleIam(request: SandboxRequest, context: CallerContext): Promise<SandboxResponse> {
  const requestId = randomUUID();
  const form = parseForm(request.body);
  const result = await perform(form, request, context);
  if (result.failure !== undefined) return stsError(result.failure, requestId);
  return stsSuccess(form['Action'] ?? '', result.value, requestId, NAMESPACE);
}

async function perform(
  form: Readonly<Record<string, string>>,
  request: SandboxRequest,
  context: CallerContext,
): Promise<StsResult<StsFields>> {
  const { Action: action = '', Version: version = '' } = form;
  const operation = { GetRole: getRole, GetOpenIDConnectProvider: getProvider }[action];
  if (operation === undefined || version !== VERSION) {
    return failed(400, 'InvalidAction', `Could not find operation ${action} for version ${version}`);
  }
  const signed = parseAuthorization(request);
  const region = signed.value === undefined ? undefined : REGIONS[partitionOf(signed.value.region)];
  const admitted = await admitCaller(`iam:${action}`, request, { ...context, region, service: 'iam' });
  return admitted.failure === undefined ? operation(form, admitted.value, context) : admitted;
}

type Operation = (
  form: Readonly<Record<string, string>>,
  caller: Principal,
  context: CallerContext,
) => StsResult<StsFields>;

/** Finds a role by its name, whatever its path. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
const getRole: Operation = ({ RoleName: name = '' }, caller, { world }) => {
  if (!/^[\w+=,.@-]{1,64}$/.test(name)) {
    return failed(400, 'ValidationError', 'The specified value for roleName is invalid.');
  }
  const { partition, identity } = caller;
  const { roles } = findAccount(world, { accountId: identity.account, partition }) ?? { roles: [] };
  const role = roles.find((one) => one.name === name);
  const arn = formatRoleArn({ partition, accountId: identity.account, path: role?.path ?? '/', name });
  const denial = denialOf('iam:GetRole', { arn, name: `role ${name}` }, caller);
  if (denial !== undefined) return denial;
  if (role === undefined) return failed(404, 'NoSuchEntity', `The role with name ${name} cannot be found.`);
  return {
    value: {
      Role: {
        Path: role.path ?? '/',
        RoleName: name,
        RoleId: roleId(arn),
        Arn: arn,
        CreateDate: CREATED,
        AssumeRolePolicyDocument: urlEncoded(role.trustPolicy),
        Description: 'Made for <Arn> & tests',
        MaxSessionDuration: `${role.maxSessionDurationSeconds ?? 3600}`,
      },
    },
  };
};

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html */
const getProvider: Operation = ({ OpenIDConnectProviderArn: arn = '' }, caller, { world }) => {
  const { partition, identity } = caller;
  const denial = denialOf('iam:GetOpenIDConnectProvider', { arn, name: arn }, caller);
  if (denial !== undefined) return denial;
  const { providers } = findAccount(world, { accountId: identity.account, partition }) ?? { providers: [] };
  const prefix = `arn:${partition}:iam::${identity.account}:oidc-provider/`;
  const provider = providers.find(({ url }) => arn === `${prefix}${withoutScheme(url)}`);
  if (provider === undefined) {
    return failed(404, 'NoSuchEntity', `OpenIDConnect Provider not found for arn ${arn}`);
  }
  const { url, clientIds } = provider;
  return { value: { Url: withoutScheme(url), ClientIDList: clientIds, ThumbprintList: [], CreateDate: CREATED } };
};

function withoutScheme(url: string): string {
  return url.replace(/^https:\/\//, '');
}

/** As RFC 3986 has it, which IAM's answers follow. */
function urlEncoded(document: object): string {
  return encodeURIComponent(JSON.stringify(document)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * What IAM says where the caller's own policies or the policy of its session do not allow an action.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
function denialOf(
  action: string,
  { arn, name }: { readonly arn: string; readonly name: string },
  { identity, mayRead, sessionPolicy }: Principal,
): { readonly failure: NonNullable<StsResult<never>['failure']> } | undefined {
  const owned = mayRead.some(
    ({ action: allowed, resource }) => matchesAction(allowed, action) && matchesArn(resource, arn),
  );
  const isInSession = sessionPolicy === undefined || isAllowedBy(sessionPolicy, action, arn);
  if (owned && isInSession) return undefined;
  const kind = owned ? 'session' : 'identity-based';
  const message = `User: ${identity.arn} is not authorized to perform: ${action} on resource: ${name} because no ${kind} policy allows the ${action} action`;
  return failed(403, 'AccessDenied', message);
}

interface SessionStatement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: unknown;
}

/** A statement with anything else than actions and resources allows nothing here. */
function isAllowedBy(policy: string, action: string, arn: string): boolean {
  const { Statement = [] } = JSON.parse(policy) as { Statement?: SessionStatement | readonly SessionStatement[] };
  return [Statement]
    .flat()
    .some(
      ({ Effect, Action = [], Resource = [], Condition }: SessionStatement) =>
        Effect === 'Allow' &&
        Condition === undefined &&
        [Action].flat().some((pattern) => matchesAction(pattern, action)) &&
        [Resource].flat().some((pattern) => matchesArn(pattern, arn)),
    );
}
