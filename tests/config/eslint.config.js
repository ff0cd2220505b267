import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import eslint from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { rooms, libraries } = JSON.parse(
  readFileSync(new URL('../house/rooms.json', import.meta.url), 'utf8'),
);
const pureFiles = Object.keys(rooms)
  .filter((room) => rooms[room].pure)
  .map((room) => `src/${room}/**/*.ts`);

/** Roads from text to code or markup, and out of the page. */
const unsafe = {
  'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc|insertAdjacentHTML|createContextualFragment)$/]':
    'Build nodes, not markup.',
  'MemberExpression[object.name="document"][property.name=/^(write|writeln)$/]':
    'Build nodes, not markup.',
  'CallExpression[callee.name="open"], MemberExpression[object.name=/^(window|globalThis)$/][property.name="open"]':
    'Use a link.',
  'AssignmentExpression[left.name="location"], AssignmentExpression[left.property.name="location"]':
    'Pages are hashes: set location.hash.',
  'AssignmentExpression[left.property.name="href"]:matches([left.object.name="location"], [left.object.property.name="location"])':
    'Pages are hashes: set location.hash.',
  'CallExpression[callee.property.name=/^(assign|replace)$/]:matches([callee.object.name="location"], [callee.object.property.name="location"])':
    'Pages are hashes: set location.hash.',
  'SvelteAttribute[key.name="style"]':
    'The policy refuses inline styles: use a class or style:name={…}.',
};

/** Roads to other machines; the policy closes them, and nothing of the app knocks. */
const network = {
  'CallExpression[callee.name="fetch"], MemberExpression[object.name=/^(window|globalThis|self)$/][property.name="fetch"]':
    'The app asks no one: import what it needs.',
  'NewExpression[callee.name=/^(XMLHttpRequest|WebSocket|WebTransport|EventSource|RTCPeerConnection|Image|Audio)$/]':
    'The app speaks to no one.',
  'MemberExpression[property.name="sendBeacon"]': 'The app speaks to no one.',
  'ImportExpression[source.value=/^(https?:)?\\/\\//]': 'The app loads nothing from elsewhere.',
  'SvelteAttribute[key.name=/^(ping|srcset|formaction)$/]': 'The app speaks to no one.',
  'SvelteElement[name.name=/^(iframe|object|embed|form)$/] SvelteAttribute[key.name=/^(src|data|action)$/]':
    'The app loads nothing from elsewhere.',
  'SvelteAttribute[key.name="rel"] SvelteLiteral[value=/pre(fetch|connect|load)|dns/]':
    'Nothing is fetched before the user asks for it.',
  'SvelteAttribute[key.name=/^(href|src)$/] SvelteLiteral[value=/^(https?:)?\\/\\//]':
    'Links abroad come from the catalogue, as data.',
};

const namedExports = {
  'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]': 'Export by name.',
};

/** Tests that do not run. */
const unfinished = {
  'CallExpression[callee.property.name=/^(skip|only|todo|fixme|skipIf|runIf)$/]:matches([callee.object.name=/^(test|it|describe)$/], [callee.object.property.name="describe"])':
    'Every test runs, always.',
};

/** What does not give the same bits in every engine, place or moment. */
const inexact = {
  'MemberExpression[object.name="Math"]:not([computed=false][property.name=/^(abs|min|max|floor|ceil|round|sqrt|imul|clz32|fround|trunc|sign|PI|E|LN2|LN10|LOG2E|LOG10E|SQRT2|SQRT1_2)$/])':
    'Random, or different between engines: use #engine/numerics.',
  'Identifier[name="Math"]:not(MemberExpression > Identifier)': 'Name the function: Math.floor(…).',
  // A literal power of two, such as 2 ** 32, is exact everywhere.
  'BinaryExpression[operator="**"]:not([left.value=2][right.type="Literal"]), AssignmentExpression[operator="**="]':
    'Different between engines: multiply, or use #engine/numerics.',
  'MemberExpression[property.name=/^(localeCompare|toLocale.*)$/]':
    'Depends on the locale of the reader.',
};

const worldly = ['Date', 'Intl', 'performance', 'console', 'crypto', 'process', 'globalThis'];

const restrictedSyntax = (...groups) => ({
  'no-restricted-syntax': [
    'error',
    ...groups.flatMap((group) =>
      Object.entries(group).map(([selector, message]) => ({ selector, message })),
    ),
  ],
});

const folders = [...new Set([...Object.keys(rooms), ...Object.values(libraries).flat()])].sort();
const awayFrom = (folder) =>
  Object.keys(libraries).filter(
    (library) => !libraries[library].some((home) => `${folder}/`.startsWith(`${home}/`)),
  );

/** Each outside library only at home; deeper folders come later and so have the last word. */
const libraryFences = folders.map((folder) => ({
  files: [`src/${folder}/**`, `src/${folder}.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: awayFrom(folder).map((library) => ({
          group: [library, `${library}/*`],
          message: `It lives in src/${libraries[library].join(', src/')} and nowhere else.`,
        })),
      },
    ],
  },
}));

export default typescript.config(
  { ignores: ['dist', 'dist-single', 'test-results', 'playwright-report', 'src/catalog/data'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  typescript.configs.recommended,
  svelte.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Names and notes are cleaned of control characters, which takes naming them.
      'no-control-regex': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tests/tsconfig.json'],
        tsconfigRootDir: root,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: typescript.parser },
    },
    rules: {
      'svelte/no-target-blank': 'error',
      // State holds values that are replaced whole; a Map or Date inside one need not be reactive.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  { files: ['tests/**/*.ts'], rules: restrictedSyntax(unfinished) },
  { files: ['tests/config/*.js'], languageOptions: { globals: globals.node } },
  {
    files: ['src/**'],
    rules: { 'no-eval': 'error', 'no-new-func': 'error', ...restrictedSyntax(unsafe, network) },
  },
  { files: ['src/**/*.ts'], rules: restrictedSyntax(unsafe, network, namedExports) },
  {
    // It answers the page's own requests from what it keeps, and asks the same address for the rest.
    files: ['src/offline/**'],
    rules: restrictedSyntax(unsafe, namedExports),
  },
  {
    files: pureFiles,
    rules: {
      'no-restricted-globals': [
        'error',
        ...worldly.map((name) => ({ name, message: 'Time, seed and locale come in as data.' })),
      ],
      ...restrictedSyntax(unsafe, network, namedExports, inexact),
    },
  },
  libraryFences,
);
