import { decisionReceipt } from '#app/log/decision-receipt.ts';
import * as contract from '#contract/log.ts';
import { ok, toHex } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireReceipt } from '#http/wire/receipt.ts';

export const showDecisionReceiptRoute = route(
  'show-decision-receipt',
  contract.showDecisionReceipt,
  async ({ access }: Application, { params }, caller) => {
    const found = await decisionReceipt(access.unitOfWork, caller, params.decision);
    if (!found.ok) return found;
    const { entryId, receipt, disclosed, firmId } = found.value;
    const opened = {
      subject: disclosed.subject,
      subjectNonce: toHex(disclosed.subjectNonce),
      payload: disclosed.payload,
      payloadNonce: toHex(disclosed.payloadNonce),
    };
    return ok({ body: { ...wireReceipt(entryId, receipt), disclosed: opened }, about: firmId });
  },
);
