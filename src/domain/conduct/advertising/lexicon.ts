import type { CalendarDate } from '#domain/kernel/index.ts';

/** A text of law on which a family of phrases or a disclosure stands, from a day on. */
export interface AdvertisingBasis {
  readonly rule: string;
  readonly instrument: string;
  readonly article: string;
  readonly from: CalendarDate;
  /** 《…》第…条 as people cite it. */
  readonly citation: string;
}

export interface PhraseFamily {
  readonly id: string;
  /** B forbids, W asks for a second look. */
  readonly severity: 'B' | 'W';
  readonly zh: string;
  readonly en: string;
  readonly basis: readonly AdvertisingBasis[];
  readonly phrases: readonly string[];
  /** Longer phrases that are innocent though one of the family stands in them. */
  readonly except: readonly string[];
  /** A disclosure that makes the family innocent, such as an annual rate beside a daily one. */
  readonly unlessDisclosed: string | null;
}

export interface Disclosure {
  readonly id: string;
  readonly severity: 'B' | 'W';
  readonly zh: string;
  readonly en: string;
  readonly basis: readonly AdvertisingBasis[];
  /** What a text must advertise for the disclosure to be owed. */
  readonly product: string;
  readonly any: readonly string[];
}

/** What advertisements are screened by. */
export interface AdvertisingLexicon {
  readonly families: readonly PhraseFamily[];
  readonly negations: {
    readonly tight: readonly string[];
    readonly clause: readonly string[];
    readonly warning: readonly string[];
    readonly after: readonly string[];
  };
  readonly disclosures: readonly Disclosure[];
  /** Words by which a text is seen to advertise a product. */
  readonly products: Readonly<Record<string, readonly string[]>>;
  /** Simplified characters and their traditional and variant forms. */
  readonly variants: Readonly<Record<string, string>>;
  /** Syllables without tone and the characters that sound so. */
  readonly sounds: Readonly<Record<string, string>>;
}
