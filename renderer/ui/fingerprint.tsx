import { classNames } from './class-names.ts';

/** A fingerprint to read over the phone: 8 groups of 5 digits, separated by anything that is not a digit. */
export function Fingerprint({
  label,
  digits,
  size = 'md',
}: {
  readonly label: string;
  readonly digits: string;
  /** `lg` to compare with another screen, `sm` for a cell of a table. */
  readonly size?: 'sm' | 'md' | 'lg';
}) {
  const groups = digits.replace(/\D/g, '').match(/.{1,5}/g) ?? [];
  return (
    <div className={classNames('finger', size !== 'md' && size)} role="group" aria-label={label}>
      {groups.map((group, index) => (
        <code key={index}>{group}</code>
      ))}
    </div>
  );
}
