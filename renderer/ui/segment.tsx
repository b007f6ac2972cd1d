import { RadioGroup } from 'radix-ui';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export interface SegmentOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconName;
  /** Full name where the label is short ("Қаз" → "Қазақ тілі"). */
  readonly name?: string;
}

/** One of two to five views or modes, side by side; arrows choose. */
export function Segment<Value extends string>({
  label,
  value,
  onChange,
  options,
  className,
}: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly SegmentOption<Value>[];
  readonly className?: string;
}) {
  const choose = (text: string) => {
    const option = options.find((candidate) => candidate.value === text);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <RadioGroup.Root
      className={classNames('segment', className)}
      aria-label={label}
      value={value}
      onValueChange={choose}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          {...(option.name === undefined ? {} : { 'aria-label': option.name })}
        >
          {option.icon !== undefined && <Icon name={option.icon} size="sm" />}
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
