import { readFirmName } from './parties/firm-name.ts';

/** A party as written, in the form in which two lists are compared: no case, width or blanks. */
export function partyKey(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

/** The same, but that the name of a company is read: spellings of its form and of its region in brackets are alike. Other texts, such as codes, stay as they are. */
export function companyKey(text: string): string {
  const { core, region, form, branch } = readFirmName(text);
  return form === 'other' || form === 'sole-trader' ? partyKey(text) : `${core}/${region}/${form}/${branch}`;
}
