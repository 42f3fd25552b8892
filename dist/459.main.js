import { modules as shared2459 } from './shared-2459.main.js';
export const id = 459;
export const ids = [459];
export const modules = {
...shared2459,



};
