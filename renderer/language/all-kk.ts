import type { TextTree } from './text-tree.ts';

/** Every text file in Kazakh, by its path. */
export const files = import.meta.glob<TextTree>('../../locales/kk/*.json', {
  eager: true,
  import: 'default',
});
