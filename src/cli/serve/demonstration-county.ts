import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultWorkers } from '#adapters/workers/run-in-workers.ts';
import type { SampleLender } from '#app/demonstration/demonstrate.ts';
import { calendarDate } from '#domain/kernel/index.ts';
import { COUNTY_VERSION } from '#generate/index.ts';
import { writeCounty } from '../generate/write-county.ts';

/** The county that a first start shows: of another size it has the same firms as far as it goes. */
const COUNTY = { months: 36, seed: 20_260_801, until: calendarDate('2026-08-01'), volume: 0.1 } as const;

/** Part of the demonstration's county as files in the data directory, generated where it is not there yet and moved into place whole. */
export async function countyFolder(dataDirectory: string, { from, firms }: CountyPart): Promise<string> {
  const folder = join(dataDirectory, 'demonstration', `county-v${COUNTY_VERSION}-${from}-${firms}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  await writeCounty({ ...COUNTY, from, firms }, draft, defaultWorkers(), () => undefined);
  renameSync(draft, folder);
  return folder;
}

/** The firms from one index up to, and not with, another. */
export interface CountyPart {
  readonly from: number;
  readonly firms: number;
}

/** What the tour has to know of the lender beside its firms. */
export function keepLender(dataDirectory: string, { policy, asOf }: Pick<SampleLender, 'policy' | 'asOf'>): void {
  mkdirSync(join(dataDirectory, 'demonstration'), { recursive: true });
  writeFileSync(join(dataDirectory, 'demonstration', 'lender.json'), `${JSON.stringify({ policy, asOf })}\n`);
}
