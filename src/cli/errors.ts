import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const cliErrors = {
  OBJECTION_DATUM_UNCLEAR: {
    zh: '“{value}”应写成：数据项=现为=应为',
    en: '{value} should read datum=says=should say',
  },
  CLI_SYSTEM_REFUSED: {
    zh: '系统拒绝了操作：{cause} {path}',
    en: 'the system refused: {cause} {path}',
    hintZh: '检查路径、权限和磁盘空间',
    hintEn: 'check the path, its permissions and the space on disk',
  },
  CLI_INTERNAL_FAULT: {
    zh: '程序内部出错：{cause}',
    en: 'a fault of our own: {cause}',
    hintZh: '用 NODE_DEBUG=weir 再运行一次，并把输出报告给我们',
    hintEn: 'run it again with NODE_DEBUG=weir and report what it prints',
  },
  SERVER_TOKEN_NEEDED: {
    zh: '没有可用的令牌文件',
    en: 'there is no file with a token',
    hintZh: '用 --token-file 或 WEIR_TOKEN_FILE 指明保存令牌的文件',
    hintEn: 'name the file that holds the token with --token-file or WEIR_TOKEN_FILE',
  },
  SERVER_UNREACHABLE: {
    zh: '无法连接 {server}：{why}',
    en: 'cannot reach {server}: {why}',
    hintZh: '核对 --server，并确认服务正在运行',
    hintEn: 'check --server and that Weir is running there',
  },
  SERVER_REFUSED: {
    zh: '服务拒绝（{status} {code}）：{title}',
    en: 'the server refused ({status} {code}): {title}',
  },
  OUTPUT_IS_INPUT: {
    zh: '输出文件就是输入文件之一',
    en: 'the file to write is one of the files to read',
    hintZh: '另取一个文件名',
    hintEn: 'choose another name for it',
  },
  PARTY_NAME_MISSING: {
    zh: '没有名称列',
    en: 'there is no column of names',
    hintZh: '需要“名称”“企业名称”或“对方户名”列；文件中有：{found}',
    hintEn: 'a column such as name, 企业名称 or 对方户名 is needed; the file has: {found}',
  },
  SERVE_ADDRESS_UNUSABLE: {
    zh: '无法在 {host} 的端口 {port} 上监听（{why}）',
    en: 'cannot listen on port {port} of {host} ({why})',
    hintZh: '停止占用该端口的程序，或用 --port 或 WEIR_PORT 另选端口（0 为任意空闲端口）',
    hintEn: 'stop the program that has the port, or choose another with --port or WEIR_PORT (0 for any free one)',
  },
  EXPOSURE_HEX_WRONG: {
    zh: '“{value}”不是所需长度的十六进制',
    en: '"{value}" is not hex of the length that is needed',
  },
  EXPOSURE_NOT_AN_ELEMENT: {
    zh: '该行不是群元素，无法计算',
    en: 'the row is no element of the group',
    hintZh: '使用 exposure blind 输出的内容',
    hintEn: 'use what exposure blind printed',
  },
  EXPOSURE_STATE_DIFFERS: {
    zh: '应答的数量与盲化时不同',
    en: 'there are not as many answers as were blinded',
    hintZh: '使用同一次 exposure blind 的状态文件',
    hintEn: 'use the state of the same exposure blind',
  },
} as const satisfies ErrorCatalogue;
