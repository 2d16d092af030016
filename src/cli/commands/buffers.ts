import { type Failure, type Fen, fail, fen, isObject, ok, PPB, type Result, ratePpb } from '#domain/kernel/index.ts';
import { allInRange, SHARE } from '#domain/numeric/index.ts';
import { applyLoss, type BufferLayer, trancheLoss } from '#domain/portfolio/index.ts';
import { fenFlags, numberFlags } from '../flag-values.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readDocument } from '../read-document.ts';
import { figureName } from '../render/figure-name.ts';
import { percent, textTable } from '../text-table.ts';

export const registerBuffers: Register = (program, run) => {
  const buffers = program
    .command('buffers')
    .description('the layers that pay losses, in their order')
    .addHelpText('after', '\nExample: weir buffers apply layers.json --loss 1000 --json');
  buffers
    .command('apply')
    .description('who pays how much of a loss, to the fen')
    .argument(
      '<layers>',
      'JSON or YAML: [{"layer": "margin", "available": 250}, {"layer": "guarantee", "available": 400, "share": 0.8}, …]',
    )
    .requiredOption('--loss <fen>', 'the loss')
    .addHelpText(
      'after',
      '\nThe first layer pays first. share is what a layer pays of the loss that reaches it (1 unless given); the rest passes on. Fractions of a fen are rounded down in favour of the layer.\nExample: weir buffers apply layers.json --loss 100000 --json',
    )
    .action(run(async (output, path: string, flags: object) => apply(path, flags, output)));
  buffers
    .command('tranche')
    .description('expected loss of a slice of a large pool in closed form')
    .requiredOption('--pd <share>', 'probability of default')
    .requiredOption('--lgd <share>', 'loss given default')
    .requiredOption('--rho <share>', 'asset correlation')
    .requiredOption('--attach <share>', 'share of the pool that is lost before the slice pays')
    .requiredOption('--detach <share>', 'share of the pool at which the slice is used up')
    .addHelpText(
      'after',
      '\nExample: weir buffers tranche --pd 0.04 --lgd 0.6 --rho 0.1 --attach 0.03 --detach 0.06 --json',
    )
    .action(run(async (output, flags: object) => tranche(flags, output)));
};

async function apply(path: string, flags: object, { lang }: OutputOptions): Promise<Result<Rendered>> {
  const amounts = fenFlags(flags, ['loss']);
  if (!amounts.ok) return amounts;
  const document = await readDocument(path);
  if (!document.ok) return document;
  const layers = layersOf(document.value);
  if (!layers.ok) return { ok: false, error: { ...layers.error, file: path } };
  const applied = applyLoss(layers.value, amounts.value.loss!);
  if (!applied.ok) return { ok: false, error: { ...applied.error, file: path } };
  const { layers: payments, residualFen } = applied.value;
  const json = {
    layers: payments.map(({ layer, paysFen, reachedFen, leftFen }) => ({ layer, pays: paysFen, reachedFen, leftFen })),
    residual: residualFen,
  };
  const head =
    lang === 'zh'
      ? ['缓冲层', '到达（分）', '承担（分）', '剩余（分）']
      : ['layer', 'reached (fen)', 'pays (fen)', 'left (fen)'];
  const rows = payments.map(({ layer, reachedFen, paysFen, leftFen }) => [
    layer,
    String(reachedFen),
    String(paysFen),
    String(leftFen),
  ]);
  rows.push([lang === 'zh' ? '未覆盖' : 'residual', '', String(residualFen), '']);
  return ok({ json, text: () => textTable(head, rows) });
}

function layersOf(document: unknown): Result<BufferLayer[], Failure> {
  const list = Array.isArray(document)
    ? document
    : isObject(document)
      ? Object.values(document).find(Array.isArray)
      : undefined;
  if (!Array.isArray(list)) return fail('JSON_MALFORMED', { reason: 'layers' });
  const layers: BufferLayer[] = [];
  for (const [i, item] of list.entries()) {
    const cells = Object(item) as Record<string, unknown>;
    const name = String(cells.layer ?? cells.name ?? `#${i + 1}`);
    const available = wholeFen(
      cells.availableFen ?? cells.available ?? cells.amountFen ?? cells.amount ?? cells.capFen ?? cells.cap,
    );
    if (available === undefined) return fail('FEN_MALFORMED', { value: `${name}.available` }, { row: i + 1 });
    const share = Number(cells.share ?? cells.pays ?? 1);
    if (!(share >= 0 && share <= 1)) return fail('BUFFER_SHARE_OUTSIDE', { name }, { row: i + 1 });
    layers.push({ name, availableFen: available, sharePpb: share === 1 ? PPB : ratePpb(share) });
  }
  return ok(layers);
}

function wholeFen(value: unknown): Fen | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return fen(BigInt(value));
  return typeof value === 'string' && /^-?\d{1,18}$/.test(value) ? fen(BigInt(value)) : undefined;
}

function tranche(flags: object, { lang }: OutputOptions): Result<Rendered> {
  const numbers = numberFlags(flags, ['pd', 'lgd', 'rho', 'attach', 'detach']);
  if (!numbers.ok) return numbers;
  const {
    pd = Number.NaN,
    lgd = Number.NaN,
    rho = Number.NaN,
    attach = Number.NaN,
    detach = Number.NaN,
  } = numbers.value;
  const open = { low: 0, high: 1, open: 'both' } as const;
  const checked = allInRange([
    ['pd', pd, open],
    ['lgd', lgd, { ...SHARE, open: 'low' }],
    ['rho', rho, open],
    ['attach', attach, { ...SHARE, open: 'high' }],
    ['detach', detach, { low: attach, high: 1, open: 'low' }],
  ]);
  if (!checked.ok) return checked;
  const json = trancheLoss({ pd, lgd, rho, attach, detach });
  return ok({
    json,
    text: () =>
      textTable(
        ['', ''],
        Object.entries(json).map(([name, value]) => [figureName(name, lang), percent(value)]),
      ),
  });
}
