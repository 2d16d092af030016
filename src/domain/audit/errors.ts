import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const auditErrors = {
  LOG_KEY_MALFORMED: {
    zh: '“{value}”不是日志公钥',
    en: '"{value}" is not the public key of a log',
    hintZh: '格式为 名称+8位十六进制编号+base64；见日志说明文档',
    hintEn: 'it is written name+8 hex digits+base64; the log hands it out beside its checkpoints',
  },
  LOG_NOTE_MALFORMED: {
    zh: '检查点不是完整的签名文本',
    en: 'a checkpoint is not a whole signed note',
    hintZh: '正文、空行、以“— ”开头的签名行，缺一不可',
    hintEn: 'it takes the text, a blank line, and signature lines that open with "— "',
  },
  LOG_CHECKPOINT_MALFORMED: {
    zh: '检查点应为三行：来源、条数、根哈希',
    en: 'a checkpoint must have three lines: origin, number of entries, root',
  },
  LOG_CHECKPOINT_EXTENDED: {
    zh: '检查点在根哈希之后被加了一行：“{value}”',
    en: 'a line was added to a checkpoint below its root: "{value}"',
    hintZh: '本系统从不写附加行，请向日志方索取原件',
    hintEn: 'this log never writes further lines: ask it for the original',
  },
  LOG_CHECKPOINT_UNSIGNED: {
    zh: '条数为 {size} 的检查点没有日志公钥的有效签名',
    en: 'the checkpoint at {size} entries has no valid signature by the log key',
    hintZh: '检查点被改动，或公钥不属于这份日志',
    hintEn: 'either the checkpoint was altered, or the key is not that of this log',
  },
  LOG_ORIGIN_MISMATCH: {
    zh: '检查点来自“{origin}”，公钥属于“{key}”',
    en: 'the checkpoint is from "{origin}", the key belongs to "{key}"',
  },
  LOG_CHECKPOINTS_DISORDERED: {
    zh: '条数为 {size} 的检查点没有按条数和时间递增',
    en: 'the checkpoint at {size} entries does not follow its predecessor in size and time',
  },
  LOG_BUNDLE_MALFORMED: {
    zh: '导出包的格式不正确',
    en: 'the export is not well-formed',
    hintZh: '应为未经改动的 weir-log-bundle/1 文件',
    hintEn: 'it must be a weir-log-bundle/1 document as the log wrote it',
  },
  LOG_BEGINNING_MISSING: {
    zh: '导出从第 {from} 条开始，之前的记录不在其中',
    en: 'the export begins at entry {from} and leaves out what came before',
    hintZh: '若之前的部分已核实过，用 --seen 给出当时的检查点；否则请索取完整的导出',
    hintEn: 'if you verified that part before, pass its checkpoint with --seen; otherwise ask for the whole log',
  },
  LOG_BASE_MISMATCH: {
    zh: '第 {from} 条之前的部分与该处的检查点不符',
    en: 'what stands for the entries before {from} does not fit the checkpoint there',
  },
  LOG_ENTRY_ALTERED: {
    zh: '第 {index} 条记录（{id}）被改动',
    en: 'entry {index} ({id}) was altered',
  },
  LOG_ENTRY_MOVED: {
    zh: '第 {index} 条记录（{id}）被移动：它原是第 {origin} 条',
    en: 'entry {index} ({id}) was moved: it was entry {origin}',
  },
  LOG_ENTRY_MISSING: {
    zh: '第 {index} 条记录被删除',
    en: 'entry {index} was removed',
  },
  LOG_TAIL_MISSING: {
    zh: '末尾的 {count} 条记录被删除：检查点有 {size} 条，最后一条是第 {last} 条',
    en: 'the last {count} entries were removed: the checkpoint has {size}, the last one here is {last}',
  },
  LOG_ENTRIES_UNCOVERED: {
    zh: '第 {index} 条起的 {count} 条记录不在签名的检查点之内',
    en: '{count} entries from {index} on are not covered by a signed checkpoint',
  },
  LOG_LEAVES_ALTERED: {
    zh: '导出包中的叶子哈希被改动',
    en: 'the leaf hashes in the export were altered',
  },
  LOG_ROOT_MISMATCH: {
    zh: '第 {from} 至 {to} 条记录与条数为 {size} 的签名检查点不符',
    en: 'entries {from} to {to} do not hash to the signed checkpoint at {size}',
    hintZh: '其中至少有一条被改动、增删或换序',
    hintEn: 'at least one of them was altered, added, removed or moved',
  },
  LOG_CONSISTENCY_FORGED: {
    zh: '从 {from} 条到 {to} 条的一致性证明不成立',
    en: 'the consistency proof from {from} to {to} entries does not hold',
  },
  LOG_INCLUSION_FORGED: {
    zh: '第 {index} 条记录（{id}）的包含证明不成立',
    en: 'the proof that entry {index} ({id}) is in the log does not hold',
  },
  LOG_FORKED: {
    zh: '日志对 {size} 条记录签过两个不同的根：有人被出示了另一份历史',
    en: 'the log signed two different roots over {size} entries: someone was shown another history',
    hintZh: '保存两份检查点，它们合在一起就是证据',
    hintEn: 'keep both checkpoints: together they are the evidence',
  },
  LOG_ROLLED_BACK: {
    zh: '日志曾有 {seen} 条记录，现在只出示 {size} 条',
    en: 'the log had {seen} entries and now shows {size}',
  },
  LOG_SEEN_UNCHECKED: {
    zh: '无法核对先前见过的 {seen} 条的检查点：导出从第 {from} 条开始',
    en: 'the checkpoint seen before, at {seen} entries, cannot be checked: the export begins at {from}',
    hintZh: '请索取从更早处开始的导出',
    hintEn: 'ask for an export that begins earlier',
  },
  LOG_NOT_WITNESSED: {
    zh: '最新的检查点没有见证人“{witness}”的有效签名',
    en: 'the newest checkpoint has no valid cosignature by the witness "{witness}"',
  },
  LOG_CHECKPOINT_STALE: {
    zh: '最新的检查点签于 {signedAt}，早于要求的 {bound}',
    en: 'the newest checkpoint was signed at {signedAt}, before the bound {bound}',
    hintZh: '这可能是被重放的旧检查点',
    hintEn: 'it may be an old checkpoint that is being replayed',
  },
  LOG_CHECKPOINT_UNTIMED: {
    zh: '最新的检查点没有日志签过的时间',
    en: 'the newest checkpoint carries no time signed by the log',
  },
  LOG_LEAF_NOT_HEX: {
    zh: '“{value}”不是十六进制',
    en: '"{value}" is not hex',
    hintZh: '每行一片叶子，偶数个十六进制字符；空行是空叶子',
    hintEn: 'one leaf a line, an even number of hex digits; an empty line is the empty leaf',
  },
  LOG_LEAF_TOO_LONG: {
    zh: '这一行超过 {limit} 个字符',
    en: 'the line is longer than {limit} characters',
  },
  LOG_FILE_TOO_LARGE: {
    zh: '文件超过 {limit} 字节',
    en: 'the file is larger than {limit} bytes',
    hintZh: '请按检查点分段导出',
    hintEn: 'export the log in parts, each from the checkpoint that ended the one before',
  },
  LOG_KEY_PURPOSE: {
    zh: '“{name}”的公钥用途不符：{expected}',
    en: 'the key "{name}" has another purpose: {expected} is needed',
    hintZh: '--key 需要日志的公钥，--witness 需要见证人的公钥',
    hintEn: '--key takes the key of the log, --witness the key of a witness',
  },
  LOG_MOMENT_MALFORMED: {
    zh: '“{value}”不是时刻',
    en: '"{value}" is not a moment',
    hintZh: '写成 2026-03-01 或 2026-03-01T08:00:00Z',
    hintEn: 'write 2026-03-01 or 2026-03-01T08:00:00Z',
  },
  LOG_KEY_CHANGED: {
    zh: '这份日志此前由另一把密钥签名',
    en: 'this log was signed by another key before',
    hintZh: '把原来的日志密钥文件放回数据目录；换钥须另起一份日志',
    hintEn: 'put the log key file back into the data directory; a log keeps its key for life',
  },
  LOG_CHECKPOINT_UNKNOWN: {
    zh: '日志里没有这个检查点',
    en: 'the log has no such checkpoint',
  },
  LOG_ENTRY_UNKNOWN: {
    zh: '日志里没有记录“{id}”',
    en: 'the log has no entry "{id}"',
  },
  LOG_ENTRY_PENDING: {
    zh: '记录“{id}”已写入，还未编入日志',
    en: 'the entry "{id}" is written and not yet in the tree',
    hintZh: '两秒后再试；若仍如此，请检查 worker 是否在运行',
    hintEn: 'try again in two seconds; if it stays so, see whether the worker runs',
  },
  LOG_EMPTY: {
    zh: '日志里还没有编号的记录',
    en: 'the log has no sequenced entry yet',
  },
  LOG_FILE_UNWRITABLE: {
    zh: '无法写入“{file}”：{why}',
    en: '"{file}" cannot be written: {why}',
  },
  LOG_WITNESS_MEMORY_DAMAGED: {
    zh: '无法读取见证人的记忆文件“{file}”',
    en: 'the memory of the witness, "{file}", cannot be read',
    hintZh: '从备份恢复；没有记忆就签名，等于作假证',
    hintEn: 'restore it from a copy: a witness that forgot would vouch for any history',
  },
  LOG_TREE_DAMAGED: {
    zh: '数据库里 {size} 条记录的日志树不是上次签名的那一棵',
    en: 'the tree of {size} entries in the database is not the one that was signed last',
    hintZh: '有人改动了日志的表：先不要再签名，与见证人和以往的检查点核对，再从备份恢复',
    hintEn:
      'someone changed the tables of the log: sign nothing more, compare with witnesses and earlier checkpoints, then restore a backup',
  },
} as const satisfies ErrorCatalogue;
