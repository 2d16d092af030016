import type { AnswerOf } from '../api/client.ts';

export type Hit = AnswerOf<'search'>['hits'][number];

/** Where something that was found is shown. */
export function hitAddress({ kind, id, of }: Hit): string {
  const name = encodeURIComponent(id);
  switch (kind) {
    case 'firm':
      return `/firms/${name}`;
    case 'application':
      return `/applications/${name}`;
    case 'decision':
      return `/decisions/${name}`;
    case 'case':
      return `/applications?q=${encodeURIComponent(of ?? id)}`;
    case 'rule':
      return `/law/rules/${name}`;
    case 'parameter':
      return `/law/parameters/${name}`;
    case 'instrument':
      return `/law?q=${name}`;
    case 'entry':
      return `/log/entries/${name}`;
    case 'import':
      return `/imports/${name}`;
    case 'job':
      return `/jobs?q=${name}`;
  }
}
