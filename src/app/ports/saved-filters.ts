/** What a person keeps of a list's address, under a name of their own. */
export interface SavedFilter {
  readonly filterId: string;
  /** The list that it is of, e.g. `applications`. */
  readonly list: string;
  readonly name: string;
  /** The query as it stands in the address of the page. */
  readonly query: string;
}

/** Filters of the actor of the transaction. */
export interface SavedFilters {
  add(filter: SavedFilter): Promise<void>;
  /** In the order in which they were saved. */
  of(list: string): Promise<readonly SavedFilter[]>;
  /** False where there is none. */
  remove(filterId: string): Promise<boolean>;
}
