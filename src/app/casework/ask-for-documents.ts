import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { StoredApplication } from '#app/ports/application-repository.ts';
import type { DocumentAsk } from '#app/ports/casework.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** Asks a firm for documents. The log knows which; the words to the firm are sealed with it. Errors: NOT_FOUND, SUBJECT_ERASED. */
export function askForDocuments(
  unitOfWork: UnitOfWork,
  caller: Caller,
  applicationId: string,
  { documents, note }: Pick<DocumentAsk, 'documents' | 'note'>,
): Promise<Result<{ readonly application: StoredApplication; readonly ask: DocumentAsk }, Failure>> {
  return unitOfWork.run<{ application: StoredApplication; ask: DocumentAsk }, Failure>(workOf(caller), async (work) => {
    const application = await work.applications.get(applicationId);
    if (!application) return fail('NOT_FOUND', { what: applicationId });
    const { firmId } = application;
    const [erased] = await work.subjects.erased([firmId]);
    if (erased !== undefined) return fail('SUBJECT_ERASED', { subject: firmId });
    const ask = { askId: work.newId('ask'), documents: [...new Set(documents)], note };
    await work.casework.ask(application, ask);
    const payload = { askId: ask.askId, applicationId, documents: ask.documents };
    work.log({ operation: 'documents.asked', subject: firmId, payload });
    work.tell('documents.asked', { applicationId, askId: ask.askId });
    return ok({ application, ask: { ...ask, askedAt: work.at, askedBy: caller.by } });
  });
}
