import { modules as shared993 } from './shared-993.main.js';
export const id = 253;
export const ids = [253];
export const modules = {
...shared993,



};
