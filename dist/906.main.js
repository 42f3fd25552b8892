import { modules as shared2459 } from './shared-2459.main.js';
import { modules as shared6231 } from './shared-6231.main.js';
import { modules as shared3384 } from './shared-3384.main.js';
import { modules as shared2906 } from './shared-2906.main.js';
import { modules as shared9734 } from './shared-9734.main.js';
export const id = 906;
export const ids = [906,460,459];
export const modules = {
...shared2459,
...shared6231,
...shared3384,
...shared2906,
...shared9734,



};
