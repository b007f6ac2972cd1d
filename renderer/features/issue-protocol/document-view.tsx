import { useMemo, useState } from 'react';

import { pageCss, paperCss } from '../../../shared/documents/paper-css.ts';
import { paperMarkup } from '../../../shared/documents/paper-markup.ts';
import { protocolPaper } from '../../../shared/documents/paper.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { ProtocolFacts } from '../../../shared/results/protocol-facts.ts';
import { isBlocking } from '../../../shared/results/open-items.ts';
import { useText } from '../../language/use-text.ts';
import { PaperView } from '../../paper/paper-view.tsx';
import { usePrinting } from '../../paper/use-printing.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import type { StageReport } from '../../workers/documents-messages.ts';
import { type DocumentChoice, languagesOf } from './document-choice.ts';
import { DocumentPanel } from './document-panel.tsx';
import { openLine } from './open-lines.ts';
import { OpenList } from './open-list.tsx';
import { SealStage } from './seal-stage.tsx';
import type { StageReportState } from './use-stage-report.ts';

/** What is still open, or that nothing is. */
function OpenBanner({
  state,
  facts,
  onFillMeeting,
}: {
  readonly state: ContestState;
  readonly facts: ProtocolFacts;
  readonly onFillMeeting: () => void;
}) {
  const text = useText('protocol');
  const { t } = text;
  if (facts.open.length === 0) return <Banner tone="ok">{t('document.complete')}</Banner>;
  const draft = facts.open.some(isBlocking);
  return (
    <Banner tone={draft ? 'warn' : 'info'} title={draft ? t('document.draft') : t('document.open')}>
      <OpenList lines={facts.open.map((item) => openLine(item, state, text))} />
      {facts.open.some(({ type }) => type === 'no-meeting') && (
        <Button variant="quiet" onClick={onFillMeeting}>
          {t('document.fillMeeting')}
        </Button>
      )}
    </Banner>
  );
}

/** The minutes as they will be printed, and everything that can be done with them. */
export function DocumentView({
  state,
  report,
  number,
  unsaved,
  createFiles,
  onFillMeeting,
}: {
  readonly state: ContestState;
  readonly report: StageReport;
  /** Number of the minutes; empty while there is none. */
  readonly number: string;
  readonly unsaved: boolean;
  readonly createFiles: StageReportState['createFiles'];
  readonly onFillMeeting: () => void;
}) {
  const { t, language } = useText('protocol');
  const [choice, setChoice] = useState<DocumentChoice>({
    language: language === 'en' ? 'en' : 'kk-ru',
    withRegister: true,
  });
  const { printing, print } = usePrinting();
  const note = useNoteAccess();
  const { markup, css } = useMemo(() => {
    const paper = protocolPaper(
      languagesOf(choice.language).map((each) => report.protocols[each]),
      choice,
    );
    return { markup: paperMarkup(paper), css: pageCss(paper) + paperCss };
  }, [report, choice]);
  const { facts } = report.protocols.kk;
  return (
    <div className="preview">
      <aside aria-label={t('view.document')}>
        <div className="in">
          <div>
            <h2>{number === '' ? t('document.untitled') : t('document.title', { number })}</h2>
            <p className="meta">{t('document.preview')}</p>
          </div>
          <DocumentPanel
            choice={choice}
            onChoose={setChoice}
            onPrint={() => {
              note({ act: 'print', about: null, count: state.submissions.size });
              void print();
            }}
            createFiles={createFiles}
          />
          <OpenBanner state={state} facts={facts} onFillMeeting={onFillMeeting} />
          <SealStage state={state} facts={facts} unsaved={unsaved} />
        </div>
      </aside>
      <div className="stage" tabIndex={0} role="region" aria-label={t('document.preview')}>
        <PaperView markup={markup} css={css} printing={printing} />
      </div>
    </div>
  );
}
