import { divide, PPB, ratePpb } from '#domain/kernel/index.ts';
import { pdGiven } from '#domain/portfolio/index.ts';
import { factorOn } from './macro-path.ts';
import type { CrisisScenario, Loop } from './scenario.ts';

/** One day of the story. Amounts are whole fen. */
export interface CrisisDay {
  readonly day: number;
  readonly factor: number;
  readonly pd: number;
  readonly defaultsFen: number;
  readonly lossFen: number;
  readonly arrearsShare: number;
  readonly balanceFen: number;
  readonly cashFen: number;
  readonly claimsFen: number;
  readonly requestedFen: number;
  readonly paidFen: number;
  readonly queueFen: number;
  readonly soldFen: number;
  readonly layersLeftFen: readonly number[];
  readonly residualFen: number;
  readonly coverage: number;
  readonly load: number;
  readonly outageMinutes: number;
  readonly degradedShare: number;
  /** Yearly rate on new loans over what funding, operation of the day and expected loss need; below zero is under the floor. */
  readonly marginOverFloor: number;
}

export interface PlayedCrisis {
  readonly days: readonly CrisisDay[];
  /** First day on which what was asked for was not paid in full; null where all was. */
  readonly firstUnpaidDay: number | null;
  readonly firstBelowFloorDay: number | null;
  readonly creditLossFen: number;
  readonly saleLossFen: number;
  readonly lossFen: number;
  readonly paidByLayerFen: Readonly<Record<string, number>>;
  /** Loss that no layer paid. */
  readonly residualFen: number;
  /** Cash that came less cash that went, against the cash left: 0 in a sound run. */
  readonly unaccountedFen: number;
}

const YEAR = 365;
const RECOVERY_AFTER = 180;
const ARREARS_FOR = 90;

/** Plays the scenario day by day. The same scenario gives the same numbers; nothing is drawn by chance. */
export function playCrisis(scenario: CrisisScenario): PlayedCrisis {
  const run = new Run(scenario);
  for (let day = 1; day <= scenario.days; day++) run.step(day);
  return run.result();
}

class Run {
  readonly #s: CrisisScenario;
  readonly #days: CrisisDay[] = [];
  readonly #claims: number[];
  readonly #queued: number[];
  readonly #layers: number[];
  readonly #paidBy: number[];
  readonly #defaults: number[] = [];
  readonly #outages: number[] = [];
  #balance: number;
  #cash: number;
  #came = 0;
  #went = 0;
  #credit = 0;
  #sales = 0;
  #residual = 0;
  #refused = 0;
  #degraded = 0;
  #fee = 0;
  #coverage = 1;
  #unpaid: number | null = null;
  #underFloor: number | null = null;

  constructor(scenario: CrisisScenario) {
    this.#s = scenario;
    this.#claims = scenario.funding.map(({ claimsFen }) => claimsFen);
    this.#queued = scenario.funding.map(() => 0);
    this.#layers = scenario.layers.map(({ availableFen }) => availableFen);
    this.#paidBy = scenario.layers.map(() => 0);
    this.#balance = scenario.book.balanceFen;
    this.#cash = scenario.cashFen;
  }

  step(day: number): void {
    const { book } = this.#s;
    const factor = factorOn(this.#s.macro, day);
    const pd = this.#pdOn(factor);
    const defaults = Math.round(this.#balance * -Math.expm1(Math.log1p(-Math.min(pd, 1 - 1e-12)) / YEAR));
    this.#balance -= defaults;
    this.#defaults.push(defaults);
    const creditLoss = Math.round(defaults * book.lgd);
    this.#credit += creditLoss;
    this.#bear(creditLoss);
    const rate = this.#rateOn(day);
    const wanted = this.#collect(day, rate);
    const requested = this.#request(day);
    const sold = this.#sell();
    const paid = this.#pay();
    this.#lend(wanted);
    if (this.#queue() > 0 && this.#unpaid === null) this.#unpaid = day;
    const load = this.#serve(requested);
    this.#coverage = this.#coverageOf(pd);
    this.#fee = this.#on('buffersToPricing') && this.#coverage < 1 ? this.#s.competition.feeRise : 0;
    const marginOverFloor = rate - this.#floor(pd);
    if (marginOverFloor < 0 && this.#underFloor === null) this.#underFloor = day;
    this.#days.push({
      day,
      factor,
      pd,
      defaultsFen: defaults,
      lossFen: creditLoss,
      arrearsShare: this.#arrears(),
      balanceFen: this.#balance,
      cashFen: this.#cash,
      claimsFen: total(this.#claims),
      requestedFen: requested,
      paidFen: paid,
      queueFen: this.#queue(),
      soldFen: sold,
      layersLeftFen: [...this.#layers],
      residualFen: this.#residual,
      coverage: this.#coverage,
      load,
      outageMinutes: this.#outages.at(-1)!,
      degradedShare: this.#degraded,
      marginOverFloor,
    });
  }

  #on(loop: Loop): boolean {
    return this.#s.loops[loop];
  }

  /** The PD of the year at today's pace: the economy, renewals refused, decisions degraded, good borrowers lost to the fee. */
  #pdOn(factor: number): number {
    const { book, service, competition } = this.#s;
    const moved = pdGiven(book.pd, book.rho, factor);
    const refused = this.#on('runToCredit') ? book.rolloverShare * this.#refused * book.noBridge : 0;
    const degraded = this.#on('overloadToCredit') ? this.#degraded * service.degradedPd : 0;
    const lost = Math.min(0.95, 100 * this.#fee * competition.lostGood);
    return Math.min(1, moved / (1 - lost) + refused + degraded);
  }

  #rateOn(day: number): number {
    const { competition, book } = this.#s;
    return book.rate - (day >= competition.cutDay ? competition.rateCut : 0) + this.#fee;
  }

  /** Principal, interest and recoveries come in, funders are paid their interest; returns the principal that was repaid. */
  #collect(day: number, rate: number): number {
    const { book, funding } = this.#s;
    const principal = Math.min(this.#balance, Math.round(this.#balance / book.tenorDays));
    const interest = Math.round((this.#balance * rate) / YEAR);
    const past = this.#defaults[day - 1 - RECOVERY_AFTER] ?? 0;
    const recovered = past - Math.round(past * book.lgd);
    const owed = funding.reduce((sum, cohort, i) => sum + Math.round((this.#claims[i]! * cohort.rate) / YEAR), 0);
    this.#balance -= principal;
    this.#receive(principal + interest + recovered);
    this.#spend(Math.min(owed, this.#cash));
    return principal;
  }

  #request(day: number): number {
    let sum = 0;
    for (const [i, cohort] of this.#s.funding.entries()) {
      const free = this.#claims[i]! - this.#queued[i]!;
      const cut = day === cohort.cutDay ? Math.round(free * cohort.cutShare) : 0;
      const asked = Math.min(free, cut + Math.round((free - cut) * this.#requestRate(cohort.requestRate)));
      this.#queued[i]! += asked;
      sum += asked;
    }
    return sum;
  }

  /** The normal rate with fear added to its log-odds. */
  #requestRate(normal: number): number {
    if (normal <= 0 || normal >= 1) return normal;
    const { fear } = this.#s;
    const credit = this.#on('creditToRun')
      ? 100 * fear.arrears * this.#arrears() + 100 * fear.coverage * Math.max(0, 1 - this.#coverage)
      : 0;
    const outage = this.#on('overloadToRun') ? (fear.outage * total(this.#outages.slice(-3))) / 60 : 0;
    const odds = Math.log(normal / (1 - normal)) + credit + outage + (fear.queue * this.#queueDays()) / 30;
    return odds > 700 ? 1 : 1 / (1 + Math.exp(-odds));
  }

  /** Loans go for cash while the queue is longer than the cash; what they lose is a loss of the book. */
  #sell(): number {
    const { saleDiscount, saleShare } = this.#s.book;
    const short = this.#queue() - this.#cash;
    if (short <= 0 || saleShare === 0 || saleDiscount >= 1) return 0;
    const sold = Math.min(Math.ceil(short / (1 - saleDiscount)), Math.round(this.#balance * saleShare));
    const lost = Math.round(sold * saleDiscount);
    this.#balance -= sold;
    this.#receive(sold - lost);
    this.#sales += lost;
    this.#bear(lost);
    return sold;
  }

  /** Pays the queue as far as the cash reaches, every cohort its share. */
  #pay(): number {
    const queue = this.#queue();
    const paid = Math.min(queue, this.#cash);
    let left = paid;
    for (let i = 0; i < this.#queued.length; i++) {
      const share = queue > 0 ? Math.min(left, Math.ceil((this.#queued[i]! * paid) / queue)) : 0;
      this.#queued[i]! -= share;
      this.#claims[i]! -= share;
      left -= share;
    }
    this.#spend(paid);
    return paid;
  }

  /** Lends again what borrowers want of what they repaid, from the cash that nobody waits for. */
  #lend(repaid: number): void {
    const wanted = Math.round(repaid * this.#s.book.renewal);
    const lent = this.#queue() > 0 ? 0 : Math.min(wanted, this.#cash);
    this.#spend(lent);
    this.#balance += lent;
    this.#refused = wanted > 0 ? 1 - lent / wanted : 0;
  }

  /** The load of the day; what is beyond the capacity is time without service and decisions in a degraded mode. */
  #serve(requested: number): number {
    const { service, funding } = this.#s;
    const claims = total(this.#claims) + requested;
    const normal = funding.reduce((sum, { requestRate }, i) => sum + requestRate * this.#claims[i]!, 0);
    const times = normal > 0 && claims > 0 ? requested / normal : 1;
    const grown = service.perRun * Math.max(0, times - 1) + service.perQueueDay * this.#queueDays();
    const load = service.load * (1 + (this.#on('runToOverload') ? grown : 0));
    const beyond = load > service.capacity ? 1 - service.capacity / load : 0;
    this.#outages.push(Math.round(beyond * 24 * 60));
    this.#degraded = Math.min(beyond, service.mostDegraded);
    return load;
  }

  /** Carries a loss down the layers, in whole fen; what they pay comes in as cash. */
  #bear(loss: number): void {
    let left = loss;
    for (const [j, { share }] of this.#s.layers.entries()) {
      const due = share === 1 ? left : Number(divide(BigInt(left) * ratePpb(share), PPB, 'floor'));
      const pays = Math.min(this.#layers[j]!, due);
      this.#layers[j]! -= pays;
      this.#paidBy[j]! += pays;
      left -= pays;
      this.#receive(pays);
    }
    this.#residual += left;
  }

  /** What the layers hold over a year of expected loss; 1 where nothing is expected. */
  #coverageOf(pd: number): number {
    const expected = this.#balance * pd * this.#s.book.lgd;
    return expected > 0 ? total(this.#layers) / expected : 1;
  }

  /** Funding, and the expected loss at today's PD, a year. */
  #floor(pd: number): number {
    const claims = total(this.#claims);
    const funding = this.#s.funding.reduce((sum, { rate }, i) => sum + rate * this.#claims[i]!, 0);
    const cost = claims > 0 ? funding / claims : 0;
    return pd >= 1 ? Number.POSITIVE_INFINITY : (1 + cost - pd * (1 - this.#s.book.lgd)) / (1 - pd) - 1;
  }

  #arrears(): number {
    const recent = total(this.#defaults.slice(-ARREARS_FOR));
    return recent > 0 ? recent / (this.#balance + recent) : 0;
  }

  #queue(): number {
    return total(this.#queued);
  }

  /** Days that the queue would take at what the book pays back in a day. */
  #queueDays(): number {
    const queue = this.#queue();
    const daily = this.#balance / this.#s.book.tenorDays;
    return queue === 0 ? 0 : Math.min(365, daily > 0 ? queue / daily : 365);
  }

  #receive(amount: number): void {
    this.#cash += amount;
    this.#came += amount;
  }

  #spend(amount: number): void {
    this.#cash -= amount;
    this.#went += amount;
  }

  result(): PlayedCrisis {
    const names = this.#s.layers.map(({ layer }) => layer);
    return {
      days: this.#days,
      firstUnpaidDay: this.#unpaid,
      firstBelowFloorDay: this.#underFloor,
      creditLossFen: this.#credit,
      saleLossFen: this.#sales,
      lossFen: this.#credit + this.#sales,
      paidByLayerFen: Object.fromEntries(names.map((name, j) => [name, this.#paidBy[j]!])),
      residualFen: this.#residual,
      unaccountedFen: this.#s.cashFen + this.#came - this.#went - this.#cash,
    };
  }
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
