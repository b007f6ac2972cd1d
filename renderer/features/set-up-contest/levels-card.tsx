import { milli } from '../../../shared/basics/points.ts';
import type { Level } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LocalizedFields } from './localized-fields.tsx';
import { NumberField } from './number-field.tsx';

const noText = { kk: '', ru: '', en: '' };

/** In rising order, as a regulation keeps them. */
const inOrder = (levels: readonly Level[]): readonly Level[] =>
  levels.toSorted((a, b) => a.from - b.from);

/** The next level begins a point above the highest one. */
const nextLevel = (levels: readonly Level[]): Level => ({
  from: milli(levels.length === 0 ? 0 : Math.max(...levels.map(({ from }) => from)) + 1000),
  title: noText,
});

/** What a level is called, and from which score on; no two begin at one score. */
function LevelFields({
  level,
  others,
  onChange,
  onRemove,
}: {
  readonly level: Level;
  readonly others: readonly Level[];
  readonly onChange: (level: Level) => void;
  readonly onRemove: () => void;
}) {
  const { t, format } = useText('contest-setup');
  const name = format.localized(level.title) || t('untitled');
  return (
    <fieldset className="level-fields col g3">
      <legend>{t('levelFrom', { score: format.score(level.from) })}</legend>
      <LocalizedFields
        label={t('levelTitle')}
        value={level.title}
        onChange={(title) => onChange({ ...level, title })}
        required
      />
      <NumberField
        label={t('levelScore')}
        value={level.from}
        accepts={(from) => others.every((other) => other.from !== from)}
        onChange={(from) => {
          if (from !== null) onChange({ ...level, from });
        }}
      />
      <div className="row">
        <Button variant="quiet" icon="trash" onClick={onRemove}>
          {t('removeNamed', { name })}
        </Button>
      </div>
    </fieldset>
  );
}

/** Levels that a stage's scores reach, so that a score is said in words. */
export function LevelsCard({
  levels,
  onChange,
}: {
  readonly levels: readonly Level[];
  readonly onChange: (levels: readonly Level[]) => void;
}) {
  const { t } = useText('contest-setup');
  return (
    <Card
      title={t('levels')}
      aside={
        <Button icon="plus" onClick={() => onChange([...levels, nextLevel(levels)])}>
          {t('addLevel')}
        </Button>
      }
    >
      {levels.length === 0 && <p className="muted">{t('levelsEmpty')}</p>}
      <div className="col g3">
        {levels.map((level, at) => (
          <LevelFields
            key={at}
            level={level}
            others={levels.toSpliced(at, 1)}
            onChange={(next) => onChange(inOrder(levels.with(at, next)))}
            onRemove={() => onChange(levels.toSpliced(at, 1))}
          />
        ))}
      </div>
    </Card>
  );
}
