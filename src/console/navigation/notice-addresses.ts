import type { AnswerOf } from '../api/client.ts';

export type NoticeKind = AnswerOf<'list-notices'>['items'][number]['notice'];

/** Where a notice can be acted upon. Its words are `notice.<kind>` of the frame. */
export const NOTICE_ADDRESSES: Readonly<Record<NoticeKind, string>> = {
  'log-behind': '/log',
  'second-person': '/applications?stage=second&sort=waitingSince',
  'cases-blocked': '/applications?stage=review,second&sort=waitingSince',
  'cases-contradicted': '/applications?stage=review,second&sort=waitingSince',
  'cases-open': '/applications?stage=review&sort=waitingSince',
  'applications-new': '/applications?stage=new&sort=submittedAt',
  'rows-refused': '/imports?rejectedMin=1',
  'rules-unconfirmed': '/law',
  'jobs-failed': '/jobs?state=failed',
  'accounts-locked': '/settings/accounts',
  'keys-expiring': '/settings/keys',
};
