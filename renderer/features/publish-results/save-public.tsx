import { useRef, useState } from 'react';

import { present } from '../../../shared/basics/assert.ts';
import { err, ok } from '../../../shared/basics/result.ts';
import type { DocumentKind, DocumentRequest } from '../../../shared/documents/document-kinds.ts';
import { isPageAddress, type PublicOptions } from '../../../shared/results/public-options.ts';
import { SavedFiles } from '../../hand-over/saved-files.tsx';
import { useSaving } from '../../hand-over/use-saving.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import type { StageReportState } from '../../results/use-stage-report.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';

const posterLanguages = ['kk-ru', 'kk', 'ru', 'en'] as const;

type PosterLanguages = (typeof posterLanguages)[number];

const languagesOf = (chosen: PosterLanguages): DocumentRequest['languages'] =>
  chosen === 'kk-ru' ? ['kk', 'ru'] : [chosen];

/** The person chooses a folder: the files of a document that is one go there under their own names. */
const bareName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** Has one of the documents made and saved; `saved` and `error` are of the last one. */
function useSavePublic(
  createFiles: StageReportState['createFiles'],
  options: PublicOptions,
  people: number,
) {
  const note = useNoteAccess();
  const request = useRef<DocumentRequest | null>(null);
  const [kind, setKind] = useState<DocumentKind | null>(null);
  const write = async () => {
    try {
      const files = await createFiles([present(request.current, 'a document was asked for')]);
      note({ act: 'export', about: null, count: people });
      return ok(files.map(({ name, bytes }) => ({ name: bareName(name), bytes })));
    } catch {
      return err({ type: 'Unexpected' } as const);
    }
  };
  const saving = useSaving({ write, confirm: false });
  const save = (asked: DocumentKind, languages: DocumentRequest['languages']) => {
    request.current = { kind: asked, languages, withRegister: true, shown: options };
    setKind(asked);
    void saving.run();
  };
  return { ...saving, kind, save };
}

/** Saves the page, the folder for a web server, and the posters; `people` is of how many they tell. */
export function SavePublic({
  options,
  createFiles,
  people,
}: Pick<StageReportState, 'createFiles'> & {
  readonly options: PublicOptions;
  readonly people: number;
}) {
  const { t } = useText('publish');
  const [chosen, choose] = useState<PosterLanguages>('kk-ru');
  const { save, kind, busy, saved, error } = useSavePublic(createFiles, options, people);
  const isReady = isPageAddress(options.address);
  const button = (asked: DocumentKind) => ({
    wide: true,
    disabled: !isReady || (busy && kind !== asked),
    busy: busy && kind === asked,
  });
  return (
    <Card title={t('save.title')} className="publish-save">
      <Button
        {...button('index.html')}
        variant="primary"
        size="lg"
        icon="download"
        onClick={() => save('index.html', ['kk'])}
      >
        {t('save.page')}
      </Button>
      <p className="meta">{t('save.pageHint')}</p>
      <Button {...button('site')} icon="files" onClick={() => save('site', ['kk'])}>
        {t('save.site')}
      </Button>
      <p className="meta">{t('save.siteHint')}</p>
      <SelectField
        label={t('save.posters')}
        hint={t('save.postersHint')}
        value={chosen}
        onChange={choose}
        options={posterLanguages.map((value) => ({ value, label: t(`save.languages.${value}`) }))}
      />
      <div className="publish-posters">
        {(['a3', 'a2'] as const).map((sheet) => (
          <Button
            key={sheet}
            {...button(`posters-${sheet}.html`)}
            icon="print"
            onClick={() => save(`posters-${sheet}.html`, languagesOf(chosen))}
          >
            {t(`save.${sheet}`)}
          </Button>
        ))}
      </div>
      <SavedFiles saved={saved}>{t('save.open')}</SavedFiles>
      <ErrorBanner error={error} />
    </Card>
  );
}
