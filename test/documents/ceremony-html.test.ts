import { describe, expect, test } from 'vitest';

import { ceremonyHtml } from '../../shared/documents/ceremony-html.ts';
import { ceremonyScript } from '../../shared/results/ceremony-script.ts';
import {
  allLanguages,
  contestState,
  meeting,
  ranking,
  submission,
} from '../results/small-contest.ts';

const scriptOf = (language: (typeof allLanguages)[number], state = contestState()) =>
  ceremonyHtml(ceremonyScript(state, ranking, meeting, language), []);

const rows = (html: string): number => html.match(/<tr>/g)?.length ?? 0;

describe('the presenter’s script on paper', () => {
  test('has a row for each step in every language, and says who hands over', () => {
    const counts = allLanguages.map((language) => rows(scriptOf(language)));
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBe(1 + ceremonyScript(contestState(), ranking, meeting, 'kk').steps.length);
    const russian = scriptOf('ru');
    expect(russian).toContain('Награду вручает: Литвинова Татьяна Андреевна, член комиссии');
    expect(russian).toContain('Поаплодируем победителям!');
    expect(russian.indexOf('Первое место!')).toBeLessThan(russian.indexOf('На сцену приглашается'));
  });

  test('takes hostile names as text', () => {
    const hostile = '</td><script>alert(1)</script>{{count}}';
    const state = contestState({
      submissions: new Map([
        ...contestState().submissions,
        ['318', submission('318', { title: hostile, applicant: hostile })],
      ]),
    });
    const html = scriptOf('kk', state);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;{{count}}');
    expect(html).not.toMatch(/ style=| on\w+=/);
  });
});
