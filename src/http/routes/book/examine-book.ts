import { examineBook } from '#app/book/examine-book.ts';
import * as contract from '#contract/book.ts';
import { calendarDate, fen, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';

export const examineBookRoute = route(
  'examine-book',
  contract.examineBook,
  async ({ book }: Application, { body }, caller) => {
    const examined = await examineBook(book, caller, {
      tape: bytesOf(body.tape),
      repayments: body.repayments && bytesOf(body.repayments),
      funders: body.funders && bytesOf(body.funders),
      asOf: calendarDate(body.asOf),
      lgd: body.lgd,
      opex: body.opex,
      ownFunds: body.ownFunds,
      pd: body.pd ?? null,
      equityFen: body.equityFen === undefined ? null : fen(BigInt(body.equityFen)),
    });
    if (!examined.ok) return examined;
    const { report, breaches } = examined.value;
    const shown = breaches.map(({ parameter, value, ...breach }) => breach);
    return ok({ body: inDigits({ ...report, breaches: shown }) });
  },
);

function bytesOf({ name, base64 }: { readonly name: string; readonly base64: string }) {
  return { name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) };
}

/** Money leaves as digits. */
function inDigits(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each)));
}
