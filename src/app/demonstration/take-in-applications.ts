import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { digestOf, type Failure, type Fen, fen, type Result, utf8 } from '#domain/kernel/index.ts';

/** An application of a sample firm. */
export interface SampleApplication {
  readonly applicationId: string;
  readonly firm: string;
  readonly requestedFen: Fen;
  readonly requestedDays: number;
}

/** What sample firms ask for, one after the other: yuan and days as small firms do. */
const WISHES: readonly (readonly [yuan: number, days: number])[] = [
  [200_000, 180],
  [500_000, 365],
  [100_000, 90],
  [300_000, 180],
  [800_000, 365],
  [150_000, 120],
];

/** Takes in an application of each firm, all in one transaction; the same firms again give the applications that were taken in. */
export async function takeInApplications(
  unitOfWork: UnitOfWork,
  caller: Caller,
  product: string,
  codes: readonly string[],
): Promise<Result<readonly SampleApplication[], Failure>> {
  const done = await unitOfWork.runOnce<readonly string[], Failure>(
    workOf(caller),
    {
      operation: 'application.create',
      key: `demonstration-${codes[0]}-${codes.length}`,
      inputDigest: digestOf({ codes: [...codes], product }),
      write: (ids) => JSON.stringify(ids),
      read: (text) => JSON.parse(text) as readonly string[],
    },
    async (work) => {
      const firmIds = await work.firms.resolve(codes);
      const ids: string[] = [];
      for (const [i, firmId] of firmIds.entries()) {
        const applicationId = work.newId('app');
        const wish = wishOf(codes[i]!);
        await work.applications.add({
          applicationId,
          firmId,
          product,
          ...wish,
          state: 'submitted',
          content: utf8(JSON.stringify({ purpose: '经营周转' })),
        });
        work.log({ operation: 'application.create', subject: firmId, payload: { applicationId, product, ...wish } });
        ids.push(applicationId);
      }
      return { ok: true, value: ids };
    },
  );
  if (!done.ok) return done;
  const ids = done.value.value;
  return { ok: true, value: codes.map((firm, i) => ({ applicationId: ids[i]!, firm, ...wishOf(firm) })) };
}

/** By the number in its code, so that a firm asks for the same whenever it is taken in. */
function wishOf(code: string): { readonly requestedFen: Fen; readonly requestedDays: number } {
  const number = Number(/\d+/.exec(code)?.[0] ?? 0);
  const [yuan, requestedDays] = WISHES[number % WISHES.length]!;
  return { requestedFen: fen(yuan * 100), requestedDays };
}
