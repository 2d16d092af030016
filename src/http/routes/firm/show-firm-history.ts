import { firmHistory } from '#app/firm/firm-history.ts';
import * as contract from '#contract/firms.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireHistory } from '#http/wire/firm.ts';

export const showFirmHistoryRoute = route(
  'show-firm-history',
  contract.showFirmHistory,
  async ({ access }: Application, { params: { firm } }, caller) => {
    const told = await firmHistory(access.unitOfWork, caller, firm);
    return told.ok ? ok({ body: wireHistory(firm, told.value), about: told.value.firmId }) : told;
  },
);
