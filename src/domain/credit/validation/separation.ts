/** The greatest distance between the distributions of goods and bads along the risk (Kolmogorov–Smirnov). */
export function kolmogorovSmirnov(risk: Float64Array, bad: Uint8Array): number {
  const order = Int32Array.from({ length: risk.length }, (_, i) => i).sort((i, j) => risk[i]! - risk[j]!);
  const bads = bad.reduce((sum, b) => sum + b, 0);
  const goods = risk.length - bads;
  let [goodsBelow, badsBelow, most] = [0, 0, 0];
  for (let i = 0; i < order.length; i++) {
    if (bad[order[i]!] === 1) badsBelow++;
    else goodsBelow++;
    const tied = i + 1 < order.length && risk[order[i + 1]!] === risk[order[i]!];
    if (!tied) most = Math.max(most, Math.abs(goodsBelow / goods - badsBelow / bads));
  }
  return most;
}
