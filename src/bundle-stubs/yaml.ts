// Stands in for the package "yaml" in the bundles: they share one copy of it, dist/yaml.cjs, a file beside them.
const { createRequire } = process.getBuiltinModule('node:module');
const yaml = createRequire(import.meta.url)('./yaml.cjs') as typeof import('yaml');

export const { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument } = yaml;
