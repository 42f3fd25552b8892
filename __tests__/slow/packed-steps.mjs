// Loaded before the slow tests: their steps are processes of the packed action, not functions.
import { registerHooks } from 'node:module';

const PACKED = new URL('packed-step-setting.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    nextResolve(specifier.endsWith('/step-setting.ts') ? PACKED : specifier, context),
});
