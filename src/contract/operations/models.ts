import type { Operation } from '../operation.ts';
import { row, STAFF_AND_SUPERVISOR } from './row.ts';

const RELEASERS = ['modeller', 'compliance', 'senior-underwriter'] as const;
const STOPPERS = ['modeller', 'compliance', 'senior-underwriter', 'operations'] as const;

/** The life of models: register, validate, release, watch, stop, retire; and the register of techniques. */
export const MODEL_OPERATIONS = {
  'list-model-versions': row(
    'GET',
    '/v1/model-versions',
    STAFF_AND_SUPERVISOR,
    'model-version.listed',
    'Registered models, what each policy decides by, open proposals, and what is stopped',
  ),
  'register-model': row(
    'POST',
    '/v1/model-versions',
    ['modeller'],
    'model.registered',
    'Take a model into the register as a draft; its content never changes',
  ),
  'show-model-version': row(
    'GET',
    '/v1/model-versions/:version',
    STAFF_AND_SUPERVISOR,
    'model-version.shown',
    'One version: card, report, checklist, what it said as a shadow, what it decided, its story',
  ),
  'validate-model': row(
    'POST',
    '/v1/model-versions/:version/validations',
    ['modeller', 'compliance'],
    'model.validated',
    'Hold a model against cases with outcomes; never by who built it',
  ),
  'give-model-evidence': row(
    'POST',
    '/v1/model-versions/:version/evidence',
    ['modeller', 'compliance'],
    'model.evidence-given',
    'Attach evidence to an item of the checklist of internet-loan risk models',
  ),
  'propose-model-step': row(
    'POST',
    '/v1/model-steps',
    RELEASERS,
    'model.proposed',
    'Ask for a step in the life of a model, or for the end of a stop; a second person approves',
  ),
  'settle-model-step': row(
    'POST',
    '/v1/model-steps/:proposal/verdicts',
    RELEASERS,
    'model.approved',
    'Approve a step or send it back; neither by who proposed it nor by who built the model',
  ),
  'roll-back-model': row(
    'POST',
    '/v1/model-rollbacks',
    STOPPERS,
    'model.rolled-back',
    'Go back to the champion before, from the next decision on',
  ),
  'stop-models': row(
    'POST',
    '/v1/model-stops',
    STOPPERS,
    'model.stopped',
    'Switch models off, from the next decision on: cases go by the rules of law and to a person',
  ),
  'watch-models': row(
    'POST',
    '/v1/model-watches',
    STOPPERS,
    'model.watched',
    'Hold challengers against their limits now; a job does so every minute',
  ),
  'ask-experiment': row(
    'POST',
    '/v1/laboratory/experiments',
    ['modeller', 'compliance', 'senior-underwriter', 'treasurer'],
    'experiment.asked',
    'Try a change of policy on stored decisions: a job decides each twice, as of its own day',
  ),
  'list-experiments': row(
    'GET',
    '/v1/laboratory/experiments',
    STAFF_AND_SUPERVISOR,
    'experiment.listed',
    'Experiments, newest first',
  ),
  'show-experiment': row(
    'GET',
    '/v1/laboratory/experiments/:experiment',
    STAFF_AND_SUPERVISOR,
    'experiment.shown',
    'How far an experiment is, and what came of it, firm by firm',
    { personal: true },
  ),
  'list-technologies': row(
    'GET',
    '/v1/technologies',
    STAFF_AND_SUPERVISOR,
    'technology.listed',
    'Techniques that are new to the institution, with validation, opinion, cap and exit',
  ),
  'note-technology': row(
    'POST',
    '/v1/technologies',
    ['compliance'],
    'model.technology-noted',
    'Write a technique into the register, or what has become of it',
  ),
} as const satisfies Readonly<Record<string, Operation>>;
