import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemTimer } from '#adapters/clock.ts';
import { prepareModel, type Scorecard, scorableBy, tableOfRows } from '#domain/credit/index.ts';
import { unwrap } from '#domain/kernel/index.ts';
import { createPrng } from '#domain/numeric/index.ts';
import type { Workers } from '#src/compose.ts';
import {
  importCounty,
  keyFor,
  licenceFor,
  openApi,
  PASSWORD,
  personFor,
  SAMPLES,
  signIn,
  startTestWorkers,
  type TestApi,
} from './harness.ts';

const AS_OF = '2026-08-05';
const FACTS = JSON.parse(readFileSync(join(SAMPLES, 'facts/invoice-only.json'), 'utf8'));
const SHIPPED = JSON.parse(readFileSync(join(SAMPLES, '../models/expert-invoice-only.json'), 'utf8')) as Scorecard;

/** The shipped card under another version, worth a little more or less. */
const cardOf = (version: string, basePoints: number): Scorecard => ({ ...SHIPPED, name: 'rival', version, basePoints });

/** Cases drawn from a card's own population, whose outcomes are as its PDs say. */
function casesOf(card: Scorecard, rows: number) {
  const prng = createPrng(7);
  const columns = card.variables.map(({ name }) => name);
  const cells = Array.from({ length: rows }, () =>
    card.variables.map(({ bins }): number | string | null => {
      let left = prng.uniform() * bins.reduce((sum, { share }) => sum + share, 0);
      let at = 0;
      while (at < bins.length - 1 && left >= bins[at]!.share) left -= bins[at++]!.share;
      const bin = bins[at]!;
      if (bin.kind === 'categories' || bin.kind === 'special') return bin.values[0]!;
      if (bin.kind !== 'interval') return null;
      const from = bin.from ?? bin.to! - 1;
      return from + prng.uniform() * ((bin.to ?? from + 1) - from);
    }),
  );
  const scorable = unwrap(scorableBy(tableOfRows(columns, cells), prepareModel(card), 'absent'));
  const rated = cells.map((row, i) => [...row, prng.uniform() < scorable.scoreOf(i).pd ? 1 : 0]);
  return { columns: [...columns, 'bad'], rows: rated, target: 'bad', bad: '1' };
}

const CASES = casesOf(cardOf('0', SHIPPED.basePoints), 4000);
const EVIDENCE = ['effective-models', 'development-and-test', 'monitoring', 'exit'];

describe('the life of models', () => {
  let api: TestApi;
  let workers: Workers;
  let admin: string;
  let desk: string;
  const people: Record<string, string> = {};

  beforeAll(async () => {
    api = await openApi();
    workers = await startTestWorkers(api);
    const { type, province } = FACTS.actor;
    const body = {
      code: 'county',
      name: '示范银行',
      actorTypes: [type],
      province: `${province}0000`,
      licences: [licenceFor(type)],
      administrator: { name: 'admin-one', password: PASSWORD },
    };
    expect((await api.call('set-up-institution', { as: api.weir.setUpToken, body })).status).toBe(201);
    admin = await signIn(api, 'county', 'admin-one');
    desk = await keyFor(api, admin, 'operations');
    for (const name of ['anna', 'bo', 'carl']) people[name] = await personFor(api, 'county', admin, name, ['modeller']);
    await importCounty(api, desk, ['sales-invoices', 'purchase-invoices']);
  });
  afterAll(async () => {
    await workers.stop();
    await api.close();
  });

  const register = (card: Scorecard) => api.call('register-model', { as: people.anna!, body: { artefact: card } });
  const validate = (model: string, as = people.bo!, cases: object = CASES) =>
    api.call('validate-model', { as, params: { version: model }, body: cases });
  const give = async (model: string) => {
    for (const item of EVIDENCE)
      await api.call('give-model-evidence', {
        as: people.bo!,
        params: { version: model },
        body: { item, text: '见报告' },
      });
  };
  const propose = (action: string, model: string | undefined, more: object = {}) =>
    api.call('propose-model-step', {
      as: people.bo!,
      body: { action, policy: 'invoice-only', ...(model ? { model } : {}), why: 'test', ...more },
    });
  const approve = (proposal: string, as = people.carl!) =>
    api.call('settle-model-step', { as, params: { proposal }, body: { verdict: 'approve' } });
  const step = async (action: string, model: string | undefined, more: object = {}) => {
    const asked = await propose(action, model, more);
    expect(asked.status).toBe(201);
    const settled = await approve(String(asked.body.proposalId));
    expect(settled.status).toBe(200);
  };
  const decide = async (firm: string) => {
    const answer = await api.call('decide', { as: desk, body: { firm, asOf: AS_OF } });
    expect(answer.status).toBe(201);
    return answer.body as Record<string, never>;
  };
  const firms = async () => {
    const page = await api.call('list-firms', { as: desk, query: { limit: '60' } });
    return (page.body.items as { readonly firm: string }[]).map(({ firm }) => firm);
  };
  const stageOf = async (model: string) =>
    (await api.call('show-model-version', { as: people.bo!, params: { version: model } })).body.stage;

  it('begins as a draft that its developer may not validate, and that shadows nothing before', async () => {
    expect((await register(cardOf('1', 590))).status).toBe(201);
    expect((await register(cardOf('1', 590))).body).toMatchObject({ code: 'MODEL_VERSION_TAKEN' });
    expect((await validate('rival@1', people.anna!)).body).toMatchObject({ code: 'MODEL_SAME_PERSON' });
    expect((await propose('shadow', 'rival@1')).body).toMatchObject({ code: 'MODEL_STEP_SKIPS' });
  });

  it('is stopped at the gate with its points the wrong way round, and passes as it is', async () => {
    const turned = cardOf('turned', 2 * SHIPPED.scale.baseScore - 590);
    const reversed: Scorecard = {
      ...turned,
      variables: turned.variables.map((v) => ({ ...v, bins: v.bins.map((bin) => ({ ...bin, points: -bin.points })) })),
    };
    expect((await register(reversed)).status).toBe(201);
    expect((await validate('rival@turned')).body).toMatchObject({ verdict: 'stop' });
    expect((await propose('shadow', 'rival@turned')).status).toBe(409);
    const passed = await validate('rival@1');
    expect(passed.body).toMatchObject({ verdict: 'pass', stops: [] });
  });

  it('shadows the champion on the same applicants, each score beside the decision and in the log', async () => {
    await step('shadow', 'rival@1');
    const [first] = await firms();
    const decided = await decide(first!);
    expect(decided.model).toBe('expert-invoice-only@1.0.0');
    const { body } = await api.call('show-model-version', { as: people.bo!, params: { version: 'rival@1' } });
    expect(body).toMatchObject({ stage: 'shadow', shadow: { cases: 1 } });
    const shadow = body.shadow as { readonly meanPd: number; readonly meanChampionPd: number };
    // Ten points more at twenty to double the odds.
    const odds = (pd: number) => pd / (1 - pd);
    expect(odds(shadow.meanPd) / odds(shadow.meanChampionPd)).toBeCloseTo(1 / Math.SQRT2, 6);
    const log = await api.call('list-log-entries', { as: admin, query: { operation: 'model.shadowed' } });
    expect((log.body.items as unknown[]).length).toBe(1);
  });

  it('is released to a share only with evidence on every item, by a third person', async () => {
    expect((await propose('stage', 'rival@1', { share: 0.4 })).body).toMatchObject({ code: 'MODEL_CHECKLIST_OPEN' });
    await give('rival@1');
    expect((await propose('stage', 'rival@1', { share: 0.9 })).body).toMatchObject({ code: 'MODEL_SHARE_INVALID' });
    const asked = await propose('stage', 'rival@1', { share: 0.4 });
    const proposal = String(asked.body.proposalId);
    expect((await approve(proposal, people.bo!)).body).toMatchObject({ code: 'MODEL_SAME_PERSON' });
    expect((await approve(proposal, people.anna!)).body).toMatchObject({ code: 'MODEL_SAME_PERSON' });
    expect((await approve(proposal)).status).toBe(200);
    const models = new Map<string, string>();
    for (const firm of await firms()) models.set(firm, String((await decide(firm)).model));
    const met = [...models.values()].filter((model) => model === 'rival@1').length;
    expect(met).toBeGreaterThan(0);
    expect(met).toBeLessThan(models.size);
    const [again] = models;
    expect((await decide(again![0])).model).toBe(again![1]);
  });

  it('ends by itself when its decisions break a limit', async () => {
    expect((await register(cardOf('strict', 480))).status).toBe(201);
    expect((await validate('rival@strict')).body.verdict).toBe('pass');
    await give('rival@strict');
    await step('shadow', 'rival@strict');
    await step('stage', 'rival@strict', { share: 0.5, limits: { leastCases: 3, mostApprovalGap: 1 } });
    expect(await stageOf('rival@1')).toBe('stopped');
    for (const firm of await firms()) await decide(firm);
    const watched = await api.call('watch-models', { as: desk });
    expect(watched.body.breaches).toMatchObject([{ policy: 'invoice-only', model: 'rival@strict' }]);
    expect(await stageOf('rival@strict')).toBe('stopped');
    for (const firm of (await firms()).slice(0, 5))
      expect((await decide(firm)).model).toBe('expert-invoice-only@1.0.0');
  });

  it('becomes champion, replays, and goes back in one step', async () => {
    expect((await register(cardOf('2', 585))).status).toBe(201);
    expect((await validate('rival@2')).body.verdict).toBe('pass');
    await give('rival@2');
    await step('shadow', 'rival@2');
    await step('stage', 'rival@2', { share: 0.1 });
    await step('promote', 'rival@2');
    const [firm] = await firms();
    const decided = await decide(firm!);
    expect(decided.model).toBe('rival@2');
    const replayed = await api.call('replay-decision', {
      as: people.bo!,
      params: { decision: String(decided.decision) },
    });
    expect(replayed.body).toEqual({ identical: true });
    expect((await propose('retire', 'rival@2')).body).toMatchObject({ code: 'MODEL_IN_USE' });
    const back = await api.call('roll-back-model', { as: desk, body: { policy: 'invoice-only', why: 'drift' } });
    expect(back.status).toBe(200);
    expect((await decide(firm!)).model).toBe('expert-invoice-only@1.0.0');
    await step('retire', 'rival@2');
    expect(await stageOf('rival@2')).toBe('retired');
  });

  it('is switched off and on again in every process, under load, and no decision is lost', {
    timeout: 90_000,
  }, async () => {
    const names = await firms();
    const { configuration } = api.database;
    const argument = { ...configuration, host: '127.0.0.1', port: 0, logLevel: 'error' };
    const other = new Decider([JSON.stringify(argument), desk, AS_OF, JSON.stringify(names)]);
    await other.reaches(20);
    const before = other.asked;
    await api.call('stop-models', { as: desk, body: { policy: '*', why: 'drill' } });
    const askedWhenStopped = other.asked;
    const here = await decide(names[0]!);
    expect(here.mode).toBe('rules');
    expect(here.outcome).not.toBe('approve');
    await other.reaches(askedWhenStopped + 20);
    await step('lift-stop', undefined, { policy: '*' });
    const askedWhenLifted = other.asked;
    expect((await decide(names[0]!)).mode).toBe('full');
    await other.reaches(askedWhenLifted + 20);
    const answers = await other.end();
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(answers.length).toBe(other.asked + 1);
    const modes = (from: number, to: number) => new Set(answers.slice(from, to).map(({ mode }) => mode));
    expect(modes(0, before)).toEqual(new Set(['full']));
    // What was asked after the answer to the stop goes without models, and what was asked after the answer to its end with them.
    expect(modes(askedWhenStopped + 1, askedWhenStopped + 20)).toEqual(new Set(['rules']));
    expect(modes(askedWhenLifted + 1, answers.length)).toEqual(new Set(['full']));
    const kept = await Promise.all(
      answers.map(({ decision }) => api.call('show-decision', { as: people.bo!, params: { decision } })),
    );
    expect(kept.every(({ status }) => status === 200)).toBe(true);
  });

  it('tries a change of policy on what was decided, as a job, firm by firm', { timeout: 60_000 }, async () => {
    const ask = (body: object) =>
      api.call('ask-experiment', { as: people.bo!, body: { policy: 'invoice-only', ...body } });
    expect((await ask({})).body).toMatchObject({ code: 'LAB_NOTHING_CHANGED' });
    expect((await ask({ set: { 'sources.0': 1 } })).body).toMatchObject({ code: 'LAB_FIELD_UNKNOWN' });
    const asked = await ask({ set: { cutOffPd: 0.001 }, lawOn: '2026-08-05' });
    expect(asked.status).toBe(202);
    const show = async () =>
      (await api.call('show-experiment', { as: people.bo!, params: { experiment: String(asked.body.experiment) } }))
        .body;
    let shown = await show();
    while (shown.state !== 'done' && shown.state !== 'failed') {
      await systemTimer.sleep(50);
      shown = await show();
    }
    expect(shown.state).toBe('done');
    const result = shown.result as {
      readonly cases: number;
      readonly before: { readonly outcomes: { readonly decline: number } };
      readonly after: { readonly outcomes: { readonly decline: number } };
      readonly changed: readonly { readonly firm: string }[];
    };
    expect(result.cases).toBeGreaterThan(20);
    expect(result.after.outcomes.decline).toBeGreaterThan(result.before.outcomes.decline);
    expect(await firms()).toContain(result.changed[0]!.firm);
    const { items } = (await api.call('list-experiments', { as: people.bo! })).body;
    expect(items).toMatchObject([{ experiment: asked.body.experiment, asked: { set: { cutOffPd: 0.001 } } }]);
  });

  it('has a register of techniques beside it', async () => {
    const body = {
      name: 'gradient boosting',
      kind: 'model-kind',
      state: 'proposed',
      use: 'challenger',
      technicalValidation: 'same split as the scorecard',
      legalOpinion: 'within the measures on internet loans',
      exposureCap: '10 % of new lending',
      exit: 'roll back to the scorecard, one step',
    };
    const compliance = await personFor(api, 'county', admin, 'dora', ['compliance']);
    expect((await api.call('note-technology', { as: compliance, body })).status).toBe(201);
    await api.call('note-technology', { as: compliance, body: { ...body, state: 'admitted' } });
    const { items } = (await api.call('list-technologies', { as: desk })).body;
    expect(items).toMatchObject([{ name: 'gradient boosting', state: 'admitted' }]);
  });
});

interface Answer {
  readonly status: number;
  readonly decision: string;
  readonly mode: string;
}

/** The process that decides beside this one. */
class Decider {
  /** The number of the last request that was sent. */
  asked = -1;
  readonly #child: ChildProcess;
  readonly #answers: Answer[] = [];
  #waiting: { readonly until: number; readonly done: () => void } | undefined;
  readonly #ended: Promise<void>;

  constructor(argv: readonly string[]) {
    const script = join(import.meta.dirname, 'decider.ts');
    this.#child = spawn(process.execPath, [script, ...argv], { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.#child.stdout! }).on('line', (line) => this.#hear(line));
    this.#ended = new Promise((resolve, reject) => {
      this.#child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`the decider ended with ${code}`))));
    });
  }

  #hear(line: string): void {
    const [what, n, status, decision, , mode] = line.split(' ');
    if (what === 'ask') this.asked = Number(n);
    else this.#answers.push({ status: Number(status), decision: decision!, mode: mode! });
    if (this.#waiting && this.#answers.length >= this.#waiting.until) this.#waiting.done();
  }

  reaches(until: number): Promise<void> {
    const reached = new Promise<void>((done) => {
      this.#waiting = { until, done };
      if (this.#answers.length >= until) done();
    });
    return Promise.race([reached, this.#ended]);
  }

  async end(): Promise<readonly Answer[]> {
    this.#child.stdin!.end();
    await this.#ended;
    return this.#answers;
  }
}
