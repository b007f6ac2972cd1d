import { describe, expect, it } from 'vitest';

import type { Submission } from '../../shared/contest/submission.ts';
import { hasConsent, shownTeam, teamForReferees } from '../../shared/tournament/team-shown.ts';
import { submissionOf } from '../builders/contest-builder.ts';

const personal = {
  pupil1: 'Ахметов Али, 3 «А»',
  pupil2: 'Иванова Анна, 4 «Б»',
  coach: 'Сәтов Ерлан',
  parentConsent: 'иә',
  photo: 'жоқ',
};
const team: Submission = {
  ...submissionOf('7'),
  title: '«Барыс» командасы',
  applicant: '№ 1 мектеп',
  contacts: '+7 700 000 00 00',
  bin: '123456789012',
  summary: 'Али мен Анна құрастырды',
  answers: { team: 'Барыс', school: 'Степногорск қ. № 1 мектеп', ...personal },
};
const secrets = [...Object.values(personal), team.contacts, team.bin, 'Али', 'Анна'];

describe('what is shown of a team of children', () => {
  it('is to everybody its name and school alone', () => {
    const shown = shownTeam(team, 'public');
    expect(shown).toEqual({
      team: '7',
      name: 'Барыс',
      school: 'Степногорск қ. № 1 мектеп',
      pupils: [],
      coach: '',
    });
    for (const secret of secrets) expect(JSON.stringify(shown)).not.toContain(secret);
  });

  it.each(['own-document', 'headquarters'] as const)(
    'names the children and their coach: %s',
    (to) => {
      expect(shownTeam(team, to)).toMatchObject({
        pupils: ['Ахметов Али, 3 «А»', 'Иванова Анна, 4 «Б»'],
        coach: 'Сәтов Ерлан',
      });
      expect(JSON.stringify(shownTeam(team, to))).not.toContain(team.contacts);
    },
  );

  it('is to a referee’s laptop what everybody may see', () => {
    const told = JSON.stringify(teamForReferees(team));
    for (const secret of secrets) expect(told).not.toContain(secret);
    expect(shownTeam(teamForReferees(team), 'headquarters')).toEqual(shownTeam(team, 'public'));
  });

  it('falls back on the title and the applicant where a form asks for neither', () => {
    expect(shownTeam({ ...team, answers: {} }, 'public')).toMatchObject({
      name: '«Барыс» командасы',
      school: '№ 1 мектеп',
    });
  });

  it('knows a consent in three languages, and takes nothing else for one', () => {
    const agrees = (parentConsent: string) =>
      hasConsent({ ...team, answers: { parentConsent } }, 'parentConsent');
    expect(['иә', 'Да', 'yes', 'true', ' ИӘ '].map(agrees)).toEqual([true, true, true, true, true]);
    expect(['', 'жоқ', 'нет', 'no', 'false', '0'].some(agrees)).toBe(false);
    expect(hasConsent(team, 'photo')).toBe(false);
  });
});
