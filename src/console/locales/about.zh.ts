export const words = {
  title: '关于与健康',
  hint: '这里运行的是什么，是否正常，决策用的是哪些版本',
  health: { title: '健康', process: '服务进程', store: '数据库', time: '应答时间', well: '正常', unwell: '异常' },
  artefacts: {
    title: '决策所用的版本',
    weir: '堰',
    rules: '法规包',
    ruleCount: '{{rules}} 条规则、{{parameters}} 个参数',
    policy: '策略',
    model: '模型',
  },
  more: {
    title: '更多',
    api: '接口文档',
    licence: '许可证 Apache-2.0',
    notAdvice: '本系统不构成法律意见：文本未经核对的规则会说明这一点，并转由人判断。',
  },
};
