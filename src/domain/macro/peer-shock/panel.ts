/**
 * Sales of many firms over the same periods. A period is one of the eleven a year of the trade calendar, in which January and
 * February are one, since the lunar new year moves between them.
 */
export interface SalesPanel {
  /** The place in the year of each period, from 0 (January and February) to 10 (December), and the months it covers. */
  readonly seasons: Int32Array;
  /** Months of each period that were observed; the last may be observed in part. */
  readonly months: Float64Array;
  readonly firms: readonly PanelFirm[];
}

export interface PanelFirm {
  /** From the widest group to the narrowest, such as industry, then industry and region. The whole panel is understood. */
  readonly groups: readonly string[];
  /** Net sales of each period in fen; NaN before the firm was first seen. Nothing sold is 0. */
  readonly netFen: Float64Array;
}

export const SEASONS_A_YEAR = 11;

/** The logarithm of a firm's monthly sales by period; NaN where it sold nothing or was not seen. */
export function logMonthly({ months }: SalesPanel, { netFen }: PanelFirm): Float64Array {
  return netFen.map((net, t) => (net > 0 && months[t]! > 0 ? Math.log(net / months[t]!) : Number.NaN));
}

/** Whether a firm sold nothing in a period in which it was seen. */
export function isSilent({ netFen }: PanelFirm, t: number): boolean {
  return netFen[t]! <= 0;
}
