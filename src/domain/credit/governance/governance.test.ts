import { describe, expect, it } from 'vitest';
import { type Digest, unwrap } from '#domain/kernel/index.ts';
import { meetsChallenger } from './arm.ts';
import {
  checkApproval,
  checkProposal,
  checkRegistration,
  checkRollback,
  checkValidation,
  isStopped,
} from './check-step.ts';
import { MODEL_CHECKLIST, openItems } from './checklist.ts';
import type { ModelAction, ModelEvent, ModelRef } from './event.ts';
import { breachedLimit, DEFAULT_LIMITS } from './limits.ts';
import { foldModelEvents, keyOf } from './state.ts';

const A: ModelRef = { name: 'trees', version: '1' };
const B: ModelRef = { name: 'trees', version: '2' };
const digest = 'd'.repeat(64) as Digest;

/** A story of models, told in order; every event is an hour after the one before. */
class Story {
  readonly events: ModelEvent[] = [];
  #proposals = 0;

  add(event: Record<string, unknown> & { readonly kind: ModelEvent['kind'] }, by = 'anna'): this {
    this.events.push({ by, at: 3_600_000 * (this.events.length + 1), ...event } as ModelEvent);
    return this;
  }

  registered(model: ModelRef): this {
    this.add({ kind: 'registered', model, digest, format: 'weir-boosted/1' });
    this.add({ kind: 'validated', model, verdict: 'pass', report: {} }, 'bo');
    for (const { item, answeredBy } of MODEL_CHECKLIST)
      if (answeredBy === 'person') this.add({ kind: 'evidence-given', model, item, text: 'see report' });
    return this;
  }

  did(action: ModelAction, model: ModelRef): this {
    const proposalId = `p${this.#proposals++}`;
    const proposal = { proposalId, action, policy: 'p', model, share: 0.2, limits: DEFAULT_LIMITS, why: '' };
    return this.add({ kind: 'proposed', proposal }).add({ kind: 'approved', proposalId }, 'carl');
  }

  state() {
    return foldModelEvents(this.events);
  }
}

const stage = (story: Story, model: ModelRef) => story.state().models.get(keyOf(model))!.stage;

describe('the life of a model', () => {
  it('goes through every stage to champion, and the one before is superseded', () => {
    const story = new Story().registered(A).did('shadow', A).did('stage', A).did('promote', A);
    expect(stage(story, A)).toBe('champion');
    story.registered(B).did('shadow', B).did('stage', B);
    expect(story.state().policies.get('p')!.challenger).toMatchObject({ model: B, share: 0.2 });
    story.did('promote', B);
    expect(stage(story, A)).toBe('superseded');
    expect(story.state().policies.get('p')).toMatchObject({ champion: B, challenger: undefined, shadows: [] });
  });

  it('may skip no step', () => {
    const story = new Story().registered(A);
    const proposed = (action: 'stage' | 'promote') =>
      checkProposal(story.state(), { action, policy: 'p', model: A, share: 0.1 }, []);
    expect(proposed('stage')).toMatchObject({ error: { code: 'MODEL_STEP_SKIPS' } });
    expect(proposed('promote')).toMatchObject({ error: { code: 'MODEL_STEP_SKIPS' } });
    story.did('shadow', A);
    expect(proposed('stage').ok).toBe(true);
    expect(proposed('promote').ok).toBe(false);
  });

  it('does not go on after the gate has stopped it', () => {
    const story = new Story().registered(A).add({ kind: 'validated', model: A, verdict: 'stop', report: {} }, 'bo');
    expect(checkProposal(story.state(), { action: 'shadow', policy: 'p', model: A }, []).ok).toBe(false);
  });

  it('rolls back to the champion before, in the end to the one that ships', () => {
    const story = new Story().registered(A).did('shadow', A).did('stage', A).did('promote', A);
    story.registered(B).did('shadow', B).did('stage', B).did('promote', B);
    story.add({ kind: 'rolled-back', policy: 'p', why: 'drift' });
    expect(story.state().policies.get('p')!.champion).toEqual(A);
    expect(stage(story, B)).toBe('stopped');
    story.add({ kind: 'rolled-back', policy: 'p', why: 'again' });
    expect(story.state().policies.get('p')!.champion).toBeNull();
    expect(checkRollback(story.state(), 'p')).toMatchObject({ error: { code: 'MODEL_NOTHING_TO_ROLL_BACK' } });
  });

  it('ends a challenger whose limit is breached', () => {
    const story = new Story().registered(A).did('shadow', A).did('stage', A);
    story.add({ kind: 'limit-breached', policy: 'p', model: A, limit: 'mostDeclined', figure: 0.7 }, 'watch');
    expect(story.state().policies.get('p')!.challenger).toBeUndefined();
    expect(stage(story, A)).toBe('stopped');
  });

  it('is stopped for one policy or for all until two people lift it', () => {
    const story = new Story().add({ kind: 'stopped', policy: null, why: 'odd' });
    expect(isStopped(story.state(), 'anything')).toBe(true);
    story.did('lift-stop', A);
    expect(isStopped(story.state(), 'anything')).toBe(true);
    const proposal = { proposalId: 'x', action: 'lift-stop', policy: '*', why: '' };
    story.add({ kind: 'proposed', proposal }).add({ kind: 'approved', proposalId: 'x' }, 'bo');
    expect(isStopped(story.state(), 'anything')).toBe(false);
  });
});

describe('separate duties', () => {
  it('lets nobody validate what they built', () => {
    const story = new Story().add({ kind: 'registered', model: A, digest, format: 'f' });
    expect(checkValidation(story.state(), A, 'anna')).toMatchObject({ error: { code: 'MODEL_SAME_PERSON' } });
    expect(checkValidation(story.state(), A, 'bo').ok).toBe(true);
  });

  it('lets neither the proposer nor the developer approve', () => {
    const story = new Story().registered(A);
    const proposal = { proposalId: 'x', action: 'shadow', policy: 'p', model: A, why: '' };
    story.add({ kind: 'proposed', proposal }, 'dora');
    const approve = (by: string) => checkApproval(story.state(), 'x', by, openItems);
    expect(approve('dora')).toMatchObject({ error: { code: 'MODEL_SAME_PERSON' } });
    expect(approve('anna')).toMatchObject({ error: { code: 'MODEL_SAME_PERSON' } });
    expect(approve('carl').ok).toBe(true);
    expect(checkApproval(story.state(), 'y', 'carl', openItems).ok).toBe(false);
  });

  it('asks for evidence on every item before applicants meet the model', () => {
    const story = new Story().add({ kind: 'registered', model: A, digest, format: 'f' });
    expect(openItems(story.state().models.get(keyOf(A))!)).toContain('independent-review');
    story.registered(A).did('shadow', A);
    expect(openItems(story.state().models.get(keyOf(A))!)).toEqual([]);
    const asked = checkProposal(story.state(), { action: 'stage', policy: 'p', model: A, share: 0.1 }, ['monitoring']);
    expect(asked).toMatchObject({ error: { code: 'MODEL_CHECKLIST_OPEN' } });
  });

  it('keeps a champion from being retired and a version from being registered twice', () => {
    const story = new Story().registered(A).did('shadow', A).did('stage', A).did('promote', A);
    expect(checkProposal(story.state(), { action: 'retire', policy: 'p', model: A }, [])).toMatchObject({
      error: { code: 'MODEL_IN_USE' },
    });
    expect(checkRegistration(story.state(), A).ok).toBe(false);
  });
});

describe('a staged release', () => {
  it('meets about its share of applicants, always the same ones', () => {
    const challenger = { model: A, share: 0.3, limits: DEFAULT_LIMITS, since: 0 };
    const meets = Array.from({ length: 4000 }, (_, i) => meetsChallenger(`firm_${i}`, challenger));
    expect(meets.filter(Boolean).length / 4000).toBeCloseTo(0.3, 1);
    expect(meets[7]).toBe(meetsChallenger('firm_7', challenger));
  });

  it('is broken off by too many declines, referrals, or a gap from the champion, and not on a handful of cases', () => {
    const counts = (approve: number, refer: number, decline: number) => ({ approve, counter: 0, refer, decline });
    const champion = counts(60, 20, 20);
    expect(breachedLimit(counts(1, 0, 9), champion, DEFAULT_LIMITS)).toBeNull();
    expect(breachedLimit(counts(40, 0, 60), champion, DEFAULT_LIMITS)?.limit).toBe('mostDeclined');
    expect(breachedLimit(counts(30, 70, 0), champion, DEFAULT_LIMITS)?.limit).toBe('mostReferred');
    expect(breachedLimit(counts(90, 5, 5), champion, DEFAULT_LIMITS)?.limit).toBe('mostApprovalGap');
    expect(breachedLimit(counts(62, 18, 20), champion, DEFAULT_LIMITS)).toBeNull();
    expect(
      unwrap(checkRollback(new Story().registered(A).did('shadow', A).did('stage', A).state(), 'p')),
    ).toBeUndefined();
  });
});
