import { type Problem, problem, shown } from './problem.ts';

/**
 * A trimmed number. A share may be written with a per cent sign, in a column whose header says per cent, or as a number over
 * one, which no share can be. Errors: NOT_A_NUMBER, CELL_NUMBER_OUT_OF_RANGE; NOT_A_WHOLE_NUMBER for integers.
 */
export function readNumber(
  text: string,
  form: { readonly whole: boolean; readonly share: boolean; readonly percent: boolean },
): number | Problem {
  const cleaned = text
    .normalize('NFKC')
    .replace(/^[−﹣–]/, '-')
    .replace(/\s+/g, '');
  const match = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d{1,3})?)(%?)$/i.exec(cleaned);
  if (!match || !/\d/.test(match[1]!)) return problem('NOT_A_NUMBER', { value: shown(text) });
  const written = Number(match[1]!.replaceAll(',', ''));
  if (!(Math.abs(written) <= Number.MAX_SAFE_INTEGER))
    return problem('CELL_NUMBER_OUT_OF_RANGE', { value: shown(text) });
  if (form.whole && !Number.isInteger(written)) return problem('NOT_A_WHOLE_NUMBER', { value: shown(text) });
  const percent = match[2] === '%' || form.percent || (form.share && Math.abs(written) > 1);
  return percent ? written / 100 : written + 0;
}
