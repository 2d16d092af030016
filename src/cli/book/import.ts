import { readFunders, readTape } from '#adapters/files/index.ts';
import { loadRulePack } from '#adapters/parameters/load-rule-pack.ts';
import { ACTOR_TYPES, isActorType, nearestName } from '#domain/compliance/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import { allInRange, SHARE } from '#domain/numeric/index.ts';
import { classDaysOn, findBreaches, healthReport } from '#domain/portfolio/index.ts';
import { readAsOf } from '../as-of.ts';
import { fenFlags, numberFlags } from '../flag-values.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readRecords } from '../read-records.ts';
import { healthText } from './health-text.ts';

export interface ImportFlags {
  readonly repayments?: string;
  readonly funders?: string;
  readonly asOf?: string;
  readonly actor?: string;
  readonly province?: string;
}

/** The health of a lender's book from its tape. Errors: of reading, of flags, LAW_ACTOR_UNKNOWN. */
export async function importBook(output: OutputOptions, tape: string, flags: ImportFlags): Promise<Result<Rendered>> {
  const asOf = readAsOf(flags.asOf);
  if (!asOf.ok) return asOf;
  const numbers = numberFlags(flags, ['lgd', 'opex', 'ownFunds', 'pd']);
  if (!numbers.ok) return numbers;
  const { lgd = 0.45, opex = 0.02, ownFunds = 0.04, pd } = numbers.value;
  const checked = allInRange([
    ['lgd', lgd, SHARE],
    ['opex', opex, SHARE],
    ['own-funds', ownFunds, SHARE],
    ['pd', pd ?? 0, { ...SHARE, open: 'high' }],
  ]);
  if (!checked.ok) return checked;
  const amounts = fenFlags(flags, ['equityFen']);
  if (!amounts.ok) return amounts;
  const { actor } = flags;
  if (actor !== undefined && !isActorType(actor))
    return fail('LAW_ACTOR_UNKNOWN', {
      type: actor,
      nearest: nearestName(actor, ACTOR_TYPES),
      known: ACTOR_TYPES.join(', '),
    });
  const loans = await readTape(tableOf(tape), flags.repayments === undefined ? undefined : tableOf(flags.repayments));
  if (!loans.ok) return loans;
  const funders = flags.funders === undefined ? ok([]) : await readFunders(tableOf(flags.funders));
  if (!funders.ok) return funders;
  const pack = await loadRulePack();
  if (!pack.ok) return pack;
  const classDays = classDaysOn(pack.value, asOf.value);
  if (!classDays.ok) return classDays;
  const equityFen = amounts.value.equityFen ?? null;
  const lender =
    actor === undefined ? null : { actors: [actor], province: flags.province ?? null, equityFen, confirmations: [] };
  const breaches = lender ? findBreaches(pack.value, loans.value, lender, asOf.value, classDays.value) : ok(null);
  if (!breaches.ok) return breaches;
  const input = { loans: loans.value, funders: funders.value, asOf: asOf.value, classDays: classDays.value };
  const report = healthReport({ ...input, lgd, opex, ownFunds, pd: pd ?? null, equityFen });
  const json = { ...report, breaches: breaches.value, rules: pack.value.digest };
  return ok({ json, text: () => healthText(report, breaches.value, output.lang) });
}

function tableOf(path: string) {
  return { path, records: readRecords(path) };
}
