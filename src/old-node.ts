// Ends a process in which the rest cannot even be loaded: the bundle finds its built-in modules with this function, which came with
// Node.js 20.16. Imports nothing, and is the first import of both steps. Effect: prints, ends the process.
if (typeof process.getBuiltinModule !== 'function') {
  const isPost = process.argv[1]?.endsWith('post.js') === true; // nothing is left to clean up
  const text = `This action needs Node.js 24, and the runner started it with ${process.version}.%0A%0AFix: Update the runner to 2.327.1 or newer. With act, Gitea or Forgejo, run the job in an image with Node.js 24.`;
  if (!isPost) process.stdout.write(`::error title=Node.js on this runner is too old::${text}\n`);
  process.exit(isPost ? 0 : 1);
}
