/** The river as it is drawn, in units of the drawing: 1180 wide. */
export const WIDTH = 1180;
export const HEIGHT = 330;
export const BED = 282;
const TOP = 92;
/** Thickness of all that is decided. */
const WHOLE = 84;
const CHANNEL = 214;

const STEP = 116;
export const gateX = (place: number): number => 68 + place * STEP;

/** Decisions by outcome. */
export interface Flow {
  readonly decided: number;
  readonly approve: number;
  readonly counter: number;
  readonly refer: number;
  readonly decline: number;
}

export interface Water {
  readonly path: string;
  readonly thickness: number;
}

export interface River {
  readonly arriving: Water;
  readonly passing: Water;
  readonly referred: Water;
  readonly declined: Water;
  readonly top: number;
  readonly bottom: number;
  readonly channel: number;
}

/** A stream between two lines that bends from the one height to the other. */
function bend(x0: number, y0: number, x1: number, y1: number, thickness: number): string {
  const half = (x0 + x1) / 2;
  return [
    `M${x0} ${y0}`,
    `C${half} ${y0} ${half} ${y1} ${x1} ${y1}`,
    `V${y1 + thickness}`,
    `C${half} ${y1 + thickness} ${half} ${y0 + thickness} ${x0} ${y0 + thickness}`,
    'Z',
  ].join(' ');
}

/**
 * Where the water goes: to the gate of credit all of it, then on, to people, or out, each as thick as its share. With no decision
 * yet the bed lies dry.
 */
export function riverOf({ decided, approve, counter, refer, decline }: Flow): River {
  const share = (n: number) => (decided === 0 ? 0 : (n / decided) * WHOLE);
  const credit = gateX(3);
  const people = gateX(6);
  const [on, aside, out] = [share(approve + counter), share(refer), share(decline)];
  const rectangle = (x0: number, x1: number, y: number, height: number) => `M${x0} ${y}H${x1}V${y + height}H${x0}Z`;
  const aboveChannel = CHANNEL - aside / 2;
  return {
    arriving: { path: rectangle(0, credit, TOP, decided === 0 ? 0 : WHOLE), thickness: decided === 0 ? 0 : WHOLE },
    passing: { path: rectangle(credit, WIDTH, TOP, on), thickness: on },
    referred: {
      path: `${bend(credit, TOP + on, credit + STEP, aboveChannel, aside)} ${rectangle(credit + STEP, people, aboveChannel, aside)}`,
      thickness: aside,
    },
    declined: {
      path: bend(credit, TOP + on + aside, credit + STEP * 0.62, BED - out, out),
      thickness: out,
    },
    top: TOP,
    bottom: TOP + WHOLE,
    channel: CHANNEL,
  };
}
