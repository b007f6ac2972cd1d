import { useMemo, useState } from 'react';

import { isBlocking } from '../../../shared/results/open-items.ts';
import {
  awardsOf,
  type CeremonySource,
  proposedHandOver,
} from '../../../shared/results/ceremony-awards.ts';
import { ceremonySteps } from '../../../shared/results/ceremony.ts';
import type { ProtocolFacts } from '../../../shared/results/protocol-facts.ts';
import { useText } from '../../language/use-text.ts';
import { OpenBanner } from '../../results/open-banner.tsx';
import type { StageSubject } from '../../results/results-frame.tsx';
import { useStageReport } from '../../results/use-stage-report.ts';
import { WaitingReport } from '../../results/waiting-report.tsx';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { type CeremonyPlace, chosenSteps, firstChoices } from './ceremony-choices.ts';
import type { CeremonyRun } from './ceremony-run.ts';
import { CeremonySetup } from './ceremony-setup.tsx';
import { demoMark } from '../../show/demo-mark.ts';
import { showPictureOf } from './picture-of-step.ts';
import { PresenterDesk } from './presenter-desk.tsx';
import { SingleStage } from './single-stage.tsx';
import './hold-ceremony.css';

/** Where a prepared result is released: with the decision itself. */
const releaseAddress = '#/decide';

/** That the ceremony runs before anybody else is told, or that it is time to tell. */
function EmbargoBanner({ ended }: { readonly ended: boolean }) {
  const { t } = useText('ceremony');
  return ended ? (
    <Banner
      tone="ok"
      title={t('embargo.ended')}
      action={
        <LinkButton icon="gavel" href={releaseAddress}>
          {t('embargo.release')}
        </LinkButton>
      }
    >
      {t('embargo.endedNote')}
    </Banner>
  ) : (
    <Banner title={t('embargo.title')}>{t('embargo.note')}</Banner>
  );
}

/** One stage's ceremony: its choices, then the ceremony itself. */
function StageCeremony({ state, stage, facts }: StageSubject & { readonly facts: ProtocolFacts }) {
  const { t, language } = useText('ceremony');
  const source = useMemo(
    (): CeremonySource => ({
      state,
      winners: facts.winners,
      meeting: state.meetings.get(stage) ?? null,
    }),
    [state, stage, facts],
  );
  const draft = facts.open.some(isBlocking);
  const [chosen, choose] = useState(() => firstChoices(language, draft, proposedHandOver(source)));
  const choices = useMemo(() => (draft ? { ...chosen, rehearsal: true } : chosen), [chosen, draft]);
  const [place, setPlace] = useState<CeremonyPlace | null>(null);
  const [ended, setEnded] = useState(false);
  const run = useMemo((): CeremonyRun => {
    const steps = chosenSteps(source, choices);
    const marked = {
      rehearsal: choices.rehearsal,
      demo: source.state.settings?.demo === true ? demoMark() : null,
    };
    return {
      steps,
      own: ceremonySteps(source, choices.handOver, language),
      pictureOf: (at) => showPictureOf(steps, at, marked),
      look: choices.look,
      rehearsal: choices.rehearsal,
      onEnd: () => {
        setPlace(null);
        setEnded(!choices.rehearsal);
      },
    };
  }, [source, choices, language]);
  const awards = useMemo(() => awardsOf(source, language), [source, language]);
  const prepared = state.publications.get(stage)?.state === 'prepared';
  if (place === 'second-window') return <PresenterDesk run={run} />;
  if (place === 'this-window') return <SingleStage run={run} />;
  return (
    <div className="hold-ceremony col g4">
      {prepared && <EmbargoBanner ended={ended} />}
      {!prepared && ended && <Banner tone="ok">{t('ended')}</Banner>}
      {draft && <OpenBanner state={state} facts={facts} />}
      <CeremonySetup
        choices={choices}
        onChoose={choose}
        draft={draft}
        steps={run.own.length}
        awards={awards}
        commission={source.state.settings?.commission ?? []}
        onBegin={setPlace}
      />
    </div>
  );
}

/** Headquarters awards the winners before everybody, from the last place up. */
export function HoldCeremonyScreen(subject: StageSubject) {
  const { state, stage } = subject;
  const { report, failed } = useStageReport(state, stage, state.meetings.get(stage) ?? null);
  if (report === null || failed) return <WaitingReport failed={failed} />;
  return <StageCeremony {...subject} facts={report.protocols.kk.facts} />;
}
