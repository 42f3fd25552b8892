import { modules as shared783 } from './shared-783.main.js';
export const id = 783;
export const ids = [783];
export const modules = {
...shared783,



};
