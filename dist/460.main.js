import { modules as shared3384 } from './shared-3384.main.js';
export const id = 460;
export const ids = [460];
export const modules = {
...shared3384,



};
