import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { GO_KEYS, isTyping } from './shortcuts.ts';

interface Shortcuts {
  readonly onSearch: () => void;
  readonly onHelp: () => void;
  readonly onNavigation: () => void;
}

/** How long `g` waits for the letter that follows it. */
const SECOND_KEY_MS = 1_200;

/** Listens to the keys of the whole console; what is typed into a field stays there. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const navigate = useNavigate();
  const now = useRef(shortcuts);
  now.current = shortcuts;
  useEffect(() => {
    let going = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        now.current.onSearch();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const page = event.timeStamp - going < SECOND_KEY_MS ? GO_KEYS[event.key] : undefined;
      going = event.key === 'g' ? event.timeStamp : 0;
      const act = {
        '/': now.current.onSearch,
        '?': now.current.onHelp,
        '[': now.current.onNavigation,
      }[event.key];
      if (page === undefined && !act) return;
      event.preventDefault();
      if (page === undefined) act?.();
      else navigate(`/${page}`);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [navigate]);
}
