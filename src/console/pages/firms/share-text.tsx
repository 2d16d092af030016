/** A share as per cent. */
export function Percent({ of, digits = 1 }: { readonly of: number | undefined; readonly digits?: number }) {
  return <span className="weir-number">{of === undefined ? '—' : `${(of * 100).toFixed(digits)}%`}</span>;
}

/** A growth with its sign: a fall is told by the sign and the colour. */
export function Change({ of }: { readonly of: number | undefined }) {
  if (of === undefined) return <span className="weir-number">—</span>;
  const text = `${of < 0 ? '−' : '+'}${Math.abs(of * 100).toFixed(1)}%`;
  return <span className={of < -0.1 ? 'weir-number weir-tone-bad' : 'weir-number'}>{text}</span>;
}
