// How main.js learns that it was loaded into the helper's thread, without loading threads to find out.

/** First argument of the thread; the step itself is started without any. */
export const HELPER_THREAD = '--renew-session';
