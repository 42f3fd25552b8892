// The places in a workflow that a finding can point at. Types only.

/** What a finding points at. */
export type Target =
  | { readonly kind: 'step' }
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'id-token-permission' };
