/** A firm's name taken apart, as registers compose it: region + trade name + trade + form, and a branch. */
export interface FirmName {
  /** The whole in one form of writing: no width, blanks or punctuation, forms of organisation alike. */
  readonly whole: string;
  /** What distinguishes the firm: its name without region, form of organisation and branch. */
  readonly core: string;
  /** The region that it begins with, '' where none. */
  readonly region: string;
  readonly form: 'limited' | 'joint-stock' | 'partnership' | 'sole-trader' | 'cooperative' | 'other';
  /** The branch behind the firm's own name, '' for the firm itself. */
  readonly branch: string;
}

const FORMS: readonly (readonly [RegExp, FirmName['form']])[] = [
  [/(?:股份有限(?:责任)?公司|股份公司)$/, 'joint-stock'],
  [/(?:有限责任公司|有限公司|责任公司|公司)$/, 'limited'],
  [/(?:合伙企业)?(?:有限合伙|普通合伙|特殊普通合伙)(?:企业)?$|合伙企业$/, 'partnership'],
  [/(?:农民)?专业合作社(?:联合社)?$|合作社$/, 'cooperative'],
];
/** Shops and stalls of individual merchants end in what they are. */
const SOLE_TRADER = /(?:店|铺|行|坊|馆|部|厅|摊|档口|工作室|经营户|个体工商户|商行|超市|门市|服务站|加工厂)$/;
const BRANCH =
  /(?:公司|社|厂|行|中心)((?:[\u4e00-\u9fff]{1,12}?)?(?:第[一二三四五六七八九十\d]+)?(?:分公司|分店|分行|支行|分社|分厂|办事处|营业部|门店|项目部))$/;

/** Provinces and cities with the endings that names leave out. */
const REGION =
  /^(?:中国|中华)?((?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?)?((?:[\u4e00-\u9fff]{2,5}?(?:市|州|盟|地区))?(?:[\u4e00-\u9fff]{1,4}?(?:区|县|旗))?)/;

/** Cities that stand in names without their ending. */
const CITIES = [
  ...'深圳 广州 杭州 成都 武汉 南京 苏州 西安 长沙 郑州 青岛 东莞 宁波 佛山 合肥 无锡 厦门 福州 济南 大连 沈阳 昆明 哈尔滨 温州 泉州 石家庄 南宁 长春 南昌 贵阳 金华 常州 嘉兴 珠海 南通 惠州 中山 徐州 太原 烟台 兰州 绍兴 海口 临沂 台州 乌鲁木齐 洛阳 潍坊 扬州 唐山 呼和浩特 汕头 镇江 赣州 保定 盐城 芜湖 湖州 银川 泰州 漳州 连云港 淄博 济宁 柳州 三亚 绵阳 桂林 邯郸 沧州 义乌 昆山 江阴 晋江'.split(
    ' ',
  ),
];
const CITY = new RegExp(`^(?:${CITIES.join('|')})`);

/** Letters and digits in their narrow form; brackets with a region inside stand before the name as the region does. */
function narrowed(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·・.,，。、'"“”‘’`\-_/\\]+/g, '')
    .replace(/[〔【「『〈《]/g, '(')
    .replace(/[〕】」』〉》]/g, ')');
}

export function readFirmName(text: string): FirmName {
  const plain = narrowed(text);
  const bracketed = /\(([^()]*)\)/g;
  const inBrackets = [...plain.matchAll(bracketed)].map(([, inner]) => inner!);
  let rest = plain.replace(bracketed, '');
  const isTrader = inBrackets.some((inner) => inner.includes('个体')) || /个体工商户$/.test(rest);
  rest = rest.replace(/个体工商户$/, '');
  const branchFound = BRANCH.exec(rest);
  const branch = branchFound ? branchFound[1]! : '';
  if (branch !== '') rest = rest.slice(0, rest.length - branch.length);
  let form: FirmName['form'] = 'other';
  const partner = inBrackets.some((inner) => /合伙/.test(inner));
  for (const [pattern, name] of FORMS) {
    if (!pattern.test(rest)) continue;
    rest = rest.replace(pattern, '');
    form = name;
    break;
  }
  if (partner) form = 'partnership';
  if (form === 'other' && (isTrader || SOLE_TRADER.test(rest))) form = 'sole-trader';
  const [led, province = '', place = ''] = REGION.exec(rest) ?? [''];
  const taken = rest.length - led.length >= 2 ? led : '';
  const own = rest.slice(taken.length);
  const city = place === '' && own.length > 3 ? (CITY.exec(own)?.[0] ?? '') : '';
  const inner =
    inBrackets.find((one) => REGION.exec(one)?.[1] !== undefined || CITY.test(one) || /[市省区县]$/.test(one)) ?? '';
  const named = (taken === '' ? '' : province + place) + city;
  const region = (named === '' ? inner : named).replace(
    /(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)/g,
    '',
  );
  const core = own.slice(city.length).replace(/集团$/, '') || rest;
  return { whole: `${rest}/${form}/${branch}`, core, region, form, branch };
}
