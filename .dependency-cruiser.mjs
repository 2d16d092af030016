// Arrows point one way. The list is the flow of a loan; a module may use itself and those before it, through their index.
export const MODULES = [
  'kernel',
  'numeric',
  'reference',
  'audit',
  'ledger',
  'privacy',
  'evidence',
  'verification',
  'macro',
  'fraud',
  'credit',
  'terms',
  'compliance',
  'decision',
  'funding',
  'servicing',
  'portfolio',
  'conduct',
  'resilience',
  'crisis',
  'supervision',
];

const laterThan = (module) => MODULES.slice(MODULES.indexOf(module) + 1);

const order = MODULES.slice(0, -1).map((module) => ({
  name: `${module}-looks-only-back`,
  severity: 'error',
  from: { path: `^src/domain/${module}/` },
  to: { path: `^src/domain/(${laterThan(module).join('|')})/` },
}));

const throughIndex = MODULES.map((module) => ({
  name: `into-${module}-through-its-index`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/domain/${module}/` },
  to: { path: `^src/domain/${module}/`, pathNot: `^src/domain/${module}/(index|.*\\.test)\\.ts$` },
}));

const edge = (name, from, to, pathNot) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.ts$' },
  to: pathNot ? { path: to, pathNot } : { path: to },
});

export default {
  forbidden: [
    ...order,
    ...throughIndex,
    edge('the-core-is-pure', '^src/domain/', '.', '^src/domain/'),
    edge('app-knows-only-the-core', '^src/app/', '^src/', '^src/(app|domain)/'),
    // Catalogues of errors are words without code: the contract gathers those of every layer.
    edge('contract-knows-only-the-core', '^src/contract/', '^src/', '^src/(contract|domain)/|/errors\\.ts$'),
    edge('adapters-know-app-and-core', '^src/adapters/', '^src/', '^src/(adapters|app|domain)/'),
    edge('http-knows-contract-app-and-core', '^src/http/', '^src/', '^src/(http|contract|app|domain)/'),
    edge(
      'the-county-is-made-of-early-modules',
      '^src/generate/',
      '^src/',
      '^src/(generate|domain/(kernel|numeric|reference|evidence|terms))/',
    ),
    edge(
      'the-console-knows-contract-kernel-and-audit',
      '^src/console/',
      '^src/',
      '^src/(console|contract|domain/(kernel|audit))/',
    ),
    edge('nothing-reaches-the-console', '^src/(?!console/)', '^src/console/'),
    {
      // Schemas are heavy: the console is typed by them and loads none.
      name: 'the-console-loads-no-schema',
      severity: 'error',
      from: { path: '^src/console/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/zod', dependencyTypesNot: ['type-only'] },
    },
    edge('nothing-reaches-the-command-line', '^src/(domain|app|adapters|http|contract)/', '^src/cli/', '/errors\\.ts$'),
    edge('detectors-never-see-the-generator', '^src/(domain|adapters|http)/', '^src/generate/'),
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
};
