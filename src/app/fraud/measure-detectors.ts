import type { DetectorCount } from '#app/ports/fraud-book.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import { detectorPrecision, fraudPremium } from '#domain/fraud/index.ts';

/** What a fraud keeps of what it was lent. */
const LOSS = 0.9;

const RECALLS = [0.5, 0.8, 0.95];

interface Month {
  readonly month: string;
  confirmed: number;
  innocent: number;
  unclear: number;
}

/** How right each detector is by what people made of its findings, month by month, and what fraud that is not found adds to an honest price. */
export async function measureDetectors({ fraudBook }: Pick<Transaction, 'fraudBook'>) {
  const counts = await fraudBook.detectors();
  const { confirmed, examined } = await fraudBook.prevalence();
  const codes = [...new Set(counts.map(({ code }) => code))];
  const detectors = codes.map((code) =>
    measured(
      code,
      counts.filter((count) => count.code === code),
    ),
  );
  // Of the frauds there are, some share was found: at that recall there are so many of them.
  const byRecall = RECALLS.map((recall) => {
    const prevalence = examined === 0 ? 0 : Math.min(0.5, confirmed / examined / recall);
    return { recall, added: fraudPremium(prevalence, recall, LOSS) };
  });
  return { detectors, premium: { examined, confirmed, loss: LOSS, byRecall } };
}

function measured(code: string, counts: readonly DetectorCount[]) {
  const total = (state: DetectorCount['state']) =>
    counts.reduce((sum, count) => sum + (count.state === state ? count.findings : 0), 0);
  const [confirmed, innocent] = [total('confirmed'), total('innocent')];
  const { precision, low, high, isNoisy } = detectorPrecision(confirmed, innocent);
  const months = new Map<string, Month>();
  for (const { state, month, findings } of counts) {
    if (state === 'open' || month === null) continue;
    const so = months.get(month) ?? { month, confirmed: 0, innocent: 0, unclear: 0 };
    so[state] += findings;
    months.set(month, so);
  }
  return {
    code,
    open: total('open'),
    confirmed,
    innocent,
    unclear: total('unclear'),
    precision,
    low,
    high,
    noisy: isNoisy,
    months: [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1)),
  };
}
