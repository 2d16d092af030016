import * as contract from '#contract/law-book.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireInstrument } from '#http/wire/law.ts';

export const listInstrumentsRoute = route(
  'list-instruments',
  contract.listInstruments,
  async ({ law: { pack } }: Application) => {
    const instruments = [...pack.instruments.values()].map((item) => wireInstrument(item, pack));
    return ok({ body: { instruments } });
  },
);
