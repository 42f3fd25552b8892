// Stands for fast-check in mutation runs: the one that reliability/mutation-environment.mjs has loaded.
export default globalThis.fastCheck;
