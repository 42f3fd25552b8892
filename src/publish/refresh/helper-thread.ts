// What the helper and its thread agree on. Small, because main.js loads it to find out which of the two it is.

/** First argument of the thread. The step itself is started without arguments. */
export const HELPER_THREAD = '--renew-session';

/** What the thread is told. */
export interface RenewRequest {
  readonly folder: string;
  readonly limitSeconds: number;
}
