import { modules as shared3737 } from './shared-3737.main.js';
import { modules as shared5551 } from './shared-5551.main.js';
export const id = 932;
export const ids = [932];
export const modules = {
...shared3737,
...shared5551,



};
