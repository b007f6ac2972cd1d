import { CeremonyPicture, type StageHeading } from './ceremony-picture.tsx';
import type { StageLook } from './show-messages.ts';
import type { ShowPicture } from './show-picture.ts';
import { StandingsPicture } from './standings-picture.tsx';
import { StageTexts } from './stage-texts.tsx';
import { TimerPicture } from './timer-picture.tsx';
import './stage-picture.css';

/** One picture for everybody, as large as its place; null is a black screen. */
export function StagePicture({
  picture,
  look,
  heading = 'h1',
}: {
  readonly picture: ShowPicture | null;
  readonly look: StageLook;
  readonly heading?: StageHeading;
}) {
  if (picture === null) return <div className="stage black" />;
  return (
    <div className="stage" data-theme={look}>
      {picture.mark.length > 0 && (
        <p className="stage-mark">
          <StageTexts texts={picture.mark} />
        </p>
      )}
      {picture.kind === 'ceremony' && (
        <CeremonyPicture key={JSON.stringify(picture)} picture={picture} heading={heading} />
      )}
      {picture.kind === 'standings' && (
        <StandingsPicture key={JSON.stringify(picture)} picture={picture} heading={heading} />
      )}
      {picture.kind === 'timer' && <TimerPicture picture={picture} heading={heading} />}
    </div>
  );
}
