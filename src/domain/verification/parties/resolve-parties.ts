import { parseCreditCode } from '#domain/reference/index.ts';
import { type Agreement, type LinkField, linkWeight } from './fellegi-sunter.ts';
import { type FirmName, readFirmName } from './firm-name.ts';
import { jaroWinkler } from './likeness.ts';

/** A counterparty as some record names it; empty where the record does not say. */
export interface PartyMention {
  readonly id: string;
  readonly name: string;
  readonly creditCode?: string;
  readonly account?: string;
  readonly phone?: string;
  readonly address?: string;
}

/** Why two mentions are one party: the fields that agree, and what they weigh. */
export interface PartyLink {
  readonly a: string;
  readonly b: string;
  readonly bits: number;
  readonly because: readonly string[];
}

export interface PartyCluster {
  readonly members: readonly string[];
  readonly creditCode: string | null;
  readonly links: readonly PartyLink[];
}

/** Pairs that a person said are the same, or are not; they go before every weight, so that a merge can be undone. */
export interface PartyRulings {
  readonly same?: readonly (readonly [string, string])[];
  readonly different?: readonly (readonly [string, string])[];
}

const FIELDS: readonly LinkField[] = [
  { name: 'credit code', m: 0.99, u: 1e-6, vetoes: true },
  { name: 'branch', m: 0.97, u: 0.3, vetoes: true },
  { name: 'name', m: 0.92, u: 1e-3 },
  // One character of a Chinese name makes another firm: a near name links only with an account or a telephone.
  { name: 'near name', m: 0.9, u: 0.05 },
  { name: 'form', m: 0.95, u: 0.6 },
  { name: 'region', m: 0.9, u: 0.06, vetoes: true },
  { name: 'account', m: 0.8, u: 1e-5 },
  { name: 'telephone', m: 0.7, u: 1e-3 },
  { name: 'address', m: 0.6, u: 5e-3 },
];

/** Thirteen bits are eight thousand to one: a name that is equal in all its parts but says no region falls short of it. */
const LINK_BITS = 13;
/** A name that is this near may be the same with a slip; below it the two are compared no further. */
const NEAR = 0.9;
/** More mentions than this behind one key of a block are a common word. */
const MOST_IN_BLOCK = 400;

interface Read extends PartyMention {
  readonly read: FirmName;
  readonly code: string;
}

/**
 * Joins mentions of counterparties into parties: by the unified social credit code first, else by the weight of what agrees; never across differing codes,
 * and never by a name alone that says no region. Mentions are compared within blocks of shared codes, accounts, telephones and parts of names.
 */
export function resolveParties(mentions: readonly PartyMention[], rulings: PartyRulings = {}): PartyCluster[] {
  const read = mentions.map((mention): Read => {
    const parsed = parseCreditCode(mention.creditCode ?? '');
    return { ...mention, read: readFirmName(mention.name), code: parsed.ok ? parsed.value.code : '' };
  });
  const links = [...candidateLinks(read), ...ruledLinks(rulings)].sort(
    (x, y) => y.bits - x.bits || (x.a < y.a ? -1 : 1),
  );
  return cluster(read, links, rulings.different ?? []);
}

function ruledLinks({ same = [] }: PartyRulings): PartyLink[] {
  return same.map(([a, b]) => ({ a, b, bits: Number.POSITIVE_INFINITY, because: ['ruling'] }));
}

function* candidateLinks(read: readonly Read[]): Generator<PartyLink> {
  const blocks = new Map<string, number[]>();
  read.forEach((mention, i) => {
    for (const key of keysOf(mention)) {
      const block = blocks.get(key);
      if (block) block.push(i);
      else blocks.set(key, [i]);
    }
  });
  const seen = new Set<number>();
  for (const block of blocks.values()) {
    if (block.length > MOST_IN_BLOCK) continue;
    for (let x = 0; x < block.length; x++)
      for (let y = x + 1; y < block.length; y++) {
        const pair = block[x]! * read.length + block[y]!;
        if (seen.has(pair)) continue;
        seen.add(pair);
        const link = linkOf(read[block[x]!]!, read[block[y]!]!);
        if (link) yield link;
      }
  }
}

/** What two mentions of one party are likely to share; each key is a block of its own. */
function keysOf({ read, code, account, phone }: Read): string[] {
  const { core } = read;
  const keys = [`n${core.slice(0, 3)}`, `e${core.slice(-3)}`, `s${[...core].sort().slice(0, 4).join('')}`];
  if (core.length >= 4) keys.push(`m${core.slice(1, 4)}`);
  if (code !== '') keys.push(`c${code}`);
  if (account) keys.push(`a${account}`);
  if (phone) keys.push(`p${phone}`);
  return keys;
}

function linkOf(a: Read, b: Read): PartyLink | undefined {
  if (a.code !== '' && a.code === b.code) return { a: a.id, b: b.id, bits: 100, because: ['credit code'] };
  const alike = a.read.core === b.read.core;
  const near = alike || jaroWinkler(a.read.core, b.read.core) >= NEAR;
  if (!near) return undefined;
  const agreements: Record<string, Agreement> = {
    'credit code': compare(a.code, b.code),
    // A firm and its branch are two payers of one firm: they are not joined by name.
    branch: a.read.branch === b.read.branch ? 'agree' : 'disagree',
    name: alike ? 'agree' : 'unknown',
    'near name': alike ? 'unknown' : 'agree',
    form: a.read.form === 'other' || b.read.form === 'other' ? 'unknown' : compare(a.read.form, b.read.form),
    region: regionsOf(a.read.region, b.read.region),
    account: compare(a.account ?? '', b.account ?? ''),
    telephone: matched(a.phone, b.phone),
    address: matched(a.address, b.address),
  };
  const { bits, veto } = linkWeight(FIELDS, agreements);
  if (veto !== null || bits < LINK_BITS) return undefined;
  const because = Object.keys(agreements).filter((name) => agreements[name] === 'agree');
  return { a: a.id, b: b.id, bits: Math.round(bits * 1e6) / 1e6, because };
}

function compare(a: string, b: string): Agreement {
  if (a === '' || b === '') return 'unknown';
  return a === b ? 'agree' : 'disagree';
}

/** A telephone or an address that differs says little: firms have several. */
function matched(a: string | undefined, b: string | undefined): Agreement {
  return a && a === b ? 'agree' : 'unknown';
}

/** One may name the province, the other the city within it. */
function regionsOf(a: string, b: string): Agreement {
  if (a === '' || b === '') return 'unknown';
  return a === b || a.endsWith(b) || b.endsWith(a) || a.startsWith(b) || b.startsWith(a) ? 'agree' : 'disagree';
}

/** Joins along the links, the surest first; a join that would put two codes, or two that were ruled apart, into one party is not made. */
function cluster(
  read: readonly Read[],
  links: readonly PartyLink[],
  different: readonly (readonly [string, string])[],
): PartyCluster[] {
  const place = new Map(read.map(({ id }, i) => [id, i]));
  const group = read.map((_, i) => i);
  const members = read.map((_, i) => [i]);
  const codes = read.map(({ code }) => (code === '' ? null : code));
  const used = read.map((): PartyLink[] => []);
  const apart = new Set(different.flatMap(([a, b]) => [`${a}\0${b}`, `${b}\0${a}`]));
  for (const link of links) {
    const [x, y] = [group[place.get(link.a) ?? -1], group[place.get(link.b) ?? -1]];
    if (x === undefined || y === undefined) continue;
    if (x === y) {
      used[x]!.push(link);
      continue;
    }
    if (codes[x] !== null && codes[y] !== null && codes[x] !== codes[y]) continue;
    if (apart.size > 0 && members[x]!.some((i) => members[y]!.some((j) => apart.has(`${read[i]!.id}\0${read[j]!.id}`))))
      continue;
    for (const i of members[y]!) group[i] = x;
    members[x]!.push(...members[y]!);
    used[x]!.push(link, ...used[y]!);
    codes[x] ??= codes[y]!;
    members[y] = [];
  }
  return members.flatMap((own, i) =>
    own.length === 0 ? [] : [{ members: own.map((at) => read[at]!.id), creditCode: codes[i] ?? null, links: used[i]! }],
  );
}
