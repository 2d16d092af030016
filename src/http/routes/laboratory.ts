import { askExperiment, showExperiment } from '#app/laboratory/stored-experiment.ts';
import type { StoredExperiment } from '#app/ports/experiment-repository.ts';
import * as contract from '#contract/laboratory.ts';
import { formatInstant, instant, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { type Route, route } from '#http/route.ts';
import { wireJob } from '#http/wire/evidence.ts';

const momentOf = (text: string | undefined, otherwise: number) => (text === undefined ? otherwise : Date.parse(text));

const askExperimentRoute = route(
  'ask-experiment',
  contract.askExperiment,
  async ({ decisions, access }: Application, { body: { from, to, model, table, lawOn, ...body } }, caller) => {
    const done = await askExperiment(decisions, caller, {
      ...body,
      from: momentOf(from, 0),
      to: momentOf(to, access.clock.now() + 1),
      ...(model === undefined ? {} : { model }),
      ...(table === undefined ? {} : { table }),
      ...(lawOn === undefined ? {} : { lawOn }),
    });
    return done.ok ? ok({ body: { experiment: done.value.experimentId, job: done.value.jobId } }) : done;
  },
);

function wireListed({ experimentId, jobId, asked, askedBy, askedAt }: Omit<StoredExperiment, 'result'>) {
  const period = { from: formatInstant(instant(asked.from)), to: formatInstant(instant(asked.to)) };
  return {
    experiment: experimentId,
    job: jobId,
    by: askedBy,
    at: formatInstant(askedAt),
    asked: { ...asked, ...period },
  };
}

const listExperimentsRoute = route(
  'list-experiments',
  contract.listExperiments,
  async (app: Application, _, caller) => {
    const found = await lookUp(app, caller, ({ experiments }) => experiments.list());
    return found.ok ? ok({ body: { items: found.value.map(wireListed) } }) : found;
  },
);

const showExperimentRoute = route(
  'show-experiment',
  contract.showExperiment,
  async ({ decisions }: Application, { params, language }, caller) => {
    const shown = await showExperiment(decisions, caller, params.experiment);
    if (!shown.ok) return shown;
    const { experiment, job } = shown.value;
    return ok({
      body: {
        ...wireListed(experiment),
        ...(job ? progressOf(wireJob(job, language)) : {}),
        ...(experiment.result === null ? {} : { result: experiment.result }),
      },
    });
  },
);

function progressOf({ state, done, total, failure }: ReturnType<typeof wireJob>) {
  return {
    state,
    done,
    ...(total === undefined ? {} : { total }),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** Changes of policy tried on stored decisions. */
export const LABORATORY_ROUTES: readonly Route<Application>[] = [
  askExperimentRoute,
  listExperimentsRoute,
  showExperimentRoute,
];
