import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['.astro/', '.fangzhi/', 'bench/out/', 'content/', 'dist/', 'tests/fixtures/']),
  js.configs.recommended,
  // The ideographic space is Chinese typography, wherever text is written.
  {
    rules: {
      'no-irregular-whitespace': [
        'error',
        { skipStrings: true, skipTemplates: true, skipComments: true, skipRegExps: true },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
  },
  // Cases are drawn with one seed (tests/fast-check.ts).
  {
    files: ['tests/**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: ['fast-check'] }] },
  },
  { files: ['**/*.astro'], extends: [tseslint.configs.recommended] },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
  astro.configs.recommended,
  astro.configs['jsx-a11y-recommended'],
  // No types inside .astro templates or their <script>s: frontmatter and scripts are kept short,
  // `astro check` reads them, and logic lives in .ts files.
  {
    files: ['**/*.astro', '**/*.astro/*.ts', '**/*.astro/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
);
