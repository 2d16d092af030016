import type { HeaderMap } from '#domain/evidence/index.ts';
import { countLoops, findLoops, LOOP_RULES, type Loop, type LoopRules } from '#domain/fraud/index.ts';
import { formatInstant, instant, type Language, ok, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { textTable } from '../text-table.ts';
import { durationFlag, shareFlag, wholeFlag } from './flags.ts';
import { type EdgeTable, readEdges } from './read-edges.ts';

export interface LoopFlags {
  readonly window: string;
  readonly maxLength: string;
  readonly tolerance?: string;
  readonly aggregate: string;
  readonly hold: string;
  readonly budget: string;
  readonly countOnly?: boolean;
  readonly map: HeaderMap;
}

/** `fraud loops`: money that goes in circles, on a plain list of transfers. */
export async function fraudLoops(output: OutputOptions, path: string, flags: LoopFlags): Promise<Result<Rendered>> {
  const rules = readRules(flags);
  if (!rules.ok) return rules;
  const began = performance.now();
  const read = await readEdges(path, {
    map: flags.map,
    needed: ['from', 'to', 'time'],
    wanted: ['from', 'to', 'time', 'amount'],
  });
  if (!read.ok) return read;
  const readSeconds = seconds(began);
  const searched = performance.now();
  const found = search(read.value, rules.value, flags);
  const json = {
    ...found,
    seconds: seconds(searched),
    readSeconds,
    transfers: read.value.from.length,
    parties: read.value.names.length,
    amounts: read.value.amountFen !== null,
  };
  return ok({ json, text: () => loopText(json, output.lang) });
}

function seconds(since: number): number {
  return Math.round(performance.now() - since) / 1000;
}

function readRules(flags: LoopFlags): Result<LoopRules> {
  const window = durationFlag('window', flags.window);
  if (!window.ok) return window;
  const aggregate = durationFlag('aggregate', flags.aggregate);
  if (!aggregate.ok) return aggregate;
  const hold = durationFlag('hold', flags.hold);
  if (!hold.ok) return hold;
  const maxLength = wholeFlag('max-length', flags.maxLength, 2, 12);
  if (!maxLength.ok) return maxLength;
  const steps = wholeFlag('budget', flags.budget, 1, 1e15);
  if (!steps.ok) return steps;
  const tolerance = shareFlag('tolerance', flags.tolerance ?? String(LOOP_RULES.tolerance));
  if (!tolerance.ok) return tolerance;
  return ok({
    window: window.value,
    aggregate: aggregate.value,
    hold: hold.value,
    maxLength: maxLength.value,
    steps: steps.value,
    tolerance: tolerance.value,
  });
}

interface Found {
  readonly counts: Readonly<Record<string, number>>;
  readonly loops: readonly PrintedLoop[];
  /** Two principals: money that came straight back. */
  readonly reciprocal: readonly PrintedLoop[];
  readonly truncated: boolean;
  /** Where the budget ended: loops that begin before this moment were all looked at. */
  readonly completeUntil: string | null;
}

function search(table: EdgeTable, rules: LoopRules, flags: LoopFlags): Found {
  const { from, to, at, amountFen } = table;
  const edges = { parties: table.names.length, from, to, at };
  if (flags.countOnly && flags.tolerance === undefined) {
    const { counts, truncated, completeUntil } = countLoops(edges, rules);
    return {
      counts: byLength(counts, rules),
      loops: [],
      reciprocal: [],
      truncated,
      completeUntil: moment(completeUntil),
    };
  }
  if (amountFen === null) return search(table, rules, { ...flags, countOnly: true, tolerance: undefined });
  const found = findLoops({ ...edges, amountFen }, flags.countOnly ? { ...rules, aggregate: 0 } : rules);
  const print = (loop: Loop) => printed(loop, table);
  return {
    counts: byLength(found.counts, rules),
    loops: flags.countOnly ? [] : found.loops.map(print),
    reciprocal: flags.countOnly ? [] : found.reciprocal.map(print),
    truncated: found.truncated,
    completeUntil: moment(found.completeUntil),
  };
}

function byLength(counts: ReadonlyMap<number, number>, { maxLength }: LoopRules): Record<string, number> {
  return Object.fromEntries(Array.from({ length: maxLength - 1 }, (_, i) => [String(i + 2), counts.get(i + 2) ?? 0]));
}

interface PrintedLoop {
  readonly parties: readonly string[];
  readonly mules: readonly string[];
  readonly edges: readonly { row: number; from: string; to: string; at: string; amountFen: string }[];
  readonly amountFen: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly kind: Loop['kind'];
  readonly chance: number;
}

function printed(loop: Loop, { names, from, to, at, amountFen, lines }: EdgeTable): PrintedLoop {
  return {
    parties: loop.parties.map((party) => names[party]!),
    mules: loop.mules.map((mule) => names[mule]!),
    edges: loop.transfers.map((e) => ({
      row: lines[e]!,
      from: names[from[e]!]!,
      to: names[to[e]!]!,
      at: moment(at[e]!)!,
      amountFen: String(Math.round(amountFen![e]!)),
    })),
    amountFen: String(Math.round(loop.amountFen)),
    startsAt: moment(loop.startsAt)!,
    endsAt: moment(loop.endsAt)!,
    kind: loop.kind,
    chance: loop.chance,
  };
}

function moment(at: number): string | null {
  return Number.isFinite(at) ? formatInstant(instant(Math.round(at * 1000))) : null;
}

function loopText(found: Found & { readonly seconds: number }, lang: Language): string {
  const zh = lang === 'zh';
  const counts = Object.entries(found.counts).map(([length, count]) => `${length}: ${count}`);
  const lines = [`${zh ? '各长度的环' : 'cycles by length'}  ${counts.join('  ')}`];
  const list = [...found.loops, ...found.reciprocal.slice(0, 20)];
  if (list.length > 0)
    lines.push(
      textTable(
        zh
          ? ['参与方', '方式', '金额（元）', '起', '止', '笔数']
          : ['parties', 'kind', 'yuan', 'from', 'to', 'transfers'],
        list.map((loop) => [
          loop.parties.join(' → '),
          loop.kind,
          (Number(loop.amountFen) / 100).toFixed(2),
          loop.startsAt.slice(0, 16),
          loop.endsAt.slice(0, 16),
          loop.edges.length,
        ]),
      ),
    );
  if (found.reciprocal.length > 20)
    lines.push(
      zh ? `另有 ${found.reciprocal.length - 20} 个双方往返` : `${found.reciprocal.length - 20} more between two`,
    );
  if (found.truncated)
    lines.push(zh ? `预算用尽，只完整到 ${found.completeUntil}` : `cut short: complete up to ${found.completeUntil}`);
  lines.push(`${found.seconds} s`);
  return lines.join('\n');
}
