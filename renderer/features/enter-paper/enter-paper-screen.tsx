import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segment } from '../../ui/segment.tsx';
import { CodeField } from './code-field.tsx';
import { PaperEntry } from './paper-entry.tsx';
import { type PaperJuror, paperJurors, paperStage } from './paper-work.ts';
import { PrintSheets } from './print-sheets.tsx';
import './enter-paper.css';

type View = 'enter' | 'print';

function Nothing() {
  const { t } = useText('coordinator');
  return (
    <EmptyState
      title={t('paper.empty')}
      action={
        <LinkButton variant="primary" size="lg" href="#/receive">
          {t('toReceive')}
        </LinkButton>
      }
    >
      {t('paper.emptyDetail')}
    </EmptyState>
  );
}

/** Entering or printing, and whose sheets. */
function Choices({
  jurors,
  juror,
  view,
  onJuror,
  onView,
}: {
  readonly jurors: readonly PaperJuror[];
  readonly juror: PaperJuror | undefined;
  readonly view: View;
  readonly onJuror: (juror: Id) => void;
  readonly onView: (view: View) => void;
}) {
  const { t, format } = useText('coordinator');
  return (
    <>
      <Segment
        label={t('paper.view')}
        value={view}
        onChange={onView}
        options={[
          { value: 'enter', label: t('paper.views.enter'), icon: 'pen' },
          { value: 'print', label: t('paper.views.print'), icon: 'print' },
        ]}
      />
      <SelectField
        label={t('paper.juror')}
        value={juror?.person.id ?? ''}
        onChange={onJuror}
        options={[
          { value: '', label: t('paper.chooseJuror') },
          ...jurors.map(({ person, open }) => ({
            value: person.id,
            label: t('paper.jurorOption', {
              juror: fullName(person),
              number: format.number(open),
            }),
          })),
        ]}
      />
    </>
  );
}

/** Whose sheet is open, and which; `times` counts openings by code, so that the same sheet opens again. */
interface Opened {
  readonly juror: Id;
  readonly submission: Id | null;
  readonly times: number;
}

/** Printing the region's jurors' sheets, entering what comes back on paper, and handing it in on their behalf. */
export function EnterPaperScreen() {
  const { t, format } = useText('coordinator');
  const state = useShownState();
  const { profile } = useDesk('profile');
  const [view, setView] = useState<View>('enter');
  const [opened, setOpened] = useState<Opened>({ juror: '', submission: null, times: 0 });
  if (state === null || profile === null) return null;
  const stage = paperStage(state);
  const jurors = stage === null ? [] : paperJurors(state, stage.id, profile.person.region);
  const juror = jurors.find(({ person }) => person.id === opened.juror);
  const open = (next: Pick<Opened, 'juror' | 'submission'>) =>
    setOpened(({ times }) => ({ ...next, times: times + 1 }));
  return (
    <main className="main paper">
      <PageHead
        title={t('paper.title')}
        note={stage === null ? undefined : format.localized(stage.title)}
      >
        {jurors.length > 0 && (
          <Choices
            jurors={jurors}
            juror={juror}
            view={view}
            onJuror={(id) => open({ juror: id, submission: null })}
            onView={setView}
          />
        )}
      </PageHead>
      {stage === null || jurors.length === 0 ? (
        <Nothing />
      ) : (
        <>
          {view === 'enter' && (
            <CodeField
              contest={state.contest}
              stage={stage}
              jurors={jurors}
              brief={juror !== undefined}
              onOpen={open}
            />
          )}
          {juror === undefined ? (
            <EmptyState title={t(`paper.start.${view}`)}>
              {t(`paper.startDetail.${view}`)}
            </EmptyState>
          ) : view === 'enter' ? (
            <PaperEntry
              key={`${juror.person.id}/${opened.times}`}
              stage={stage}
              juror={juror}
              first={opened.submission}
            />
          ) : (
            <PrintSheets key={juror.person.id} state={state} stage={stage} juror={juror} />
          )}
        </>
      )}
    </main>
  );
}
