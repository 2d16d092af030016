import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const demonstrationErrors = {
  TOUR_ABSENT: {
    zh: '本库不是演示库，没有导览',
    en: 'this store was not filled by a demonstration: there is no tour',
    hintZh: '在空数据目录上运行 npm start',
    hintEn: 'run npm start on an empty data directory',
  },
} as const satisfies ErrorCatalogue;
