import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import type { Configuration } from '#adapters/configuration.ts';
import { spooledReader } from '#adapters/files/spooled-reader.ts';
import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { showCase } from '#app/casework/show-case.ts';
import { decideAgain } from '#app/decision/decide-again.ts';
import { ofOneFirm } from '#app/evidence/of-one-firm.ts';
import { storeDelivery } from '#app/evidence/store-delivery.ts';
import type { ListedApplication } from '#app/ports/application-repository.ts';
import type { ImportSummary } from '#app/ports/evidence-repository.ts';
import type { TablePage, TableQuery } from '#app/ports/table-query.ts';
import type { Language } from '#contract/errors.ts';
import { type EvidenceKind, recogniseTable } from '#domain/evidence/index.ts';
import { type CalendarDate, type Failure, fail, type Id, ok, type Result } from '#domain/kernel/index.ts';
import { wireShownCase } from '#http/wire/casework.ts';
import { wireListedApplication } from '#http/wire/decision.ts';
import { composeWeir, type Weir } from './compose.ts';
import { chooseInstitution } from './compose-log.ts';

export type ShownCaseBundle = ReturnType<typeof wireShownCase>;
export type ListedCase = ReturnType<typeof wireListedApplication>;

type Desk = { readonly weir: Weir; readonly caller: Caller };

/** Opens the desk of one institution beside a server that may run the store, and closes it after `work`. Errors: those of the store, INSTITUTION_*. */
async function withDesk<T>(
  configuration: Configuration,
  institution: string | undefined,
  work: (desk: Desk) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const composed = await composeWeir(configuration, { tenure: 'own-or-join' });
  if (!composed.ok) return composed;
  const weir = composed.value;
  try {
    const listed = await weir.store.unitOfWork.institutions();
    if (!listed.ok) return listed;
    const chosen = chooseInstitution(listed.value, institution);
    if (!chosen.ok) return chosen;
    const caller: Caller = {
      institution: chosen.value as Id<'inst'>,
      by: 'command-line' as Id<'acct'>,
      name: 'command-line',
      roles: ['operations'],
      proof: { kind: 'key' },
    };
    return await work({ weir, caller });
  } finally {
    await weir.close();
  }
}

/** Applications as the queue lists them, newest first. */
export function listCases(
  configuration: Configuration,
  {
    institution,
    filters,
    limit,
  }: { readonly institution: string | undefined; readonly filters: TableQuery['filters']; readonly limit: number },
): Promise<Result<readonly ListedCase[], Failure>> {
  return withDesk(configuration, institution, async ({ weir, caller }) => {
    const query = { limit, sort: 'submittedAt', descending: true, filters, counted: false };
    const page = await weir.store.unitOfWork.run<TablePage<ListedApplication>, Failure>(workOf(caller), (work) =>
      work.applications.table(query),
    );
    return page.ok ? ok(page.value.rows.map(wireListedApplication)) : page;
  });
}

/** The case as the API answers it. Errors: those of `showCase`. */
export function showStoredCase(
  configuration: Configuration,
  {
    institution,
    application,
    language,
  }: { readonly institution: string | undefined; readonly application: string; readonly language: Language },
): Promise<Result<ShownCaseBundle, Failure>> {
  return withDesk(configuration, institution, (desk) => shown(desk, application, language));
}

/** Decides an application, or decides it again, and returns its case. Errors: those of `decideStored`. */
export function decideCase(
  configuration: Configuration,
  asked: {
    readonly institution: string | undefined;
    readonly application: string;
    readonly asOf: CalendarDate | undefined;
    readonly language: Language;
  },
): Promise<Result<ShownCaseBundle, Failure>> {
  return withDesk(configuration, asked.institution, async (desk) => {
    const decided = await decideIn(desk, asked.application, asked.asOf);
    return decided.ok ? shown(desk, asked.application, asked.language) : decided;
  });
}

/** Brings a file that is of the firm of an application, and decides it again where it was decided. Errors: those of reading and of `ofOneFirm`. */
export function addToCase(
  configuration: Configuration,
  asked: {
    readonly institution: string | undefined;
    readonly application: string;
    readonly path: string;
    readonly kind: EvidenceKind | undefined;
    readonly source: string;
    readonly asOf: CalendarDate | undefined;
    readonly language: Language;
  },
): Promise<Result<ShownCaseBundle, Failure>> {
  return withDesk(configuration, asked.institution, async (desk) => {
    const before = await shown(desk, asked.application, asked.language);
    if (!before.ok) return before;
    const brought = await bring(desk, before.value.application.firm ?? '', asked);
    if (!brought.ok) return brought;
    if (before.value.decision) {
      const decided = await decideIn(desk, asked.application, asked.asOf);
      if (!decided.ok && decided.error.code !== 'APPLICATION_DECIDED') return decided;
    }
    return shown(desk, asked.application, asked.language);
  });
}

async function bring(
  { weir, caller }: Desk,
  firm: string,
  { path, kind, source }: { readonly path: string; readonly kind: EvidenceKind | undefined; readonly source: string },
): Promise<Result<ImportSummary, Failure>> {
  const reader = spooledReader(join(weir.store.dataDirectory, 'spool'));
  const file = () => ({ name: basename(path), chunks: createReadStream(path) });
  const peeked = kind === undefined ? await reader.peek(file()) : ok({ header: [], rows: [] });
  if (!peeked.ok) return peeked;
  const found = kind ?? recogniseTable(peeked.value.header, peeked.value.rows, { firmKnown: true })[0]!.kind;
  const read = await reader.read(found, file(), { map: {}, firm, onProgress: () => undefined });
  if (!read.ok) return read;
  return weir.store.unitOfWork.run<ImportSummary, Failure>(workOf(caller), async (work) => {
    const delivered = await ofOneFirm(work, read.value.delivered, firm);
    if (!delivered.ok) return delivered;
    const delivery = {
      importId: work.newId('imp'),
      kind: found,
      source,
      consentId: null,
      fileName: basename(path),
      fileDigest: read.value.digest,
    };
    return storeDelivery(work, delivery, delivered.value);
  });
}

function decideIn({ weir, caller }: Desk, applicationId: string, asOf: CalendarDate | undefined) {
  const { access, decisions } = weir.application;
  const wanted = { applicationId, ...(asOf === undefined ? {} : { asOf }) };
  return decideAgain(decisions, workOf(caller), wanted, access.clock.now());
}

async function shown(
  { weir, caller }: Desk,
  application: string,
  language: Language,
): Promise<Result<ShownCaseBundle, Failure>> {
  if (!/^app_[0-9A-HJKMNP-TV-Z]{26}$/.test(application)) return fail('NOT_FOUND', { what: application });
  const found = await showCase(weir.application.decisions, caller, application);
  return found.ok ? ok(wireShownCase(found.value, language)) : found;
}
