import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { OrdinaryCard } from '#app/demonstration/ordinary-card.ts';
import type { DemonstrationShelf, TruthLine } from '#app/ports/demonstration-shelf.ts';
import { EVIDENCE_KINDS } from '#domain/evidence/index.ts';
import type { CalendarDate } from '#domain/kernel/index.ts';

const CARD = join(import.meta.dirname, '../../../samples/ordinary-card.json');
const unpack = promisify(gunzip);

/** Reads the county that a first start generated into the data directory, in one folder a part. */
export function demonstrationShelf(dataDirectory: string): DemonstrationShelf {
  const root = join(dataDirectory, 'demonstration');
  const parts = async () => (await readdir(root)).filter((name) => /^county-v\d+-\d+-\d+$/.test(name)).sort();
  const linesOf = async (name: string): Promise<{ head: string; lines: string[] }> => {
    const files = (await parts()).map((part) => join(root, part, `${name}.csv.gz`)).filter((path) => existsSync(path));
    const texts = await Promise.all(files.map(async (path) => (await unpack(await readFile(path))).toString('utf8')));
    const tables = texts.map((text) => text.trimEnd().split('\n'));
    return { head: tables[0]?.[0] ?? '', lines: tables.flatMap(([, ...lines]) => lines) };
  };
  return {
    async lender() {
      const file = join(root, 'lender.json');
      if (!existsSync(file)) return undefined;
      return JSON.parse(await readFile(file, 'utf8')) as { policy: string; asOf: CalendarDate };
    },
    async truth() {
      const [{ head, lines }, firms] = await Promise.all([linesOf('truth/firms'), linesOf('firms')]);
      const names = new Map(firms.lines.map((line) => line.split(',') as [string, string]));
      return lines.map(truthReader(head, names));
    },
    async card() {
      return JSON.parse(await readFile(CARD, 'utf8')) as OrdinaryCard;
    },
    async deliveries(renamed) {
      const read = EVIDENCE_KINDS.map(async (kind) => {
        const { head, lines } = await linesOf(kind);
        const own = lines.flatMap((line) => rename(line, renamed));
        return own.length === 0 ? [] : [{ kind, text: `${[head, ...own].join('\n')}\n` }];
      });
      return (await Promise.all(read)).flat();
    },
    async withheldStatement(firm, code) {
      const { head, lines } = await linesOf('withheld/bank-transactions');
      const own = lines.flatMap((line) => rename(line, new Map([[firm, code]])));
      return `${[head, ...own].join('\n')}\n`;
    },
  };
}

/** The line under its firm's other code; nothing for a firm that is not asked for. The firm is the first cell of every file. */
function rename(line: string, renamed: ReadonlyMap<string, string>): string[] {
  const comma = line.indexOf(',');
  const code = renamed.get(line.slice(0, comma));
  return code === undefined ? [] : [code + line.slice(comma)];
}

function truthReader(head: string, called: ReadonlyMap<string, string>): (line: string) => TruthLine {
  const names = head.split(',');
  return (line) => {
    const cells = line.split(',');
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    return {
      firm: cell('firm'),
      name: called.get(cell('firm')) ?? cell('firm'),
      role: cell('role') || null,
      isFraud: cell('frauds') !== '',
      isBad: cell('defaultsOn') !== '' || cell('failsOn') !== '',
      annualRevenueFen: Number(cell('annualRevenueFen')),
    };
  };
}
