import { Beside } from './beside.tsx';

/** (a) Old papers beside large invoices: an ordinary scorecard takes the second and turns the first away. */
export function FirmsStep() {
  return (
    <div className="weir-tour-grid">
      <Beside story="stale-software" />
      <Beside story="loop-trader" />
    </div>
  );
}
