// The matrix of restrictions with the packed action, a process a run.
import { setting } from '../dist/setting.ts';
import { describeRestrictions } from '../unit/run/restriction-matrix.ts';

describeRestrictions(setting);
