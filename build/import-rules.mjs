/**
 * Who may import whom, for dependency-cruiser. Inside shared/ each row may import only from rows above it; folders of
 * one row do not know each other. A new folder gets its place here and in ARCHITECTURE.md.
 */
const rowsOfShared = [
  ['basics'],
  ['language'],
  ['log'],
  ['bundle', 'contest', 'journal'],
  ['exchange'],
  ['finding'],
  [
    'intake',
    'assigning',
    'scoring',
    'trust',
    'deciding',
    'pitching',
    'tournament',
    'following',
    'pooling',
  ],
  ['merge'],
  ['ranking'],
  ['results'],
  ['seasons'],
  ['reports'],
  ['documents', 'demo'],
  ['host'],
];

const foldersInOrder = rowsOfShared.flat();

const rulesOfShared = rowsOfShared.flatMap((row, index) => {
  const earlier = rowsOfShared.slice(0, index).flat();
  return row.map((folder) => ({
    name: `shared-${folder}-looks-only-left`,
    severity: 'error',
    from: { path: `^shared/${folder}/` },
    to: { path: '^shared/', pathNot: `^shared/(${[folder, ...earlier].join('|')})/` },
  }));
});

const rules = [
  ...rulesOfShared,
  {
    name: 'shared-folder-has-its-place',
    severity: 'error',
    from: { path: '^shared/', pathNot: `^shared/(${foldersInOrder.join('|')})/` },
    to: {},
  },
  {
    name: 'shared-stands-alone',
    severity: 'error',
    from: { path: '^shared/' },
    to: { path: '^(renderer|electron|build|test)/' },
  },
  {
    name: 'shared-knows-no-platform',
    severity: 'error',
    from: { path: '^shared/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'shared-knows-no-framework',
    severity: 'error',
    from: { path: '^shared/' },
    to: { path: 'node_modules/(react|react-dom|i18next|radix-ui|zustand|wouter)/' },
  },
  {
    name: 'renderer-knows-no-shell',
    severity: 'error',
    from: { path: '^renderer/' },
    to: { path: '^(electron|build|test)/' },
  },
  {
    name: 'renderer-foundations-know-no-screens',
    severity: 'error',
    from: {
      path: '^renderer/(language|ui|storage|workers|host|score-form|hand-over|paper|documents|data-table|personal-data|ranking|charts|regulation|results|show)/',
    },
    to: { path: '^renderer/(features|app)/' },
  },
  {
    name: 'controls-know-no-contest',
    severity: 'error',
    from: { path: '^renderer/(ui|language)/' },
    to: { path: '^renderer/(storage|workers|host)/' },
  },
  {
    name: 'features-know-not-each-other',
    severity: 'error',
    from: { path: '^renderer/features/([^/]+)/' },
    to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
  },
  {
    name: 'features-know-no-composition',
    severity: 'error',
    from: { path: '^renderer/features/' },
    to: { path: '^renderer/app/' },
  },
  {
    name: 'shell-knows-no-window',
    severity: 'error',
    from: { path: '^electron/' },
    to: { path: '^(renderer|build|test)/' },
  },
  {
    name: 'only-storage-knows-dexie',
    severity: 'error',
    from: { path: '^(shared|renderer|electron)/', pathNot: '^renderer/storage/' },
    to: { path: 'node_modules/dexie' },
  },
  {
    name: 'only-the-reading-room-knows-pdf',
    severity: 'error',
    from: {
      path: '^(shared|renderer|electron)/',
      pathNot: '^renderer/(documents/|workers/pdf.worker.ts$)',
    },
    to: { path: 'node_modules/pdfjs-dist/' },
  },
  {
    name: 'schemas-take-zod-as-the-house-sets-it',
    severity: 'error',
    from: { path: '^(shared|renderer|electron)/', pathNot: '^shared/basics/zod.ts$' },
    to: { path: 'node_modules/zod/' },
  },
  {
    name: 'only-the-shell-knows-electron',
    severity: 'error',
    from: { pathNot: '^(electron|test/electron)/' },
    to: { path: 'node_modules/electron/' },
  },
  {
    name: 'second-verifier-knows-no-first',
    severity: 'error',
    from: { path: '^test/second-verifier/.*[.]mjs$' },
    to: { pathNot: '^test/second-verifier/.*[.]mjs$', dependencyTypesNot: ['core'] },
  },
  { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'product-needs-no-development-package',
    severity: 'error',
    from: { path: '^(shared|renderer|electron)/' },
    to: {
      dependencyTypes: ['npm-dev'],
      pathNot: 'node_modules/electron/',
      dependencyTypesNot: ['type-only'],
    },
  },
  // What the merge is measured beside is installed in a folder of its own, and only by who wants to measure.
  {
    name: 'resolvable',
    severity: 'error',
    from: { pathNot: '^test/bench/peers/' },
    // Made by the bundler: see `verifier-page.mjs`.
    to: { couldNotResolve: true, pathNot: '^virtual:(verifier-page|licences)$' },
  },
];

export default {
  forbidden: rules,
  options: {
    doNotFollow: { path: 'node_modules' },
    // What the benches built is not ours to order.
    exclude: { path: '\\.(css|svg|woff2)$|^test/bench/dist/' },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
