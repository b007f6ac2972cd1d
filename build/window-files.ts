import { resolve } from 'node:path';
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

interface Modules {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
}

const read = new Map<string, ReadonlySet<string>>();

/** Everything that a module imports before it runs, itself included. */
function readWith(entry: string, modules: Modules): ReadonlySet<string> {
  const known = read.get(entry);
  if (known !== undefined) return known;
  const found = new Set<string>([entry]);
  read.set(entry, found);
  for (const id of found)
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/**
 * Three files of what the window is drawn with, instead of half a hundred: `begin` for what runs before it is there,
 * `frame` for what a ceremony's page needs as well, `first` for the rest. `list` is what a juror's list adds.
 */
export function filesOfWindow(): readonly Rolldown.CodeSplittingGroup[] {
  const [main = '', window = '', show = '', list = ''] = [
    'app/main.tsx',
    'app/window.tsx',
    'app/show.tsx',
    'features/score-submissions/juror-list-screen.tsx',
  ].map((path) => resolve('renderer', path));
  const isIn = (entry: string, id: string, modules: Modules): boolean =>
    id !== entry && readWith(entry, modules).has(id);
  return [
    {
      name: (id, modules) =>
        isIn(main, id, modules) || id.includes('preload-helper') ? 'begin' : null,
      debugName: 'begin',
      priority: 4,
    },
    {
      name: (id, modules) =>
        isIn(window, id, modules) && isIn(show, id, modules) ? 'frame' : null,
      debugName: 'frame',
      priority: 3,
    },
    {
      name: (id, modules) => (isIn(window, id, modules) ? 'first' : null),
      debugName: 'first',
      priority: 2,
    },
    {
      name: (id, modules) => (isIn(list, id, modules) || id === list ? 'list' : null),
      debugName: 'list',
      priority: 1,
    },
  ];
}

/**
 * Names what a page's script fetches at once, so that the page fetches it beside that script and not after it: its
 * files with those that they import, and their styles.
 */
export function fetchedBeside(): Plugin {
  return {
    name: 'qazylar-fetched-beside',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {}, chunk }) {
        const files = new Set(chunk?.dynamicImports);
        const tags: HtmlTagDescriptor[] = [];
        const add = (rel: string, file: string): void => {
          const href = `./${file}`;
          if (html.includes(href)) return;
          tags.push({ tag: 'link', attrs: { rel, crossorigin: true, href }, injectTo: 'head' });
        };
        for (const file of files) {
          const output = bundle[file];
          if (output?.type !== 'chunk') continue;
          for (const imported of output.imports) files.add(imported);
          add('modulepreload', file);
          for (const style of output.viteMetadata?.importedCss ?? []) add('stylesheet', style);
        }
        return tags;
      },
    },
  };
}
