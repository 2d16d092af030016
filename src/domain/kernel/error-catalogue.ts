/** What a person reads for a failure: a message and what would be right, in both languages; `{name}` is filled from params. */
export interface ErrorText {
  readonly zh: string;
  readonly en: string;
  readonly hintZh?: string;
  readonly hintEn?: string;
}

/** The codes a module may return, each with its words. A test holds every catalogue against the code and the documents. */
export type ErrorCatalogue = Readonly<Record<string, ErrorText>>;
