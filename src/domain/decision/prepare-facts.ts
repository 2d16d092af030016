import type { FactValue, LawFacts } from '#domain/compliance/index.ts';
import { type Canonical, type Digest, digestOf } from '#domain/kernel/index.ts';

/** Facts of law with their digest, prepared once where many cases share them. */
export interface PreparedFacts {
  readonly facts: LawFacts;
  readonly digest: Digest;
}

export function prepareFacts(facts: LawFacts): PreparedFacts {
  return { facts, digest: digestOf(canonicalFacts(facts)) };
}

/** Facts as canonical data, the shape in which a record keeps and digests them. */
export function canonicalFacts(facts: LawFacts): { readonly [key: string]: Canonical } {
  const { actor, dates, values, observed = {}, confirmations = [] } = facts;
  return {
    actor: { types: actor.types, province: actor.province, licences: actor.licences },
    dates: { ...dates },
    values: mapped(values, canonicalValue),
    observed: mapped(observed, ({ value, on }) => ({ value, on })),
    confirmations: confirmations.map(({ rule, digest, by, on }) => ({ rule, digest, by, on })),
  };
}

function mapped<T>(values: Readonly<Record<string, T>>, of: (value: T) => Canonical): Record<string, Canonical> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, of(value)]));
}

function canonicalValue(value: FactValue): Canonical {
  if (typeof value !== 'object') return value;
  return value.map((item) => (typeof item === 'string' ? item : { id: item.id, from: item.from, to: item.to }));
}
