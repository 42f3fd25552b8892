import { modules as shared3737 } from './shared-3737.main.js';
export const id = 118;
export const ids = [118];
export const modules = {
...shared3737,



};
