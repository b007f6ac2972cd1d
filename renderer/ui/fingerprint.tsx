/** A fingerprint to read over the phone: 8 groups of 5 digits, separated by anything that is not a digit. */
export function Fingerprint({
  label,
  digits,
}: {
  readonly label: string;
  readonly digits: string;
}) {
  const groups = digits.replace(/\D/g, '').match(/.{1,5}/g) ?? [];
  return (
    <div className="finger" role="group" aria-label={label}>
      {groups.map((group, index) => (
        <code key={index}>{group}</code>
      ))}
    </div>
  );
}
