// What is wrong with a text that should be the ARN of a role: one sentence or two. Pure.

/** The inputs that take ARNs of roles. */
export const ROLE_INPUTS: readonly string[] = ['role-to-assume', 'role-chain', 'roles', 'allowed-role-arns'];

const ROLE_ARN = /arn:[a-z-]+:iam::\d{12}:role\/[\w+=.@/-]{0,600}[\w+=.@-]/g;

/** What is wrong with a text that should be the ARN of a role, by a mark that tells it. */
export function roleFault(input: string, text: string): string | undefined {
  return otherArn(text) ?? malformedRole(input, text);
}

/** The same of a text that is the ARN of nothing else. */
function malformedRole(input: string, text: string): string | undefined {
  const [, inner] = /:role\/(arn:[a-z-]+:iam::\d{12}:role\/[\w+=.@/-]+)$/.exec(text) ?? [];
  if (inner !== undefined) return `It has an ARN in place of the role's name. Give that ARN alone: ${inner}.`;
  const arns = text.match(ROLE_ARN) ?? [];
  if (input === 'role-to-assume' && arns.length > 1)
    return 'It has several ARNs. Use "roles" for several at once, and "role-chain" for more behind the first.';
  if (input === 'role-to-assume' && arns[0] !== undefined)
    return arns[0] === text ? longName(text) : `Give the ARN alone: ${arns[0]}.`;
  if (/^arn:aws[a-z-]*:iam::\d{12}:role\/$/.test(text))
    return 'The name of the role is empty. An expression probably came out empty.';
  if (/^arn:aws[a-z-]*:iam::\d{12}:role\//i.test(text))
    return `The beginning must be in lower case: ${text.replace(/^[^/]*/, (start) => start.toLowerCase())}.`;
  if (/^arn:[a-z-]+:iam:\d/.test(text)) return `A colon is missing. Write ${text.replace(':iam:', ':iam::')}.`;
  if (/^arn:[a-z-]+:iam:::/.test(text)) return 'The account id in it is empty. An expression probably came out empty.';
  const [, account] = /^arn:[a-z-]+:iam::(\d{4}-\d{4}-\d{4}):/.exec(text) ?? [];
  if (account !== undefined) return `Leave out the hyphens of the account id: ${account.replaceAll('-', '')}.`;
  if (/^arn:[a-z-]+:iam::\d{12}:roles?[:/]/.test(text)) return `Write ${text.replace(/:roles?[:/]/, ':role/')}.`;
  const [, name] = /arn:[a-z-]+:iam::([A-Za-z][\w-]*):role\//.exec(text) ?? [];
  if (name !== undefined && name !== 'aws')
    return `"${name}" is a placeholder or an alias. Put the 12 digits of the account ID there.`;
  const [, service] = /^arn:[a-z-]+:(?!iam:|sts:)([a-z0-9-]+):/.exec(text) ?? [];
  if (service !== undefined) return `It is the ARN of a resource of ${service}, not of a role.`;
  if (/^https?:\/\//i.test(text)) return 'It is a URL. The ARN is on the page of the role in the IAM console.';
  return /^\d{12}$/.test(text) ? 'It is an account id. The ARN also has the name of the role.' : undefined;
}

/** What a text is that names no role, where nothing else is known to be wrong with it. */
export function roleHint(text: string): string | undefined {
  if (/\s/.test(text)) return 'It contains white space.';
  const [, account] = /^arn:[a-z-]+:iam::(?!\d{12}:)([\d.e+]*):role\//i.exec(text) ?? [];
  if (account !== undefined) return misreadAccount(account) ?? 'The account id in it must have exactly 12 digits.';
  if (/^arn:[a-z-]+:iam::\d{12}:(?!role\/)/.test(text)) return 'It names something else than a role.';
  if (/^[\w+=,.@-]+$/.test(text)) return 'It looks like the name of a role; the ARN says which account it is in.';
  return undefined;
}

function longName(arn: string): string | undefined {
  const { length } = arn.slice(arn.lastIndexOf('/') + 1);
  return length > 64 ? `The name of the role has ${length} characters; 64 are allowed.` : undefined;
}

/** What IAM calls the kinds of ARNs that people copy in place of that of a role. */
const KINDS: Readonly<Record<string, string>> = {
  'oidc-provider': 'an OIDC provider',
  'saml-provider': 'a SAML provider',
  policy: 'a policy',
  user: 'a user',
  group: 'a group',
  root: 'an account',
};

function otherArn(text: string): string | undefined {
  const [, partition = '', service, account = '', kind = '', rest = ''] =
    /arn:([a-z-]+):(iam|sts)::(\d{12}|aws):(assumed-role|instance-profile|oidc-provider|saml-provider|policy|user|group|root)(?:\/([^\s,]*))?/.exec(
      text,
    ) ?? [];
  if (service === undefined) return undefined;
  // The policies of AWS itself are in no account.
  const role = (name: string) => `arn:${partition}:iam::${account === 'aws' ? '111122223333' : account}:role/${name}`;
  const name = rest.split('/')[0] ?? '';
  if (kind === 'assumed-role') return `This is a session of a role. The role is ${role(name)}, perhaps with a path.`;
  if (kind === 'instance-profile') return `This is an instance profile. Its role is often ${role(rest)}.`;
  return `This is the ARN of ${KINDS[kind]}. A role ARN looks like ${role('deploy')}.`;
}

/** What becomes of an id that was taken for a number on its way: `12345678901`, `1.11122223333e+11`. */
export function misreadAccount(text: string): string | undefined {
  if (/^\d{4}-\d{4}-\d{4}$/.test(text)) return `Leave out the hyphens: ${text.replaceAll('-', '')}.`;
  return /^(?:\d{9,11}|\d(?:\.\d+)?e\+?11)$/i.test(text)
    ? `"${text}" may be what is left of an account id that was read as a number. Put the id in quotes where it is written.`
    : undefined;
}
