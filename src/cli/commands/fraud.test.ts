import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createPrng } from '#domain/numeric/index.ts';
import { main } from '../main.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-fraud-'));
afterAll(() => rmSync(folder, { recursive: true }));

const BITCOIN = join(process.env.WEIR_DATA ?? '../shared/data', 'bitcoin-otc/soc-sign-bitcoinotc.csv.gz');

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs a command line in this process: starting Node for each would take longer than all else here. */
async function weir(...args: string[]) {
  const written: string[] = [];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text, encodingOrDone, done) => {
    written.push(String(text));
    const finish = typeof encodingOrDone === 'function' ? encodingOrDone : done;
    finish?.();
    return true;
  });
  const status = await main([...args, '--json']);
  stdout.mockRestore();
  return { status, json: JSON.parse(written.join('')) };
}

const LOOP = [
  ['甲', '乙', '2024-03-01 09:00:00', '1,000.00'],
  ['乙', '丙', '2024-03-02 09:00:00', '990.00'],
  ['丙', '甲', '2024-03-03 09:00:00', '985.00'],
];

describe('fraud loops', () => {
  it('names the parties, the transfers with their rows, the amount and the moments', async () => {
    const rows = LOOP.map((row) => row.map((cell) => `"${cell}"`).join(','));
    const { status, json } = await weir(
      'fraud',
      'loops',
      file('zh.csv', ['付款方,收款方,交易时间,金额（元）', ...rows].join('\n')),
    );
    expect(status).toBe(0);
    expect(json).toMatchObject({
      counts: { '2': 0, '3': 1, '4': 0 },
      truncated: false,
      reciprocal: [],
      loops: [
        {
          parties: ['甲', '乙', '丙'],
          mules: [],
          amountFen: '98500',
          startsAt: '2024-03-01T01:00:00.000Z',
          endsAt: '2024-03-03T01:00:00.000Z',
          kind: 'direct',
        },
      ],
    });
    expect(json.loops[0].edges.map(({ row }: { row: number }) => row)).toEqual([2, 3, 4]);
  });

  it.each([
    ['Source,Target,Weight,Timestamp\n1,2,100,1709251200\n2,3,100,1709337600\n3,1,100,1709424000'],
    ['1,2,100,1709251200\n2,3,100,1709337600\n3,1,100,1709424000'],
    ['1,2,1709251200000,100\n2,3,1709337600000,100\n3,1,1709424000000,100'],
    ['from;to;time;amount\n1;2;20240301;100\n2;3;20240302;100\n3;1;20240303;100'],
    ['a\tb\twhen\tamount\n1\t2\t2024/3/1\t100\n2\t3\t2024/3/2\t100\n3\t1\t2024/3/3\t100'],
  ])('reads %j', async (text) => {
    const map = text.startsWith('a\t') ? ['--map', 'a=from', '--map', 'b=to', '--map', 'when=time'] : [];
    const { json } = await weir('fraud', 'loops', file('form.csv.gz', gzipSync(text)), ...map);
    expect(json).toMatchObject({ counts: { '3': 1 }, loops: [{ parties: ['1', '2', '3'], amountFen: '10000' }] });
  });

  it('only counts where there are no amounts', async () => {
    const { json } = await weir(
      'fraud',
      'loops',
      file('bare.ndjson', '{"from":"a","to":"b","time":1}\n{"from":"b","to":"a","time":5}\n'),
    );
    expect(json).toMatchObject({ counts: { '2': 1 }, loops: [], amounts: false });
  });

  it.each([
    ['a,b,c\n1,x,y', 'EDGES_COLUMN_MISSING', 1],
    ['from,to,time,amount\na,b,soon,1', 'EDGES_TIME_UNREADABLE', 2],
    ['from,to,time,amount\na,b,1,1\na,b,2024-03-01,1', 'EDGES_TIMES_MIXED', 3],
    ['from,to,time,amount\na,b,1,-1', 'EDGES_AMOUNT_NEGATIVE', 2],
    ['from,to,time,amount\na,b,1,', 'NOT_AN_AMOUNT', 2],
    ['from,to,time,amount\na,,1,5', 'EDGES_PARTY_MISSING', 2],
  ])('refuses %j and says where', async (text, code, row) => {
    const { status, json } = await weir('fraud', 'loops', file('bad.csv', text));
    expect(status).toBe(1);
    expect(json.error).toMatchObject({ code, row });
  });

  it('refuses an option that is none', async () => {
    const { json } = await weir('fraud', 'loops', 'never-read.csv', '--window', 'soon');
    expect(json.error.code).toBe('FRAUD_OPTION_INVALID');
  });

  // Golden: the first line was confirmed by an independent brute force; the graph is S. Kumar et al., "Edge weight
  // prediction in weighted signed networks", ICDM 2016.
  it.runIf(existsSync(BITCOIN))(
    'counts the cycles of the Bitcoin-OTC graph exactly (skipped where WEIR_DATA is absent)',
    async () => {
      const { json } = await weir('fraud', 'loops', BITCOIN, '--window', '1h', '--max-length', '6', '--count-only');
      expect(json.counts).toEqual({ '2': 9546, '3': 94, '4': 45, '5': 24, '6': 20 });
    },
  );
});

describe('fraud blocks', () => {
  it('names the sellers and buyers of a block, and the density below which it may have missed some', async () => {
    const random = createPrng(1);
    const rows = Array.from({ length: 400 }, () => `s${random.below(80)},b${random.below(90)}`);
    for (let s = 0; s < 12; s++) for (let b = 0; b < 12; b++) rows.push(`shell${s},front${b}`);
    const path = file('invoices.csv', ['销方,购方', ...rows].join('\n'));
    const { status, json } = await weir('fraud', 'blocks', path);
    expect(status).toBe(0);
    expect(json.blocks).toHaveLength(1);
    expect(json.blocks[0]).toMatchObject({ density: 1, edges: 144 });
    expect(json.blocks[0].sellers.toSorted()).toEqual(Array.from({ length: 12 }, (_, s) => `shell${s}`).toSorted());
    expect(json.densityFloor).toBeGreaterThan(0);
    expect(json.floorSize).toBe(100);
  });
});
