import { documentErrors } from '#adapters/documents/errors.ts';
import { artefactFileErrors } from '#adapters/models/errors.ts';
import { lawFileErrors } from '#adapters/parameters/errors.ts';
import { demonstrationErrors } from '#app/demonstration/errors.ts';
import { laboratoryErrors } from '#app/laboratory/errors.ts';
import { cliErrors } from '#cli/errors.ts';
import { auditErrors } from '#domain/audit/index.ts';
import { complianceErrors } from '#domain/compliance/index.ts';
import { conductErrors } from '#domain/conduct/index.ts';
import { boostedErrors, creditErrors, governanceErrors } from '#domain/credit/index.ts';
import { crisisErrors } from '#domain/crisis/index.ts';
import { decisionErrors, tableErrors } from '#domain/decision/index.ts';
import { evidenceErrors, fileErrors } from '#domain/evidence/index.ts';
import { fraudErrors } from '#domain/fraud/index.ts';
import { type ErrorCatalogue, type Failure, kernelErrors, type Language } from '#domain/kernel/index.ts';
import { numericErrors } from '#domain/numeric/index.ts';
import { portfolioErrors } from '#domain/portfolio/index.ts';
import { referenceErrors } from '#domain/reference/index.ts';
import { termsErrors } from '#domain/terms/index.ts';
import { generateErrors } from '#generate/errors.ts';
import { accessErrors } from './access-errors.ts';
import { decisionDeskErrors } from './decision-desk-errors.ts';
import { httpErrors } from './http-errors.ts';
import { storeErrors } from './store-errors.ts';

/** Every catalogue of the system. A code is unique across them; a test holds this list against the code and the documents. */
export const ERROR_CATALOGUES: readonly ErrorCatalogue[] = [
  kernelErrors,
  storeErrors,
  fileErrors,
  documentErrors,
  evidenceErrors,
  accessErrors,
  decisionDeskErrors,
  httpErrors,
  generateErrors,
  demonstrationErrors,
  cliErrors,
  complianceErrors,
  lawFileErrors,
  auditErrors,
  creditErrors,
  boostedErrors,
  governanceErrors,
  numericErrors,
  termsErrors,
  referenceErrors,
  decisionErrors,
  tableErrors,
  laboratoryErrors,
  artefactFileErrors,
  portfolioErrors,
  conductErrors,
  crisisErrors,
  fraudErrors,
];

export type { Language };

const TEXTS: ErrorCatalogue = Object.assign({}, ...ERROR_CATALOGUES);

/** The words for a failure in one language, placeholders filled; an unknown code is a broken invariant and throws. */
export function describeFailure(failure: Failure, language: Language): { message: string; hint?: string } {
  const text = TEXTS[failure.code];
  if (!text) throw new Error(`no words for the error code ${failure.code}`);
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => String(failure.params?.[name] ?? `{${name}}`));
  const hint = fill((language === 'zh' ? text.hintZh : text.hintEn) ?? '');
  return { message: fill(language === 'zh' ? text.zh : text.en), ...(hint ? { hint } : {}) };
}
