import { useMemo, useState } from 'react';

import { pageCss, paperCss } from '../../../shared/documents/paper-css.ts';
import { paperMarkup } from '../../../shared/documents/paper-markup.ts';
import { protocolPaper } from '../../../shared/documents/paper.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { PaperView } from '../../paper/paper-view.tsx';
import { usePrinting } from '../../paper/use-printing.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import { OpenBanner } from '../../results/open-banner.tsx';
import type { StageReportState } from '../../results/use-stage-report.ts';
import { LinkButton } from '../../ui/button.tsx';
import type { StageReport } from '../../workers/documents-messages.ts';
import { type DocumentChoice, languagesOf } from './document-choice.ts';
import { DocumentPanel } from './document-panel.tsx';

/** The minutes as they will be printed, and everything that can be done with them. */
export function DocumentView({
  state,
  report,
  number,
  createFiles,
}: {
  readonly state: ContestState;
  readonly report: StageReport;
  /** Number of the minutes; empty while there is none. */
  readonly number: string;
  readonly createFiles: StageReportState['createFiles'];
}) {
  const { t, language } = useText('issue');
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
    <div className="preview issue-documents">
      <aside aria-label={t('title')}>
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
          <OpenBanner state={state} facts={facts}>
            <LinkButton variant="quiet" href="#/decide">
              {t('document.decide')}
            </LinkButton>
          </OpenBanner>
        </div>
      </aside>
      <div className="stage" tabIndex={0} role="region" aria-label={t('document.preview')}>
        <PaperView markup={markup} css={css} printing={printing} />
      </div>
    </div>
  );
}
