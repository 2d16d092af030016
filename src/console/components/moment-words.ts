const SHANGHAI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A moment of the wire as the clock in Shanghai shows it: `2026-08-05 14:30:12`. */
export function shanghaiMoment(instant: string): string {
  return SHANGHAI.format(new Date(instant));
}
