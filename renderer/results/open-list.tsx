import { useText } from '../language/use-text.ts';
import type { OpenLine } from './open-lines.ts';

/** What is open, each line with the way to where it is settled. */
export function OpenList({ lines }: { readonly lines: readonly OpenLine[] }) {
  const { t } = useText('results');
  return (
    <ul className="open-items">
      {lines.map(({ text, names, href }) => (
        <li key={text}>
          {text}
          {names !== '' && <span className="t2">{names}</span>}
          {href !== null && (
            <a className="open-link" href={href} aria-label={`${t('openItem.show')}: ${text}`}>
              {t('openItem.show')}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
