import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** A section (门类) of GB/T 4754-2017 and the divisions (大类) that it spans, both ends included. */
export interface IndustrySection {
  readonly section: string;
  readonly zh: string;
  readonly en: string;
  readonly divisions: readonly [number, number];
}

const TABLE: readonly (readonly [string, number, number, string, string])[] = [
  ['A', 1, 5, '农、林、牧、渔业', 'agriculture, forestry, animal husbandry and fishery'],
  ['B', 6, 12, '采矿业', 'mining'],
  ['C', 13, 43, '制造业', 'manufacturing'],
  ['D', 44, 46, '电力、热力、燃气及水生产和供应业', 'electricity, heat, gas and water'],
  ['E', 47, 50, '建筑业', 'construction'],
  ['F', 51, 52, '批发和零售业', 'wholesale and retail trade'],
  ['G', 53, 60, '交通运输、仓储和邮政业', 'transport, storage and post'],
  ['H', 61, 62, '住宿和餐饮业', 'accommodation and catering'],
  ['I', 63, 65, '信息传输、软件和信息技术服务业', 'information transmission, software and information technology'],
  ['J', 66, 69, '金融业', 'finance'],
  ['K', 70, 70, '房地产业', 'real estate'],
  ['L', 71, 72, '租赁和商务服务业', 'leasing and business services'],
  ['M', 73, 75, '科学研究和技术服务业', 'scientific research and technical services'],
  ['N', 76, 79, '水利、环境和公共设施管理业', 'water, environment and public facilities'],
  ['O', 80, 82, '居民服务、修理和其他服务业', 'household services, repair and other services'],
  ['P', 83, 83, '教育', 'education'],
  ['Q', 84, 85, '卫生和社会工作', 'health and social work'],
  ['R', 86, 90, '文化、体育和娱乐业', 'culture, sports and entertainment'],
  ['S', 91, 96, '公共管理、社会保障和社会组织', 'public administration, social security and social organisations'],
  ['T', 97, 97, '国际组织', 'international organisations'],
];

export const INDUSTRY_SECTIONS: readonly IndustrySection[] = TABLE.map(([section, first, last, zh, en]) => ({
  section,
  zh,
  en,
  divisions: [first, last],
}));

/** An industry as far as its code says: section A to T, division of two digits, and the whole code of up to four. */
export interface Industry {
  readonly section: IndustrySection;
  readonly division: string | null;
  /** Two to four digits, or empty where only the section is known. */
  readonly code: string;
}

/** Reads C, 13, C13, 131 or C1311. Errors: INDUSTRY_CODE_UNKNOWN, also where the letter and the division disagree. */
export function parseIndustry(text: string): Result<Industry, Failure<'INDUSTRY_CODE_UNKNOWN'>> {
  const match = /^([A-T]?)(\d{2,4})?$/.exec(text.trim().toUpperCase());
  const code = match?.[2] ?? '';
  const division = code === '' ? null : code.slice(0, 2);
  const section = INDUSTRY_SECTIONS.find(({ section: letter, divisions: [first, last] }) =>
    division === null ? letter === match?.[1] : Number(division) >= first && Number(division) <= last,
  );
  if (!section || (match?.[1] !== '' && match?.[1] !== section.section))
    return fail('INDUSTRY_CODE_UNKNOWN', { value: text.trim().slice(0, 40) });
  return ok({ section, division, code });
}
