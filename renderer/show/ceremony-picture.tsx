import { Ornament } from '../ui/ornament.tsx';
import { classNames } from '../ui/class-names.ts';
import type { ShownCeremony } from './shown-ceremony.ts';
import type { ShownTexts } from './shown-text.ts';
import { StageTexts } from './stage-texts.tsx';
import { useFitting } from './use-fitting.ts';

/** Longer texts get smaller letters; by how many letters. */
const shorter = [26, 60, 120];

const sizeOf = (text: string): string =>
  `fit-${shorter.filter((length) => [...text].length > length).length}`;

const longest = (texts: ShownTexts): string =>
  texts.map(({ text }) => text).reduce((a, b) => (b.length > a.length ? b : a), '');

function Entry({ entry }: { readonly entry: ShownCeremony['entries'][number] }) {
  return (
    <li>
      <p className={classNames('stage-name', sizeOf(entry.applicant))}>{entry.applicant}</p>
      <p className={classNames('stage-project', sizeOf(entry.project))}>{entry.project}</p>
      {entry.lines.map((texts, at) => (
        <p key={at} className="stage-line">
          <StageTexts texts={texts} />
        </p>
      ))}
    </li>
  );
}

/** Letters get smaller with every name beside the first. */
const crowd = (entries: number): string => `names-${Math.min(entries, 3)}`;

/** A small picture among others is no heading of its page. */
export type StageHeading = 'h1' | 'p';

/** What stands in a picture of a ceremony, in letters as large as it allows. */
export function CeremonyPicture({
  picture: { over, title, under, entries },
  heading: Heading,
}: {
  readonly picture: ShownCeremony;
  readonly heading: StageHeading;
}) {
  const { place, text, shrink } = useFitting();
  const headline = title.length > 0 ? title : over;
  return (
    <div className={classNames('stage-in', `shrink-${shrink}`)} ref={place}>
      <div className="stage-flow" ref={text}>
        <Ornament />
        {title.length > 0 && over.length > 0 && (
          <p className="stage-over">
            <StageTexts texts={over} />
          </p>
        )}
        <Heading
          className={title.length > 0 ? `stage-title ${sizeOf(longest(title))}` : 'stage-over'}
        >
          <StageTexts texts={headline} />
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
            <StageTexts texts={under} />
          </p>
        )}
      </div>
    </div>
  );
}
