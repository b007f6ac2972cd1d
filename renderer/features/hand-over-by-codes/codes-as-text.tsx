import { utf8ToBytes } from '../../../shared/basics/bytes.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { SavedFiles } from '../../hand-over/saved-files.tsx';
import { useSaving } from '../../hand-over/use-saving.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';

/** The same codes as text, for a messenger: where the other computer has no camera. */
export function CodesAsText({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useText('codes');
  const text = codes.join('\n');
  const { busy, saved, error, run } = useSaving({
    write: async () => ({ ok: true, value: [{ name: 'codes.txt', bytes: utf8ToBytes(text) }] }),
    confirm: false,
  });
  return (
    <details className="codes-text unfold">
      <summary>{t('text.title')}</summary>
      <div className="col g3">
        <p className="meta">{t('text.note')}</p>
        <TextArea
          label={t('text.label')}
          labelHidden
          rows={4}
          readOnly
          spellCheck={false}
          value={text}
          onChange={() => undefined}
          onFocus={(event) => event.target.select()}
        />
        <div className="row">
          <Button icon="download" busy={busy} onClick={() => void run()}>
            {t('text.save')}
          </Button>
        </div>
        <SavedFiles saved={saved} />
        <ErrorBanner error={error} />
      </div>
    </details>
  );
}
