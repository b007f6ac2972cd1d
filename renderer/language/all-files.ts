import type { TextTree } from './text-tree.ts';

/** Every text file of the three languages, by its path. */
export const files = import.meta.glob<TextTree>('../../locales/*/*.json', {
  eager: true,
  import: 'default',
});
