import type { CalendarDate } from '#domain/kernel/index.ts';
import type { ParameterReading } from './finding.ts';
import type { RulePack } from './pack.ts';
import { isMultiple, type LegalParameter, type ParameterValue, resolveParameter } from './parameter.ts';
import { readingOf } from './plan.ts';

/** What a parameter says from a day on, until the next step. */
export interface ParameterStep {
  readonly on: CalendarDate;
  readonly reading: ParameterReading;
  readonly confidence: string;
  readonly note: string | null;
  /** What the law wrote, where the figure is a multiple of a series. */
  readonly multiple: { readonly times: number; readonly of: string } | null;
}

/**
 * The steps of a parameter through time, oldest first, for a province or for the country. A multiple of a series steps whenever
 * the series does. None where the parameter has no values for the province.
 */
export function parameterHistory(pack: RulePack, id: string, province: string | null): readonly ParameterStep[] {
  const parameter = pack.parameters.get(id);
  if (!parameter) throw new Error(`no legal parameter ${id}`);
  const own = (province === null ? undefined : parameter.provinces?.[province]) ?? parameter.values;
  const days = new Set(own.map(({ from }) => from));
  for (const { from, value } of own)
    if (value !== null && isMultiple(value))
      for (const day of seriesDays(pack.parameters, value.of)) if (day > from) days.add(day);
  const steps: ParameterStep[] = [];
  for (const on of [...days].sort()) {
    const resolved = resolveParameter(pack.parameters, id, { on, province });
    if (!('entry' in resolved)) continue;
    // Whether a series is stale is a question about a day of asking, and not about the day on which a value began.
    const state = resolved.state === 'stale' ? { ...resolved, state: 'in-force' as const } : resolved;
    const { entry } = resolved;
    const multiple = entry.value !== null && isMultiple(entry.value) ? entry.value : null;
    steps.push({
      on,
      reading: readingOf(id, state, pack),
      confidence: entry.confidence,
      note: entry.note ?? null,
      multiple,
    });
  }
  return steps;
}

function seriesDays(parameters: ReadonlyMap<string, LegalParameter>, id: string): readonly CalendarDate[] {
  return (parameters.get(id)?.values ?? ([] as readonly ParameterValue[])).map(({ from }) => from);
}
