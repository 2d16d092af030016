export type { AcceptanceCurve, CurveFailure, CurveRow } from './acceptance-curve.ts';
export { acceptanceCurve, monotoneCurve } from './acceptance-curve.ts';
export type { Allocation, AllocationFailure, AllocationInput, Binding, Lent, RateCard } from './allocate.ts';
export { allocate } from './allocate.ts';
export type { AllocationRow, Refusal, RefusalCode } from './candidate.ts';
