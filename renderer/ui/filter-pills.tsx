import { classNames } from './class-names.ts';

/** Filters with their counts; one is pressed. */
export function FilterPills<Value extends string>({
  label,
  value,
  onChange,
  options,
}: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly count: string;
  }[];
}) {
  return (
    <div className="filters" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          type="button"
          key={option.value}
          className={classNames('filter', option.value === value && 'on')}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label} <b>{option.count}</b>
        </button>
      ))}
    </div>
  );
}
