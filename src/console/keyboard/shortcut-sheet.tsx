import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../navigation/use-navigation.ts';
import { GO_KEYS } from './shortcuts.ts';
import './keyboard.css';

/** Every shortcut, on one sheet. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('frame');
  const open = new Map(
    useNavigation().flatMap(({ entries }) => entries.map(({ path, word }) => [path, word] as const)),
  );
  const general: readonly (readonly [readonly string[], string])[] = [
    [['/'], t('keys.search')],
    [['Ctrl', 'K'], t('keys.search')],
    [['['], t('nav.toggle')],
    [['Enter'], t('keys.open')],
    [['Esc'], t('keys.close')],
    [['?'], t('keys.title')],
  ];
  return (
    <Modal open footer={null} onCancel={onClose} title={t('keys.title')} width={520}>
      <table className="weir-keys">
        <tbody>
          {general.map(([keys, words]) => (
            <Row key={keys.join(' ')} keys={keys} words={words} />
          ))}
          {Object.entries(GO_KEYS).map(([key, path]) => {
            const word = open.get(path);
            return word && <Row key={key} keys={['g', key]} words={t(`nav.${word}`)} />;
          })}
        </tbody>
      </table>
    </Modal>
  );
}

function Row({ keys, words }: { readonly keys: readonly string[]; readonly words: string }) {
  return (
    <tr>
      <th scope="row">
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </th>
      <td>{words}</td>
    </tr>
  );
}
