import type { BankTransaction, Invoice } from './books.ts';
import type { BureauReport } from './bureau.ts';
import type { Shipment } from './logistics.ts';
import type { PlatformDay } from './platform.ts';
import type { CourtRecord, Declaration, Reputation } from './reports.ts';
import type { Insurance, UtilityBill } from './running-costs.ts';
import type { Statement } from './statements.ts';
import type { TaxReturn } from './tax.ts';

/** Everything that a firm delivers, by kind. */
export interface Evidence {
  readonly sales: readonly Invoice[];
  readonly purchases: readonly Invoice[];
  readonly bank: readonly BankTransaction[];
  readonly taxReturns: readonly TaxReturn[];
  readonly statements: readonly Statement[];
  readonly bureau: readonly BureauReport[];
  readonly courts: readonly CourtRecord[];
  readonly utilities: readonly UtilityBill[];
  readonly insurance: readonly Insurance[];
  readonly platform: readonly PlatformDay[];
  readonly shipments: readonly Shipment[];
  readonly reputation: readonly Reputation[];
  readonly declarations: readonly Declaration[];
}
