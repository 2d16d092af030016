import * as governance from './governance.ts';
import * as laboratory from './laboratory.ts';

/** The shapes of the life of models. */
export const GOVERNANCE_MESSAGES = {
  'list-model-versions': governance.listModelVersions,
  'register-model': governance.registerModel,
  'show-model-version': governance.showModelVersion,
  'validate-model': governance.validateModel,
  'give-model-evidence': governance.giveModelEvidence,
  'propose-model-step': governance.proposeModelStep,
  'settle-model-step': governance.settleModelStep,
  'roll-back-model': governance.rollBackModel,
  'stop-models': governance.stopModels,
  'watch-models': governance.watchModels,
  'ask-experiment': laboratory.askExperiment,
  'list-experiments': laboratory.listExperiments,
  'show-experiment': laboratory.showExperiment,
  'list-technologies': governance.listTechnologies,
  'note-technology': governance.noteTechnology,
};
