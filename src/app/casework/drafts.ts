import { type Caller, maySee } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { ApplicationContent } from '#app/application/create-application.ts';
import type { StoredApplication } from '#app/ports/application-repository.ts';
import type { Draft } from '#app/ports/draft-repository.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { type Failure, fail, fen, ok, type Result, utf8 } from '#domain/kernel/index.ts';

/** What was filled in so far. Money is a digits-string of fen, as it is kept. */
export interface DraftContent {
  readonly product?: string | undefined;
  readonly requestedFen?: string | undefined;
  readonly requestedTenorDays?: number | undefined;
  readonly highestRate?: number | undefined;
  readonly purpose?: string | undefined;
}

export interface ShownDraft {
  readonly draft: Draft;
  readonly firm: string;
  readonly content: DraftContent;
}

type Shown = Promise<Result<ShownDraft, Failure>>;

const TEXT = new TextDecoder();

/** Begins an application that is saved as it goes; a firm that is not known yet becomes known. Errors: NOT_OWN_FIRM. */
export async function beginDraft(
  unitOfWork: UnitOfWork,
  caller: Caller,
  { firm, content }: { readonly firm: string; readonly content: DraftContent },
): Shown {
  if (!maySee(caller, firm)) return fail('NOT_OWN_FIRM');
  return unitOfWork.run<ShownDraft, Failure>(workOf(caller), async (work) => {
    const [firmId] = await work.firms.resolve([firm]);
    const draftId = work.newId('draft');
    await work.drafts.begin({ draftId, firmId: firmId! }, utf8(JSON.stringify(content)));
    return readDraft(work, draftId);
  });
}

/** A draft of the caller. Errors: NOT_FOUND, SUBJECT_ERASED. */
export function showDraft(unitOfWork: UnitOfWork, caller: Caller, draftId: string): Shown {
  return unitOfWork.run<ShownDraft, Failure>(workOf(caller), (work) => readDraft(work, draftId));
}

/** The caller's drafts that were not sent; those of firms that were erased are left out. */
export function listDrafts(unitOfWork: UnitOfWork, caller: Caller): Promise<Result<readonly ShownDraft[], Failure>> {
  return unitOfWork.run<readonly ShownDraft[], Failure>(workOf(caller), async (work) => {
    const shown: ShownDraft[] = [];
    for (const { draftId } of await work.drafts.mine()) {
      const read = await readDraft(work, draftId);
      if (read.ok) shown.push(read.value);
      else if (read.error.code !== 'SUBJECT_ERASED') return read;
    }
    return ok(shown);
  });
}

/** Keeps a further version. Errors: NOT_FOUND, SUBJECT_ERASED, DRAFT_SENT, VERSION_OUT_OF_DATE. */
export function saveDraft(
  unitOfWork: UnitOfWork,
  caller: Caller,
  draftId: string,
  version: number,
  content: DraftContent,
): Shown {
  return unitOfWork.run<ShownDraft, Failure>(workOf(caller), async (work) => {
    const read = await readUnsent(work, draftId, version);
    if (!read.ok) return read;
    const saved = await work.drafts.save(read.value.draft, utf8(JSON.stringify(content)));
    return saved ? readDraft(work, draftId) : fail('VERSION_OUT_OF_DATE');
  });
}

/** Makes an application of a draft, once. Errors: those of `saveDraft`, DRAFT_INCOMPLETE, POLICY_UNKNOWN. */
export function sendDraft(
  shell: {
    readonly unitOfWork: UnitOfWork;
    readonly defaultPolicy: string;
    readonly policies: ReadonlyMap<string, unknown>;
  },
  caller: Caller,
  draftId: string,
  version: number,
): Promise<Result<StoredApplication, Failure>> {
  return shell.unitOfWork.run<StoredApplication, Failure>(workOf(caller), async (work) => {
    const read = await readUnsent(work, draftId, version);
    if (!read.ok) return read;
    const { draft, content } = read.value;
    const { product = shell.defaultPolicy, requestedFen, requestedTenorDays, highestRate, purpose } = content;
    if (!shell.policies.has(product))
      return fail('POLICY_UNKNOWN', { policy: product, known: [...shell.policies.keys()].join(', ') });
    if (requestedFen === undefined) return fail('DRAFT_INCOMPLETE', { field: 'requestedFen' });
    if (requestedTenorDays === undefined) return fail('DRAFT_INCOMPLETE', { field: 'requestedTenorDays' });
    const applicationId = work.newId('app');
    if (!(await work.drafts.send(draft, applicationId))) return fail('VERSION_OUT_OF_DATE');
    const said: ApplicationContent = {
      ...(highestRate === undefined ? {} : { highestRate }),
      ...(purpose === undefined ? {} : { purpose }),
    };
    const { firmId } = draft;
    const wanted = {
      applicationId,
      product,
      requestedFen: fen(BigInt(requestedFen)),
      requestedDays: requestedTenorDays,
    };
    await work.applications.add({ ...wanted, firmId, state: 'submitted', content: utf8(JSON.stringify(said)) });
    work.log({ operation: 'application.create', subject: firmId, payload: wanted });
    return ok((await work.applications.get(applicationId))!);
  });
}

async function readDraft(work: Transaction, draftId: string): Shown {
  const draft = await work.drafts.get(draftId);
  if (!draft) return fail('NOT_FOUND', { what: draftId });
  const content = await work.drafts.content(draft);
  if (!content.ok) return content;
  const firm = (await work.firms.get(draft.firmId))?.code;
  if (!firm) return fail('SUBJECT_ERASED', { subject: draft.firmId });
  return ok({ draft, firm, content: JSON.parse(TEXT.decode(content.value)) as DraftContent });
}

async function readUnsent(work: Transaction, draftId: string, version: number): Shown {
  const read = await readDraft(work, draftId);
  if (!read.ok) return read;
  if (read.value.draft.applicationId !== null) return fail('DRAFT_SENT', { draft: draftId });
  return read.value.draft.version === version ? read : fail('VERSION_OUT_OF_DATE');
}
