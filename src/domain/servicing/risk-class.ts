/** The five classes of 商业银行金融资产风险分类办法, from good to bad; the last three are non-performing. */
export const RISK_CLASSES = ['normal', 'special-mention', 'substandard', 'doubtful', 'loss'] as const;
export type RiskClass = (typeof RISK_CLASSES)[number];

/** Days past due beyond which an asset is at least in a class: the law's figures on the day that is asked about. */
export interface ClassDays {
  readonly technical: number;
  readonly substandard: number;
  readonly doubtful: number;
  readonly loss: number;
}

/** The best class that the days past due alone allow (arts 10–13); everything else that the articles name can only worsen it. */
export function bestRiskClass(days: number, limits: ClassDays): RiskClass {
  if (days > limits.loss) return 'loss';
  if (days > limits.doubtful) return 'doubtful';
  if (days > limits.substandard) return 'substandard';
  return days > limits.technical ? 'special-mention' : 'normal';
}

export function isNonPerforming(riskClass: RiskClass): boolean {
  return RISK_CLASSES.indexOf(riskClass) >= 2;
}
