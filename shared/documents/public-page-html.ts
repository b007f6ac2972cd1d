import { publicText } from '../results/public-texts.ts';
import type { PublicPageData } from '../results/public-page.ts';
import { htmlPage } from './html-page.ts';
import { publicPageCss } from './public-page-css.ts';
import { publicPageMarkup } from './public-page-markup.ts';
import { publicPageScript } from './public-page-script.ts';

/**
 * The public page: one file in three languages that needs no network and no server, with the public proof (JSON) inside
 * it. Without a script everything but the search and the filters still works. Search engines are asked to leave it alone
 * until it is final and released.
 */
export const publicPageHtml = (page: PublicPageData, proof: string): string =>
  htmlPage({
    title: `${publicText('page.title', 'kk')} — ${page.contest.kk}`,
    language: 'kk',
    css: publicPageCss,
    script: publicPageScript,
    unlisted: page.marks.length > 0,
    body: [publicPageMarkup(page)],
    data: { id: 'qazylar-proof', json: proof },
  });
