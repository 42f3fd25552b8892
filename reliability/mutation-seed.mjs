// Runs before each test file of a mutation run: the same examples each time, so that a mutant does not live one day and die the next.
import fc from 'fast-check';

fc.configureGlobal({ seed: 1, endOnFailure: true });
