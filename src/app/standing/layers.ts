import type { Daily, Standing, Waiting } from '#app/ports/standing.ts';
import type { Instant } from '#domain/kernel/index.ts';

/** The layers of the weir in the order in which a loan meets them. The last five hold up all others. */
export const LAYERS = [
  'evidence',
  'verification',
  'fraud',
  'credit',
  'terms',
  'law',
  'people',
  'funding',
  'buffers',
  'portfolio',
  'log',
  'system',
] as const;
export type Layer = (typeof LAYERS)[number];

/** What a person can do something about, most pressing first within its layer. */
export const NOTICES = [
  'log-behind',
  'second-person',
  'cases-blocked',
  'cases-contradicted',
  'cases-open',
  'applications-new',
  'rows-refused',
  'rules-unconfirmed',
  'jobs-failed',
  'accounts-locked',
  'keys-expiring',
] as const;
export type NoticeKind = (typeof NOTICES)[number];

export interface Notice extends Waiting {
  readonly notice: NoticeKind;
  readonly layer: Layer;
}

/** `steady`: it works and nobody is needed. `attention`: somebody is. `alarm`: what it promises does not hold now. `idle`: nothing has come to it yet. `absent`: not built into this version. */
export const LAYER_STATES = ['steady', 'attention', 'alarm', 'idle', 'absent'] as const;

export interface LayerFigure {
  readonly figure: string;
  readonly kind: 'count' | 'fen' | 'share' | 'rate' | 'moment';
  /** A number, an amount or a rate as digits, a moment; null where there is nothing to measure. */
  readonly value: number | bigint | Instant | null;
}

export interface LayerStanding {
  readonly layer: Layer;
  readonly state: (typeof LAYER_STATES)[number];
  readonly figures: readonly LayerFigure[];
  readonly trend: Daily;
  readonly need: Notice | undefined;
}

/** What the law pack tells on a day, beside what the store tells. */
export interface LawStanding {
  readonly rules: number;
  readonly blocking: number;
  readonly unconfirmed: number;
}

/** The log promises to take an entry in within two seconds; much later than that, the promise is broken. */
const LOG_PROMISE_MS = 60_000;
/** A case that waits longer than this is spoken of as late. */
const LATE_CASE_MS = 3 * 86_400_000;

/** Everything that waits for a person now. */
export function noticesOf(standing: Standing, law: LawStanding, now: Instant): readonly Notice[] {
  const { cases, applications, examined, refusedRows, jobs, accounts, keysExpiring, log } = standing;
  const behind = log.unsequenced.since !== null && now - log.unsequenced.since > LOG_PROMISE_MS;
  const found: readonly Notice[] = [
    { notice: 'log-behind', layer: 'log', ...(behind ? log.unsequenced : { count: 0, since: null }) },
    { notice: 'second-person', layer: 'people', ...cases.proposed },
    { notice: 'cases-blocked', layer: 'fraud', ...examined.blockedCases },
    { notice: 'cases-contradicted', layer: 'verification', ...examined.contradictedCases },
    { notice: 'cases-open', layer: 'people', ...cases.open },
    { notice: 'applications-new', layer: 'credit', ...applications.undecided },
    { notice: 'rows-refused', layer: 'evidence', count: refusedRows.count, since: refusedRows.since },
    { notice: 'rules-unconfirmed', layer: 'law', count: law.unconfirmed, since: null },
    { notice: 'jobs-failed', layer: 'system', ...jobs.failed },
    { notice: 'accounts-locked', layer: 'system', count: accounts.locked, since: null },
    { notice: 'keys-expiring', layer: 'system', ...keysExpiring },
  ];
  return found.filter(({ count }) => count > 0);
}

const NONE: Pick<LayerStanding, 'figures' | 'trend'> = { figures: [], trend: [] };

/** How each layer stands. Layers that this version has no numbers of say so instead of showing a green light. */
export function layersOf(standing: Standing, law: LawStanding, now: Instant): readonly LayerStanding[] {
  const notices = noticesOf(standing, law, now);
  const { decisions, deliveries, examined, offers, cases, log } = standing;
  const shown: Partial<Record<Layer, Pick<LayerStanding, 'figures' | 'trend'> & { readonly idle: boolean }>> = {
    evidence: {
      idle: deliveries.count === 0,
      figures: [
        count('firms', standing.firms),
        count('records', deliveries.rows - deliveries.rejected),
        { figure: 'refused-share', kind: 'share', value: share(deliveries.rejected, deliveries.rows) },
      ],
      trend: deliveries.acceptedByDay,
    },
    verification: {
      idle: examined.decisions === 0,
      figures: [
        { figure: 'agree-share', kind: 'share', value: share(examined.agree, examined.agree + examined.contradict) },
        count('contradicted', examined.withContradiction),
        count('unclear', examined.unclear),
      ],
      trend: examined.contradictionsByDay,
    },
    fraud: {
      idle: examined.decisions === 0,
      figures: [
        count('examined', examined.decisions),
        count('review', examined.withReview),
        count('block', examined.withBlock),
      ],
      trend: examined.findingsByDay,
    },
    credit: {
      idle: decisions.count === 0,
      figures: [
        count('decisions', decisions.count),
        { figure: 'approved-share', kind: 'share', value: share(offers.count, decisions.count) },
        { figure: 'mean-doubt', kind: 'share', value: decisions.meanDoubt },
      ],
      trend: decisions.byDay,
    },
    terms: {
      idle: offers.count === 0,
      figures: [
        count('offers', offers.count),
        { figure: 'limit', kind: 'fen', value: offers.limitFen },
        { figure: 'median-rate', kind: 'rate', value: offers.medianRatePpb },
      ],
      trend: offers.byDay,
    },
    law: {
      idle: law.rules === 0,
      figures: [count('rules', law.rules), count('blocking', law.blocking), count('unconfirmed', law.unconfirmed)],
      trend: [],
    },
    people: {
      idle: cases.open.count + cases.proposed.count + cases.closed === 0,
      figures: [
        count('waiting', cases.open.count),
        count('second', cases.proposed.count),
        count('closed', cases.closed),
      ],
      trend: cases.openedByDay,
    },
    log: {
      idle: log.entries === 0,
      figures: [
        count('entries', log.entries),
        { figure: 'checkpoint', kind: 'moment', value: log.checkpointAt },
        count('unsequenced', log.unsequenced.count),
      ],
      trend: log.byDay,
    },
    system: {
      idle: false,
      figures: [
        count('running', standing.jobs.running),
        count('failed', standing.jobs.failed.count),
        count('accounts', standing.accounts.active),
      ],
      trend: [],
    },
  };
  return LAYERS.map((layer): LayerStanding => {
    const known = shown[layer];
    const need = notices.find((notice) => notice.layer === layer);
    if (!known) return { layer, state: 'absent', ...NONE, need: undefined };
    const { idle, figures, trend } = known;
    return { layer, state: stateOf(need, idle, now), figures, trend, need };
  });
}

function stateOf(need: Notice | undefined, idle: boolean, now: Instant): LayerStanding['state'] {
  if (!need) return idle ? 'idle' : 'steady';
  const isLate = need.layer === 'people' && need.since !== null && now - need.since > LATE_CASE_MS;
  return need.notice === 'log-behind' || isLate ? 'alarm' : 'attention';
}

function count(figure: string, value: number): LayerFigure {
  return { figure, kind: 'count', value };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
