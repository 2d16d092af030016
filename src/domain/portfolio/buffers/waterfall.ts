import { divide, type Failure, type Fen, fail, fen, ok, PPB, type Result } from '#domain/kernel/index.ts';

/** One layer of the defence against losses, in the order in which they pay. */
export interface BufferLayer {
  readonly name: string;
  /** What it can still pay. */
  readonly availableFen: Fen;
  /** The share of the loss that reaches it which it pays, per billion: a guarantor with co-pay pays less than all. */
  readonly sharePpb: bigint;
}

export interface LayerPayment {
  readonly layer: string;
  /** Loss that reached the layer. */
  readonly reachedFen: Fen;
  readonly paysFen: Fen;
  readonly leftFen: Fen;
}

export interface AppliedLoss {
  readonly layers: readonly LayerPayment[];
  /** Loss that no layer paid. */
  readonly residualFen: Fen;
}

/**
 * Carries a loss down the layers: each pays min(available, share × what reaches it), fractions of a fen rounded down,
 * and passes the rest on; payments and residual add up to the loss, to the fen. Errors: BUFFER_NEGATIVE, BUFFER_SHARE_OUTSIDE.
 */
export function applyLoss(
  layers: readonly BufferLayer[],
  lossFen: Fen,
): Result<AppliedLoss, Failure<'BUFFER_NEGATIVE' | 'BUFFER_SHARE_OUTSIDE'>> {
  if (lossFen < 0n) return fail('BUFFER_NEGATIVE', { name: 'loss', value: String(lossFen) });
  let reached: bigint = lossFen;
  const payments: LayerPayment[] = [];
  for (const { name, availableFen, sharePpb } of layers) {
    if (availableFen < 0n) return fail('BUFFER_NEGATIVE', { name, value: String(availableFen) });
    if (sharePpb < 0n || sharePpb > PPB) return fail('BUFFER_SHARE_OUTSIDE', { name });
    const due = divide(reached * sharePpb, PPB, 'floor');
    let pays: bigint = due;
    if (pays > availableFen) pays = availableFen;
    payments.push({ layer: name, reachedFen: fen(reached), paysFen: fen(pays), leftFen: fen(availableFen - pays) });
    reached -= pays;
  }
  return ok({ layers: payments, residualFen: fen(reached) });
}
