import { type ReactNode, useId, useMemo, useRef, useState } from 'react';

import { useText } from '../language/use-text.ts';
import { Segment } from '../ui/segment.tsx';
import { Table } from '../ui/table.tsx';
import { useWidth } from '../ui/use-width.ts';
import { useChartPlace } from './chart-place.ts';
import { type ChartTwin, tableColumns } from './chart-twin.ts';
import { TwinExport } from './twin-export.tsx';
import './charts.css';

type Shown = 'picture' | 'table';

/** Pixels: the width of A4 without its margins, and of a window while it has not told its own. */
const paperWidth = 660;
const usualWidth = 640;
/** Tables with more rows than these are left out on paper. */
const shortTable = 40;

interface ChartFigureProps<Row> {
  readonly title: string;
  /** What is to be seen, in one sentence. */
  readonly caption: ReactNode;
  /** Draws the picture as wide as it may be, in pixels. */
  readonly picture: (width: number) => ReactNode;
  readonly twin: ChartTwin<Row>;
  /** What the marks of the picture mean. */
  readonly legend?: ReactNode;
  /** True where another table on the same paper has the figures already. */
  readonly toldOnPaper?: boolean;
  /** Controls of this picture alone. */
  readonly children?: ReactNode;
}

/** A picture at the width of its place; on paper at the paper's. */
function Canvas({
  picture,
  onPaper,
}: {
  readonly picture: (width: number) => ReactNode;
  readonly onPaper: boolean;
}) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  return (
    <div className="chart-canvas" ref={place}>
      {picture(onPaper ? paperWidth : width > 0 ? width : usualWidth)}
    </div>
  );
}

/** A picture with its sentence, and the same figures as a table behind a switch. */
export function ChartFigure<Row>({
  title,
  caption,
  picture,
  twin,
  legend,
  toldOnPaper = false,
  children,
}: ChartFigureProps<Row>) {
  const { t } = useText('charts');
  const { onPaper } = useChartPlace();
  const [shown, setShown] = useState<Shown>('picture');
  const id = useId();
  // On a screen a picture stands under the page's title, on paper under that of a part.
  const Heading = onPaper ? 'h3' : 'h2';
  const columns = useMemo(() => tableColumns(twin, { onPaper }), [twin, onPaper]);
  const withPicture = onPaper || shown === 'picture';
  const withTable = onPaper ? !toldOnPaper && twin.rows.length <= shortTable : shown === 'table';
  return (
    <figure className="chart" aria-labelledby={id}>
      <div className="chart-head">
        <Heading id={id}>{title}</Heading>
        {!onPaper && (
          <div className="chart-controls">
            {children}
            {shown === 'table' && <TwinExport title={title} twin={twin} />}
            <Segment
              label={t('shown.label', { title })}
              value={shown}
              onChange={setShown}
              options={[
                { value: 'picture', label: t('shown.picture'), icon: 'rank' },
                { value: 'table', label: t('shown.table'), icon: 'table' },
              ]}
            />
          </div>
        )}
      </div>
      <figcaption>{caption}</figcaption>
      {withPicture && <Canvas picture={picture} onPaper={onPaper} />}
      {withPicture && legend !== undefined && <div className="chart-legend">{legend}</div>}
      {withTable && (
        <div className="scroll-x chart-twin">
          <Table label={title} columns={columns} rows={twin.rows} rowKey={twin.rowKey} />
        </div>
      )}
    </figure>
  );
}
