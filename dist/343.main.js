import { modules as shared5641 } from './shared-5641.main.js';
import { modules as shared901 } from './shared-901.main.js';
export const id = 343;
export const ids = [343];
export const modules = {
...shared5641,
...shared901,



};
