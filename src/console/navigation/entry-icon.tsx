import {
  AuditOutlined,
  BankOutlined,
  BookOutlined,
  CompassOutlined,
  ControlOutlined,
  DashboardOutlined,
  EditOutlined,
  ExperimentOutlined,
  FileProtectOutlined,
  FolderOpenOutlined,
  HistoryOutlined,
  InfoCircleOutlined,
  PartitionOutlined,
  PieChartOutlined,
  SettingOutlined,
  SolutionOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

/** By the word of the entry. */
const ICONS: Readonly<Record<string, ComponentType>> = {
  overview: DashboardOutlined,
  tour: CompassOutlined,
  book: PieChartOutlined,
  apply: EditOutlined,
  applications: SolutionOutlined,
  imports: FolderOpenOutlined,
  firms: BankOutlined,
  fraud: PartitionOutlined,
  models: ExperimentOutlined,
  policies: ControlOutlined,
  rules: AuditOutlined,
  log: FileProtectOutlined,
  catalogue: BookOutlined,
  jobs: HistoryOutlined,
  settings: SettingOutlined,
  about: InfoCircleOutlined,
};

/** The picture of an entry: it stands alone where the navigation is folded. */
export function EntryIcon({ word }: { readonly word: string }) {
  const Icon = ICONS[word];
  return Icon ? <Icon /> : null;
}
