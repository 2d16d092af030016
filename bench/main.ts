// `npm run bench [name]`: ratios against peers and against the physical limit, measured in one run on this machine.
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { BENCHES } from './benches.ts';
import type { Measurement } from './measurement.ts';

const wanted = process.argv[2];
const chosen = BENCHES.filter((bench) => wanted === undefined || bench.name === wanted);
if (chosen.length === 0) {
  console.error(`no benchmark is called ${wanted}; there are: ${BENCHES.map((b) => b.name).join(', ')}`);
  process.exit(2);
}

const say = (line: string) => console.error(line);
const measured: Measurement[] = [];
for (const bench of chosen) {
  say(`# ${bench.name}`);
  measured.push(...(await bench.run(say)));
}

const figure = (value: number | undefined) =>
  value === undefined ? 'not measured' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);

const table = [
  '| what | ours | against | theirs | ratio | target |',
  '|---|---|---|---|---|---|',
  ...measured.map(
    (m) =>
      `| ${m.name} | ${figure(m.ours)} ${m.unit} | ${m.against} | ${figure(m.theirs)} | ${figure(m.ratio)} | ${m.target} |`,
  ),
].join('\n');
console.log(table);

if (wanted === undefined) {
  const machine = `${cpus().length} × ${cpus()[0]!.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(
    join(import.meta.dirname, '..', 'docs/reference/benchmarks.md'),
    `# Benchmarks\n\nWritten by \`npm run bench\` on ${day}: ${machine}. Both sides of a line ran in turn in the same run; a ratio is the median over the rounds. Quote ratios, not single figures: machines drift.\n\n${table}\n`,
  );
}
