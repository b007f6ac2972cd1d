import { useMemo, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { MonitoringOrder } from '../../../shared/following/monitoring-order.ts';
import { documentName } from '../../../shared/documents/document-kinds.ts';
import { reportedStage } from '../../../shared/results/reported-stage.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { PaperView } from '../../paper/paper-view.tsx';
import { type Printing, usePrinting } from '../../paper/use-printing.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import { WaitingReport } from '../../results/waiting-report.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RadioField } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Working } from '../../ui/progress.tsx';
import type { DocumentPreview } from '../../workers/documents-messages.ts';
import { partAddress } from './follow-places.ts';
import type { FollowSubject } from './follow-subject.ts';
import { OpenItems } from './open-items.tsx';
import { OrderDialog } from './order-dialog.tsx';
import { OrderChip } from './orders-tab.tsx';
import { type ReportPictures, useReportPictures } from './report-pictures.ts';
import { type FollowWords, useFollowWords } from './use-follow-words.ts';
import { type ReportLanguage, reportLanguages, reportRequest, useReport } from './use-report.ts';

/** The look of the paper, kept inside the places where its sheets are. */
const confined = ({ pageCss, css }: DocumentPreview): string =>
  `${pageCss}\n@scope (.stage, .print-copy) {\n${css}\n}`;

interface ReportProps {
  readonly subject: FollowSubject;
  readonly order: MonitoringOrder;
  readonly stage: Id;
  readonly words: FollowWords;
}

/** Language, print and files. */
function Panel({
  subject,
  words,
  language,
  onLanguage,
  report: { save, saving, error },
  printing: { print, savePdf },
  order,
}: Omit<ReportProps, 'stage'> & {
  readonly printing: Printing;
  readonly language: ReportLanguage;
  readonly onLanguage: (language: ReportLanguage) => void;
  readonly report: ReturnType<typeof useReport>;
}) {
  const { t } = words;
  const note = useNoteAccess();
  const printNoted = () => {
    note({ act: 'print', about: null, count: 1 });
    void print();
  };
  const html = reportRequest(order.id, language, 'html');
  return (
    <div className="in">
      <RadioField
        label={t('report.language')}
        value={language}
        onChange={onLanguage}
        options={reportLanguages.map((value) => ({ value, label: t(`report.languages.${value}`) }))}
      />
      <Button variant="primary" size="lg" wide icon="print" onClick={printNoted}>
        {t('common:print')}
      </Button>
      <p className="meta">{t(savePdf === null ? 'report.printHint' : 'report.printSame')}</p>
      <div className="row wrap" role="group" aria-label={t('report.files')}>
        {savePdf !== null && (
          <Button onClick={() => void savePdf(documentName(html).replace(/\.html$/, '.pdf'))}>
            PDF
          </Button>
        )}
        <Button busy={saving} onClick={() => save(reportRequest(order.id, language, 'docx'))}>
          DOCX
        </Button>
        <Button busy={saving} onClick={() => save(html)}>
          HTML
        </Button>
      </div>
      <ErrorBanner error={error} />
      <OpenItems subject={subject} words={words} />
    </div>
  );
}

function Reading({
  pictures: { done, total },
  words: { t, format },
}: {
  readonly pictures: ReportPictures;
  readonly words: FollowWords;
}) {
  return (
    <Working
      text={t('report.reading', { done: format.number(done), total: format.number(total) })}
      done={done}
      total={total}
    />
  );
}

/** The report as it will be printed, and what can be done with it. */
function Report({ subject, order, stage, words }: ReportProps) {
  const { t } = words;
  const [language, setLanguage] = useState<ReportLanguage>(
    words.language === 'en' ? 'en' : words.language,
  );
  const pictures = useReportPictures(subject.recorded, order);
  const request = useMemo(() => reportRequest(order.id, language, 'html'), [order.id, language]);
  const source = { state: subject.recorded, stage, pictures: pictures.pictures };
  const report = useReport(source, request);
  const { preview, failed } = report;
  const printing = usePrinting();
  const css = useMemo(() => (preview === null ? '' : confined(preview)), [preview]);
  return (
    <div className="preview follow-report">
      <aside aria-label={t('report.title')}>
        <Panel
          subject={subject}
          order={order}
          words={words}
          language={language}
          onLanguage={setLanguage}
          report={report}
          printing={printing}
        />
      </aside>
      <div className="stage" tabIndex={0} role="region" aria-label={t('report.preview')}>
        {pictures.pictures === null && <Reading pictures={pictures} words={words} />}
        {pictures.pictures !== null && preview === null && <WaitingReport failed={failed} />}
        {preview !== null && (
          <PaperView markup={preview.body} css={css} printing={printing.printing} />
        )}
      </div>
    </div>
  );
}

/** The report on one order. */
export function ReportScreen({
  subject,
  id,
}: {
  readonly subject: FollowSubject;
  readonly id: Id;
}) {
  const words = useFollowWords(subject.settings);
  const { t, day } = words;
  const [editing, setEditing] = useState(false);
  const stage = useMemo(() => reportedStage(subject.recorded), [subject.recorded]);
  const order = subject.state.monitoringOrders.get(id);
  const recorded = subject.recorded.monitoringOrders.get(id);
  return (
    <main className="main follow-projects">
      <div>
        <LinkButton variant="quiet" icon="left" href={`#${partAddress('orders')}`}>
          {t('report.back')}
        </LinkButton>
      </div>
      {order === undefined || recorded === undefined || stage === null ? (
        <EmptyState title={t('report.unknown')}>{t('report.unknownText')}</EmptyState>
      ) : (
        <>
          <PageHead
            title={t('report.of', { number: order.number || '—' })}
            note={t('report.period', { from: day(order.from), to: day(order.to) })}
          >
            <OrderChip order={order} today={subject.today} words={words} />
            <Button icon="pen" onClick={() => setEditing(true)}>
              {t('orders.edit')}
            </Button>
          </PageHead>
          <Report subject={subject} order={order} stage={stage} words={words} />
          {editing && (
            <OrderDialog
              subject={subject}
              order={recorded}
              words={words}
              onClose={() => setEditing(false)}
            />
          )}
        </>
      )}
    </main>
  );
}
