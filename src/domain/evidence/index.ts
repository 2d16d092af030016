export type { FieldDefinition, FieldType, Sensitivity } from './field.ts';
export { fileErrors } from './file-errors.ts';
export type { EvidenceKind, KindDefinition } from './kind.ts';
export { EVIDENCE_KINDS } from './kind.ts';
export type { Snapshot, SourceQuality, SourceState } from './snapshot.ts';
export type { CodeColumn, Column, DateColumn, EvidenceTable, NumberColumn, TextColumn } from './table.ts';
export { ABSENT_CODE, ABSENT_DAY } from './table.ts';
