// Takes modules that several parts of a bundle have into files of their own, which these parts import. The bundler copies a module into
// every part that may be the first to need it. Pure.

/** What a part begins and ends with, as the bundler writes it. */
const PART =
  /^(export const id = \d+;\nexport const ids = \[[\d,]+\];\n)export const modules = \{\n\n([\s\S]*)\n\n\};\n?$/;
/** The start of a module in a part: its number, then a function. */
const MODULE = /^(?=\d+:\n\(+)/m;
/** A file for less would not be worth its name, in characters. */
const SHARED_MIN_LENGTH = 1500;

/**
 * @param {readonly (readonly [name: string, text: string])[]} files - of one bundle
 * @returns {[name: string, text: string][]} the same bundle, in which no larger module is twice in the parts
 */
export function shareModules(files) {
  const parts = files.flatMap(([name, text]) => partOf(name, text) ?? []);
  const shared = groupsOf(parts).map((group) => ({ ...group, file: fileName(group) }));
  const rewritten = new Map(parts.map((part) => [part.name, render(part, shared)]));
  return [
    ...files.map(([name, text]) => [name, rewritten.get(name) ?? text]),
    ...shared.map(({ file, modules }) => [file, `export const modules = {\n\n${listed(modules)}\n\n};\n`]),
  ];
}

function partOf(name, text) {
  const [, head, body] = PART.exec(text) ?? [];
  if (body === undefined) {
    if (text.startsWith('export const id = ')) throw new Error(`${name} is a part in a form that is not known.`);
    return undefined;
  }
  const modules = body.split(MODULE).map((module) => {
    const code = module.trim().replace(/,$/, '');
    if (!/^\d+:\n\([\s\S]*\)$/.test(code)) throw new Error(`${name} has a module in a form that is not known.`);
    return { id: Number.parseInt(code, 10), code };
  });
  return { name, head, modules };
}

/** The modules that the same parts have, together. */
function groupsOf(parts) {
  const owners = Map.groupBy(
    parts.flatMap(({ name, modules }) => modules.map((module) => ({ name, ...module }))),
    ({ code }) => code,
  );
  const common = [...owners.values()].filter((copies) => copies.length > 1);
  const groups = Map.groupBy(common, (copies) => copies.map(({ name }) => name).join());
  return [...groups.values()]
    .map((modules) => ({
      names: modules[0].map(({ name }) => name),
      modules: modules.map(([{ id, code }]) => ({ id, code })).sort((one, other) => one.id - other.id),
    }))
    .filter(({ modules }) => listed(modules).length >= SHARED_MIN_LENGTH);
}

/** As the bundler names parts: a number, then the name of the bundle. */
function fileName({ names, modules }) {
  const [, bundle] = /^\d+\.(.+)$/.exec(names[0]);
  return `shared-${modules[0].id}.${bundle}`;
}

function render({ name, head, modules }, shared) {
  const used = shared.filter(({ names }) => names.includes(name));
  const taken = new Set(used.flatMap((group) => group.modules.map(({ id }) => id)));
  const own = modules.filter(({ id }) => !taken.has(id));
  const imports = used.map((group) => `import { modules as ${variable(group)} } from './${group.file}';\n`);
  const spread = used.map((group) => `...${variable(group)},\n`);
  return `${imports.join('')}${head}export const modules = {\n${spread.join('')}\n${listed(own)}\n\n};\n`;
}

function variable({ modules }) {
  return `shared${modules[0].id}`;
}

function listed(modules) {
  return modules.map(({ code }) => code).join(',\n\n');
}
