import { useText } from '../../language/use-text.ts';
import { Keys } from '../../ui/keys.tsx';

const keys = [
  { name: 'help', text: 'F1' },
  { name: 'digit', text: '0–9' },
  { name: 'decimal', text: ', .' },
  { name: 'next', text: 'Enter' },
  { name: 'undo', text: 'Ctrl Z' },
  { name: 'tab', text: 'Tab' },
  { name: 'reorder', text: 'Alt ↑ ↓' },
  { name: 'close', text: 'Esc' },
] as const;

/** Keys that work on every screen, or while scoring. */
export function KeyList() {
  const { t } = useText('help');
  return (
    <div className="col g4">
      <dl className="kv help-keys">
        {keys.map(({ name, text }) => (
          <div key={name}>
            <dt>
              <Keys text={text} />
              <span className="sr">{text}</span>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="meta">{t('keys.layout')}</p>
    </div>
  );
}
