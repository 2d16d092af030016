import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const crisisErrors = {
  CRISIS_SCENARIO_WRONG: {
    zh: '情景的“{path}”有误：{expected}',
    en: '"{path}" of the scenario is wrong: {expected}',
    hintZh: '参见 docs/concepts/crisis.md 中的格式与示例',
    hintEn: 'docs/concepts/crisis.md shows the format and an example',
  },
} as const satisfies ErrorCatalogue;
