import { useLayoutEffect, useMemo, useRef } from 'react';

import type { Language } from '../../../shared/basics/localized.ts';
import { publicPageCss } from '../../../shared/documents/public-page-css.ts';
import { publicPageMarkup } from '../../../shared/documents/public-page-markup.ts';
import { rowsAtOnce } from '../../../shared/documents/public-register-markup.ts';
import type { PublicPageData } from '../../../shared/results/public-page.ts';
import { useText } from '../../language/use-text.ts';
import { showInShadow } from './shadow-page.ts';

/** The rows the page itself would show at once. */
const shownAtOnce = (page: PublicPageData): PublicPageData => ({
  ...page,
  register: { ...page.register, rows: page.register.rows.slice(0, rowsAtOnce) },
});

/**
 * The page as it will look. The window lets no other script run, so here only the switch of languages works; search,
 * filters and links rest until the page is saved and opened.
 */
export function PagePreview({ page }: { readonly page: PublicPageData }) {
  const { t, language } = useText('publish');
  const place = useRef<HTMLDivElement>(null);
  const first = useRef<Language>(language);
  const markup = useMemo(() => {
    const whole = publicPageMarkup(shownAtOnce(page));
    return { ...whole, tag: 'div' as const };
  }, [page]);

  useLayoutEffect(() => {
    const host = place.current;
    if (host === null) return;
    const before = host.shadowRoot?.querySelector<HTMLInputElement>('input.switch:checked')?.value;
    const root = showInShadow(host, markup, publicPageCss);
    const wanted = before ?? first.current;
    const chosen = root.querySelector<HTMLInputElement>(`#language-${wanted}`);
    if (chosen !== null) chosen.checked = true;
    root.querySelector('.said')?.setAttribute('inert', '');
  }, [markup]);

  return (
    <div className="page-preview" tabIndex={0} role="region" aria-label={t('preview.label')}>
      <div ref={place} />
    </div>
  );
}
