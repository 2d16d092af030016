/** Whether the firm's capacity is what it was; `unclear` where the evidence does not say. */
export type Structure = 'sound' | 'eroding' | 'unclear';
/** Whether it can pay what falls due while things are as they are. */
export type Liquidity = 'liquid' | 'illiquid' | 'unknown';
/** What the two together ask for. `ask`: one of the two is not known, and a document or a person must say. */
export type ShockAnswer = 'lend' | 'bridge' | 'smaller' | 'decline' | 'ask';

/** Where the chance that the structure holds parts sound from eroding; between the two it is unclear. */
export interface StructureRules {
  readonly soundFrom: number;
  readonly erodingBelow: number;
}

export function structureOf(holds: number, { soundFrom, erodingBelow }: StructureRules): Structure {
  if (holds >= soundFrom) return 'sound';
  return holds < erodingBelow ? 'eroding' : 'unclear';
}

/** Two axes and never one number: a sound firm without cash is carried over, an eroding one with cash gets less, for less long. */
export function shockAnswer(structure: Structure, liquidity: Liquidity): ShockAnswer {
  if (structure === 'unclear' || liquidity === 'unknown') return 'ask';
  if (structure === 'sound') return liquidity === 'liquid' ? 'lend' : 'bridge';
  return liquidity === 'liquid' ? 'smaller' : 'decline';
}

/** What a bridge is weighed by. PDs and losses are shares, money is in one unit throughout, rates are yearly. */
export interface BridgeCase {
  readonly pdWithout: number;
  readonly pdWith: number;
  readonly exposure: number;
  readonly lgd: number;
  readonly bridge: number;
  readonly bridgeLgd: number;
  readonly rate: number;
  readonly fundingRate: number;
  readonly years: number;
}

/**
 * What a bridge is worth to the lender: the loss that it spares on what is lent already, its margin, and the loss that it adds:
 * (p₀ − p₁)·LGD·E + (r − ftp)·τ·B − p₁·LGD_B·B.
 */
export function bridgeValue(c: BridgeCase): number {
  const spared = (c.pdWithout - c.pdWith) * c.lgd * c.exposure;
  return spared + (c.rate - c.fundingRate) * c.years * c.bridge - c.pdWith * c.bridgeLgd * c.bridge;
}

/** Why no bridge may be built though the two axes ask for one: guards against keeping a dead loan alive. */
export type BridgeBar = 'renewed-without-progress' | 'shock-not-shown' | 'contradicted' | 'worth-nothing';

export interface BridgeGuards {
  /** Renewals in a row in which no principal was repaid. */
  readonly renewalsWithoutProgress: number;
  readonly mostRenewals: number;
  /** Whether peers fell too, or a document shows the cause, such as a cancelled order or an order to close. */
  readonly shown: boolean;
  readonly contradicted: boolean;
  readonly value: number;
}

export function bridgeBars(guards: BridgeGuards): BridgeBar[] {
  const bars: BridgeBar[] = [];
  if (guards.contradicted) bars.push('contradicted');
  if (!guards.shown) bars.push('shock-not-shown');
  if (guards.renewalsWithoutProgress >= guards.mostRenewals) bars.push('renewed-without-progress');
  if (guards.value <= 0) bars.push('worth-nothing');
  return bars;
}
