// Stands in for @actions/exec in the bundle. @actions/core needs it for its platform details alone, which this action does
// not use; without it the bundle can start no other program.

/** Replaces the function of the same name; using it is a bug. */
export function getExecOutput(): never {
  throw new Error('no other program is started by this action');
}
