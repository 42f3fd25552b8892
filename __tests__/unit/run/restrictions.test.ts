// The matrix of restrictions, in this process.
import { describeRestrictions } from './restriction-matrix.ts';
import { stepSetting } from './step-setting.ts';

describeRestrictions(stepSetting);
