import { type CalendarDate, fenFromEstimate } from '#domain/kernel/index.ts';
import type { Policy } from '../policy.ts';
import type { Case } from '../underwrite.ts';
import { holds } from './check-table.ts';
import type { DecisionTable, TableOutput } from './decision-table.ts';
import { REQUESTED } from './parse-table.ts';

/**
 * The policy as a table in force makes it for one case: the first row that speaks. Where none does, since an input that it asks for is
 * not known, the policy stays as it is: absence changes nothing.
 */
export function policyUnder(policy: Policy, table: DecisionTable, input: Case, on: CalendarDate): Policy {
  if (on < table.from || (table.to !== null && on >= table.to)) return policy;
  const { measures, categories } = input.snapshot.snapshot;
  const { requestedFen } = input.application;
  const values = table.inputs.map(({ name, type }) => {
    if (name === REQUESTED) return requestedFen === null ? null : Number(requestedFen);
    return type === 'category' ? categories[name] : measures[name];
  });
  const row = table.rows.find(({ when }) => when.every((condition, i) => holds(condition, values[i])));
  if (!row) return policy;
  return table.outputs.reduce((changed, output, i) => withOutput(changed, output, row.set[i]!), policy);
}

function withOutput(policy: Policy, output: TableOutput, value: number | null): Policy {
  if (value === null) return policy;
  const { product, pricing } = policy;
  switch (output) {
    case 'cutOffPd':
      return { ...policy, cutOffPd: value };
    case 'margin':
      return { ...policy, pricing: { ...pricing, margin: value } };
    case 'maxFen':
      return { ...policy, product: { ...product, maxFen: fenFromEstimate(value, 'floor') } };
    case 'minRate':
    case 'maxRate':
    case 'maxTenorDays':
      return { ...policy, product: { ...product, [output]: value } };
  }
}
