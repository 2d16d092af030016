/** A division of the first level, GB/T 2260: two digits, its name, and the name in short. */
export interface Province {
  readonly code: string;
  readonly zh: string;
  readonly short: string;
  readonly en: string;
}

const TABLE: readonly (readonly [string, string, string, string])[] = [
  ['11', '北京市', '京', 'Beijing'],
  ['12', '天津市', '津', 'Tianjin'],
  ['13', '河北省', '冀', 'Hebei'],
  ['14', '山西省', '晋', 'Shanxi'],
  ['15', '内蒙古自治区', '蒙', 'Inner Mongolia'],
  ['21', '辽宁省', '辽', 'Liaoning'],
  ['22', '吉林省', '吉', 'Jilin'],
  ['23', '黑龙江省', '黑', 'Heilongjiang'],
  ['31', '上海市', '沪', 'Shanghai'],
  ['32', '江苏省', '苏', 'Jiangsu'],
  ['33', '浙江省', '浙', 'Zhejiang'],
  ['34', '安徽省', '皖', 'Anhui'],
  ['35', '福建省', '闽', 'Fujian'],
  ['36', '江西省', '赣', 'Jiangxi'],
  ['37', '山东省', '鲁', 'Shandong'],
  ['41', '河南省', '豫', 'Henan'],
  ['42', '湖北省', '鄂', 'Hubei'],
  ['43', '湖南省', '湘', 'Hunan'],
  ['44', '广东省', '粤', 'Guangdong'],
  ['45', '广西壮族自治区', '桂', 'Guangxi'],
  ['46', '海南省', '琼', 'Hainan'],
  ['50', '重庆市', '渝', 'Chongqing'],
  ['51', '四川省', '川', 'Sichuan'],
  ['52', '贵州省', '黔', 'Guizhou'],
  ['53', '云南省', '滇', 'Yunnan'],
  ['54', '西藏自治区', '藏', 'Tibet'],
  ['61', '陕西省', '陕', 'Shaanxi'],
  ['62', '甘肃省', '甘', 'Gansu'],
  ['63', '青海省', '青', 'Qinghai'],
  ['64', '宁夏回族自治区', '宁', 'Ningxia'],
  ['65', '新疆维吾尔自治区', '新', 'Xinjiang'],
  ['71', '台湾省', '台', 'Taiwan'],
  ['81', '香港特别行政区', '港', 'Hong Kong'],
  ['82', '澳门特别行政区', '澳', 'Macao'],
];

export const PROVINCES: readonly Province[] = TABLE.map(([code, zh, short, en]) => ({ code, zh, short, en }));

const BY_CODE = new Map(PROVINCES.map((province) => [province.code, province]));

/** The province of a division code of any length, or of anything that opens with one; undefined where there is none. */
export function provinceOf(division: string): Province | undefined {
  return BY_CODE.get(division.slice(0, 2));
}

/** The two-digit code behind a GB/T 2260 code of any length or a province's name (广东, 广东省, Guangdong); null where it is neither. */
export function readProvince(given: unknown): string | null {
  const text = String(given).trim();
  if (/^\d{2}(\d{2}){0,5}$/.test(text)) return provinceOf(text)?.code ?? null;
  const lower = text.toLowerCase();
  const named = PROVINCES.find(
    ({ zh, en }) => en.toLowerCase() === lower || zh === text || (text.length >= 2 && zh.startsWith(text)),
  );
  return named?.code ?? null;
}
