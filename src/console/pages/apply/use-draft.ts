import { useCallback, useEffect, useRef, useState } from 'react';
import { type AnswerOf, callWithTag } from '#src/console/api/client.ts';
import { ProblemError } from '#src/console/api/problem-error.ts';

type Draft = AnswerOf<'show-draft'>;
export type DraftContent = Draft['content'];

/** How long after the last change a draft is saved, in milliseconds. */
const PAUSE = 700;

export type Saving = 'saved' | 'waiting' | 'saving' | 'elsewhere' | 'failed';

/**
 * A draft that is saved as it goes. `flush` saves at once and gives the version that was saved, or undefined where it could not be.
 * Somebody who fills it in in another window is told, and nothing of theirs is overwritten.
 */
export function useDraft(opened: Draft, version: string) {
  const [content, setContent] = useState<DraftContent>(opened.content);
  const [saving, setSaving] = useState<Saving>('saved');
  const newest = useRef(content);
  const kept = useRef({ version, content: opened.content });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<string | undefined>>(undefined);

  const save = useCallback(async (): Promise<string | undefined> => {
    clearTimeout(timer.current);
    await running.current;
    const wanted = newest.current;
    if (wanted === kept.current.content) return kept.current.version;
    setSaving('saving');
    const attempt = (async () => {
      try {
        const { etag } = await callWithTag('save-draft', {
          params: { draft: opened.draft },
          body: { content: wanted },
          ifMatch: kept.current.version,
        });
        kept.current = { version: etag ?? kept.current.version, content: wanted };
        setSaving(newest.current === wanted ? 'saved' : 'waiting');
        return kept.current.version;
      } catch (error) {
        setSaving(error instanceof ProblemError && error.code === 'VERSION_OUT_OF_DATE' ? 'elsewhere' : 'failed');
        return undefined;
      }
    })();
    running.current = attempt;
    return attempt;
  }, [opened.draft]);

  const change = useCallback(
    (changes: Partial<DraftContent>) => {
      const next = Object.fromEntries(
        Object.entries({ ...newest.current, ...changes }).filter(([, value]) => value !== undefined && value !== ''),
      ) as DraftContent;
      newest.current = next;
      setContent(next);
      setSaving('waiting');
      clearTimeout(timer.current);
      timer.current = setTimeout(save, PAUSE);
    },
    [save],
  );

  useEffect(() => {
    // What was typed last is not lost with the page.
    const leave = () => {
      if (newest.current !== kept.current.content) save();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [save]);

  return { content, saving, change, flush: save };
}
