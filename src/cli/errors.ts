import type { ErrorCatalogue } from '#domain/kernel/index.ts';

export const cliErrors = {
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
} as const satisfies ErrorCatalogue;
