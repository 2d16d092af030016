import * as firms from './firms.ts';
import * as lawBook from './law-book.ts';
import * as logBook from './log-book.ts';
import * as models from './models.ts';
import type { Message } from './operation.ts';
import type { BOOK_OPERATIONS } from './operations/books.ts';

/** The shapes of the operations of the books. */
export const BOOK_MESSAGES = {
  'export-firms': firms.exportFirms,
  'show-firm-history': firms.showFirmHistory,
  'show-firm-peers': firms.showFirmPeers,
  'list-firm-records': firms.listFirmRecords,
  'export-firm-records': firms.exportFirmRecords,
  'list-artefacts': models.listArtefacts,
  'show-model': models.showModel,
  'list-measures': models.listMeasures,
  'search-law': lawBook.searchLaw,
  'list-parameters': lawBook.listParameters,
  'show-parameter-history': lawBook.showParameterHistory,
  'list-instruments': lawBook.listInstruments,
  'show-rule': lawBook.showRule,
  'list-rule-decisions': lawBook.listRuleDecisions,
  'list-log-entries': logBook.listLogEntries,
  'export-log-entries': logBook.exportLogEntries,
  'list-checkpoints': logBook.listCheckpoints,
} as const satisfies Readonly<Record<keyof typeof BOOK_OPERATIONS, Message>>;
