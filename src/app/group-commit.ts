/** Work that is alike and may share a transaction: all of a group is committed by one flush to the disk, or none of it. */
export interface GroupCommit<I, O> {
  submit(item: I): Promise<O>;
}

export interface GroupLimits {
  /** Items in one transaction. */
  readonly mostTogether: number;
  /** Transactions under way at once. */
  readonly mostUnderWay: number;
}

interface Waiting<I, O> {
  readonly item: I;
  readonly resolve: (value: O) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what is submitted while a commit is under way, so that many callers pay for one flush; a lone caller waits for
 * nothing. `commit` answers each item in order. Where it throws, the items are tried again one by one, so that one that is
 * broken takes no other down with it. Items for which `together` says no are never put into one group.
 */
export function groupCommit<I, O>(
  commit: (items: readonly I[]) => Promise<readonly O[]>,
  together: (group: readonly I[], next: I) => boolean,
  { mostTogether, mostUnderWay }: GroupLimits,
): GroupCommit<I, O> {
  let waiting: Waiting<I, O>[] = [];
  let underWay = 0;
  let itemsUnderWay = 0;
  let scheduled = false;

  /** Beside another, a group is worth a transaction of its own once it is as large as what is under way: else groups crumble. */
  const isTime = () => underWay === 0 || (underWay < mostUnderWay && waiting.length >= itemsUnderWay);

  const schedule = () => {
    if (scheduled || waiting.length === 0 || !isTime()) return;
    scheduled = true;
    // Everything that arrives in this turn of the event loop still comes along.
    setImmediate(() => {
      scheduled = false;
      const group = takeGroup();
      if (group.length > 0) void run(group);
      schedule();
    });
  };

  const takeGroup = () => {
    const group: Waiting<I, O>[] = [];
    const rest: Waiting<I, O>[] = [];
    const items: I[] = [];
    for (const one of waiting) {
      const fits = items.length < mostTogether && together(items, one.item);
      if (fits) items.push(one.item);
      (fits ? group : rest).push(one);
    }
    waiting = rest;
    return group;
  };

  const run = async (group: readonly Waiting<I, O>[]) => {
    underWay++;
    itemsUnderWay += group.length;
    try {
      await settle(group, commit);
    } finally {
      underWay--;
      itemsUnderWay -= group.length;
      schedule();
    }
  };

  return {
    submit: (item) =>
      new Promise<O>((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        schedule();
      }),
  };
}

async function settle<I, O>(
  group: readonly Waiting<I, O>[],
  commit: (items: readonly I[]) => Promise<readonly O[]>,
): Promise<void> {
  try {
    const answers = await commit(group.map(({ item }) => item));
    group.forEach(({ resolve }, i) => {
      resolve(answers[i]!);
    });
  } catch (error) {
    if (group.length === 1) return group[0]!.reject(error);
    for (const one of group) await settle([one], commit);
  }
}
