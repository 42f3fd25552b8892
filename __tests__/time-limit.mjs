// Ends a run in which one test, or the hooks around it, never end, and names it: jest-light-runner has no limit for a test. Far longer
// than any test takes on a busy machine.
const LIMIT_MINUTES = Number(process.env['TEST_LIMIT_MINUTES'] ?? 10);

const clock = performance; // tests put another in its place
let current = '';
let startedAt = 0;

setInterval(() => {
  const { testPath, currentTestName } = globalThis.expect?.getState() ?? {};
  const name = `${testPath}: ${currentTestName}`;
  if (name !== current) [current, startedAt] = [name, clock.now()];
  else if (clock.now() - startedAt > LIMIT_MINUTES * 60_000) end(name);
}, LIMIT_MINUTES * 6_000).unref();

/** @param {string} name */
function end(name) {
  process.stderr.write(`After ${LIMIT_MINUTES} minutes, this test or what follows it has not ended:\n${name}\n`);
  process.exit(1);
}
