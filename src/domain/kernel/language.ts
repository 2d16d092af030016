/** The languages in which everything that a person reads is written. */
export type Language = 'zh' | 'en';
