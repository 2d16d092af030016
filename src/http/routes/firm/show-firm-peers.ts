import { firmPeers } from '#app/firm/firm-history.ts';
import * as contract from '#contract/firms.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wirePeers } from '#http/wire/firm.ts';

export const showFirmPeersRoute = route(
  'show-firm-peers',
  contract.showFirmPeers,
  async ({ access }: Application, { params: { firm } }, caller) => {
    const found = await firmPeers(access.unitOfWork, caller, firm);
    return found.ok ? ok({ body: wirePeers(firm, found.value.peers), about: found.value.firmId }) : found;
  },
);
