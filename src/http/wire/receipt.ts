import type { Receipt } from '#app/ports/log-tree.ts';
import type * as contract from '#contract/log.ts';
import { proofDocument } from '#domain/audit/index.ts';
import type { Wire } from './wire.ts';

export function wireReceipt(entry: string, receipt: Receipt): Wire<typeof contract.showReceipt> {
  if (receipt.state === 'pending') return { entry, state: 'pending' };
  const proof = JSON.parse(JSON.stringify(proofDocument(receipt.proof)));
  return { entry, state: 'included', proof };
}
