import { modules as shared7626 } from './shared-7626.main.js';
export const id = 626;
export const ids = [626];
export const modules = {
...shared7626,



};
