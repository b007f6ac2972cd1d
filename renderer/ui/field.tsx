import { Checkbox, RadioGroup } from 'radix-ui';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

interface FieldWords {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong and how to put it right; the control is marked invalid while it is there. */
  readonly error?: ReactNode;
  /** The label is heard but not seen. */
  readonly labelHidden?: boolean;
}

/** Ids that tie a control to its words. */
interface FieldWiring {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

const isShown = (node: ReactNode): boolean =>
  node !== undefined && node !== null && node !== '' && node !== false;

/** The message under a control that has a wrong value. */
export function FieldError({
  id,
  children,
}: {
  readonly id?: string;
  readonly children: ReactNode;
}) {
  return (
    <span className="field-error" {...(id === undefined ? {} : { id })} role="alert">
      <Icon name="alert" size="sm" />
      <span>{children}</span>
    </span>
  );
}

/** Label above, hint and error below any control, which gets the ids through `children`. */
export function Field({
  label,
  hint,
  error,
  labelHidden = false,
  className,
  children,
}: FieldWords & {
  readonly className?: string;
  readonly children: (wiring: FieldWiring) => ReactNode;
}) {
  const id = useId();
  const described = [isShown(error) && `${id}-error`, isShown(hint) && `${id}-hint`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={classNames('field', className)}>
      <label className={labelHidden ? 'sr' : 'label'} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(isShown(error) ? { 'aria-invalid': true } : {}),
      })}
      {isShown(error) && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {isShown(hint) && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}

type Own<Tag extends 'input' | 'textarea' | 'select'> = Omit<
  ComponentProps<Tag>,
  'id' | 'value' | 'onChange' | 'className' | 'children'
>;

export interface TextFieldProps extends FieldWords, Own<'input'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'search' | 'email' | 'tel';
  /** A picture inside the left edge, e.g. the lens of a search. */
  readonly icon?: IconName;
}

/** One line of text; figures too, with `inputMode="decimal"`. */
export function TextField({
  label,
  hint,
  error,
  labelHidden,
  value,
  onChange,
  icon,
  ...rest
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden ?? false}>
      {(wiring) => {
        const input = (
          <input
            type="text"
            autoComplete="off"
            spellCheck={false}
            {...rest}
            {...wiring}
            className={icon === undefined ? 'input' : ''}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        );
        return icon === undefined ? (
          input
        ) : (
          <span className="input">
            <Icon name={icon} />
            {input}
          </span>
        );
      }}
    </Field>
  );
}

export interface TextAreaProps extends FieldWords, Own<'textarea'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Several lines; grows with its text. */
export function TextArea({
  label,
  hint,
  error,
  labelHidden,
  value,
  onChange,
  ...rest
}: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden ?? false}>
      {(wiring) => (
        <textarea
          {...rest}
          {...wiring}
          className="input area"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SelectFieldProps<Value extends string> extends FieldWords, Own<'select'> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly Choice<Value>[];
}

/** One of a list; an empty choice is an option with the value "". */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, hint, error, labelHidden, value, onChange, options, ...rest } = props;
  const choose = (text: string) => {
    const option = options.find((candidate) => candidate.value === text);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden ?? false}>
      {(wiring) => (
        <select
          {...rest}
          {...wiring}
          className="input"
          value={value}
          onChange={(event) => choose(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A yes or no, 22 px mark in a row of 44. */
export function CheckField({
  label,
  hint,
  error,
  checked,
  onChange,
  disabled = false,
}: Omit<FieldWords, 'labelHidden'> & {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}) {
  const id = useId();
  return (
    <div className="field">
      <div className="check">
        <Checkbox.Root
          id={id}
          className="box"
          checked={checked}
          disabled={disabled}
          onCheckedChange={(next) => onChange(next === true)}
          {...(isShown(error) ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {})}
        >
          <Checkbox.Indicator>
            <Icon name="check" size="sm" />
          </Checkbox.Indicator>
        </Checkbox.Root>
        <label htmlFor={id}>
          {label}
          {isShown(hint) && <span className="t2">{hint}</span>}
        </label>
      </div>
      {isShown(error) && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

/** One of a few, all visible. */
export function RadioField<Value extends string>({
  label,
  labelHidden = false,
  value,
  onChange,
  options,
}: Pick<FieldWords, 'label' | 'labelHidden'> & {
  /** "" while nothing is chosen. */
  readonly value: Value | '';
  readonly onChange: (value: Value) => void;
  readonly options: readonly (Choice<Value> & { readonly hint?: ReactNode })[];
}) {
  const id = useId();
  const choose = (text: string) => {
    const option = options.find((candidate) => candidate.value === text);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <div className="field">
      <span className={labelHidden ? 'sr' : 'label'} id={id}>
        {label}
      </span>
      <RadioGroup.Root className="radios" aria-labelledby={id} value={value} onValueChange={choose}>
        {options.map((option) => (
          <div className="check" key={option.value}>
            <RadioGroup.Item
              className="radio"
              id={`${id}-${option.value}`}
              value={option.value}
              disabled={option.disabled ?? false}
            />
            <label htmlFor={`${id}-${option.value}`}>
              {option.label}
              {isShown(option.hint) && <span className="t2">{option.hint}</span>}
            </label>
          </div>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
