import { attributeLoss, type PlayedCrisis, parseCrisis, playCrisis } from '#domain/crisis/index.ts';
import { type Fen, fen, formatYuan, type Language, ok, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readDocument } from '../read-document.ts';
import { percent, textTable } from '../text-table.ts';

/** Plays one coupled scenario and says what each loop cost. Errors: of reading, CRISIS_SCENARIO_WRONG. */
export async function runCrisis(output: OutputOptions, path: string): Promise<Result<Rendered>> {
  const document = await readDocument(path);
  if (!document.ok) return document;
  const scenario = parseCrisis(document.value);
  if (!scenario.ok) return { ok: false, error: { ...scenario.error, file: path } };
  const began = performance.now();
  const played = playCrisis(scenario.value);
  const attribution = attributeLoss(scenario.value);
  const json = {
    name: scenario.value.name,
    ...played,
    survivalDay: played.firstUnpaidDay,
    attribution,
    loops: scenario.value.loops,
    seconds: (performance.now() - began) / 1000,
  };
  const layers = scenario.value.layers.map(({ layer }) => layer);
  return ok({ json, text: () => story(played, attribution, layers, output.lang) });
}

const HEAD = {
  zh: [
    '日',
    '违约概率',
    '逾期占比',
    '日申请（元）',
    '排队（元）',
    '现金（元）',
    '缓冲剩余（元）',
    '高于底价',
    '停服（分钟）',
  ],
  en: [
    'day',
    'PD',
    'arrears',
    'asked (yuan)',
    'queue (yuan)',
    'cash (yuan)',
    'buffers left (yuan)',
    'over floor',
    'outage (min)',
  ],
} as const;

/** Every thirtieth day, the last, and the days on which something broke. */
function story(
  played: PlayedCrisis,
  { baseFen, byLoopFen, wholeFen }: ReturnType<typeof attributeLoss>,
  layers: readonly string[],
  lang: Language,
): string {
  const yuan = (amount: number) => formatYuan(fen(BigInt(amount)) as Fen);
  const shown = played.days.filter(
    ({ day }) =>
      day % 30 === 1 ||
      day === played.days.length ||
      day === played.firstUnpaidDay ||
      day === played.firstBelowFloorDay,
  );
  const days = textTable(
    HEAD[lang],
    shown.map((d) => [
      d.day,
      percent(d.pd),
      percent(d.arrearsShare),
      yuan(d.requestedFen),
      yuan(d.queueFen),
      yuan(d.cashFen),
      yuan(d.layersLeftFen.reduce((sum, left) => sum + left, 0)),
      percent(d.marginOverFloor),
      d.outageMinutes,
    ]),
  );
  const zh = lang === 'zh';
  const paid = textTable(zh ? ['谁承担', '金额（元）'] : ['who paid', 'yuan'], [
    ...layers.map((layer) => [layer, yuan(played.paidByLayerFen[layer]!)]),
    [zh ? '未覆盖' : 'nobody', yuan(played.residualFen)],
  ]);
  const why = textTable(zh ? ['损失来源', '金额（元）'] : ['where the loss is from', 'yuan'], [
    [zh ? '无连锁时' : 'without any loop', yuan(baseFen)],
    ...Object.entries(byLoopFen).map(([loop, amount]) => [loop, yuan(amount)]),
    [zh ? '合计' : 'together', yuan(wholeFen)],
  ]);
  const never = zh ? '从未' : 'never';
  const first = zh ? '首个未能足额支付的日子' : 'first day not paid in full';
  const floor = zh ? '首个低于底价的日子' : 'first day below the floor';
  return `${days}\n${first}: ${played.firstUnpaidDay ?? never}; ${floor}: ${played.firstBelowFloorDay ?? never}\n${paid}\n${why}`;
}
