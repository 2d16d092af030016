import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const complianceErrors = {
  LAW_EXPRESSION_UNREADABLE: {
    zh: '规则 {rule} 的条件在第 {position} 个字符“{found}”处无法解析：{expression}',
    en: 'the condition of rule {rule} cannot be read at character {position}, "{found}": {expression}',
    hintZh: '此处应为 {expected}',
    hintEn: 'expected here: {expected}',
  },
  LAW_FACT_UNDECLARED: {
    zh: '规则 {rule} 用到的事实“{fact}”没有声明',
    en: 'rule {rule} asks for the fact "{fact}", which is not declared',
    hintZh: '在 facts.yaml 中声明，或改用：{nearest}',
    hintEn: 'declare it in facts.yaml, or did you mean: {nearest}',
  },
  LAW_PARAMETER_UNDECLARED: {
    zh: '引用的参数“{parameter}”不存在',
    en: 'the parameter "{parameter}" that is referred to does not exist',
    hintZh: '在 parameters/ 中新建文件，或改用：{nearest}',
    hintEn: 'add its file to parameters/, or did you mean: {nearest}',
  },
  LAW_FUNCTION_UNKNOWN: {
    zh: '规则 {rule} 调用了不存在的函数“{name}”',
    en: 'rule {rule} calls "{name}", which is not a function of the rule language',
    hintZh: '是否想写：{nearest}',
    hintEn: 'did you mean: {nearest}',
  },
  LAW_WORD_NOT_ALLOWED: {
    zh: '规则 {rule} 把“{fact}”与不允许的取值“{word}”比较',
    en: 'rule {rule} compares "{fact}" with "{word}", which is not one of its values',
    hintZh: '允许的取值：{allowed}',
    hintEn: 'its values are: {allowed}',
  },
  LAW_TYPE_MISMATCH: {
    zh: '规则 {rule} 的条件类型不符：应为 {expected}，实为 {found}',
    en: 'a condition of rule {rule} does not fit: expected {expected}, found {found}',
    hintZh: '核对事实与参数的类型',
    hintEn: 'check the types of the facts and parameters',
  },
  LAW_ID_REPEATED: {
    zh: '编号“{id}”出现了两次',
    en: 'the id "{id}" is used twice',
    hintZh: '每个编号、事实名和别名只能用一次',
    hintEn: 'an id, a fact and an alias may each be used once',
  },
  LAW_INSTRUMENT_UNKNOWN: {
    zh: '“{id}”引用的法规“{instrument}”不在 instruments.yaml 中',
    en: '"{id}" cites "{instrument}", which is not in instruments.yaml',
    hintZh: '补登法规，或改用：{nearest}',
    hintEn: 'register it, or did you mean: {nearest}',
  },
  LAW_OUT_OF_ORDER: {
    zh: '“{id}”的各版本没有按起始日升序排列',
    en: 'the versions of "{id}" do not ascend by their first day',
    hintZh: '最早的写在最前，同一天不得重复',
    hintEn: 'write the oldest first, no day twice',
  },
  LAW_ANCHOR_NOT_GOVERNING: {
    zh: '规则 {rule} 按 {anchor} 定日，而参数“{parameter}”只按 {governedBy} 定日',
    en: 'rule {rule} is dated by {anchor}, but its parameter "{parameter}" is governed by {governedBy}',
    hintZh: '确认哪一个日期决定版本，再改 anchor 或 governedBy',
    hintEn: 'settle which date selects the version, then change anchor or governedBy',
  },
  LAW_ACTOR_MISSING: {
    zh: '事实中没有写明行为人',
    en: 'the facts do not say who acts',
    hintZh: '写 "actor": {"type": "…", "province": "44"}，类型为：{known}',
    hintEn: 'write "actor": {"type": "…", "province": "44"}; types: {known}',
  },
  LAW_ACTOR_UNKNOWN: {
    zh: '行为人类型“{type}”不存在',
    en: '"{type}" is not a type of actor',
    hintZh: '是否想写：{nearest}；全部类型：{known}',
    hintEn: 'did you mean: {nearest}; all types: {known}',
  },
  LAW_FACT_WRONG: {
    zh: '事实“{fact}”的值“{value}”不合格式',
    en: 'the value "{value}" does not fit the fact "{fact}"',
    hintZh: '应写成：{expected}',
    hintEn: 'write: {expected}',
  },
  LAW_FACT_TWICE: {
    zh: '事实“{fact}”给了两次（又写作“{written}”）',
    en: 'the fact "{fact}" is given twice (also as "{written}")',
    hintZh: '只保留一处',
    hintEn: 'keep one of them',
  },
  LAW_PARAMETER_UNKNOWN: {
    zh: '没有法定参数“{parameter}”',
    en: 'there is no legal parameter "{parameter}"',
    hintZh: '是否想写：{nearest}；全部参数见 weir law list',
    hintEn: 'did you mean: {nearest}; weir law list shows all',
  },
  LAW_PARAMETER_BEFORE_FIRST: {
    zh: '{on} 还没有法定参数“{parameter}”',
    en: 'there was no legal parameter "{parameter}" on {on}',
    hintZh: '它自 {first} 起才有数值；此前没有默认值',
    hintEn: 'its first value is from {first}; before that there is no default',
  },
  LAW_FACTS_UNREADABLE: {
    zh: '无法读取事实文件“{path}”',
    en: 'the file of facts "{path}" cannot be read',
    hintZh: '核对路径；用 - 表示标准输入',
    hintEn: 'check the path; - is standard input',
  },
  LAW_FACTS_TOO_LARGE: {
    zh: '事实文件过大',
    en: 'the file of facts is too large',
    hintZh: '一份事实只写一笔业务，不超过 8 MB',
    hintEn: 'one file holds the facts of one act, 8 MB at most',
  },
  LAW_FACTS_NOT_JSON: {
    zh: '事实文件不是一个 JSON 对象：{reason}',
    en: 'the file of facts is not one JSON object: {reason}',
    hintZh: '写成 {"actor": "bank", "loan": {"principal": 100000}}',
    hintEn: 'write {"actor": "bank", "loan": {"principal": 100000}}',
  },
  LAW_RULE_UNKNOWN: {
    zh: '没有规则或主题“{name}”',
    en: 'there is no rule or subject "{name}"',
    hintZh: '是否想写：{nearest}；全部规则见 weir law list',
    hintEn: 'did you mean: {nearest}; weir law list shows all',
  },
} as const satisfies ErrorCatalogue;
