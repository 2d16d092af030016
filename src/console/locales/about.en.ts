export const words = {
  title: 'About and health',
  hint: 'What runs here, whether it is well, and by which versions decisions are made',
  health: { title: 'Health', process: 'Process', store: 'Store', time: 'Answers in', well: 'well', unwell: 'not well' },
  artefacts: {
    title: 'Versions that decide',
    weir: 'Weir',
    rules: 'Rule pack',
    ruleCount: '{{rules}} rules, {{parameters}} parameters',
    policy: 'Policy',
    model: 'model',
  },
  more: {
    title: 'More',
    api: 'Documents of the API',
    licence: 'licence Apache-2.0',
    notAdvice: 'Not legal advice: a rule whose text was not verified says so and leads to a person.',
  },
};
