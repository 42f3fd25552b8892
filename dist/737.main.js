import { modules as shared3737 } from './shared-3737.main.js';
import { modules as shared2585 } from './shared-2585.main.js';
import { modules as shared6231 } from './shared-6231.main.js';
export const id = 737;
export const ids = [737,118];
export const modules = {
...shared3737,
...shared2585,
...shared6231,



};
