import { modules as shared7023 } from './shared-7023.main.js';
import { modules as shared993 } from './shared-993.main.js';
export const id = 23;
export const ids = [23,253];
export const modules = {
...shared7023,
...shared993,



};
