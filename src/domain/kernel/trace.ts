/** One thing that a stage read or concluded, in the order in which it did. */
export interface TraceStep {
  /** The stage or rule that speaks, e.g. `credit.interval`. */
  readonly at: string;
  /** The artefact's id@version that the step came from, where there is one. */
  readonly from?: string;
  readonly read?: Readonly<Record<string, string | number | boolean | null>>;
  readonly concluded: string | number | boolean | null;
}

export type Trace = readonly TraceStep[];
