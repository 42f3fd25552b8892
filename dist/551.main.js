import { modules as shared3737 } from './shared-3737.main.js';
import { modules as shared2585 } from './shared-2585.main.js';
import { modules as shared5551 } from './shared-5551.main.js';
import { modules as shared6231 } from './shared-6231.main.js';
export const id = 551;
export const ids = [551,932];
export const modules = {
...shared3737,
...shared2585,
...shared5551,
...shared6231,



};
