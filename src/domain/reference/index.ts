export { creditCodeFor, parseCreditCode } from './credit-code.ts';
export { enterpriseSize } from './enterprise-size.ts';
export { referenceErrors } from './errors.ts';
export { INDUSTRY_SECTIONS, parseIndustry } from './industry.ts';
export { PROVINCES, readProvince } from './province.ts';
export { VAT_RATES } from './vat-rate.ts';
