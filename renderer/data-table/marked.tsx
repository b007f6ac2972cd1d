import type { TextPart } from '../../shared/finding/matched-parts.ts';

/** A text with the parts marked that a search found. */
export function Marked({
  text,
  parts,
}: {
  readonly text: string;
  readonly parts: readonly TextPart[];
}) {
  if (parts.length === 0) return text;
  const pieces = parts.map(({ start, end }, index) => ({
    before: text.slice(parts[index - 1]?.end ?? 0, start),
    marked: text.slice(start, end),
    start,
  }));
  return (
    <>
      {pieces.map(({ before, marked, start }) => (
        <span key={start}>
          {before}
          <mark>{marked}</mark>
        </span>
      ))}
      {text.slice(parts.at(-1)?.end ?? 0)}
    </>
  );
}
