import { milli } from '../../../shared/basics/points.ts';
import type { Id, Level } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EditRow, useOpenRow } from './edit-row.tsx';
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

/** Levels that a stage's scores reach: what each is called, and the score from which it begins; no two begin at one score. */
export function LevelsCard({
  stage,
  levels,
  onChange,
}: {
  readonly stage: Id;
  readonly levels: readonly Level[];
  readonly onChange: (levels: readonly Level[]) => void;
}) {
  const { t, format } = useText('contest-setup');
  const rows = useOpenRow('level', null);
  const add = () => {
    const level = nextLevel(levels);
    onChange(inOrder([...levels, level]));
    rows.show(String(level.from));
  };
  const replace = (at: number, level: Level) => onChange(inOrder(levels.with(at, level)));
  return (
    <Card
      title={t('levels')}
      aside={
        <Button icon="plus" onClick={add}>
          {t('addLevel')}
        </Button>
      }
    >
      {levels.length === 0 && <p className="muted">{t('levelsEmpty')}</p>}
      <ol className="edit-rows lines">
        {levels.map((level, at) => (
          <EditRow
            key={level.from}
            place={`level/${stage}/${level.from}`}
            name={format.localized(level.title) || t('untitled')}
            facts={t('levelFrom', { score: format.score(level.from) })}
            open={rows.open === String(level.from)}
            onToggle={() => rows.toggle(String(level.from))}
            onRemove={() => onChange(levels.toSpliced(at, 1))}
          >
            <LocalizedFields
              label={t('levelTitle')}
              value={level.title}
              onChange={(title) => replace(at, { ...level, title })}
              required
            />
            <NumberField
              label={t('levelScore')}
              value={level.from}
              accepts={(from) =>
                levels.every((other, place) => place === at || other.from !== from)
              }
              onChange={(from) => {
                if (from === null) return;
                replace(at, { ...level, from });
                rows.show(String(from));
              }}
            />
          </EditRow>
        ))}
      </ol>
    </Card>
  );
}
