import { useRef, useState } from 'react';

import { present } from '../../../shared/basics/assert.ts';
import { utf8ToBytes } from '../../../shared/basics/bytes.ts';
import { err, ok } from '../../../shared/basics/result.ts';
import type { DocumentKind, DocumentRequest } from '../../../shared/documents/document-kinds.ts';
import { isPageAddress, type PublicOptions } from '../../../shared/results/public-options.ts';
import { SavedFiles } from '../../hand-over/saved-files.tsx';
import { useSaving } from '../../hand-over/use-saving.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import type { NamedFile } from '../../storage/desk.ts';
import { useMaking } from '../../results/use-making.ts';
import type { BeginDocuments } from '../../results/use-stage-report.ts';
import { Button, type ButtonProps } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Working } from '../../ui/progress.tsx';

const posterLanguages = ['kk-ru', 'kk', 'ru', 'en'] as const;

type PosterLanguages = (typeof posterLanguages)[number];

const languagesOf = (chosen: PosterLanguages): DocumentRequest['languages'] =>
  chosen === 'kk-ru' ? ['kk', 'ru'] : [chosen];

/** The person chooses a folder: the files of a document that is one go there under their own names. */
const bareName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** The page that checks a result by itself lies in the folder beside what it checks. */
async function withVerifier(
  { kind }: DocumentRequest,
  files: readonly NamedFile[],
): Promise<readonly NamedFile[]> {
  if (kind !== 'site') return files;
  const { default: page } = await import('virtual:verifier-page');
  return [...files, { name: 'verify.html', bytes: utf8ToBytes(page) }];
}

/** Has one of the documents made and saved; `saved` and `error` are of the last one. */
function useSavePublic(begin: BeginDocuments, options: PublicOptions, people: number) {
  const note = useNoteAccess();
  const making = useMaking();
  const request = useRef<DocumentRequest | null>(null);
  const [kind, setKind] = useState<DocumentKind | null>(null);
  const write = async () => {
    try {
      const asked = present(request.current, 'a document was asked for');
      const made = await making.make((progress) =>
        begin.files({ requests: [asked], zip: null }, progress),
      );
      if (made === null) return err({ type: 'SaveCancelled' } as const);
      const files = made.map(({ name, bytes }) => ({ name: bareName(name), bytes }));
      note({ act: 'export', about: null, count: people });
      return ok(await withVerifier(asked, files));
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
  return { ...saving, making, kind, save };
}

/** What a button that saves a document looks like while one is being made. */
type ButtonOf = (asked: DocumentKind) => Pick<ButtonProps, 'wide' | 'disabled' | 'busy'>;

/** Posters of the regions: their language, and a button for each size of sheet. */
function PosterButtons({
  buttonOf,
  save,
}: {
  readonly buttonOf: ButtonOf;
  readonly save: (asked: DocumentKind, languages: DocumentRequest['languages']) => void;
}) {
  const { t } = useText('publish');
  const [chosen, choose] = useState<PosterLanguages>('kk-ru');
  return (
    <>
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
            {...buttonOf(`posters-${sheet}.html`)}
            icon="print"
            onClick={() => save(`posters-${sheet}.html`, languagesOf(chosen))}
          >
            {t(`save.${sheet}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

/** Saves the page, the folder for a web server, and the posters; `people` is of how many they tell. */
export function SavePublic({
  options,
  begin,
  people,
}: {
  readonly options: PublicOptions;
  readonly begin: BeginDocuments;
  readonly people: number;
}) {
  const { t } = useText('publish');
  const { save, making, kind, busy, saved, error } = useSavePublic(begin, options, people);
  const isReady = isPageAddress(options.address);
  const button: ButtonOf = (asked) => ({
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
      <PosterButtons buttonOf={button} save={save} />
      {making.progress !== null && (
        <Working
          text={t('save.making', { ...making.progress })}
          {...making.progress}
          stop={
            <Button variant="quiet" onClick={making.stop}>
              {t('common:stop')}
            </Button>
          }
        />
      )}
      <SavedFiles saved={saved}>{t('save.open')}</SavedFiles>
      <ErrorBanner error={error?.type === 'SaveCancelled' ? null : error} />
    </Card>
  );
}
