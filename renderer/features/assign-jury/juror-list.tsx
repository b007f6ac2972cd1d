import type { PointerEvent as Press } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { foldForSearch } from '../../../shared/language/search-fold.ts';
import { classNames } from '../../ui/class-names.ts';
import { useAssigningView, useAssigningWords } from './assigning-view.ts';

/** So many jurors are listed at once; a search finds the others. */
const listed = 60;

/** Jurors whose names hold the query, who have not left. */
export function useFoundJurors(query: string): readonly Person[] {
  const { ground } = useAssigningView();
  const { facts } = ground;
  const wanted = foldForSearch(query);
  return facts.jurors.filter(
    (person) => !facts.details(person.id).left && foldForSearch(fullName(person)).includes(wanted),
  );
}

/** Jurors to choose from, with region, load and what they agreed to. */
export function JurorList({
  label,
  jurors,
  loads,
  pressed,
  onPress,
  onPointerDown,
}: {
  readonly label: string;
  readonly jurors: readonly Person[];
  readonly loads: ReadonlyMap<Id, number>;
  /** Which one is picked up; absent where pressing chooses at once. */
  readonly pressed?: Id | null;
  readonly onPress: (juror: Id) => void;
  readonly onPointerDown?: (event: Press<HTMLElement>, juror: Id) => void;
}) {
  const { ground } = useAssigningView();
  const { t, format, regionOf } = useAssigningWords();
  const loadText = (juror: Id): string => {
    const { capacity } = ground.facts.details(juror);
    const number = format.number(loads.get(juror) ?? 0);
    return capacity === null
      ? t('board.load', { number })
      : t('board.loadOf', { number, most: format.number(capacity) });
  };
  return (
    <>
      <ul className="assign-jurors" aria-label={label}>
        {jurors.slice(0, listed).map((person) => (
          <li key={person.id}>
            <button
              type="button"
              {...(pressed === undefined ? {} : { 'aria-pressed': pressed === person.id })}
              className={classNames('assign-juror', pressed === person.id && 'carried')}
              onPointerDown={(event) => onPointerDown?.(event, person.id)}
              onClick={() => onPress(person.id)}
            >
              <span>{fullName(person)}</span>
              <small>
                {regionOf(person.region)} · {loadText(person.id)}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {jurors.length > listed && (
        <p className="t2">{t('board.moreJurors', { count: jurors.length - listed })}</p>
      )}
    </>
  );
}
