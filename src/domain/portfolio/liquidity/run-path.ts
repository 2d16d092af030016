/** A plain run on callable claims, day by day. Amounts in one unit; rates of a day. */
export interface RunScenario {
  readonly cash: number;
  readonly claims: number;
  readonly days: number;
  /** Share of the claims still held that asks to leave each day, before the terms below. */
  readonly requestRate: number;
  /** Added to the rate for each 30 days of queue, and for the share of claims already gone: the fear that feeds on itself. */
  readonly queueFear: number;
  readonly exitFear: number;
  readonly collections: number;
  /** New money a day, before it shrinks with the queue: inflow·e^(−queueDays / 30 × inflowFear). */
  readonly inflow: number;
  readonly inflowFear: number;
  /** Most that is paid out a day, as a share of the claims held; 1 is no gate. */
  readonly gate: number;
  /** Charged on what leaves, as a share. */
  readonly exitFee: number;
}

export interface RunDay {
  readonly day: number;
  readonly requested: number;
  readonly paid: number;
  readonly queue: number;
  readonly cash: number;
  readonly claims: number;
  readonly rate: number;
}

export interface RunPath {
  /** First day on which what is asked for is not paid in full; null where all is paid. */
  readonly firstUnpaidDay: number | null;
  /** First day on which the cash is gone. */
  readonly cashGoneDay: number | null;
  readonly paidShare: number;
  readonly days: readonly RunDay[];
}

/** Plays the run. Each day: money comes in, those who hold ask, the queue and they are paid as far as cash and gate reach. */
export function playRun(scenario: RunScenario): RunPath {
  let { cash, claims } = scenario;
  let [queue, asked, paidInAll] = [0, 0, 0];
  let firstUnpaidDay: number | null = null;
  let cashGoneDay: number | null = null;
  const days: RunDay[] = [];
  for (let day = 1; day <= scenario.days; day++) {
    const daily = scenario.collections + scenario.inflow;
    const queueDays = daily > 0 ? queue / daily : queue > 0 ? 365 : 0;
    const gone = 1 - claims / scenario.claims;
    const rate = Math.min(1, scenario.requestRate + (scenario.queueFear * queueDays) / 30 + scenario.exitFear * gone);
    cash += scenario.collections + scenario.inflow * Math.exp((-queueDays / 30) * scenario.inflowFear);
    const requested = rate * (claims - queue);
    queue += requested;
    asked += requested;
    const owed = queue * (1 - scenario.exitFee);
    const allowed = Math.min(cash, scenario.gate * claims);
    const paid = Math.min(owed, allowed);
    if (paid < owed * (1 - 1e-12) && firstUnpaidDay === null) firstUnpaidDay = day;
    const settled = owed > 0 ? queue * (paid / owed) : 0;
    cash -= paid;
    claims -= settled;
    queue -= settled;
    paidInAll += settled;
    if (cash <= 1e-9 * scenario.claims && cashGoneDay === null) cashGoneDay = day;
    days.push({ day, requested, paid, queue, cash, claims, rate });
  }
  return { firstUnpaidDay, cashGoneDay, paidShare: asked > 0 ? paidInAll / asked : 1, days };
}
