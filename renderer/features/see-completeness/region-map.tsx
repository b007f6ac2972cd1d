import type { RegionCode, RegionsProfileId } from '../../../shared/contest/contest.ts';
import { type TilePlace, tilePlace } from '../../../shared/contest/region-tiles.ts';
import { useText } from '../../language/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import type { JurorState, RegionLine, RegionState } from './completeness.ts';
import type { Due } from './lateness.ts';
import { regionTitle, tileTitle } from './region-words.ts';

const jurorIcons: Readonly<Record<JurorState, IconName>> = {
  complete: 'done',
  part: 'half',
  held: 'shieldx',
  'not-started': 'circle',
  idle: 'minus',
};

/** Marks shown in a tile; more jurors than that are counted. */
const marksInTile = 4;

const shownStates: readonly RegionState[] = ['full', 'most', 'some', 'held', 'none'];

/** The jurors' marks, and the one word that matters most. */
function TileMarks({ line }: { readonly line: RegionLine }) {
  const { t, format } = useText('completeness');
  const { jurors, late, state } = line;
  return (
    <span className="jj" aria-hidden="true">
      {jurors.slice(0, marksInTile).map((juror) => (
        <Icon key={juror.person.id} name={jurorIcons[juror.state]} size="sm" />
      ))}
      {jurors.length > marksInTile && `+${format.number(jurors.length - marksInTile)}`}
      <span className="grow" />
      {late > 0 && (
        <>
          <Icon name="clock" size="sm" />
          {format.number(late)}
        </>
      )}
      {late === 0 && (state === 'held' || state === 'none') && t(`tileMark.${state}`)}
    </span>
  );
}

function Tile({
  line,
  region,
  profile,
  place,
  pressed,
  onPress,
}: {
  readonly line: RegionLine;
  readonly region: RegionCode;
  readonly profile: RegionsProfileId;
  readonly place: TilePlace;
  readonly pressed: boolean;
  readonly onPress: () => void;
}) {
  const text = useText('completeness');
  const { t, format } = text;
  const figures = {
    received: format.number(line.received),
    expected: format.number(line.expected),
  };
  return (
    <button
      type="button"
      className={classNames('tile', line.state, pressed && 'pressed')}
      aria-pressed={pressed}
      style={{ gridColumn: place.column, gridRow: place.row }}
      onClick={onPress}
    >
      <span className="sr">
        {t('tileLabel', {
          region: regionTitle(region, profile, text),
          ...figures,
          state: t(`region.${line.state}`),
        })}
        {line.late > 0 && ` ${t('lateCount', { count: line.late })}`}
      </span>
      <span className="nm" aria-hidden="true">
        {tileTitle(region, profile, text)}
      </span>
      <span className="q" aria-hidden="true">
        {figures.received} <span>{t('ofExpected', { expected: figures.expected })}</span>
      </span>
      <TileMarks line={line} />
    </button>
  );
}

/** What both views of the regions show. */
export interface RegionsViewProps {
  readonly regions: readonly RegionLine[];
  readonly profile: RegionsProfileId;
  readonly due: Due;
  readonly chosen: RegionCode | null;
  readonly onChoose: (region: RegionCode | null) => void;
}

/** The country as tiles, one per region of the contest; pressing one shows its jurors only. */
export function RegionMap({ regions, profile, chosen, onChoose }: RegionsViewProps) {
  const { t } = useText('completeness');
  const present = new Set(regions.map(({ state }) => state));
  const tiles = regions.flatMap((line) => {
    const place = line.region === null ? null : tilePlace(line.region);
    return line.region === null || place === null ? [] : [{ line, region: line.region, place }];
  });
  // Rows of the country that this contest has nobody in, at the top and the bottom, are left out.
  const first = Math.min(...tiles.map(({ place }) => place.row));
  const last = Math.max(...tiles.map(({ place }) => place.row));
  return (
    <section className="card pad" aria-label={t('map')}>
      <div className="map" style={{ gridTemplateRows: `repeat(${last - first + 1}, 84px)` }}>
        {tiles.map(({ line, region, place }) => (
          <Tile
            key={region}
            line={line}
            region={region}
            profile={profile}
            place={{ column: place.column, row: place.row - first + 1 }}
            pressed={chosen === region}
            onPress={() => onChoose(chosen === region ? null : region)}
          />
        ))}
      </div>
      <div className="legendrow" aria-hidden="true">
        {shownStates
          .filter((state) => present.has(state))
          .map((state) => (
            <span key={state}>
              <i className={`tile ${state} key`} />
              {t(`region.${state}`)}
            </span>
          ))}
        {regions.some(({ late }) => late > 0) && (
          <span>
            <Icon name="clock" size="sm" />
            {t('lateLegend')}
          </span>
        )}
      </div>
    </section>
  );
}
