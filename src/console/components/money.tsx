import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { compactYuan, exactYuan } from './money-words.ts';

interface MoneyProps {
  /** Fen as the wire has it: a string of digits. */
  readonly fen: string | bigint | number;
  /** `exact` shows yuan to the fen; otherwise 万元 and 亿元 as people read them, with the exact amount on hover. */
  readonly exact?: boolean;
}

export function Money({ fen, exact = false }: MoneyProps) {
  const { i18n } = useTranslation();
  const language = i18n.language === 'zh' ? 'zh' : 'en';
  const full = exactYuan(BigInt(fen), language);
  if (exact) return <span className="weir-number">{full}</span>;
  return (
    <Tooltip title={full}>
      <span className="weir-number">{compactYuan(BigInt(fen), language)}</span>
    </Tooltip>
  );
}
