export const words = {
  title: '总览',
  hint: '一笔贷款从申请到还清要过的每一道防线，现在是什么状态。',
};
