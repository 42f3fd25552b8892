// Packed by a test: what the bundler writes about built-in modules, exports, joined modules and parts that are loaded on demand.
import { basename } from 'node:path';
import { greeting } from './greeting.mjs';
import { loud } from './loud.mjs';

console.log(loud(greeting(basename('/tmp/wörld'))));
import('./lazy.mjs').then(({ later }) => console.log(later()));
