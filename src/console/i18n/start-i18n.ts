import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { currentLanguage } from './language.ts';

type Words = Readonly<Record<string, unknown>>;

/** One file a page group and language, fetched when a page of the group is opened. */
const FILES = import.meta.glob<Words>('../locales/*.ts', { import: 'words' });

const files: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, group, done) => {
    const load = FILES[`../locales/${group}.${language}.ts`];
    if (!load) return done(new Error(`no words for ${group} in ${language}`), null);
    load().then(
      (words) => done(null, words),
      (error) => done(error, null),
    );
  },
};

/** Words are asked for as `t('queue.title')` within the group of `useTranslation('applications')`; shared ones as `t('frame:save')`. */
export async function startI18n(): Promise<void> {
  await i18next
    .use(files)
    .use(initReactI18next)
    .init({
      lng: currentLanguage(),
      fallbackLng: false,
      ns: ['frame'],
      defaultNS: 'frame',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
      returnNull: false,
    });
  document.documentElement.lang = i18next.language === 'zh' ? 'zh-CN' : 'en';
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  });
}
