import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { LawShell } from '#app/law/check-law.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { Standing } from '#app/ports/standing.ts';
import { type RulePack, versionOn } from '#domain/compliance/index.ts';
import { businessDate, type Failure, type Instant, instant, ok, type Result } from '#domain/kernel/index.ts';
import { type LawStanding, type LayerStanding, layersOf, type Notice, noticesOf } from './layers.ts';

/** Days that trends and shares look back over. */
const WINDOW_DAYS = 28;

interface Shell {
  readonly law: LawShell;
  readonly clock: Clock;
}

export interface Overview {
  readonly at: Instant;
  readonly since: Instant;
  readonly standing: Standing;
  readonly layers: readonly LayerStanding[];
  readonly notices: readonly Notice[];
}

/** How every layer of the caller's institution stands at this moment. Errors: those of the store. */
export async function showOverview(shell: Shell, caller: Caller): Promise<Result<Overview, Failure>> {
  const { unitOfWork, pack } = shell.law;
  const at = shell.clock.now();
  const since = instant(at - WINDOW_DAYS * 86_400_000);
  const read = await unitOfWork.run(workOf(caller), async ({ standing, counsel }) =>
    ok({ standing: await standing.read(since), confirmed: await counsel.list() }),
  );
  if (!read.ok) return read;
  const { standing, confirmed } = read.value;
  const law = lawOn(pack, at, new Set(confirmed.map(({ ruleId, textDigest }) => `${ruleId} ${textDigest}`)));
  return ok({
    at,
    since,
    standing,
    layers: layersOf(standing, law, at),
    notices: noticesOf(standing, law, at),
  });
}

/** Rules in force today, those that stop an act, and those of them that neither a verified text nor counsel's word carries. */
function lawOn(pack: RulePack, at: Instant, confirmed: ReadonlySet<string>): LawStanding {
  const today = businessDate(at);
  const inForce = [...pack.rules.values()].flatMap((versions) => versionOn(versions, today) ?? []);
  const blocking = inForce.filter((compiled) => compiled.blocking);
  return {
    rules: inForce.length,
    blocking: blocking.length,
    unconfirmed: blocking.filter(({ rule, digest, verified }) => !verified && !confirmed.has(`${rule.id} ${digest}`))
      .length,
  };
}
