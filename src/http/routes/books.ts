import type { Application } from '#http/application.ts';
import type { Route } from '#http/route.ts';
import { exportFirmRecordsRoute } from './firm/export-firm-records.ts';
import { exportFirmsRoute } from './firm/export-firms.ts';
import { listFirmRecordsRoute } from './firm/list-firm-records.ts';
import { listFirmsRoute } from './firm/list-firms.ts';
import { showFirmHistoryRoute } from './firm/show-firm-history.ts';
import { showFirmPeersRoute } from './firm/show-firm-peers.ts';
import { listInstrumentsRoute } from './law/list-instruments.ts';
import { listParametersRoute } from './law/list-parameters.ts';
import { listRuleDecisionsRoute } from './law/list-rule-decisions.ts';
import { searchLawRoute } from './law/search-law.ts';
import { showParameterHistoryRoute } from './law/show-parameter-history.ts';
import { showRuleRoute } from './law/show-rule.ts';
import { exportLogEntriesRoute } from './log/export-log-entries.ts';
import { listCheckpointsRoute } from './log/list-checkpoints.ts';
import { listLogEntriesRoute } from './log/list-log-entries.ts';
import { listArtefactsRoute } from './models/list-artefacts.ts';
import { listMeasuresRoute } from './models/list-measures.ts';
import { showModelRoute } from './models/show-model.ts';

/** The pages of the books: firms, models, law, log and catalogue. */
export const BOOK_ROUTES: readonly Route<Application>[] = [
  exportFirmRecordsRoute,
  exportFirmsRoute,
  exportLogEntriesRoute,
  listArtefactsRoute,
  listCheckpointsRoute,
  listFirmRecordsRoute,
  listFirmsRoute,
  listInstrumentsRoute,
  listLogEntriesRoute,
  listMeasuresRoute,
  listParametersRoute,
  listRuleDecisionsRoute,
  searchLawRoute,
  showFirmHistoryRoute,
  showFirmPeersRoute,
  showModelRoute,
  showParameterHistoryRoute,
  showRuleRoute,
];
