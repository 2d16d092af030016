import { giveModelEvidence, proposeStep, rollBackModel, settleStep, stopModels } from '#app/model/model-steps.ts';
import { refOf } from '#app/model/register-model.ts';
import { noteTechnology, showModels } from '#app/model/show-models.ts';
import { watchModels } from '#app/model/watch-models.ts';
import * as contract from '#contract/governance.ts';
import { modelKeyOf, type ReleaseLimits } from '#domain/credit/index.ts';
import { fail, formatInstant, instant, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { wireProposal } from '#http/wire/governance.ts';

export const giveModelEvidenceRoute = route(
  'give-model-evidence',
  contract.giveModelEvidence,
  async ({ decisions }: Application, { params, body }, caller) => {
    const done = await giveModelEvidence(decisions, caller, refOf(params.version), body.item, body.text);
    return done.ok ? ok({ body: {} }) : done;
  },
);

export const proposeModelStepRoute = route(
  'propose-model-step',
  contract.proposeModelStep,
  async ({ decisions }: Application, { body: { action, policy, why, ...body } }, caller) => {
    if ((body.model === undefined) !== (action === 'lift-stop')) return fail('MODEL_VERSION_UNKNOWN', { model: '' });
    const done = await proposeStep(decisions, caller, {
      action,
      policy,
      why,
      ...(body.model === undefined ? {} : { model: refOf(body.model) }),
      ...(body.share === undefined ? {} : { share: body.share }),
      ...(body.limits === undefined ? {} : { limits: stated(body.limits) }),
    });
    return done.ok ? ok({ body: wireProposal(done.value) }) : done;
  },
);

function stated(limits: { readonly [K in keyof ReleaseLimits]?: number | undefined }): Partial<ReleaseLimits> {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

export const settleModelStepRoute = route(
  'settle-model-step',
  contract.settleModelStep,
  async ({ decisions }: Application, { params, body }, caller) => {
    const verdict =
      body.verdict === 'approve' ? ({ approve: true } as const) : ({ approve: false, why: body.why } as const);
    const done = await settleStep(decisions, caller, params.proposal, verdict);
    return done.ok ? ok({ body: { proposal: wireProposal(done.value) } }) : done;
  },
);

export const rollBackModelRoute = route(
  'roll-back-model',
  contract.rollBackModel,
  async ({ decisions }: Application, { body }, caller) => {
    const done = await rollBackModel(decisions, caller, body.policy, body.why);
    return done.ok ? ok({ body: {} }) : done;
  },
);

export const stopModelsRoute = route(
  'stop-models',
  contract.stopModels,
  async ({ decisions }: Application, { body }, caller) => {
    const done = await stopModels(decisions, caller, body.policy, body.why);
    return done.ok ? ok({ body: {} }) : done;
  },
);

export const watchModelsRoute = route(
  'watch-models',
  contract.watchModels,
  async ({ decisions }: Application, _, caller) => {
    const done = await watchModels(decisions, caller.institution);
    if (!done.ok) return done;
    return ok({ body: { breaches: done.value.map((breach) => ({ ...breach, model: modelKeyOf(breach.model) })) } });
  },
);

export const listTechnologiesRoute = route(
  'list-technologies',
  contract.listTechnologies,
  async ({ decisions }: Application, _, caller) => {
    const shown = await showModels(decisions, caller);
    if (!shown.ok) return shown;
    const items = [...shown.value.technologies.values()].map(({ at, ...technology }) => ({
      ...technology,
      at: formatInstant(instant(at)),
    }));
    return ok({ body: { items } });
  },
);

export const noteTechnologyRoute = route(
  'note-technology',
  contract.noteTechnology,
  async ({ decisions }: Application, { body }, caller) => {
    const done = await noteTechnology(decisions, caller, body);
    return done.ok ? ok({ body: done.value }) : done;
  },
);
