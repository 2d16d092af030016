import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { LawShell } from '#app/law/check-law.ts';
import type { TableQuery } from '#app/ports/table-query.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import { type LawHit, searchLaw } from '#domain/compliance/index.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';

/** What can be found, in the order in which it is shown. */
export const HIT_KINDS = [
  'firm',
  'application',
  'decision',
  'case',
  'rule',
  'parameter',
  'instrument',
  'entry',
  'import',
  'job',
] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** Something that was found: `id` leads to it, `words` say it to a person in both languages, `of` is the firm that it is about. */
export interface Hit {
  readonly kind: HitKind;
  readonly id: string;
  readonly words: { readonly zh: string; readonly en: string };
  readonly of?: string;
}

/** Of each kind so many are shown; who wants more opens the list of the kind. */
const OF_EACH = 5;

/**
 * Looks for a text among everything that the caller's roles open: firms by code or name, applications, decisions and cases by id or by
 * their firm's code, law by its words, entries of the log by id or index, deliveries and jobs by id. Errors: those of the store.
 */
export async function searchEverything(
  { unitOfWork, pack }: LawShell,
  caller: Caller,
  text: string,
  kinds: ReadonlySet<HitKind>,
): Promise<Result<readonly Hit[], Failure>> {
  const stored = await unitOfWork.run<readonly Hit[], Failure>(workOf(caller), async (work) => {
    const search = { text, firmId: await work.firms.find(text) };
    const hits: Hit[] = [];
    for (const kind of HIT_KINDS) {
      const look = LOOK[kind];
      if (!look || !kinds.has(kind)) continue;
      const found = await look(work, search);
      if (!found.ok) return found;
      hits.push(...found.value.map((hit) => ({ kind, ...hit })));
    }
    return ok(hits);
  });
  if (!stored.ok) return stored;
  const law = searchLaw(pack, text).filter(({ kind }) => kinds.has(kind));
  const all = [...stored.value, ...HIT_KINDS.flatMap((kind) => lawHits(law, kind))];
  return ok(all.sort((a, b) => HIT_KINDS.indexOf(a.kind) - HIT_KINDS.indexOf(b.kind)));
}

function lawHits(law: readonly LawHit[], kind: HitKind): Hit[] {
  return law
    .filter((hit) => hit.kind === kind)
    .slice(0, OF_EACH)
    .map(({ id, zh, en }) => ({ kind, id, words: { zh, en } }));
}

type Found = Result<readonly Omit<Hit, 'kind'>[], Failure>;
type Search = NonNullable<TableQuery['search']>;

function page(search: Search, sort: string): TableQuery {
  return { limit: OF_EACH, sort, descending: true, filters: {}, search, counted: false };
}

const same = (words: string) => ({ zh: words, en: words });

const LOOK: Partial<Record<HitKind, (work: Transaction, search: Search) => Promise<Found>>> = {
  firm: async ({ book }, search) => {
    const found = await book.table({ ...page(search, 'firm'), descending: false });
    if (!found.ok) return found;
    const shown = found.value.rows.map(({ code, firmId, name }) => ({
      id: code ?? firmId,
      words: same(name ?? code ?? firmId),
    }));
    // The firm of that very code comes before those whose codes or names only hold the text.
    if (search.firmId === undefined) return ok(shown);
    const named = shown.find(({ id }) => id === search.text) ?? { id: search.text, words: same(search.text) };
    return ok([named, ...shown.filter((hit) => hit !== named)].slice(0, OF_EACH));
  },
  application: async ({ applications }, search) => {
    const found = await applications.table(page(search, 'submittedAt'));
    if (!found.ok) return found;
    return ok(
      found.value.rows.map(({ applicationId, firm }) => ({
        id: applicationId,
        words: same(applicationId),
        ...about(firm),
      })),
    );
  },
  decision: async ({ decisions }, search) => {
    const found = await decisions.table(page(search, 'decidedAt'));
    if (!found.ok) return found;
    return ok(
      found.value.rows.map(({ decisionId, firm }) => ({ id: decisionId, words: same(decisionId), ...about(firm) })),
    );
  },
  case: async ({ referrals }, search) => {
    const found = await referrals.table(page(search, 'openedAt'));
    if (!found.ok) return found;
    return ok(
      found.value.rows.map(({ referralId, firm }) => ({ id: referralId, words: same(referralId), ...about(firm) })),
    );
  },
  entry: async ({ tree }, { text }) => {
    const found = await tree.list({ limit: OF_EACH, descending: true, named: text });
    return ok(
      found
        .slice(0, OF_EACH)
        .map(({ index, entry }) => ({ id: entry.id, words: same(`${index ?? '…'} ${entry.operation}`) })),
    );
  },
  import: async ({ evidence }, { text }) => {
    const found = await evidence.getImport(text);
    return ok(found ? [{ id: found.importId, words: same(`${found.kind} ${found.source}`) }] : []);
  },
  job: async ({ jobs }, { text }) => {
    const found = await jobs.get(text);
    return ok(found ? [{ id: found.jobId, words: same(found.queue) }] : []);
  },
};

function about(firm: string | null): Pick<Hit, 'of'> {
  return firm === null ? {} : { of: firm };
}
