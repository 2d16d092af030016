import { type Problem, problem, shown } from './problem.ts';

const LONGEST = 4000;

/**
 * A trimmed text. What a spreadsheet would run when the text is exported again is refused, not repaired: the record is kept
 * with the rejected ones. Signed numbers and telephone numbers pass. Errors: TEXT_IS_FORMULA, TEXT_HAS_CONTROL, TEXT_TOO_LONG.
 */
export function checkText(text: string): Problem | undefined {
  if (text.length > LONGEST) return problem('TEXT_TOO_LONG', { limit: LONGEST });
  const first = text.charCodeAt(0);
  const sign = first === 43 || first === 45 || first === 0xff0b || first === 0xff0d;
  const formula = first === 61 || first === 64 || first === 0xff1d || first === 0xff20;
  if (text.length > 1 && (formula || (sign && runsAsFormula(text))))
    return problem('TEXT_IS_FORMULA', { value: shown(text) });
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 32 && c !== 10 && c !== 13 && c !== 9) return problem('TEXT_HAS_CONTROL');
  }
  return undefined;
}

/** After a sign, a call, a reference to a program or another sheet, or arithmetic on a name. */
function runsAsFormula(text: string): boolean {
  return !/^[+\-＋－][\d\s.,()+*/-]*$/.test(text) && /[(|!=&"']|[+*/^]/.test(text.slice(1));
}
