import { Ornament } from '../../ui/ornament.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { StageLook } from './show-messages.ts';
import type { ShownTexts, ShowPicture } from './show-picture.ts';
import { useFitting } from './use-fitting.ts';
import './stage-picture.css';

/** Longer texts get smaller letters; by how many letters. */
const shorter = [26, 60, 120];

const sizeOf = (text: string): string =>
  `fit-${shorter.filter((length) => [...text].length > length).length}`;

/** One text in each language, the leading one large. */
function Texts({ texts }: { readonly texts: ShownTexts }) {
  return texts.map(({ language, text }, at) => (
    <span key={language} lang={language} className={at === 0 ? 'leads' : 'follows'}>
      {text}
    </span>
  ));
}

const longest = (texts: ShownTexts): string =>
  texts.map(({ text }) => text).reduce((a, b) => (b.length > a.length ? b : a), '');

function Entry({ entry }: { readonly entry: ShowPicture['entries'][number] }) {
  return (
    <li>
      <p className={classNames('stage-name', sizeOf(entry.applicant))}>{entry.applicant}</p>
      <p className={classNames('stage-project', sizeOf(entry.project))}>{entry.project}</p>
      {entry.lines.map((texts, at) => (
        <p key={at} className="stage-line">
          <Texts texts={texts} />
        </p>
      ))}
    </li>
  );
}

/** Letters get smaller with every name beside the first. */
const crowd = (entries: number): string => `names-${Math.min(entries, 3)}`;

type Heading = 'h1' | 'p';

/** What stands in a picture, in letters as large as it allows. */
function Fitted({
  picture: { over, title, under, entries },
  heading: Heading,
}: {
  readonly picture: ShowPicture;
  readonly heading: Heading;
}) {
  const { place, text, shrink } = useFitting();
  const headline = title.length > 0 ? title : over;
  return (
    <div className={classNames('stage-in', `shrink-${shrink}`)} ref={place}>
      <div className="stage-flow" ref={text}>
        <Ornament />
        {title.length > 0 && over.length > 0 && (
          <p className="stage-over">
            <Texts texts={over} />
          </p>
        )}
        <Heading
          className={title.length > 0 ? `stage-title ${sizeOf(longest(title))}` : 'stage-over'}
        >
          <Texts texts={headline} />
        </Heading>
        {entries.length > 0 && (
          <ul className={classNames('stage-names', crowd(entries.length))}>
            {entries.map((entry, at) => (
              <Entry key={at} entry={entry} />
            ))}
          </ul>
        )}
        {under.length > 0 && (
          <p className="stage-under">
            <Texts texts={under} />
          </p>
        )}
      </div>
    </div>
  );
}

/** One picture of a ceremony, as large as its place; null is a black screen. */
export function StagePicture({
  picture,
  look,
  heading = 'h1',
}: {
  readonly picture: ShowPicture | null;
  readonly look: StageLook;
  /** A small picture among others is no heading of its page. */
  readonly heading?: Heading;
}) {
  if (picture === null) return <div className="stage black" />;
  return (
    <div className="stage" data-theme={look}>
      {picture.mark.length > 0 && (
        <p className="stage-mark">
          <Texts texts={picture.mark} />
        </p>
      )}
      <Fitted key={JSON.stringify(picture)} picture={picture} heading={heading} />
    </div>
  );
}
