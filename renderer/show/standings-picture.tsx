import { classNames } from '../ui/class-names.ts';
import type { StageHeading } from './ceremony-picture.tsx';
import type { ShownPage, ShownStandings } from './shown-standings.ts';
import { StageTexts } from './stage-texts.tsx';
import { useFitting } from './use-fitting.ts';
import './standings-picture.css';

/** Rows in letters that are read from the last row of a hall; the school stands under the team. */
function Rows({ heads, rows, team }: Extract<ShownPage, { readonly type: 'rows' }>) {
  const columns = heads.map((head, at) => ({ head, at })).filter(({ at }) => at !== team + 1);
  return (
    <table className="shown-rows">
      <thead>
        <tr>
          {columns.map(({ head, at }) => (
            <th key={at} scope="col" className={at === team ? 'shown-team' : undefined}>
              <StageTexts texts={head} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {columns.map(({ at }) => (
              <td key={at} className={at === team ? 'shown-team' : undefined}>
                {row[at]}
                {at === team && <span className="shown-school">{row[team + 1]}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bracket({ rounds }: Extract<ShownPage, { readonly type: 'bracket' }>) {
  return (
    <div className="shown-bracket">
      {rounds.map(({ title, matches }, at) => (
        <div key={at} className="shown-round">
          <p>
            <StageTexts texts={title} />
          </p>
          <ul>
            {matches.map((sides, match) => (
              <li key={match}>
                {sides.map(({ name, figure, won }, side) => (
                  <span key={side} className={classNames('shown-side', won && 'won')}>
                    <span className="grow">{name === '' ? '…' : name}</span>
                    <b>{figure}</b>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** Standings, next matches or a bracket of one discipline. */
export function StandingsPicture({
  picture: { title, over, page, under },
  heading: Heading,
}: {
  readonly picture: ShownStandings;
  readonly heading: StageHeading;
}) {
  const { place, text, shrink } = useFitting();
  return (
    <div className={classNames('stage-standings', shrink > 0 && `shrink-${shrink}`)}>
      <header>
        <Heading>
          <StageTexts texts={title} />
        </Heading>
        <p>
          <StageTexts texts={over} />
        </p>
      </header>
      <div className="shown-page" ref={place}>
        <div ref={text}>{page.type === 'rows' ? <Rows {...page} /> : <Bracket {...page} />}</div>
      </div>
      <p className="shown-under">{under}</p>
    </div>
  );
}
