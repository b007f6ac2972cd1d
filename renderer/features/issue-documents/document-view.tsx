import { useMemo, useState } from 'react';

import type { ContestSettings } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { PaperView, PrintCopy } from '../../paper/paper-view.tsx';
import { usePrinting } from '../../paper/use-printing.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import { OpenBanner } from '../../results/open-banner.tsx';
import type { BeginDocuments } from '../../results/use-stage-report.ts';
import { WaitingReport } from '../../results/waiting-report.tsx';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import type { DocumentPreview, StageReport } from '../../workers/documents-messages.ts';
import { type DocumentChoice, pdfNameOf, requestOf, shownKind } from './document-choice.ts';
import { DocumentPanel } from './document-panel.tsx';
import { SheetPager } from './sheet-pager.tsx';
import { useMaking } from '../../results/use-making.ts';
import { usePreview } from './use-preview.ts';

/** The look of a document, kept inside the places where its sheets are. */
const confined = ({ pageCss, css }: DocumentPreview): string =>
  `${pageCss}\n@scope (.stage, .print-copy) {\n${css}\n}`;

/** Keeps a result that may not be shown yet from being handed out by mistake. */
function EmbargoBanner({
  state,
  stage,
}: {
  readonly state: ContestState;
  readonly stage: StageReport['stage'];
}) {
  const { t, format } = useText('issue');
  const publication = state.publications.get(stage);
  if (publication?.state !== 'prepared') return null;
  const { day } = publication;
  return (
    <Banner tone="hold" title={t('embargo.title')}>
      {day === '' ? t('embargo.text') : t('embargo.until', { date: format.date(day, 'official') })}
    </Banner>
  );
}

/** The chosen paper as it is asked for, sheet by sheet where it has many. */
function useChosenPaper(state: ContestState) {
  const { language } = useText('issue');
  const [choice, setChoice] = useState<DocumentChoice>({
    paper: 'protocol',
    language: language === 'en' ? 'en' : 'kk-ru',
    withRegister: true,
    nomination: null,
    letters: null,
    upright: false,
    withComments: true,
  });
  const [at, setAt] = useState(0);
  const whole = useMemo(() => requestOf(choice, shownKind(choice.paper), state), [choice, state]);
  const shown = useMemo(() => ({ ...whole, range: { from: at, count: 1 } }), [whole, at]);
  const choose = (next: DocumentChoice) => {
    setAt(0);
    setChoice(next);
  };
  return { choice, choose, at, setAt, whole, shown };
}

/** Printing what is shown, or all sheets of a paper, which are made first and then stand in `all`; and PDF of them all. */
function usePrintSheets(makeAll: () => Promise<DocumentPreview | null>, count: number) {
  const { printing, print, savePdf } = usePrinting();
  const [all, setAll] = useState<DocumentPreview | null>(null);
  const note = useNoteAccess();
  const withAll = async (take: () => Promise<void>) => {
    const made = await makeAll();
    if (made === null) return;
    setAll(made);
    await take();
    setAll(null);
  };
  const printNoted = async () => {
    note({ act: 'print', about: null, count });
    await print();
  };
  const pdf =
    savePdf &&
    ((name: string) =>
      withAll(async () => {
        note({ act: 'export', about: null, count });
        await savePdf(name);
      }));
  const printSheets = (what: 'shown' | 'all') =>
    what === 'all' ? withAll(printNoted) : printNoted();
  return { printing, all, printSheets, pdf };
}

/** A document as it will be printed, and everything that can be done with it. */
export function DocumentView({
  state,
  settings,
  report,
  begin,
}: {
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly report: StageReport;
  readonly begin: BeginDocuments;
}) {
  const { t } = useText('issue');
  const { choice, choose, at, setAt, whole, shown } = useChosenPaper(state);
  const { shown: preview, failed } = usePreview(begin, shown);
  const making = useMaking();
  const { printing, all, printSheets, pdf } = usePrintSheets(
    () => making.make((progress) => begin.preview(whole, progress)),
    state.submissions.size,
  );
  const css = useMemo(() => (preview === null ? '' : confined(preview)), [preview]);
  const sheets = preview === null || preview.single ? null : preview.total;
  return (
    <div className="preview issue-documents">
      <aside aria-label={t('title')}>
        <div className="in">
          <DocumentPanel
            choice={choice}
            onChoose={choose}
            state={state}
            settings={settings}
            stage={report.stage}
            begin={begin}
            making={making}
            sheets={sheets}
            onPrint={(what) => void printSheets(what)}
            onPdf={pdf && (() => void pdf(pdfNameOf(whole)))}
          />
          <EmbargoBanner state={state} stage={report.stage} />
          <OpenBanner state={state} facts={report.protocols.kk.facts}>
            <LinkButton variant="quiet" href="#/decide">
              {t('document.decide')}
            </LinkButton>
          </OpenBanner>
        </div>
      </aside>
      <div className="stage" tabIndex={0} role="region" aria-label={t('document.preview')}>
        {sheets !== null && sheets > 1 && <SheetPager at={at} total={sheets} onGo={setAt} />}
        {preview === null ? (
          <WaitingReport failed={failed} />
        ) : (
          <PaperView markup={preview.body} css={css} printing={printing && all === null} />
        )}
        {printing && all !== null && <PrintCopy markup={all.body} />}
      </div>
    </div>
  );
}
