import { constants } from 'node:fs';
import { greeting } from './greeting.mjs';

export const later = () => greeting(`again, ${typeof constants}`);
