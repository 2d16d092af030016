import { randomBytes } from 'node:crypto';
import { demonstrate, type Shown } from '#app/demonstration/demonstrate.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import type { Weir } from '#src/compose.ts';
import { startProgress } from '../progress.ts';
import { type CountyPart, countyFolder, keepLender } from './demonstration-county.ts';
import { keepCredentials, readUnfinished, sampleLender, samplePart, storyPart } from './samples.ts';

/** Firms that are there when the address is announced; those with a story are among the first ten. The others follow. */
const FIRST = 60;

export interface SamplesShown {
  /** What the first firms came to. */
  readonly first: Shown;
  /** Firms that are still to come. */
  readonly following: number;
  /** Brings them in. `undefined` where the server stopped before: the next start goes on. */
  readonly follow: () => Promise<Result<Shown | undefined, Failure>>;
}

/**
 * Fills an empty store with the first firms of the demonstration's county, or goes on filling one where an earlier start was cut off.
 * `undefined` for any other store, which is left as it is, and where the server stops meanwhile.
 */
export async function showSamples(
  weir: Weir,
  firms: number,
  stopping: () => boolean,
): Promise<Result<SamplesShown | undefined, Failure>> {
  const { access, law, decisions } = weir.application;
  const { dataDirectory } = weir.store;
  const institutions = await access.unitOfWork.institutions();
  if (!institutions.ok) return institutions;
  const unfinished = readUnfinished(dataDirectory);
  const isOurs =
    institutions.value.length === 0 || institutions.value.some(({ code }) => code === unfinished?.institution);
  if (!isOurs) return ok(undefined);
  const lender = sampleLender(unfinished?.password ?? `Weir-${randomBytes(9).toString('base64url')}`);
  const credentials = { institution: lender.code, password: lender.password };
  keepCredentials(dataDirectory, { ...credentials, unfinished: true });
  keepLender(dataDirectory, lender);
  const shell = { access, law, decisions, timer: weir.timer, stopping };
  const first = { from: 0, firms: Math.min(FIRST, firms) };
  const bring = async (part: CountyPart, onStep: (share: number) => void) =>
    demonstrate(shell, lender, samplePart(await countyFolder(dataDirectory, part)), onStep);
  const bar = startProgress('samples', 100);
  const shown = await bring(first, (share) => bar.update(Math.round(share * 100)));
  bar.stop();
  if (!shown.ok) return shown;
  if (!shown.value) return ok(undefined);
  const follow = async (): Promise<Result<Shown | undefined, Failure>> => {
    if (firms > FIRST) {
      const rest = await bring({ from: FIRST, firms }, () => undefined);
      if (!rest.ok || !rest.value) return rest;
      // Once their peers are there, more can be said of the firms with a story.
      const again = storyPart(await countyFolder(dataDirectory, first));
      const told = await demonstrate(shell, lender, again, () => undefined);
      if (!told.ok || !told.value) return told;
    }
    keepCredentials(dataDirectory, credentials);
    return ok(shown.value);
  };
  return ok({ first: shown.value, following: Math.max(0, firms - FIRST), follow });
}
