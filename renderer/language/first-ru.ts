import type { TextTree } from './text-tree.ts';

/** What the first screens say in Russian: the files of `shared/host/first-texts.ts`, by their paths. */
export const files = import.meta.glob<TextTree>(
  '../../locales/ru/{common,errors,first-run,hand-over,home-files,shell}.json',
  { eager: true, import: 'default' },
);
