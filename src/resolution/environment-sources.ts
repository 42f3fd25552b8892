// Sources that environment variables name: keys, a web identity token, a container, the instance. Pure.
import { defined } from '../util/defined.ts';
import { broken, type CredentialSource, keySource, type Search } from './credential-source.ts';

/** A key in an HTTP header can hold no line break. */
const CONTROL = /\p{Cc}/u;

/** The keys of the environment, under the names that the tool knows. */
export function keysOf({ dialect, input }: Search): CredentialSource | undefined {
  const { environment } = input;
  const { ids, secrets, tokens } = dialect.keyNames;
  const take = (names: readonly string[]) => {
    const value = names.map((name) => environment[name]).find((one) => one !== undefined && one !== '');
    return dialect.trimsKeys ? value?.trim() : value;
  };
  const [accessKeyId, secretAccessKey, sessionToken] = [take(ids), take(secrets), take(tokens)];
  if (accessKeyId === undefined) return undefined;
  if (secretAccessKey === undefined) return dialect.checksKeys ? broken('half a key pair') : undefined;
  const end = dialect.checksKeys ? environment['AWS_CREDENTIAL_EXPIRATION'] : undefined;
  if (end) {
    const at = Date.parse(end) / 1000;
    if (Number.isNaN(at)) return broken('end not a date');
    if (at <= input.now) return broken('keys expired');
  }
  if (CONTROL.test(accessKeyId) || CONTROL.test(secretAccessKey)) return broken('malformed keys');
  const unusual = (names: readonly string[], usual: string) => {
    const name = names.find((one) => environment[one]);
    return name === usual ? undefined : name;
  };
  const variable = unusual(ids, 'AWS_ACCESS_KEY_ID');
  const tokenVariable = unusual(tokens, 'AWS_SESSION_TOKEN');
  return keySource({ accessKeyId, secretAccessKey, sessionToken, ...defined({ variable, tokenVariable }) });
}

/** A web identity token in a file, and the role that it is for. */
export function webIdentityOf({ dialect, input, files, choice }: Search): CredentialSource | undefined {
  const { environment, readFile } = input;
  const { joinsProfile, emptyCounts, needsRole } = dialect.webIdentity;
  const settings = joinsProfile && files.ok ? (files.profiles.get(choice.name)?.settings ?? {}) : {};
  const given = (variable: string, key: string) => {
    const value = environment[variable];
    return value === undefined || (value === '' && !emptyCounts) ? settings[key] || undefined : value;
  };
  const tokenFile = given('AWS_WEB_IDENTITY_TOKEN_FILE', 'web_identity_token_file');
  const roleArn = given('AWS_ROLE_ARN', 'role_arn');
  if (tokenFile === undefined) return undefined;
  if (roleArn === undefined) return needsRole ? broken('web identity incomplete') : undefined;
  if (readFile(tokenFile) === undefined) return broken('web identity incomplete', { file: tokenFile });
  return { kind: 'web identity', roleArn, tokenFile };
}

/** @returns `end` where an empty variable ends the search */
export function containerOf({ dialect, input }: Search): CredentialSource | undefined | 'end' {
  const { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative, AWS_CONTAINER_CREDENTIALS_FULL_URI: full } =
    input.environment;
  const uri = relative || full;
  if (uri) return { kind: 'container', uri };
  if (relative === undefined && full === undefined) return undefined;
  switch (dialect.emptyContainer) {
    case 'broken':
      return broken('empty container variable');
    case 'ends the search':
      return 'end';
    case 'unset':
      return undefined;
  }
}

/** The instance metadata service, unless a variable switches it off. */
export function instanceOf({ dialect, input }: Search): CredentialSource | undefined {
  const disabled = input.environment['AWS_EC2_METADATA_DISABLED'] ?? '';
  return dialect.disablesInstance(disabled) ? undefined : { kind: 'instance' };
}
