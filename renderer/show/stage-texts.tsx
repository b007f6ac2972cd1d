import type { ShownTexts } from './shown-text.ts';

/** One text in each language, the leading one large. */
export function StageTexts({ texts }: { readonly texts: ShownTexts }) {
  return texts.map(({ language, text }, at) => (
    <span key={language} lang={language} className={at === 0 ? 'leads' : 'follows'}>
      {text}
    </span>
  ));
}
