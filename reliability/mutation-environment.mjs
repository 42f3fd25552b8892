// Jest's environment for mutation runs: the same tests, sooner done and each time with the same examples. Effect: remembers, from file
// to file, that a mutant has been noticed.
import fc from 'fast-check';
import { TestEnvironment } from 'jest-environment-node';

// Other examples each time would let the same mutant live one day and die the next; a smaller counterexample tells nobody anything here.
fc.configureGlobal({ seed: 1, endOnFailure: true });

/** They fail on a machine that does much else, whatever the mutant. */
const BOUND_IN_TIME = /is done soon|is fast|(?:judges|reads) .+ at once|answers at once/;

let noticed;

export default class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    // Loading it into each file's own realm takes longer than most files.
    this.global.fastCheck = fc;
  }

  async handleTestEvent({ name, test }) {
    // Stryker's; none in the run without a mutant.
    const mutant = process.env['__STRYKER_ACTIVE_MUTANT__'];
    const over = mutant !== undefined && noticed === mutant;
    if (name === 'test_start' && (over || BOUND_IN_TIME.test(test.name))) test.mode = 'skip';
    if (name === 'test_done' && test.errors.length > 0) noticed = mutant;
  }
}
