import { describe, expect, it } from 'vitest';
import { groupCommit } from './group-commit.ts';

const always = () => true;

/** A commit that finishes when told to. */
function gatedCommit() {
  const groups: number[][] = [];
  const open: (() => void)[] = [];
  const commit = async (items: readonly number[]) => {
    groups.push([...items]);
    await new Promise<void>((resolve) => open.push(resolve));
    return items.map((item) => item * 10);
  };
  return { groups, open, commit };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a group commit', () => {
  it('takes along what arrives in one turn and what waits while a commit is under way', async () => {
    const { groups, open, commit } = gatedCommit();
    const group = groupCommit(commit, always, { mostTogether: 100, mostUnderWay: 1 });
    const first = [group.submit(1), group.submit(2)];
    await turn();
    const second = [group.submit(3), group.submit(4), group.submit(5)];
    await turn();
    expect(groups).toEqual([[1, 2]]);
    open.shift()!();
    expect(await Promise.all(first)).toEqual([10, 20]);
    await turn();
    await turn();
    expect(groups).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    open.shift()!();
    expect(await Promise.all(second)).toEqual([30, 40, 50]);
  });

  it('never exceeds its limits', async () => {
    const { groups, open, commit } = gatedCommit();
    const group = groupCommit(commit, always, { mostTogether: 2, mostUnderWay: 2 });
    const all = [1, 2, 3, 4, 5].map((n) => group.submit(n));
    for (let i = 0; i < 4; i++) await turn();
    expect(groups).toEqual([
      [1, 2],
      [3, 4],
    ]);
    while (open.length > 0) {
      open.shift()!();
      for (let i = 0; i < 4; i++) await turn();
    }
    expect(await Promise.all(all)).toEqual([10, 20, 30, 40, 50]);
  });

  it('keeps apart what may not be together', async () => {
    const groups: number[][] = [];
    const commit = async (items: readonly number[]) => {
      groups.push([...items]);
      return items;
    };
    const group = groupCommit(commit, (items, next) => !items.includes(next), { mostTogether: 9, mostUnderWay: 1 });
    await Promise.all([group.submit(7), group.submit(7), group.submit(8)]);
    expect(groups).toEqual([[7, 8], [7]]);
  });

  it('lets one that is broken take no other down', async () => {
    const commit = async (items: readonly number[]) => {
      if (items.includes(13)) throw new Error('thirteen');
      return items;
    };
    const group = groupCommit(commit, always, { mostTogether: 9, mostUnderWay: 1 });
    const settled = await Promise.allSettled([12, 13, 14].map((n) => group.submit(n)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
