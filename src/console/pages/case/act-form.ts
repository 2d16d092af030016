import { call } from '#src/console/api/client.ts';
import type { CaseBundle } from './case-facts.ts';

/** What a form hands over: one act of the API. */
export type Sending = () => Promise<unknown>;

export interface ActFormProps {
  readonly bundle: CaseBundle;
  readonly send: (sending: Sending) => void;
  readonly isPending: boolean;
}

/** The version of the case that the person saw: an act on it is refused where it moved on since. */
export const ifMatchCase = ({ referral }: CaseBundle): string => String(referral?.version ?? 0);

/** Decides the application as of a day. */
export function decideAsOf({ application }: CaseBundle, asOf: string): Promise<unknown> {
  const { application: id, version } = application;
  return call('decide-application', { params: { application: id }, body: { asOf }, ifMatch: String(version) });
}

/** 万元 with two decimals to fen, without a float in between. */
export function fenOfWan(wan: number): string {
  return String(BigInt(Math.round(wan * 100)) * 10_000n);
}
