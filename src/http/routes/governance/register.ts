import { refOf, registerModel, validateRegistered } from '#app/model/register-model.ts';
import { showModelFile, showModels } from '#app/model/show-models.ts';
import * as contract from '#contract/governance.ts';
import { modelKeyOf } from '#domain/credit/index.ts';
import { ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireGovernance, wireModelFile } from '#http/wire/governance.ts';

export const listModelVersionsRoute = route(
  'list-model-versions',
  contract.listModelVersions,
  async ({ decisions }: Application, _, caller) => {
    const shown = await showModels(decisions, caller);
    return shown.ok ? ok({ body: wireGovernance(shown.value) }) : shown;
  },
);

export const registerModelRoute = route(
  'register-model',
  contract.registerModel,
  async ({ decisions }: Application, { body }, caller) => {
    const done = await registerModel(decisions, caller, body.artefact);
    return done.ok ? ok({ body: { model: modelKeyOf(done.value.model), digest: done.value.digest } }) : done;
  },
);

export const showModelVersionRoute = route(
  'show-model-version',
  contract.showModelVersion,
  async ({ decisions }: Application, { params }, caller) => {
    const file = await showModelFile(decisions, caller, refOf(params.version));
    return file.ok ? ok({ body: wireModelFile(file.value) }) : file;
  },
);

export const validateModelRoute = route(
  'validate-model',
  contract.validateModel,
  async ({ decisions }: Application, { params, body: { bad, ...cases } }, caller) => {
    const asked = { ...cases, ...(bad === undefined ? {} : { bad }) };
    const done = await validateRegistered(decisions, caller, refOf(params.version), asked);
    if (!done.ok) return done;
    const { gate, validation, fairness } = done.value;
    const report = { ...validation, slope: gate.slope, fairness };
    return ok({ body: { verdict: gate.verdict, stops: gate.stops, warnings: gate.warnings, report } });
  },
);
