import { useMemo } from 'react';

import { classNames } from './class-names.ts';
import { type QrLevel, qrModules, qrPath, quietZone } from '../../shared/basics/qr-modules.ts';

/**
 * A text as a QR code: black on a white card in every theme, as wide as its place. `label` says what a camera gets from
 * it. Capital letters and digits make the coarsest squares.
 */
export function QrCode({
  text,
  label,
  level = 'M',
  className,
}: {
  readonly text: string;
  readonly label: string;
  readonly level?: QrLevel;
  readonly className?: string;
}) {
  const { path, side } = useMemo(() => {
    const modules = qrModules(text, level);
    return { path: qrPath(modules), side: modules.length + 2 * quietZone };
  }, [text, level]);
  return (
    <svg
      className={classNames('qr', className)}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
    >
      <rect className="qr-card" width={side} height={side} />
      <path className="qr-dark" d={path} />
    </svg>
  );
}
