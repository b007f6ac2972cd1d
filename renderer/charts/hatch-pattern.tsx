/** Strokes across a bar, so that it is told from a filled one without colour; bars take it as `url(#id)`. */
export function HatchPattern({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern
        id={id}
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className="chart-hatch-ground" width="7" height="7" />
        <path className="chart-hatch" d="M0 0V7" />
      </pattern>
    </defs>
  );
}
