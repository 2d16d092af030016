import { outsideCode } from '../firm-plan.ts';
import { ledgerOf, type Plant, rounds, SHAM_WORDS, sumFor } from './scheme.ts';

/** Hops of a round: the day and minute of each strictly after the one before, at most a day and a half apart. */
function hopTimes(start: number, hops: number, chance: { whole(from: number, to: number): number }) {
  let at = start * 1440 + chance.whole(540, 700);
  return Array.from({ length: hops }, () => {
    at += chance.whole(90, 2160);
    return { on: Math.floor(at / 1440), minute: at % 1440 };
  });
}

/** A → B → C → A: money leaves as a purchase and comes back as sales, less up to 3 % a hop. */
export const plantFundLoop: Plant = (site) => {
  const { chance } = site;
  const ledger = ledgerOf(site, 'fund-loop', true);
  const members = site.firms.slice(0, chance.whole(3, Math.min(6, site.firms.length)));
  let fabricated = 0;
  for (const start of rounds(site, chance.whole(8, 16), 270)) {
    let amountFen = sumFor(members[0]!, 0.25 + 0.5 * chance.uniform());
    const times = hopTimes(start, members.length, chance);
    for (const [i, from] of members.entries()) {
      const to = members[(i + 1) % members.length]!;
      ledger.pay(from, to, { ...times[i]!, amountFen }, SHAM_WORDS);
      if (i < members.length - 1) amountFen = Math.round(amountFen * (1 - 0.03 * chance.uniform()));
    }
    fabricated += amountFen;
  }
  return ledger.finish(members, [], fabricated);
};

/** The same loop with every hop in two to four parts within a day. */
export const plantSplitLoop: Plant = (site) => {
  const { chance } = site;
  const ledger = ledgerOf(site, 'split-loop', true);
  const members = site.firms.slice(0, chance.whole(3, Math.min(5, site.firms.length)));
  let fabricated = 0;
  for (const start of rounds(site, chance.whole(8, 14), 270)) {
    let amountFen = sumFor(members[0]!, 0.3 + 0.5 * chance.uniform());
    for (const [i, from] of members.entries()) {
      const to = members[(i + 1) % members.length]!;
      let left = amountFen;
      const parts = chance.whole(2, 4);
      for (let part = 0; part < parts; part++) {
        const piece = part === parts - 1 ? left : Math.round((amountFen / parts) * (0.7 + 0.6 * chance.uniform()));
        left -= piece;
        ledger.pay(from, to, { on: start + i, minute: 540 + i * 40 + part * 7, amountFen: piece }, SHAM_WORDS);
      }
      if (i < members.length - 1) amountFen = Math.round(amountFen * (1 - 0.03 * chance.uniform()));
    }
    fabricated += amountFen;
  }
  return ledger.finish(members, [], fabricated);
};

/** Each hop through mules: fan-out from one firm, fan-in to the next, every part by its own account. */
export const plantMuleLoop: Plant = (site) => {
  const { chance } = site;
  const ledger = ledgerOf(site, 'mule-loop', true);
  const members = site.firms.slice(0, Math.min(3, site.firms.length));
  const mules = members.map(() => Array.from({ length: chance.whole(3, 6) }, () => outsideCode('N', chance)));
  let fabricated = 0;
  for (const start of rounds(site, chance.whole(7, 12), 270)) {
    let amountFen = sumFor(members[0]!, 0.3 + 0.4 * chance.uniform());
    for (const [i, from] of members.entries()) {
      const to = members[(i + 1) % members.length]!;
      const [day, carriers] = [start + 2 * i, mules[i]!];
      let arrived = 0;
      for (const [k, mule] of carriers.entries()) {
        const piece = Math.round(amountFen / carriers.length);
        const kept = Math.round(piece * (1 - 0.01 * chance.uniform()));
        ledger.pay(from, mule, { on: day, minute: 560 + k * 9, amountFen: piece }, { ...SHAM_WORDS, paid: '往来款' });
        const later = day + (chance.happens(0.5) ? 0 : 1);
        if (ledger.pay(mule, to, { on: later, minute: 800 + k * 11, amountFen: kept }, SHAM_WORDS)) arrived += kept;
      }
      amountFen = arrived;
    }
    fabricated += amountFen;
  }
  return ledger.finish(members, mules.flat(), fabricated);
};

/** Two firms that pay each other the same sums within days, each calling it sales. */
export const plantReciprocalPair: Plant = (site) => {
  const { chance } = site;
  const ledger = ledgerOf(site, 'reciprocal-pair', true);
  const [a, b] = site.firms as [(typeof site.firms)[0], (typeof site.firms)[0]];
  let fabricated = 0;
  for (const start of rounds(site, chance.whole(12, 24), 330)) {
    const amountFen = sumFor(a, 0.15 + 0.35 * chance.uniform());
    const back = Math.round(amountFen * (1 - 0.01 * chance.uniform()));
    ledger.pay(a, b, { on: start, minute: chance.whole(540, 700), amountFen }, SHAM_WORDS);
    const on = start + chance.whole(1, 5);
    if (ledger.pay(b, a, { on, minute: chance.whole(540, 1000), amountFen: back }, SHAM_WORDS)) fabricated += back;
  }
  return ledger.finish([a, b], [], fabricated);
};
