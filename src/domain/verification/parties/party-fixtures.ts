import type { Prng } from '#domain/numeric/index.ts';
import { creditCodeFor } from '#domain/reference/index.ts';
import type { PartyMention } from './resolve-parties.ts';

const REGIONS = [
  '北京',
  '上海',
  '广东',
  '深圳市',
  '杭州市',
  '江苏',
  '成都市',
  '武汉市',
  '山东',
  '福建省',
  '厦门市',
  '浙江省',
];
const SYLLABLES = [...'华宏达鑫瑞丰泰源盛恒信诚博远安康明德利兴隆昌永嘉和顺百川金石云海东方新'];
const TRADES = [
  '贸易',
  '科技',
  '机械',
  '电子',
  '建材',
  '食品',
  '服饰',
  '物流',
  '信息技术',
  '化工',
  '餐饮管理',
  '装饰工程',
];
const SHOPS = ['便利店', '餐饮店', '五金商行', '服装店', '建材经营部', '理发店'];

/** Names of firms, each in several spellings, with the firm that each belongs to; among them firms whose names differ by one character. */
export function plantParties(random: Prng, firms: number): { mentions: PartyMention[]; firmOf: Map<string, number> } {
  const pick = <T>(list: readonly T[]) => list[random.below(list.length)]!;
  const mentions: PartyMention[] = [];
  const firmOf = new Map<string, number>();
  const names = new Set<string>();
  for (let firm = 0; firm < firms; firm++) {
    let region = pick(REGIONS);
    let trade = pick(TRADES);
    let word = pick(SYLLABLES) + pick(SYLLABLES) + (random.uniform() < 0.5 ? pick(SYLLABLES) : '');
    const isShop = random.uniform() < 0.15;
    while (names.has(region + word + trade)) {
      region = pick(REGIONS);
      trade = pick(TRADES);
      word = pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES);
    }
    names.add(region + word + trade);
    const code = creditCodeFor('91', '440300', `MA${String(firm).padStart(6, '0')}`);
    const account = `6222${String(random.below(1e9)).padStart(9, '0')}`;
    const parts = { region, word, trade: isShop ? pick(SHOPS) : trade, isShop };
    const count = 2 + random.below(4);
    for (let i = 0; i < count; i++) {
      const id = `${firm}-${i}`;
      firmOf.set(id, firm);
      mentions.push({
        id,
        name: spelling(random, parts, i),
        creditCode: random.uniform() < 0.5 ? code : '',
        account: random.uniform() < 0.4 ? account : '',
      });
    }
  }
  return { mentions, firmOf };
}

interface Parts {
  readonly region: string;
  readonly word: string;
  readonly trade: string;
  readonly isShop: boolean;
}

function spelling(random: Prng, { region, word, trade, isShop }: Parts, i: number): string {
  if (isShop) {
    const name = `${region}${word}${trade}`;
    return i === 0 ? name : [`${name}（个体工商户）`, `${region} ${word}${trade}`, name][random.below(3)]!;
  }
  const form = ['有限公司', '有限责任公司'][random.below(2)]!;
  const plain = `${region}${word}${trade}${form}`;
  const forms = [
    plain,
    `${word}（${region.replace(/[省市]$/, '')}）${trade}${form}`,
    `${region.replace(/[省市]$/, '')}${word}${trade}${form}`,
    plain.split('').join(random.uniform() < 0.5 ? ' ' : ''),
    `${plain}　`,
    `${region}${word}${trade}有限公司`,
  ];
  return forms[i === 0 ? 0 : random.below(forms.length)]!;
}
