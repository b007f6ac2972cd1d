import { useOneFile } from '../../hand-over/use-one-file.ts';
import type { DeskError, NamedFile } from '../../storage/desk.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

/** A file that one step of several asks for: chosen by a button, then shown by its name. */
export function FileChoice({
  label,
  hint,
  file,
  onChoose,
  onFail,
}: {
  readonly label: string;
  readonly hint: string;
  readonly file: NamedFile | null;
  readonly onChoose: (file: NamedFile) => void;
  readonly onFail: (error: DeskError) => void;
}) {
  const { t } = useText('first-run');
  const { pick } = useOneFile(onFail, onChoose);
  return (
    <div className="field file-choice" role="group" aria-label={label}>
      <span className="label">{label}</span>
      <div className="row g3 wrap">
        <Button icon="file" onClick={pick}>
          {file === null ? t('common:chooseFile') : t('otherFile')}
        </Button>
        {file !== null && (
          <span className="row" role="status">
            <Icon name="done" size="sm" />
            {file.name}
          </span>
        )}
      </div>
      <span className="hint">{hint}</span>
    </div>
  );
}
