// What a proxy can change: headers and form parameters of a request. Pure.
import type { SandboxRequest } from './http.ts';
import type { Service } from './operation.ts';

/** New values by name; null removes one. */
type Changes = Readonly<Record<string, string | null>>;

/** Changes to a request. Form parameters are AWS's: GitHub has none. */
export interface RequestChanges {
  readonly headers?: Changes;
  readonly form?: Changes;
}

/**
 * The request as the service sees it after a proxy has changed it.
 * @param request - as the client sent it
 * @param changes - header names may be in any case
 * @param service - the recipient
 */
export function tamperWithRequest(
  request: SandboxRequest,
  { headers = {}, form }: RequestChanges,
  service: Service,
): SandboxRequest {
  const changedHeaders = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    ...request,
    headers: applyChanges(request.headers, Object.fromEntries(changedHeaders)),
    // Without a change the signature must stay valid, so every byte of the body stays.
    body:
      form === undefined || (service !== 'sts' && service !== 'iam') ? request.body : changeForm(request.body, form),
  };
}

function applyChanges(values: Readonly<Record<string, string>>, changes: Changes): Record<string, string> {
  const changed = Object.entries({ ...values, ...changes });
  return Object.fromEntries(changed.filter((entry): entry is [string, string] => entry[1] !== null));
}

function changeForm(body: string, changes: Changes): string {
  const form = new URLSearchParams(body);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) form.delete(name);
    else form.set(name, value);
  }
  return form.toString();
}
