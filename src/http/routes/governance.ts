import type { Application } from '#http/application.ts';
import type { Route } from '#http/route.ts';
import {
  listModelVersionsRoute,
  registerModelRoute,
  showModelVersionRoute,
  validateModelRoute,
} from './governance/register.ts';
import {
  giveModelEvidenceRoute,
  listTechnologiesRoute,
  noteTechnologyRoute,
  proposeModelStepRoute,
  rollBackModelRoute,
  settleModelStepRoute,
  stopModelsRoute,
  watchModelsRoute,
} from './governance/release.ts';

/** The life of models and the register of techniques. */
export const GOVERNANCE_ROUTES: readonly Route<Application>[] = [
  listModelVersionsRoute,
  registerModelRoute,
  showModelVersionRoute,
  validateModelRoute,
  giveModelEvidenceRoute,
  proposeModelStepRoute,
  settleModelStepRoute,
  rollBackModelRoute,
  stopModelsRoute,
  watchModelsRoute,
  listTechnologiesRoute,
  noteTechnologyRoute,
];
