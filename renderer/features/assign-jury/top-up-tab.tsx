import { useMemo, useState } from 'react';

import type { AssignmentShortfall } from '../../../shared/assigning/assignment.ts';
import { whereSheetsMatter } from '../../../shared/assigning/where-sheets-matter.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ApartCard } from './apart-card.tsx';
import { AssigningNote } from './assigning-note.tsx';
import { useAssigningView } from './assigning-view.ts';
import { panelsByAnswer, requestForLack } from './assignment-request.ts';
import { ComparabilityBanner, measured } from './comparability-card.tsx';
import { ConcernedCard } from './draft-bar.tsx';
import { draftWith } from './draft.ts';
import { GreyCard, type GreyWish } from './grey-card.tsx';
import { LostCard } from './lost-card.tsx';
import { ShortNotes } from './proposal-notes.tsx';
import { apartSheets, countBySubmission, lostSheets } from './top-up-needs.ts';
import { newSeed, useAssigning } from './use-assigning.ts';

const added = (...counts: readonly ReadonlyMap<Id, number>[]): ReadonlyMap<Id, number> => {
  const sum = new Map<Id, number>();
  for (const count of counts)
    for (const [submission, more] of count) sum.set(submission, (sum.get(submission) ?? 0) + more);
  return sum;
};

/** Sheets that are missing or would matter: for drop-outs and recusals, a grey zone, scores that lie apart. */
export function TopUpTab() {
  const { t } = useText('assign');
  const { ground, panels, draft, control } = useAssigningView();
  const toast = useToast();
  const assigning = useAssigning();
  const [grey, setGrey] = useState<GreyWish>({ zone: [], sheets: 0 });
  const [apart, setApart] = useState(false);
  const [mayMove, setMayMove] = useState(false);
  const [short, setShort] = useState<readonly AssignmentShortfall[]>([]);
  const lost = useMemo(() => lostSheets(ground, panels), [ground, panels]);
  const lying = useMemo(() => apartSheets(ground, panels), [ground, panels]);
  const asked = lying.filter((each) => apart && !each.asked);
  const more = added(
    countBySubmission(lost),
    whereSheetsMatter(grey.zone, grey.sheets),
    countBySubmission(asked),
  );
  const sheets = [...more.values()].reduce((sum, count) => sum + count, 0);
  const fill = () => {
    const request = requestForLack(ground, { more, mayMove }, { panels, seed: newSeed() });
    assigning.start(request, (found) => {
      control.change(draftWith(ground.facts, draft, { panels: panelsByAnswer(ground, found) }));
      const missing = found.shortfalls.reduce((sum, each) => sum + each.missing, 0);
      setShort(found.shortfalls);
      setGrey({ zone: [], sheets: 0 });
      setApart(false);
      toast({ text: t('top.filled', { count: sheets - missing }) });
    });
  };
  const graph = useMemo(() => measured(ground, panels), [ground, panels]);
  return (
    <div className="col g4 assign-part">
      <LostCard lost={lost} />
      <GreyCard wish={grey} onWish={setGrey} />
      <ApartCard apart={lying} chosen={apart} onChoose={setApart} />
      <CheckField label={t('top.mayMove')} checked={mayMove} onChange={setMayMove} />
      <AssigningNote control={assigning} />
      <div>
        <Button
          size="lg"
          icon="users"
          variant={sheets > 0 ? 'primary' : 'default'}
          disabled={sheets === 0}
          busy={assigning.work.type === 'working'}
          onClick={fill}
        >
          {sheets === 0 ? t('top.nothing') : t('top.verb', { count: sheets })}
        </Button>
      </div>
      <ShortNotes found={short} />
      <ComparabilityBanner {...graph} />
      <ConcernedCard />
    </div>
  );
}
