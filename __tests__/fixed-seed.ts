// Gives the property tests the same cases in every run. A failure prints the seed; FAST_CHECK_SEED tries another one.
import fc from 'fast-check';

const FIXED_SEED = 20_261_129;

fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? FIXED_SEED) });
