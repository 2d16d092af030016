import { type Caller, maySee } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { StoredApplication } from '#app/ports/application-repository.ts';
import type { KeyedRequest } from '#app/ports/decision-desk.ts';
import type { Idempotency, UnitOfWork } from '#app/unit-of-work.ts';
import { type Failure, type Fen, fail, ok, type Result, utf8 } from '#domain/kernel/index.ts';

export interface NewApplication {
  /** The firm's code. */
  readonly firm: string;
  readonly product: string;
  readonly requestedFen: Fen;
  readonly requestedDays: number;
  /** The highest yearly rate that the firm would accept. */
  readonly highestRate?: number;
  readonly purpose?: string;
}

/** What an application says beyond its columns. */
export interface ApplicationContent {
  readonly highestRate?: number;
  readonly purpose?: string;
}

/** Takes in an application; a firm that is not known yet becomes known. A borrower applies for its own. Errors: NOT_OWN_FIRM. */
export async function createApplication(
  unitOfWork: UnitOfWork,
  caller: Caller,
  wanted: NewApplication,
  once: KeyedRequest | undefined,
): Promise<Result<StoredApplication, Failure>> {
  if (!maySee(caller, wanted.firm)) return fail('NOT_OWN_FIRM');
  const { firm, product, requestedFen, requestedDays, highestRate, purpose } = wanted;
  const content: ApplicationContent = {
    ...(highestRate === undefined ? {} : { highestRate }),
    ...(purpose === undefined ? {} : { purpose }),
  };
  const idempotency: Idempotency<string> | undefined = once && {
    operation: 'application.create',
    key: once.key,
    inputDigest: once.digest,
    write: (id) => id,
    read: (id) => id,
  };
  const work: Parameters<typeof unitOfWork.run<string, Failure>>[1] = async (transaction) => {
    const [firmId] = await transaction.firms.resolve([firm]);
    const applicationId = transaction.newId('app');
    await transaction.applications.add({
      applicationId,
      firmId: firmId!,
      product,
      requestedFen,
      requestedDays,
      state: 'submitted',
      content: utf8(JSON.stringify(content)),
    });
    const payload = { applicationId, product, requestedFen, requestedDays };
    transaction.log({ operation: 'application.create', subject: firmId!, payload });
    return ok(applicationId);
  };
  const done = idempotency
    ? await unitOfWork.runOnce(workOf(caller), idempotency, work)
    : await unitOfWork.run(workOf(caller), work);
  if (!done.ok) return done;
  const applicationId = typeof done.value === 'string' ? done.value : done.value.value;
  return unitOfWork.run(workOf(caller), async ({ applications }) => {
    const stored = await applications.get(applicationId);
    if (!stored) throw new Error(`the application ${applicationId} is gone`);
    return ok(stored);
  });
}
