import { modules as shared8249 } from './shared-8249.main.js';
export const id = 249;
export const ids = [249];
export const modules = {
...shared8249,



};
