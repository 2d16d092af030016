import type { MasterKey } from '../crypto/index.ts';
import type { SealedFirm } from './firm-table.ts';

/** What a firm's key keeps for lists, opened; it holds as long as the firm's evidence does not change. */
interface Shelved {
  readonly changes: number;
  readonly firm: SealedFirm;
}

/** Enough for the firms of a large lender; beyond it the shelf is begun anew. */
const MOST = 100_000;

const SHELVES = new WeakMap<MasterKey, Map<string, Shelved>>();

/**
 * Lines that this process opened lately, so that a list of ten thousand firms is not decrypted for every page of it. Whether a
 * firm was erased is asked of the store each time, before anything is taken from here.
 */
export class FirmShelf {
  readonly #shelf: Map<string, Shelved>;
  readonly #institutionId: string;

  constructor(master: MasterKey, institutionId: string) {
    const shelf = SHELVES.get(master) ?? new Map<string, Shelved>();
    SHELVES.set(master, shelf);
    this.#shelf = shelf;
    this.#institutionId = institutionId;
  }

  get(firmId: string, changes: number): SealedFirm | undefined {
    const known = this.#shelf.get(`${this.#institutionId}/${firmId}`);
    return known?.changes === changes ? known.firm : undefined;
  }

  put(firm: SealedFirm, changes: number): void {
    if (this.#shelf.size >= MOST) this.#shelf.clear();
    this.#shelf.set(`${this.#institutionId}/${firm.firmId}`, { firm, changes });
  }
}
