import { join } from 'node:path';
import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';
import { layers } from './scripts/layers.mjs';

/** What each feature may import of others: those above it, and of them these. */
const features = {
  auth: [],
  documents: [],
  upload: ['auth', 'documents'],
  schemas: ['auth', 'upload'],
  runs: ['documents', 'schemas'],
  exports: ['auth', 'documents', 'runs', 'schemas'],
  projects: ['auth', 'documents', 'exports', 'runs', 'schemas', 'upload'],
  'review-grid': ['runs', 'schemas'],
  review: ['auth', 'documents', 'exports', 'projects', 'review-grid', 'runs', 'schemas'],
  integrations: ['auth', 'projects', 'runs', 'schemas'],
  notices: ['projects'],
  settings: ['auth'],
};

/** The attributes whose words a person reads or hears. */
const spoken = 'JSXAttribute[name.name=/^(label|title|placeholder|aria-label|description|alt)$/]';

export default ts.config(
  {
    ignores: [
      'dist',
      'node_modules',
      'e2e/out',
      'test-results',
      'playwright-report',
      'src/shared/api/schema.d.ts',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', 400],
    },
  },
  { files: ['src/**/*.tsx'], ...a11y.flatConfigs.recommended },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // Dialogs that a person has just asked for put the caret where typing begins.
      'jsx-a11y/no-autofocus': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { house: { rules: { layers: layers(join(import.meta.dirname, 'src'), features) } } },
    rules: { 'house/layers': 'error' },
  },
  {
    // Words stand in src/texts, so that another language is another folder there.
    files: ['src/{app,features,shared}/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          'JSXText[value=/\\p{L}\\p{L}/u]',
          `${spoken} > Literal[value=/\\p{L}/u]`,
          `${spoken} > JSXExpressionContainer > Literal[value=/\\p{L}/u]`,
          `${spoken} > JSXExpressionContainer > ConditionalExpression > Literal[value=/\\p{L}/u]`,
          `${spoken} > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=/\\p{L}/u]`,
        ].map((selector) => ({ selector, message: 'What a person reads stands in src/texts.' })),
        {
          selector: 'ImportDeclaration[source.value="react"] > ImportSpecifier[imported.name="lazy"]',
          message: 'Use `lazily`: what could not be fetched can then be tried again.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/shared/api/stale.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          property: 'invalidateQueries',
          message: 'What a change makes stale stands in src/shared/api/stale.ts: name the change.',
        },
      ],
    },
  },
  {
    files: ['scripts/**/*.mjs', 'e2e/**/*.mjs', 'public/**/*.js'],
    rules: { 'no-unused-vars': ['error', { ignoreRestSiblings: true }] },
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        localStorage: 'readonly',
        matchMedia: 'readonly',
        document: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
