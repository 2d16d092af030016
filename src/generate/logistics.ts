import type { Chance } from './chance.ts';
import type { FirmDraft } from './draft.ts';

/** Goods that left: those of one sale. */
export interface Shipment {
  readonly on: number;
  readonly waybill: string;
  readonly counterparty: string;
  readonly pieces: number;
  readonly weightKg: number;
  readonly goodsValueFen: number;
  readonly freightFen: number;
  readonly deliveredOn: number;
}

/** Share of sales whose goods go by a carrier that keeps records; the others go by the firm's own van. */
const CARRIED = 0.9;

/** A shipment of what each genuine sale sold, up to three days before its bill. Nothing is shipped for a bill behind which nothing stands. */
export function ship({ plan, span, books }: FirmDraft, chance: Chance): Shipment[] {
  if (!plan.profile.ships) return [];
  const out: Shipment[] = [];
  for (const { on, number, counterparty, netFen, status, reverses, genuine } of books.sales) {
    if (status === 'void' || reverses || !genuine || !chance.happens(CARRIED)) continue;
    const day = Math.max(span.from, on - chance.whole(0, 3));
    const weightKg = Math.round((netFen / 100 / 18) * Math.exp(0.5 * chance.normal()) * 10) / 10 + 0.1;
    out.push({
      on: day,
      waybill: `W${number}`,
      counterparty,
      pieces: Math.max(1, Math.round(weightKg / 20)),
      weightKg,
      goodsValueFen: netFen,
      freightFen: Math.round(800 + weightKg * 90),
      deliveredOn: day + chance.whole(1, 4),
    });
  }
  return out.sort((a, b) => a.on - b.on);
}
