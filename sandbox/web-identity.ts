// STS's checks of an ID token: provider, keys, signature, times, audience. Reads the issuer's keys through the given function.
import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { checkRegion, findAccount } from './account.ts';
import { partitionOf } from './partition.ts';
import type { RoleReference } from './role-arn.ts';
import { failed, type StsResult } from './sts-response.ts';
import type { OidcProvider, World } from './world.ts';

/** An ID token that passed every check but the trust policy. */
export interface WebIdentity {
  readonly provider: OidcProvider;
  readonly providerArn: string;
  readonly audience: string;
  readonly claims: JWTPayload;
}

/** What the checks need besides the token. */
export interface WebIdentityContext {
  readonly world: World;
  readonly keys: JWTVerifyGetKey;
  /** Epoch seconds of the STS clock. */
  readonly now: () => number;
  /** Region of the endpoint; that of the role's partition unless given. */
  readonly region: string | undefined;
}

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'];
const NOT_A_JWT = 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';
const WRONG_THUMBPRINT = "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint";
const NO_KEY =
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements";

/**
 * Checks an ID token as far as it goes without the role: the provider is looked up in the role's account, the
 * signature is verified with the issuer's published keys.
 * @param token - the JWT
 * @param role - the role asked for
 * @returns the identity, or `InvalidIdentityToken`, `ExpiredTokenException` or `RegionDisabledException`
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export async function verifyWebIdentity(
  token: string,
  role: RoleReference,
  context: WebIdentityContext,
): Promise<StsResult<WebIdentity>> {
  const unverified = decodeClaims(token);
  if (unverified === undefined) return invalid(NOT_A_JWT);
  const issuer = unverified.iss;
  if (issuer === undefined) return invalid('Missing a required claim: iss');
  const provider = findProvider(issuer, role, context);
  if (provider === undefined) return invalid(`No OpenIDConnect provider found in your account for ${issuer}`);
  const enabled = checkRegion(role, context);
  if (enabled.failure !== undefined) return enabled;
  if (provider.thumbprintMatches === false) return invalid(WRONG_THUMBPRINT);
  if (!isServed(issuer, context.world)) return invalid(NO_KEY);
  const verified = await verifyToken(token, context);
  if (verified.failure !== undefined) return verified;
  const claims = verified.value;
  const missing = ['sub', 'aud'].find((name) => claims[name] === undefined);
  if (missing !== undefined) return invalid(`Missing a required claim: ${missing}`);
  const audience = [claims.aud ?? []].flat().find((value) => provider.clientIds.includes(value));
  if (audience === undefined) return invalid('Incorrect token audience');
  const providerArn = `arn:${role.partition}:iam::${role.accountId}:oidc-provider/${provider.url.replace(/^https:\/\//, '')}`;
  return { value: { provider, providerArn, audience, claims } };
}

function decodeClaims(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

function findProvider(
  issuer: string,
  role: RoleReference,
  { world, region }: WebIdentityContext,
): OidcProvider | undefined {
  if (region !== undefined && partitionOf(region) !== role.partition) return undefined;
  return findAccount(world, role)?.providers.find(({ url }) => url === issuer);
}

/** The sandbox's keys are those of its own issuers; any other has a web server that the sandbox does not reach. */
function isServed(issuer: string, { issuer: own, otherIssuers = [] }: World): boolean {
  return [own, ...otherIssuers].includes(issuer);
}

async function verifyToken(token: string, { keys, now }: WebIdentityContext): Promise<StsResult<JWTPayload>> {
  const currentDate = new Date(Math.floor(now()) * 1000);
  try {
    const { payload } = await jwtVerify(token, keys, { algorithms: ALGORITHMS, currentDate, requiredClaims: ['exp'] });
    return { value: payload };
  } catch (error) {
    return explain(error, currentDate.getTime() / 1000);
  }
}

// The sentences for a bad signature and for a token that is not valid yet are not known from AWS: the codes are.
function explain(error: unknown, now: number): StsResult<never> {
  if (error instanceof errors.JWTExpired) {
    const message = `Token expired: current date/time ${now} must be before the expiration date/time ${error.payload.exp}`;
    return failed(400, 'ExpiredTokenException', message);
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return invalid('Token signature invalid');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return invalid(error.reason === 'missing' ? `Missing a required claim: ${error.claim}` : 'Token is not yet valid');
  }
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return invalid(NOT_A_JWT);
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) return invalid(NOT_A_JWT);
  return invalid(NO_KEY);
}

function invalid(message: string): { readonly failure: { status: number; code: string; message: string } } {
  return failed(400, 'InvalidIdentityToken', message);
}
