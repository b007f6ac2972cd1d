import { useText } from '../../language/use-text.ts';

/** A place under one outcome; each shape tells the outcomes apart without colour. */
export interface PlaceMark {
  readonly id: string;
  readonly title: string;
  readonly place: number;
  readonly shape: 'now' | 'first' | 'other';
}

const width = 380;
const margin = 20;
const row = 24;

/** A list that ends further away than this many times the way between the places is left out of the picture. */
const farAway = 3;
const alwaysNear = 10;

/** The end of the list, where it is near enough for the picture to show the places as well. */
function cutNear(marks: readonly PlaceMark[], top: number | null): number | null {
  if (top === null) return null;
  const places = marks.map(({ place }) => place);
  const [best, worst] = [Math.min(...places), Math.max(...places)];
  const reach = Math.max(alwaysNear, farAway * (worst - best));
  return top >= best - reach && top <= worst + reach ? top : null;
}

/** Places from a little before the best to a little after the worst. */
function axisOf(marks: readonly PlaceMark[], top: number | null) {
  const places = marks.map(({ place }) => place);
  const near = top === null ? [] : [top, top + 1];
  const low = Math.max(1, Math.min(...places, ...near) - 1);
  const high = Math.max(...places, ...near) + 1;
  const x = (place: number): number =>
    margin + ((place - low) / Math.max(1, high - low)) * (width - 2 * margin);
  const step = Math.max(1, Math.ceil((high - low) / 6));
  const ticks = Array.from({ length: high - low + 1 }, (_, index) => low + index).filter(
    (place) => (place - low) % step === 0,
  );
  return { x, ticks };
}

function Shape({
  shape,
  x,
  y,
}: {
  readonly shape: PlaceMark['shape'];
  readonly x: number;
  readonly y: number;
}) {
  switch (shape) {
    case 'first':
      return <circle className="mark-first" cx={x} cy={y} r={8} />;
    case 'other':
      return <rect className="mark-other" x={x - 7} y={y - 7} width={14} height={14} rx={3} />;
    case 'now':
      return <path className="mark-now" d={`M${x} ${y - 8}l8 8-8 8-8-8z`} />;
  }
}

/** The mark of an outcome beside its words. */
export function MarkSign({ shape }: { readonly shape: PlaceMark['shape'] }) {
  return (
    <svg className="mark-sign" viewBox="0 0 20 20" aria-hidden="true">
      <Shape shape={shape} x={10} y={10} />
    </svg>
  );
}

/** Where the application stands now and under each outcome, against the end of the list. */
export function PlaceStrip({
  marks,
  top: lastOfList,
}: {
  readonly marks: readonly PlaceMark[];
  readonly top: number | null;
}) {
  const { t, format } = useText('conflicts');
  const top = cutNear(marks, lastOfList);
  const { x, ticks } = axisOf(marks, top);
  const bottom = marks.length * row + 8;
  const placeOf = (place: number) => t('common:placeNumber', { place: format.number(place) });
  const spoken = marks.map(({ title, place }) => `${title}: ${placeOf(place)}`).join('; ');
  const cut = top === null ? null : (x(top) + x(top + 1)) / 2;
  return (
    <svg
      className="place-strip"
      viewBox={`0 0 ${width} ${bottom + 24}`}
      role="img"
      aria-label={t('impact.picture', { places: spoken })}
    >
      {cut !== null && (
        <>
          <rect className="list-area" x={0} y={0} width={Math.max(0, cut)} height={bottom} rx={6} />
          <path className="cut" d={`M${cut} 0V${bottom}`} />
        </>
      )}
      {ticks.map((place) => (
        <g key={place}>
          <path className="grid" d={`M${x(place)} 4V${bottom}`} />
          <text className="tick" x={x(place)} y={bottom + 18} textAnchor="middle">
            {format.number(place)}
          </text>
        </g>
      ))}
      {marks.map(({ id, place, shape }, index) => (
        <Shape key={id} shape={shape} x={x(place)} y={index * row + 16} />
      ))}
    </svg>
  );
}
