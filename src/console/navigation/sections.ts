import type { OperationId } from '#contract/operations.ts';

/** An entry of the navigation: shown where its page exists and the caller's roles allow what the page needs. */
export interface Entry {
  /** The page's address. */
  readonly path: string;
  /** Its words are `nav.<word>` of the frame. */
  readonly word: string;
  /** Where the page itself asks for nothing, but is of use only to who may call this. */
  readonly needs?: OperationId;
}

export interface Section {
  readonly word: string;
  readonly entries: readonly Entry[];
}

/** The navigation follows a loan: it comes in, is known, decided, held to the law, and written down. */
export const SECTIONS: readonly Section[] = [
  {
    word: 'today',
    entries: [
      { path: '', word: 'overview', needs: 'show-overview' },
      { path: 'tour', word: 'tour' },
    ],
  },
  {
    word: 'intake',
    entries: [
      { path: 'apply', word: 'apply' },
      { path: 'applications', word: 'applications' },
      { path: 'imports', word: 'imports' },
    ],
  },
  {
    word: 'know',
    entries: [
      { path: 'firms', word: 'firms' },
      { path: 'fraud', word: 'fraud' },
    ],
  },
  {
    word: 'judge',
    entries: [
      { path: 'models', word: 'models' },
      { path: 'policies', word: 'policies' },
    ],
  },
  { word: 'hold', entries: [{ path: 'book', word: 'book' }] },
  { word: 'law', entries: [{ path: 'law', word: 'rules' }] },
  {
    word: 'record',
    entries: [
      { path: 'log', word: 'log' },
      { path: 'catalogue', word: 'catalogue' },
    ],
  },
  {
    word: 'system',
    entries: [
      { path: 'jobs', word: 'jobs' },
      { path: 'settings', word: 'settings' },
      { path: 'about', word: 'about' },
    ],
  },
];
