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
 * Two files of what the window is drawn with, instead of half a hundred: `frame` for what a ceremony's page needs as
 * well, `first` for the rest. What begins before the window stays apart from both.
 */
export function filesOfWindow(): readonly Rolldown.CodeSplittingGroup[] {
  const [main = '', window = '', show = ''] = ['main', 'window', 'show'].map((name) =>
    resolve('renderer/app', `${name}.tsx`),
  );
  const isDrawn = (id: string, modules: Modules): boolean =>
    id !== window && readWith(window, modules).has(id) && !readWith(main, modules).has(id);
  return [
    {
      name: (id, modules) =>
        isDrawn(id, modules) && readWith(show, modules).has(id) ? 'frame' : null,
      debugName: 'frame',
      priority: 1,
    },
    { name: (id, modules) => (isDrawn(id, modules) ? 'first' : null), debugName: 'first' },
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
