import type { TextTree } from './text-tree.ts';

/** Every text file in Russian, by its path. */
export const files = import.meta.glob<TextTree>('../../locales/ru/*.json', {
  eager: true,
  import: 'default',
});
