import type { Register } from '../main.ts';
import { registerTermsApr } from './terms-apr.ts';
import { registerTermsFloor } from './terms-floor.ts';
import { registerTermsLimit } from './terms-limit.ts';
import { registerTermsOffer } from './terms-offer.ts';
import { registerTermsPrice } from './terms-price.ts';
import { registerTermsSchedule } from './terms-schedule.ts';
import { registerTermsTenor } from './terms-tenor.ts';

export const registerTerms: Register = (program, run) => {
  const terms = program
    .command('terms')
    .description('limit, tenor, price, schedule and annual rate of one loan, each part shown')
    .addHelpText(
      'after',
      '\nExample: weir terms price --pd 0.03 --lgd 0.45 --ftp 0.025 --opex 0.015 --hurdle 0.12 --tax 0.25 --regime irb',
    );
  const verbs = [
    registerTermsPrice,
    registerTermsFloor,
    registerTermsLimit,
    registerTermsTenor,
    registerTermsSchedule,
    registerTermsApr,
    registerTermsOffer,
  ];
  for (const register of verbs) register(terms, run);
};
