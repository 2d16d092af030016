import type { ImportSummary } from '#app/ports/evidence-repository.ts';
import type { Replayable } from '#app/unit-of-work.ts';
import type { Holdings } from '#test/store/audit.ts';

/** What the clients were told, kept as simply as it can be: the store is held against it. */
export class NaiveModel {
  readonly #answers = new Map<string, Set<string>>();
  readonly #firstAnswers = new Map<string, number>();
  readonly #sent = new Set<string>();
  readonly #imports = new Map<string, number>();
  readonly #maybeImports = new Set<string>();
  readonly #records = new Set<number>();
  readonly #faults: string[] = [];
  #unkeyed = 0;
  #lastToken = 0n;

  answered(key: string, { value, replayed }: Replayable<string>): void {
    const answers = this.#answers.get(key) ?? new Set();
    this.#answers.set(key, answers.add(value));
    if (!replayed) this.#firstAnswers.set(key, (this.#firstAnswers.get(key) ?? 0) + 1);
  }

  sent(key: string): void {
    this.#sent.add(key);
  }

  imported(summary: ImportSummary, from: number, to: number): void {
    this.#imports.set(summary.importId, summary.accepted);
    if (summary.accepted + summary.duplicates !== to - from)
      this.#faults.push(`the import ${summary.importId} lost count of ${to - from} rows`);
    for (let i = from; i < to; i++) this.#records.add(i);
  }

  mayHaveImported(importId: string): void {
    this.#maybeImports.add(importId);
  }

  wroteOnce(): void {
    this.#unkeyed += 1;
  }

  /** Writes under a lease are acknowledged in the order of their commits: an older token after a younger one was not fenced. */
  fenced(token: bigint): void {
    if (token < this.#lastToken) this.#faults.push(`the token ${token} wrote after ${this.#lastToken}`);
    else this.#lastToken = token;
  }

  differences(holdings: Holdings): string[] {
    const faults = [...this.#faults];
    const posted = new Map(holdings.posted.map((row) => [row.key, row.firm]));
    for (const [key, answers] of this.#answers) {
      if (answers.size !== 1) faults.push(`the request ${key} had ${answers.size} different answers`);
      if (!answers.has(posted.get(key) ?? '')) faults.push(`the answer to ${key} is not what is stored`);
      if ((this.#firstAnswers.get(key) ?? 0) > 1)
        faults.push(`the request ${key} was done ${this.#firstAnswers.get(key)} times`);
    }
    for (const key of posted.keys())
      if (!this.#answers.has(key) && !this.#sent.has(key)) faults.push(`nobody sent ${key}`);
    const imports = new Map(holdings.imports.map((row) => [row.id, row.accepted]));
    for (const [id, accepted] of this.#imports)
      if (imports.get(id) !== accepted)
        faults.push(`the import ${id} was told ${accepted}, stored is ${imports.get(id)}`);
    for (const id of imports.keys())
      if (!this.#imports.has(id) && !this.#maybeImports.has(id)) faults.push(`nobody sent the import ${id}`);
    if (this.#maybeImports.size === 0 && holdings.records !== this.#records.size)
      faults.push(`${this.#records.size} records were sent, ${holdings.records} are stored`);
    if (holdings.unkeyed !== this.#unkeyed)
      faults.push(`${this.#unkeyed} requests without a key were answered, ${holdings.unkeyed} are stored`);
    return faults;
  }
}
