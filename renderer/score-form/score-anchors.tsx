import type { Criterion } from '../../shared/contest/contest.ts';
import type { ScoreValue } from '../../shared/scoring/sheet.ts';
import { useText } from '../language/use-text.ts';
import { classNames } from '../ui/class-names.ts';
import { anchorRanges, buttonScores, isInRange, rangeColumns } from './score-steps.ts';

/** A single button is too narrow for a sentence: then all levels get the same room, and no word is broken. */
const evenColumns = (count: number): string => `repeat(${count}, minmax(min-content, 1fr))`;

/** What the levels of a criterion mean, under the buttons they belong to; the chosen one stands out. */
export function ScoreAnchors({
  criterion,
  score,
}: {
  readonly criterion: Criterion;
  readonly score: ScoreValue | undefined;
}) {
  const { format } = useText('score');
  const buttons = buttonScores(criterion.scale);
  const ranges = anchorRanges(criterion.anchors, criterion.scale);
  const columns = ranges.map((range) => rangeColumns(range, buttons));
  const aligned = columns.every((column) => column !== null && column.span > 1);
  if (ranges.length === 0) return null;
  return (
    <div
      className="anchors"
      style={{
        '--steps': buttons.length,
        ...(aligned ? {} : { gridTemplateColumns: evenColumns(columns.length) }),
      }}
    >
      {ranges.map((range, index) => {
        const column = columns[index];
        return (
          <div
            key={range.from}
            className={classNames(
              'anchor',
              typeof score === 'number' && isInRange(score, range) && 'on',
            )}
            {...(aligned && column
              ? { style: { gridColumn: `${column.start} / span ${column.span}` } }
              : {})}
          >
            <b>
              {range.from === range.to
                ? format.score(range.from)
                : `${format.score(range.from)}–${format.score(range.to)}`}
            </b>
            {format.localized(range.anchor.text)}
          </div>
        );
      })}
    </div>
  );
}
