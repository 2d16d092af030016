/** How firms of one industry trade, and how the industry differs from the average of the calibration. */
export interface IndustryProfile {
  /** GB/T 4754-2017 division. */
  readonly division: string;
  readonly nameWords: readonly string[];
  /** Share of firms. */
  readonly weight: number;
  /** Added to ln bills a month and to ln amount of a bill. */
  readonly billsShift: number;
  readonly amountShift: number;
  /** Invoiced purchases as a share of sales: median over firms. */
  readonly materialShare: number;
  /** Days from invoice to payment: mean and spread. */
  readonly paymentDays: readonly [number, number];
  readonly vat: 'goods' | 'transport' | 'services';
  /** How strongly the months of the year matter: the power of the common profile. */
  readonly seasonality: number;
  /** Yuan of revenue a year for each employee. */
  readonly revenuePerHead: number;
  /** Wage of a month, before the employer's contributions. */
  readonly wageYuan: number;
  /** Stock in months of purchases. */
  readonly stockMonths: number;
  /** Kilowatt hours for each thousand yuan of sales. */
  readonly power: number;
  /** Share of firms that sell on platforms, and what part of their sales. */
  readonly platform: readonly [number, number];
  /** Whether goods are shipped. */
  readonly ships: boolean;
}

export const INDUSTRY_PROFILES: readonly IndustryProfile[] = [
  {
    division: '51',
    nameWords: ['商贸', '贸易', '物资'],
    weight: 24,
    billsShift: 0.1,
    amountShift: 0.3,
    materialShare: 0.8,
    paymentDays: [28, 14],
    vat: 'goods',
    seasonality: 1,
    revenuePerHead: 1_500_000,
    wageYuan: 6_500,
    stockMonths: 1.2,
    power: 2,
    platform: [0.1, 0.1],
    ships: true,
  },
  {
    division: '52',
    nameWords: ['电器销售', '百货', '建材销售'],
    weight: 13,
    billsShift: 0.4,
    amountShift: -0.5,
    materialShare: 0.7,
    paymentDays: [9, 6],
    vat: 'goods',
    seasonality: 1.1,
    revenuePerHead: 800_000,
    wageYuan: 5_500,
    stockMonths: 1.6,
    power: 5,
    platform: [0.6, 0.3],
    ships: true,
  },
  {
    division: '33',
    nameWords: ['五金制造', '金属制品', '紧固件'],
    weight: 8,
    billsShift: 0.1,
    amountShift: 0.1,
    materialShare: 0.6,
    paymentDays: [48, 18],
    vat: 'goods',
    seasonality: 0.7,
    revenuePerHead: 650_000,
    wageYuan: 6_500,
    stockMonths: 1.8,
    power: 45,
    platform: [0, 0],
    ships: true,
  },
  {
    division: '34',
    nameWords: ['机械', '设备制造', '精密'],
    weight: 10,
    billsShift: -0.1,
    amountShift: 0.2,
    materialShare: 0.57,
    paymentDays: [52, 20],
    vat: 'goods',
    seasonality: 0.8,
    revenuePerHead: 650_000,
    wageYuan: 7_000,
    stockMonths: 2,
    power: 30,
    platform: [0, 0],
    ships: true,
  },
  {
    division: '39',
    nameWords: ['电子', '光电', '半导体器件'],
    weight: 8,
    billsShift: 0,
    amountShift: 0.1,
    materialShare: 0.6,
    paymentDays: [58, 20],
    vat: 'goods',
    seasonality: 0.9,
    revenuePerHead: 700_000,
    wageYuan: 7_500,
    stockMonths: 1.8,
    power: 25,
    platform: [0.05, 0.1],
    ships: true,
  },
  {
    division: '47',
    nameWords: ['建筑工程', '装饰工程', '园林绿化'],
    weight: 13,
    billsShift: -0.4,
    amountShift: 0.4,
    materialShare: 0.48,
    paymentDays: [75, 30],
    vat: 'transport',
    seasonality: 1.3,
    revenuePerHead: 700_000,
    wageYuan: 8_000,
    stockMonths: 1,
    power: 3,
    platform: [0, 0],
    ships: false,
  },
  {
    division: '54',
    nameWords: ['物流', '运输', '供应链'],
    weight: 8,
    billsShift: 0.2,
    amountShift: -0.2,
    materialShare: 0.52,
    paymentDays: [40, 14],
    vat: 'transport',
    seasonality: 0.9,
    revenuePerHead: 650_000,
    wageYuan: 7_500,
    stockMonths: 0.2,
    power: 4,
    platform: [0, 0],
    ships: false,
  },
  {
    division: '62',
    nameWords: ['餐饮管理', '食品'],
    weight: 5,
    billsShift: 0.2,
    amountShift: -1,
    materialShare: 0.42,
    paymentDays: [4, 3],
    vat: 'services',
    seasonality: 0.7,
    revenuePerHead: 260_000,
    wageYuan: 5_000,
    stockMonths: 0.3,
    power: 22,
    platform: [0.8, 0.4],
    ships: false,
  },
  {
    division: '65',
    nameWords: ['软件', '信息技术', '网络科技'],
    weight: 11,
    billsShift: -0.4,
    amountShift: -0.2,
    materialShare: 0.12,
    paymentDays: [45, 18],
    vat: 'services',
    seasonality: 1.1,
    revenuePerHead: 400_000,
    wageYuan: 15_000,
    stockMonths: 0,
    power: 3,
    platform: [0.1, 0.1],
    ships: false,
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
