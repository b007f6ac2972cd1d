import type { TextTree } from './text-tree.ts';

/** Every text file in English, by its path. */
export const files = import.meta.glob<TextTree>('../../locales/en/*.json', {
  eager: true,
  import: 'default',
});
