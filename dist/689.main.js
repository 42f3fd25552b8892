import { modules as shared4689 } from './shared-4689.main.js';
export const id = 689;
export const ids = [689];
export const modules = {
...shared4689,



};
