import { useMemo, useState } from 'react';

import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import {
  countsBySign,
  foundGroups,
  type InterestGroup,
  pairName,
  type SignFilter,
} from './interest-rows.ts';
import { jurorName, whyText } from './interest-words.ts';
import type { ChosenPair, Settling } from './settle-dialog.tsx';

/** Groups and applications shown before a person asks for more. */
const groupsAtOnce = 20;
const itemsAtOnce = 50;

interface Choosing {
  readonly state: ContestState;
  readonly chosen: ReadonlyMap<string, ChosenPair>;
  readonly onChoose: (pairs: readonly ChosenPair[], on: boolean) => void;
}

function GroupItems({
  group,
  state,
  chosen,
  onChoose,
}: Choosing & { readonly group: InterestGroup }) {
  const text = useText('interests');
  const { t } = text;
  const [shown, setShown] = useState(itemsAtOnce);
  const rest = group.items.length - shown;
  return (
    <>
      <ul className="interest-items">
        {group.items.slice(0, shown).map((item) => {
          const submission = state.submissions.get(item.submission);
          const name = [
            t('common:submissionNumber', { number: item.submission }),
            submission?.title ?? '',
            submission?.applicant ?? '',
          ];
          return (
            <li key={item.submission}>
              <CheckField
                label={name.filter((part) => part !== '').join(' · ')}
                hint={whyText(item, text)}
                checked={chosen.has(pairName(item))}
                onChange={(on) => onChoose([item], on)}
              />
            </li>
          );
        })}
      </ul>
      {rest > 0 && (
        <Button variant="quiet" onClick={() => setShown(shown + itemsAtOnce)}>
          {t('more', { count: rest })}
        </Button>
      )}
    </>
  );
}

/** One juror and one sign: chosen as a whole, or application by application. */
function Group({ group, ...choosing }: Choosing & { readonly group: InterestGroup }) {
  const text = useText('interests');
  const { t } = text;
  const [isOpen, setIsOpen] = useState(false);
  const { items } = group;
  const [first] = items;
  const isChosen = items.every((item) => choosing.chosen.has(pairName(item)));
  const name = jurorName(choosing.state, group.juror);
  return (
    <li className="card pad interest-group">
      <CheckField
        label={`${name} · ${t(`signs.${group.about}`)} · ${t('applications', { count: items.length })}`}
        hint={first === undefined ? '' : whyText(first, text)}
        checked={isChosen}
        onChange={(on) => choosing.onChoose(items, on)}
      />
      <details className="unfold" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>{t('list')}</summary>
        {isOpen && <GroupItems group={group} {...choosing} />}
      </details>
    </li>
  );
}

function useChosen() {
  const [chosen, setChosen] = useState<ReadonlyMap<string, ChosenPair>>(new Map());
  const choose = (pairs: readonly ChosenPair[], on: boolean) =>
    setChosen((before) => {
      const next = new Map(before);
      for (const { submission, juror, about } of pairs) {
        const name = pairName({ submission, juror });
        if (on) next.set(name, { submission, juror, about });
        else next.delete(name);
      }
      return next;
    });
  return { chosen, choose };
}

function ChosenBar({
  chosen,
  onSettle,
}: {
  readonly chosen: readonly ChosenPair[];
  readonly onSettle: (settling: Settling) => void;
}) {
  const { t } = useText('interests');
  const none = chosen.length === 0;
  return (
    <div className="row wrap interest-bar">
      <span className="grow" role="status">
        {none ? t('noneChosen') : t('chosen', { count: chosen.length })}
      </span>
      <Button disabled={none} onClick={() => onSettle({ state: 'dismissed', pairs: chosen })}>
        {t('dismiss')}
      </Button>
      <Button
        variant="primary"
        disabled={none}
        onClick={() => onSettle({ state: 'declared', pairs: chosen })}
      >
        {t('declare')}
      </Button>
    </div>
  );
}

/** What the program found and nobody has looked at yet. */
export function SuggestedView({
  groups,
  state,
  onSettle,
}: {
  readonly groups: readonly InterestGroup[];
  readonly state: ContestState;
  readonly onSettle: (settling: Settling) => void;
}) {
  const { t, format } = useText('interests');
  const [filter, setFilter] = useState<{ sign: SignFilter; query: string }>({
    sign: 'all',
    query: '',
  });
  const [shown, setShown] = useState(groupsAtOnce);
  const { chosen, choose } = useChosen();
  const counts = useMemo(() => countsBySign(groups), [groups]);
  const found = foundGroups(groups, state.people, filter);
  const open = new Set(groups.flatMap(({ items }) => items.map(pairName)));
  const waiting = [...chosen].flatMap(([name, pair]) => (open.has(name) ? [pair] : []));
  if (groups.length === 0)
    return <EmptyState title={t('nothingTitle')}>{t('nothingText')}</EmptyState>;
  const rest = found.length - shown;
  return (
    <div className="col g4">
      <TextField
        label={t('search')}
        type="search"
        icon="search"
        value={filter.query}
        onChange={(query) => setFilter({ ...filter, query })}
      />
      <FilterPills
        label={t('signs.label')}
        value={filter.sign}
        onChange={(sign) => setFilter({ ...filter, sign })}
        options={counts.map(({ sign, count }) => ({
          value: sign,
          label: t(`signs.${sign}`),
          count: format.number(count),
        }))}
      />
      <ChosenBar chosen={waiting} onSettle={onSettle} />
      {found.length === 0 && <p>{t('common:nothingFound')}</p>}
      <ul className="interest-groups">
        {found.slice(0, shown).map((group) => (
          <Group key={group.key} group={group} state={state} chosen={chosen} onChoose={choose} />
        ))}
      </ul>
      {rest > 0 && (
        <Button variant="quiet" onClick={() => setShown(shown + groupsAtOnce)}>
          {t('moreGroups', { count: rest })}
        </Button>
      )}
    </div>
  );
}
