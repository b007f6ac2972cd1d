import { useMemo } from 'react';

import { useText } from '../../language/use-text.ts';
import type { CeremonyRun } from './ceremony-run.ts';
import { StagePicture } from '../../show/stage-picture.tsx';
import type { ShowPicture } from '../../show/show-picture.ts';

/** What everybody sees now. */
export function CurrentPicture({
  run,
  picture,
}: {
  readonly run: CeremonyRun;
  /** Null = a black screen. */
  readonly picture: ShowPicture | null;
}) {
  const { t } = useText('ceremony');
  return (
    <figure className="ceremony-now">
      <figcaption>{picture === null ? t('now.black') : t('now.title')}</figcaption>
      <div className="ceremony-frame">
        <StagePicture picture={picture} look={run.look} heading="p" />
      </div>
    </figure>
  );
}

/** What everybody will see next; only the presenter knows. */
export function NextPicture({ run, at }: { readonly run: CeremonyRun; readonly at: number }) {
  const { t } = useText('ceremony');
  const next = run.own[at + 1];
  const picture = useMemo(
    () => (next === undefined ? null : run.pictureOf(at + 1)),
    [run, at, next],
  );
  return (
    <figure className="ceremony-next">
      <figcaption>{t('next.title')}</figcaption>
      <p>{next === undefined ? t('next.none') : next.name}</p>
      {picture !== null && (
        <div className="ceremony-frame">
          <StagePicture picture={picture} look={run.look} heading="p" />
        </div>
      )}
    </figure>
  );
}
