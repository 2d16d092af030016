export interface Firm {
  readonly firmId: string;
  /** The code under which the institution knows it, as delivered: an attribute, never a key. Null once erased. */
  readonly code: string | null;
}

export interface FirmRepository {
  /** The ids of these codes, in their order; firms not known yet are made. */
  resolve(codes: readonly string[]): Promise<readonly string[]>;
  /** The id of a code; undefined where no firm has it. */
  find(code: string): Promise<string | undefined>;
  get(firmId: string): Promise<Firm | undefined>;
  /** The codes of firms by their ids; null for one that was erased. */
  codes(firmIds: readonly string[]): Promise<ReadonlyMap<string, string | null>>;
  /** By ascending id; `after` is the last id of the page before. */
  list(page: { readonly limit: number; readonly after?: string }): Promise<readonly Firm[]>;
}
