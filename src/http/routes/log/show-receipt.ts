import * as contract from '#contract/log.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireReceipt } from '#http/wire/receipt.ts';

export const showReceiptRoute = route(
  'show-receipt',
  contract.showReceipt,
  async (app: Application, { params }, caller) => {
    const receipt = await lookUp(app, caller, ({ tree }) => tree.receipt(params.entry));
    if (!receipt.ok) return receipt;
    if (!receipt.value) return fail('NOT_FOUND', { what: params.entry });
    return ok({ body: wireReceipt(params.entry, receipt.value) });
  },
);
