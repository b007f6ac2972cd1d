import { Icon, type IconName } from '../../ui/icon.tsx';

export interface LargeChoice<Value extends string> {
  readonly value: Value;
  readonly title: string;
  readonly text?: string;
  readonly icon?: IconName;
  /** The language of the title where it is not the page's. */
  readonly lang?: string;
}

/** Large buttons one under another; a press chooses and goes on. */
export function ChoiceList<Value extends string>({
  choices,
  chosen,
  disabled = false,
  onChoose,
}: {
  readonly choices: readonly LargeChoice<Value>[];
  /** Marked as the choice made before. */
  readonly chosen: Value | null;
  readonly disabled?: boolean;
  readonly onChoose: (value: Value) => void;
}) {
  return (
    <ul className="choices">
      {choices.map(({ value, title, text, icon, lang }) => (
        <li key={value}>
          <button
            type="button"
            className="choice"
            disabled={disabled}
            onClick={() => onChoose(value)}
            {...(value === chosen ? { 'aria-current': true } : {})}
          >
            {icon !== undefined && <Icon name={icon} size="lg" />}
            <span className="grow">
              <b {...(lang === undefined ? {} : { lang })}>{title}</b>
              {text !== undefined && <span className="meta">{text}</span>}
            </span>
            <Icon name="chev" />
          </button>
        </li>
      ))}
    </ul>
  );
}
