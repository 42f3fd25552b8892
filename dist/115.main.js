import { modules as shared7115 } from './shared-7115.main.js';
export const id = 115;
export const ids = [115];
export const modules = {
...shared7115,



};
