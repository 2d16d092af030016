import type { Notice } from '#app/standing/layers.ts';
import type * as contract from '#contract/workbench.ts';
import { formatInstant } from '#domain/kernel/index.ts';
import type { Wire } from '#http/wire/wire.ts';

export function wireNotice({
  notice,
  layer,
  count,
  since,
}: Notice): Wire<typeof contract.listNotices>['items'][number] {
  return { notice, layer, count, ...(since === null ? {} : { since: formatInstant(since) }) };
}
