import { useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, RadioField } from '../../ui/field.tsx';
import type { ItemWords } from './item-words.ts';
import type { Likeness, SimilarGroup } from './similar.ts';

/** Lines shown before the rest is unfolded. */
const shownAtFirst = 6;

/** Everything that would be decided together, before it is. */
function SimilarList({ lines }: { readonly lines: readonly ItemWords[] }) {
  const { t } = useText('conflicts');
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, shownAtFirst);
  return (
    <div className="similar-list">
      <ul aria-label={t('similar.list')}>
        {shown.map(({ title, note }, index) => (
          <li key={index}>
            {title}
            {note !== '' && <span className="t2">{note}</span>}
          </li>
        ))}
      </ul>
      {shown.length < lines.length && (
        <Button variant="quiet" icon="down" onClick={() => setAll(true)}>
          {t('similar.showRest', { count: lines.length - shown.length })}
        </Button>
      )}
    </div>
  );
}

export interface SimilarState<Item> {
  readonly groups: readonly SimilarGroup<Item>[];
  readonly likeness: Likeness | null;
  readonly choose: (likeness: Likeness | null) => void;
  /** What is decided together with the open item; empty while the person did not ask for it. */
  readonly chosen: readonly Item[];
}

/** Whether the decision holds for similar items too, and for which. */
export function useSimilar<Item>(groups: readonly SimilarGroup<Item>[]): SimilarState<Item> {
  const [likeness, choose] = useState<Likeness | null>(null);
  const chosen = groups.find((group) => group.likeness === likeness);
  return { groups, likeness: chosen?.likeness ?? null, choose, chosen: chosen?.items ?? [] };
}

/** "Apply to similar": how many, which, and how far the likeness reaches. */
export function SimilarChoice<Item>({
  similar,
  wordsOf,
  count = (items) => items.length,
}: {
  readonly similar: SimilarState<Item>;
  readonly wordsOf: (item: Item) => ItemWords;
  /** What is counted for the person, where an item is more than one thing. */
  readonly count?: (items: readonly Item[]) => number;
}) {
  const { t } = useText('conflicts');
  const { groups, likeness, choose, chosen } = similar;
  const [narrowest] = groups;
  if (narrowest === undefined) return null;
  return (
    <div className="similar">
      <CheckField
        label={t('similar.label', { count: count(groups.at(-1)?.items ?? []) })}
        checked={likeness !== null}
        onChange={(on) => choose(on ? narrowest.likeness : null)}
      />
      {likeness !== null && groups.length > 1 && (
        <RadioField
          label={t('similar.which')}
          value={likeness}
          onChange={choose}
          options={groups.map((group) => ({
            value: group.likeness,
            label: t(`similar.${group.likeness}`, { count: count(group.items) }),
          }))}
        />
      )}
      {likeness !== null && groups.length === 1 && (
        <p className="meta">{t(`similar.${likeness}`, { count: count(chosen) })}</p>
      )}
      {likeness !== null && <SimilarList lines={chosen.map(wordsOf)} />}
    </div>
  );
}
