/**
 * Summary statistics of real VAT invoices of Chinese small firms (CUMCM 2020 problem C: 82 rated and 302 unrated firms, 2016-10 to
 * 2020-02), which the county's trade is drawn from. Statistics only: no record of the set is part of the project. Logarithms are natural,
 * amounts in yuan, spreads are standard deviations between firms.
 */
export const CALIBRATION = {
  /** ln bills a month of a firm. */
  salesBills: [2.12, 1.45],
  /** Mean over a firm's bills of ln net amount, before the cap of its bills. */
  salesLogAmount: [10.55, 1.6],
  /** Mean over a firm's purchase bills of ln net amount: of a firm whose ln purchases a month are the second, how it grows with them, and its spread. */
  purchaseLogAmount: [7.1, 11.9, 0.3, 1],
  /** Spread of ln net amount within a firm: median and spread of its logarithm over firms. */
  salesWithin: [1.3, 0.4],
  purchaseWithin: [2, 0.26],
  /** Share of firms by the most that one of their bills may say (net, yuan): the tax office sets it. */
  caps: [
    [10_000, 0.14],
    [100_000, 0.74],
    [1_000_000, 0.12],
  ],
  /** ln of a batch: bills written on one day, less one. */
  salesBatch: [0.8, 0.95],
  purchaseBatch: [-1.3, 0.7],
  /** Share of void bills of a firm: median and spread of its logarithm. */
  salesVoid: [0.088, 0.75],
  purchaseVoid: [0.024, 0.6],
  /** Share of firms that never write a red letter, and among the others the share of red letters among valid bills. */
  salesNoRed: 0.22,
  salesRed: [0.018, 0.85],
  purchaseNoRed: 0.34,
  purchaseRed: [0.0055, 0.9],
  /** ln number of customers and of suppliers; the weight of the one of rank r is r^−steepness. */
  customers: [3.75, 1.45],
  suppliers: [4.6, 1.5],
  steepness: [1.05, 0.65],
  /** Activity of a Saturday or a Sunday relative to a weekday. */
  salesWeekend: 0.2,
  purchaseWeekend: 0.5,
  /** Relative sales by month of the year, the lunar new year left out. */
  months: [1.3, 1.15, 0.86, 0.83, 0.88, 0.93, 0.98, 0.98, 1.03, 1.08, 1.17, 1.5],
  /** Spread of a month's activity around its trend. */
  monthSpread: 0.55,
  /** Shares of bills whose price with tax is a whole number of hundreds, and a whole number of yuan. */
  roundHundred: 0.35,
  roundYuan: 0.4,
} as const;
