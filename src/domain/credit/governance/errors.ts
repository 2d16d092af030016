import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const governanceErrors = {
  MODEL_VERSION_UNKNOWN: {
    zh: '没有登记过模型“{model}”',
    en: 'no model "{model}" is registered',
    hintZh: '先登记，或核对名称与版本',
    hintEn: 'register it first, or check name and version',
  },
  MODEL_VERSION_TAKEN: {
    zh: '模型“{model}”已经登记，内容不可更改',
    en: '"{model}" is registered already, and its content never changes',
    hintZh: '另取一个版本号',
    hintEn: 'give it another version',
  },
  MODEL_STEP_SKIPS: {
    zh: '模型“{model}”目前是“{stage}”，不能“{action}”',
    en: '"{model}" is {stage} and cannot {action}',
    hintZh: '次序：草稿、验证、影子、试点、冠军、退出，不可跳过',
    hintEn: 'the order is draft, validated, shadow, staged, champion, retired; no step may be skipped',
  },
  MODEL_SAME_PERSON: {
    zh: '职责须分离：“{duty}”须由另一人进行',
    en: 'duties are separate: another person must do the {duty}',
    hintZh: '请另一个账户办理',
    hintEn: 'ask the holder of another account',
  },
  MODEL_SHARE_INVALID: {
    zh: '试点比例 {share} 无效，应大于 0 且不超过 {most}',
    en: 'a share of {share} is not possible; it must be above 0 and at most {most}',
  },
  MODEL_PROPOSAL_UNKNOWN: {
    zh: '没有待批准的提议“{proposal}”',
    en: 'no proposal "{proposal}" waits for approval',
  },
  MODEL_NOTHING_TO_ROLL_BACK: {
    zh: '政策“{policy}”没有可回退的模型',
    en: 'the policy "{policy}" has no model to go back from',
  },
  MODEL_NOT_STOPPED: {
    zh: '“{policy}”没有停用',
    en: '"{policy}" is not stopped',
  },
  MODEL_CHECKLIST_OPEN: {
    zh: '检查表还缺证据：{items}',
    en: 'the checklist lacks evidence for: {items}',
    hintZh: '逐项附上证据',
    hintEn: 'attach evidence to each',
  },
  MODEL_IN_USE: {
    zh: '模型“{model}”正在做决策，不能退出',
    en: '"{model}" decides at present and cannot be retired',
    hintZh: '先回退或换上另一个模型',
    hintEn: 'roll back or promote another model first',
  },
} as const satisfies ErrorCatalogue;
