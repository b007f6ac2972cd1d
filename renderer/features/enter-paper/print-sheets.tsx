import { useMemo, useState } from 'react';

import { utf8ToBytes } from '../../../shared/basics/bytes.ts';
import type { Stage } from '../../../shared/contest/contest.ts';
import { drawCode } from '../../../shared/documents/draw-code.ts';
import { paperCss } from '../../../shared/documents/paper-css.ts';
import { sheetCss, sheetPageCss } from '../../../shared/documents/score-sheet-css.ts';
import { scoreSheetMarkup } from '../../../shared/documents/score-sheet-markup.ts';
import { sheetPaper, type SheetPaper } from '../../../shared/documents/score-sheet-paper.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { RemovableNote } from '../../hand-over/removable-note.tsx';
import { useHost } from '../../host/host-context.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { PaperView } from '../../paper/paper-view.tsx';
import { usePrinting } from '../../paper/use-printing.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import type { DeskError } from '../../storage/desk.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Segment } from '../../ui/segment.tsx';
import { useToast } from '../../ui/toast.tsx';
import { createDocumentsMaker } from '../../workers/documents-maker.ts';
import type { PaperJuror } from './paper-work.ts';
import {
  chosenSheets,
  languagesOf,
  printable,
  type SheetChoice,
  sheetLanguages,
  sheetsFileName,
} from './sheet-choice.ts';

const css = sheetPageCss + paperCss + sheetCss;

/** The page is made beside the window, where the fonts for documents are. */
async function sheetsPage(papers: readonly SheetPaper[]): Promise<string> {
  const maker = createDocumentsMaker();
  try {
    return await maker.sheets(papers);
  } finally {
    maker.close();
  }
}

/** Saves the sheets as one HTML file, with the fonts in it. */
function useSave(papers: readonly SheetPaper[], name: string) {
  const { t } = useText('coordinator');
  const host = useHost();
  const show = useToast();
  const note = useNoteAccess();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [verified, setVerified] = useState(false);
  const write = async () => {
    const html = await sheetsPage(papers);
    const saved = await host.saveFiles([{ name, bytes: utf8ToBytes(html) }]);
    setVerified(saved.ok && saved.value.verified);
    if (saved.ok) {
      note({ act: 'export', about: null, count: papers.length });
      show({ text: t('paper.print.saved', { file: saved.value.names[0] ?? name }) });
    } else if (saved.error.type !== 'SaveCancelled') setError(saved.error);
  };
  const save = () => {
    setBusy(true);
    setError(null);
    write()
      .catch(() => setError({ type: 'Unexpected' }))
      .finally(() => setBusy(false));
  };
  return { save, busy, error, verified };
}

/** What is printed: form, sheet, language. */
function Choosing({
  juror,
  choice,
  onChoose,
}: {
  readonly juror: PaperJuror;
  readonly choice: SheetChoice;
  readonly onChoose: (choice: SheetChoice) => void;
}) {
  const { t, format } = useText('coordinator');
  const sheets = printable(juror, choice.form);
  return (
    <>
      <Segment
        label={t('paper.print.form')}
        value={choice.form}
        onChange={(form) => onChoose({ ...choice, form, submission: 'all' })}
        options={[
          { value: 'blank', label: t('paper.print.blank') },
          { value: 'filled', label: t('paper.print.filled') },
        ]}
      />
      <SelectField
        label={t('paper.print.sheets')}
        value={choice.submission}
        onChange={(submission) => onChoose({ ...choice, submission })}
        options={[
          {
            value: 'all',
            label: t('paper.print.all', { number: format.number(sheets.length) }),
          },
          ...sheets.map(({ submission }) => ({
            value: submission.id,
            label: `${t('common:submissionNumber', { number: submission.id })} · ${submission.title}`,
          })),
        ]}
      />
      <SelectField
        label={t('common:language')}
        value={choice.language}
        onChange={(language) => onChoose({ ...choice, language })}
        options={sheetLanguages.map((value) => ({
          value,
          label: t(`paper.print.languages.${value}`),
        }))}
      />
    </>
  );
}

interface PrintSheetsProps {
  readonly state: ContestState;
  readonly stage: Stage;
  readonly juror: PaperJuror;
}

/** The chosen sheets as data and as pages. */
function usePapers({ state, stage, juror }: PrintSheetsProps, choice: SheetChoice) {
  return useMemo(() => {
    const papers = chosenSheets(juror, choice).map(({ submission }) =>
      sheetPaper(
        state,
        { stage, submission, juror: juror.person },
        { languages: languagesOf(choice.language), filled: choice.form === 'filled' },
      ),
    );
    return { papers, markup: papers.flatMap((paper) => scoreSheetMarkup(paper, drawCode)) };
  }, [state, stage, juror, choice]);
}

/** A juror's sheets on A4, blank or as they were entered: seen, printed, saved. */
export function PrintSheets(props: PrintSheetsProps) {
  const { juror } = props;
  const { t, language, format } = useText('coordinator');
  const [choice, setChoice] = useState<SheetChoice>({
    form: 'blank',
    submission: 'all',
    language: language === 'en' ? 'en' : 'kk-ru',
  });
  const { printing, print } = usePrinting();
  const note = useNoteAccess();
  const { papers, markup } = usePapers(props, choice);
  const { save, busy, error, verified } = useSave(papers, sheetsFileName(juror.person.id, choice));
  const none = papers.length === 0;
  return (
    <div className="preview">
      <aside aria-label={t('paper.print.choice')}>
        <div className="in">
          <Choosing juror={juror} choice={choice} onChoose={setChoice} />
          <Button
            variant="primary"
            size="lg"
            wide
            icon="print"
            disabled={none}
            onClick={() => {
              note({ act: 'print', about: null, count: papers.length });
              void print();
            }}
          >
            {t('common:print')}
          </Button>
          <p className="meta">{t('paper.print.pages', { number: format.number(markup.length) })}</p>
          <Button wide icon="download" busy={busy} disabled={none} onClick={save}>
            {t('paper.print.save')}
          </Button>
          <RemovableNote verified={verified} />
          <ErrorBanner error={error} />
          <p className="meta">{t('paper.print.note')}</p>
        </div>
      </aside>
      <div className="stage" tabIndex={0} role="region" aria-label={t('common:preview')}>
        {none ? (
          <EmptyState title={t('paper.print.nothing')}>{t('paper.print.nothingDetail')}</EmptyState>
        ) : (
          <PaperView markup={markup} css={css} printing={printing} />
        )}
      </div>
    </div>
  );
}
