import { formatYuan, ok, type Result, rateToNumber } from '#domain/kernel/index.ts';
import { loanOffer, PRICE_COMPONENTS } from '#domain/terms/index.ts';
import type { Register } from '../main.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { figureName } from '../render/figure-name.ts';
import { percent, textTable } from '../text-table.ts';
import { addPriceFlags, type PriceFlags, priceJson, readPrice } from './terms-price.ts';
import { addScheduleFlags, readSchedule, type ScheduleFlags, scheduleText } from './terms-schedule.ts';

export const registerTermsOffer: Register = (terms, run) => {
  addScheduleFlags(addPriceFlags(terms.command('offer')))
    .description(
      'a loan at the price that its cost asks for: every payment, who the interest pays, and the annual rate',
    )
    .addHelpText(
      'after',
      '\nExample: weir terms offer --pd 0.03 --lgd 0.45 --ftp 0.025 --opex 0.015 --hurdle 0.12 --tax 0.25 --principal-fen 30000000 --months 12 --json',
    )
    .action(run(async (output, flags: PriceFlags & ScheduleFlags) => offer(flags, output)));
};

function offer(flags: PriceFlags & ScheduleFlags, { lang }: OutputOptions): Result<Rendered> {
  const priced = readPrice(flags);
  if (!priced.ok) return priced;
  const input = readSchedule(flags);
  if (!input.ok) return input;
  const made = loanOffer({ ...input.value, price: priced.value.priced });
  if (!made.ok) return made;
  const { ratePpb, annual, interestByComponent, ...amounts } = made.value;
  const json = {
    ...amounts,
    rate: rateToNumber(ratePpb),
    apr: annual.nominal,
    annual,
    price: priceJson(priced.value.priced),
    interestByComponent: Object.fromEntries(PRICE_COMPONENTS.map((name) => [`${name}Fen`, interestByComponent[name]])),
  };
  const parts = () => PRICE_COMPONENTS.map((name) => [figureName(name, lang), formatYuan(interestByComponent[name])]);
  return ok({
    json,
    text: () =>
      [
        scheduleText(made.value.schedule, lang),
        textTable(lang === 'zh' ? ['利息构成', '元'] : ['interest pays', 'yuan'], parts()),
        lang === 'zh'
          ? `利率 ${percent(json.rate)}，年化利率 ${percent(annual.nominal)}，成本 ${formatYuan(made.value.costFen)} 元`
          : `rate ${percent(json.rate)}, APR ${percent(annual.nominal)}, cost ${formatYuan(made.value.costFen)} yuan`,
      ].join('\n'),
  });
}
