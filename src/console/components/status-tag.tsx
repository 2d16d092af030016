import type { ReactNode } from 'react';

/** What a colour means everywhere: never without its word, and each with a shape of its own. */
export type Tone = 'good' | 'warning' | 'bad' | 'calm' | 'waiting';

export function StatusTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={`weir-status weir-tone-${tone}`} data-tone={tone}>
      {children}
    </span>
  );
}
