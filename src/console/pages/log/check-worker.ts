import { checkDocument } from './check-log.ts';

/** What the page sends: a document, the key, and checkpoints that it trusts. */
export interface CheckRequest {
  readonly text: string;
  readonly key: string;
  readonly seen: readonly string[];
}

/** Hashes are many: they are computed beside the page, so that it stays usable. */
addEventListener('message', async ({ data }: MessageEvent<CheckRequest>) => {
  postMessage(await checkDocument(data.text, data.key, data.seen));
});
