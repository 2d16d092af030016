import { type RulePack, resolveParameter } from '#domain/compliance/index.ts';
import { type CalendarDate, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { ClassDays } from '#domain/servicing/index.ts';

/** The days of the five classes on the day; before the measure of 2023 its figures serve as a yardstick and bind no one. */
export function classDaysOn(pack: RulePack, on: CalendarDate): Result<ClassDays, Failure> {
  const days = ['technical', 'substandard', 'doubtful', 'loss'].map((name) => daysOn(pack, `cls_${name}_days`, on));
  const missing = days.find((each) => !each.ok);
  if (missing && !missing.ok) return missing;
  const [technical, substandard, doubtful, loss] = days.map((each) => (each.ok ? each.value : 0)) as [
    number,
    number,
    number,
    number,
  ];
  return ok({ technical, substandard, doubtful, loss });
}

function daysOn(pack: RulePack, id: string, on: CalendarDate): Result<number, Failure> {
  const asked = resolveParameter(pack.parameters, id, { on, province: null });
  const resolved =
    asked.state === 'before-first' && asked.first !== null
      ? resolveParameter(pack.parameters, id, { on: asked.first, province: null })
      : asked;
  if ('value' in resolved && typeof resolved.value === 'number') return ok(resolved.value);
  return fail('LAW_PARAMETER_UNKNOWN', { parameter: id, nearest: '' });
}
