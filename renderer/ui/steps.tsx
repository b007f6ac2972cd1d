import { Icon } from './icon.tsx';

/** Where one is in a task of several steps; `current` counts from 0. */
export function Steps({
  label,
  steps,
  current,
}: {
  readonly label: string;
  readonly steps: readonly string[];
  readonly current: number;
}) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={index < current ? 'done' : index === current ? 'on' : ''}
          {...(index === current ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="n">{index < current ? <Icon name="check" size="sm" /> : index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  );
}
