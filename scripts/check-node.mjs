// Stops with a clear word where the Node.js that runs the scripts is too old for the action.
const NEEDED = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < NEEDED) {
  console.error(
    `The packed action runs on Node.js ${NEEDED}, and this is ${process.version}. "npm ci" brings it along for ` +
      `Linux, macOS and Windows, unless optional dependencies are left out; elsewhere install Node.js ${NEEDED} first.`,
  );
  process.exitCode = 1;
}
