import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** One environment variable: the table in docs/operating/configuration.md holds the same rows, and a test compares them. */
export interface Variable {
  readonly name: string;
  readonly default: string;
  readonly meaning: { readonly zh: string; readonly en: string };
  /** Never shown, not even by `doctor`. */
  readonly secret?: true;
  /** Why a value is not usable; undefined where it is. */
  readonly refuse: (value: string) => string | undefined;
}

const anything = () => undefined;
const wholeNumber = (from: number, to: number) => (value: string) =>
  /^\d{1,9}$/.test(value) && Number(value) >= from && Number(value) <= to ? undefined : `${from}…${to}`;
const oneOf =
  (...values: readonly string[]) =>
  (value: string) =>
    values.includes(value) ? undefined : values.join(' | ');
const postgresUrl = (value: string) => (/^postgres(ql)?:\/\//.test(value) ? undefined : 'postgres://…');
const listOf = (value: string) => value.split(',').map((item) => item.trim());
const addresses = (value: string) => {
  const isAddress = (item: string) => {
    const [address = '', bits = '0', rest] = item.split('/');
    const version = isIP(address);
    return version !== 0 && rest === undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
  };
  return listOf(value).every(isAddress) ? undefined : '10.0.0.5, 10.1.0.0/16';
};
const readableFile = (value: string) => (existsSync(value) ? undefined : 'a file that exists');

export const VARIABLES = [
  {
    name: 'WEIR_DATA_DIR',
    default: '.weir/data below the project; as root /var/lib/weir/<hash of the project>',
    meaning: {
      zh: '内置数据库、密钥与临时文件所在的目录',
      en: 'the directory of the embedded database, its keys and working files',
    },
    refuse: anything,
  },
  {
    name: 'DATABASE_URL',
    default: 'none: the embedded database',
    meaning: {
      zh: 'PostgreSQL 15 及以上服务器的所有者连接（可列多台主机）',
      en: 'the owner’s connection to a PostgreSQL server, 15 or later; several hosts may be listed',
    },
    secret: true,
    refuse: postgresUrl,
  },
  {
    name: 'DATABASE_APP_URL',
    default: 'the role weir_app with a password derived from the owner’s',
    meaning: {
      zh: '应用角色的连接（该角色须为 weir_app 或其成员）',
      en: 'the application’s connection, for a role that is weir_app or a member of it',
    },
    secret: true,
    refuse: postgresUrl,
  },
  {
    name: 'WEIR_DATABASE_CONNECTIONS',
    default: '20',
    meaning: { zh: '每个进程的数据库连接数上限', en: 'the most database connections of one process' },
    refuse: wholeNumber(2, 500),
  },
  {
    name: 'WEIR_MASTER_KEY_FILE',
    default: 'secrets/master-key below the data directory, made on first use',
    meaning: {
      zh: '主密钥文件（64 个十六进制字符），须与备份分开保管',
      en: 'the file of the master key (64 characters of hex), to be kept apart from backups',
    },
    refuse: readableFile,
  },
  {
    name: 'WEIR_BACKUP_KEY_FILE',
    default: 'secrets/backup-key below the data directory, made on first use',
    meaning: {
      zh: '备份加密密钥文件（64 个十六进制字符）',
      en: 'the file of the key that backups are encrypted with (64 characters of hex)',
    },
    refuse: readableFile,
  },
  {
    name: 'WEIR_HOST',
    default: '127.0.0.1',
    meaning: { zh: 'HTTP 服务监听的地址', en: 'the address that the HTTP server listens on' },
    refuse: anything,
  },
  {
    name: 'WEIR_PORT',
    default: '8080',
    meaning: { zh: 'HTTP 服务监听的端口', en: 'the port that the HTTP server listens on' },
    refuse: wholeNumber(0, 65535),
  },
  {
    name: 'WEIR_TRUSTED_PROXIES',
    default: 'none: callers are told apart by the address that connects',
    meaning: {
      zh: '可信反向代理的地址或网段（逗号分隔），其 X-Forwarded-For 用于区分调用方',
      en: 'addresses or networks of reverse proxies, comma-separated, whose X-Forwarded-For tells callers apart',
    },
    refuse: addresses,
  },
  {
    name: 'WEIR_LOG_LEVEL',
    default: 'info',
    meaning: { zh: '运行日志的级别', en: 'how much the server logs' },
    refuse: oneOf('silent', 'error', 'warn', 'info', 'debug'),
  },
] as const satisfies readonly Variable[];

export interface Configuration {
  readonly dataDirectory?: string;
  readonly databaseUrl?: string;
  readonly applicationDatabaseUrl?: string;
  readonly databaseConnections: number;
  readonly masterKeyFile?: string;
  readonly backupKeyFile?: string;
  readonly host: string;
  readonly port: number;
  /** Proxies whose word about the caller's address is taken. */
  readonly trustedProxies?: readonly string[];
  readonly logLevel: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment once; an empty variable is an absent one. Errors: CONFIGURATION_INVALID naming the first that is wrong. */
export function readConfiguration(environment: Environment): Result<Configuration, Failure<'CONFIGURATION_INVALID'>> {
  const value = (name: (typeof VARIABLES)[number]['name']) => environment[name] || undefined;
  for (const variable of VARIABLES) {
    const given = value(variable.name);
    const expected = given === undefined ? undefined : variable.refuse(given);
    if (expected !== undefined) return fail('CONFIGURATION_INVALID', { name: variable.name, expected });
  }
  const path = (name: Parameters<typeof value>[0]) => {
    const given = value(name);
    return given === undefined ? undefined : resolve(given);
  };
  const proxies = value('WEIR_TRUSTED_PROXIES');
  return ok({
    ...optional('dataDirectory', path('WEIR_DATA_DIR')),
    ...optional('databaseUrl', value('DATABASE_URL')),
    ...optional('applicationDatabaseUrl', value('DATABASE_APP_URL')),
    databaseConnections: Number(value('WEIR_DATABASE_CONNECTIONS') ?? 20),
    ...optional('masterKeyFile', path('WEIR_MASTER_KEY_FILE')),
    ...optional('backupKeyFile', path('WEIR_BACKUP_KEY_FILE')),
    host: value('WEIR_HOST') ?? '127.0.0.1',
    port: Number(value('WEIR_PORT') ?? 8080),
    ...(proxies === undefined ? {} : { trustedProxies: listOf(proxies) }),
    logLevel: value('WEIR_LOG_LEVEL') ?? 'info',
  });
}

function optional<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: string });
}
