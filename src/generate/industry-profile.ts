/** How firms of one industry trade: the spread of their size, what a bill looks like, and how they are paid. */
export interface IndustryProfile {
  /** GB/T 4754-2017 division. */
  readonly division: string;
  readonly nameWords: readonly string[];
  /** Share of firms. */
  readonly weight: number;
  /** Natural logarithm of monthly net sales in yuan: mean and standard deviation over firms. */
  readonly logMonthlySales: readonly [number, number];
  /** Natural logarithm of one invoice's net amount relative to monthly sales. */
  readonly logInvoiceShare: readonly [number, number];
  readonly grossMargin: readonly [number, number];
  /** Days from invoice to payment. */
  readonly paymentDays: readonly [number, number];
  readonly customers: readonly [number, number];
  readonly vat: 'goods' | 'transport' | 'services';
  /** Relative sales of each month, January first; the lunar new year is laid over it. */
  readonly season: readonly number[];
  /** Yuan of revenue a year for each employee. */
  readonly revenuePerHead: number;
}

const FLAT = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] as const;
const YEAR_END = [0.9, 0.85, 0.95, 0.95, 1, 1, 0.95, 0.95, 1.05, 1.05, 1.1, 1.25] as const;
const SUMMER = [0.9, 0.9, 0.95, 1, 1.1, 1.15, 1.2, 1.15, 1, 0.95, 0.85, 0.85] as const;

export const INDUSTRY_PROFILES: readonly IndustryProfile[] = [
  {
    division: '51',
    nameWords: ['商贸', '贸易', '物资'],
    weight: 26,
    logMonthlySales: [12.6, 1.2],
    logInvoiceShare: [-3.2, 0.9],
    grossMargin: [0.14, 0.04],
    paymentDays: [28, 18],
    customers: [8, 60],
    vat: 'goods',
    season: YEAR_END,
    revenuePerHead: 3_000_000,
  },
  {
    division: '52',
    nameWords: ['电器销售', '百货', '建材销售'],
    weight: 14,
    logMonthlySales: [11.6, 1.0],
    logInvoiceShare: [-3.9, 1.0],
    grossMargin: [0.22, 0.06],
    paymentDays: [9, 8],
    customers: [20, 160],
    vat: 'goods',
    season: YEAR_END,
    revenuePerHead: 1_200_000,
  },
  {
    division: '34',
    nameWords: ['机械', '设备制造', '五金'],
    weight: 16,
    logMonthlySales: [12.4, 1.1],
    logInvoiceShare: [-2.6, 0.8],
    grossMargin: [0.28, 0.07],
    paymentDays: [52, 25],
    customers: [4, 30],
    vat: 'goods',
    season: FLAT,
    revenuePerHead: 900_000,
  },
  {
    division: '39',
    nameWords: ['电子', '光电', '半导体器件'],
    weight: 9,
    logMonthlySales: [12.5, 1.1],
    logInvoiceShare: [-2.5, 0.8],
    grossMargin: [0.27, 0.07],
    paymentDays: [58, 25],
    customers: [4, 24],
    vat: 'goods',
    season: YEAR_END,
    revenuePerHead: 900_000,
  },
  {
    division: '47',
    nameWords: ['建筑工程', '装饰工程', '园林绿化'],
    weight: 11,
    logMonthlySales: [12.5, 1.3],
    logInvoiceShare: [-1.8, 0.9],
    grossMargin: [0.22, 0.06],
    paymentDays: [75, 40],
    customers: [3, 18],
    vat: 'transport',
    season: YEAR_END,
    revenuePerHead: 1_400_000,
  },
  {
    division: '54',
    nameWords: ['物流', '运输', '供应链'],
    weight: 8,
    logMonthlySales: [12.0, 1.0],
    logInvoiceShare: [-2.9, 0.8],
    grossMargin: [0.22, 0.06],
    paymentDays: [40, 18],
    customers: [5, 35],
    vat: 'transport',
    season: FLAT,
    revenuePerHead: 1_300_000,
  },
  {
    division: '62',
    nameWords: ['餐饮管理', '食品'],
    weight: 6,
    logMonthlySales: [11.2, 0.8],
    logInvoiceShare: [-4.2, 0.9],
    grossMargin: [0.55, 0.08],
    paymentDays: [4, 4],
    customers: [30, 180],
    vat: 'services',
    season: SUMMER,
    revenuePerHead: 280_000,
  },
  {
    division: '65',
    nameWords: ['软件', '信息技术', '网络科技'],
    weight: 10,
    logMonthlySales: [11.9, 1.1],
    logInvoiceShare: [-2.0, 0.8],
    grossMargin: [0.55, 0.12],
    paymentDays: [45, 22],
    customers: [3, 22],
    vat: 'services',
    season: YEAR_END,
    revenuePerHead: 450_000,
  },
];

const VAT_RATES: Readonly<Record<IndustryProfile['vat'], readonly (readonly [string, number])[]>> = {
  goods: [
    ['1900-01-01', 17],
    ['2018-05-01', 16],
    ['2019-04-01', 13],
  ],
  transport: [
    ['1900-01-01', 11],
    ['2018-05-01', 10],
    ['2019-04-01', 9],
  ],
  services: [['1900-01-01', 6]],
};

/** The general VAT rate of the profile's trade in per cent on a day (财税〔2018〕32号; 财政部 税务总局 海关总署公告2019年第39号). */
export function vatPercent(vat: IndustryProfile['vat'], on: string): number {
  return VAT_RATES[vat].findLast(([from]) => from <= on)![1];
}
