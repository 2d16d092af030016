import { SearchOutlined } from '@ant-design/icons';
import { Input, Modal } from 'antd';
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '../api/session.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { useErrorWords } from '../components/states.tsx';
import { hitAddress } from '../navigation/hit-address.ts';
import { useNavigation } from '../navigation/use-navigation.ts';
import { useSettled } from './use-settled.ts';
import './search.css';

interface Found {
  readonly key: string;
  readonly kind: string;
  readonly words: string;
  readonly detail?: string;
  readonly to: string;
}

/** One box for everything: pages, firms, applications, law, log entries. Arrows choose, Enter opens. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('frame');
  const { may } = useSession();
  const navigate = useNavigate();
  const listId = useId();
  const wordsOf = useErrorWords();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const asked = useSettled(text.trim(), 200);
  const answer = useAnswer(
    'search',
    { query: { q: asked } },
    { enabled: asked.length > 0 && may('search'), keepPrevious: true },
  );
  const pages = usePages(useDeferredValue(text.trim()));
  const hits = asked.length === 0 ? [] : (answer.data?.body.hits ?? []);
  const found: readonly Found[] = [
    ...pages,
    ...hits.map((hit) => ({
      key: `${hit.kind} ${hit.id}`,
      kind: t(`search.kind.${hit.kind}`),
      words: hit.words,
      detail: [hit.of, hit.id].filter((part) => part && part !== hit.words).join(' · '),
      to: hitAddress(hit),
    })),
  ];
  const at = Math.min(chosen, Math.max(0, found.length - 1));
  const open = (one: Found | undefined) => {
    if (!one) return;
    onClose();
    navigate(one.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setChosen((at + step + found.length) % found.length);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(found[at]);
  };
  const isWaiting = text.trim() !== asked || answer.isFetching;
  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={onClose}
      width={640}
      title={null}
      className="weir-search"
      aria-label={t('search.label')}
    >
      <Input
        autoFocus
        size="large"
        variant="borderless"
        prefix={<SearchOutlined aria-hidden="true" />}
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={found[at] ? `${listId}-${at}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('search.found')} tabIndex={-1}>
        {found.map((one, i) => (
          <div
            key={one.key}
            id={`${listId}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            onMouseMove={() => setChosen(i)}
            onClick={() => open(one)}
            onKeyDown={() => undefined}
          >
            <span className="weir-quiet">{one.kind}</span>
            <span>{one.words}</span>
            <small className="weir-quiet">{one.detail}</small>
          </div>
        ))}
      </div>
      <p className="weir-quiet" role="status">
        {answer.isError && wordsOf(answer.error).title}
        {!answer.isError &&
          asked.length > 0 &&
          found.length === 0 &&
          !isWaiting &&
          t('search.nothing', { text: asked })}
        {text === '' && t('search.hint')}
      </p>
    </Modal>
  );
}

/** Pages of the navigation whose words hold the text; none without one. */
function usePages(text: string): readonly Found[] {
  const { t } = useTranslation('frame');
  const sections = useNavigation();
  return useMemo(() => {
    if (text === '') return [];
    return sections.flatMap(({ entries }) =>
      entries
        .map(({ path, word }) => ({
          key: `page ${path}`,
          kind: t('search.kind.page'),
          words: t(`nav.${word}`),
          to: `/${path}`,
        }))
        .filter(({ words }) => words.toLowerCase().includes(text.toLowerCase())),
    );
  }, [sections, text, t]);
}
