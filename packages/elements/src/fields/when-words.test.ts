import { expect } from '@open-wc/testing';
import { addDays } from '@firsat/model';
import { localizerFor } from '../locales/localizer.js';
import '../locales/areas/todo.js';
import {
  clockWords,
  dayPresets,
  dayWords,
  dueWords,
  inAWeek,
  nextMonday,
  reminderPresets,
  timeWords,
} from './when-words.js';

/** Sunday, 1 February 2026, 09:03 in Istanbul. */
const NOW = Date.UTC(2026, 1, 1, 6, 3);
const ZONE = 'Europe/Istanbul';
const [tr, en] = [localizerFor('tr'), localizerFor('en')];

describe('days and times in words', () => {
  it('QUE55, D57, D71: yesterday, today and tomorrow have words of their own, other days are dates, other years say so', () => {
    const said = (date: string) => [tr, en].map((l) => dayWords(date, '2026-02-01', l));
    expect(said('2026-01-31')).to.deep.equal(['Dün', 'Yesterday']);
    expect(said('2026-02-01')).to.deep.equal(['Bugün', 'Today']);
    expect(said('2026-02-02')).to.deep.equal(['Yarın', 'Tomorrow']);
    expect(said('2026-03-05')).to.deep.equal(['5 Mar', 'Mar 5']);
    expect(said('2025-12-23')).to.deep.equal(['23 Ara 2025', 'Dec 23, 2025']);
  });

  it('QUE55, D58: the day and the clock of a reminder are those of whoever looks', () => {
    const time = { kind: 'moment', at: Date.UTC(2026, 1, 1, 22, 30), zone: ZONE } as const;
    expect(timeWords(time, NOW, ZONE, tr)).to.equal('Yarın, 01:30');
    expect(timeWords(time, NOW, 'UTC', tr)).to.equal('Bugün, 22:30');
    expect(clockWords(time.at, 'UTC', en)).to.match(/^10:30\sPM$/);
    expect(timeWords({ kind: 'day', date: '2026-02-02' }, NOW, ZONE, tr)).to.equal('Yarın');
    expect(dueWords({ date: '2026-02-01', time: '14:30' }, '2026-02-01', tr)).to.equal('Bugün, 14:30');
  });

  it('QUE55, D60: the next week begins on Monday, never with tomorrow, which has an answer of its own', () => {
    for (let days = 0; days < 14; days++) {
      const today = addDays('2026-02-01', days);
      const monday = nextMonday(today);
      expect(new Date(`${monday}T12:00:00Z`).getUTCDay(), today).to.equal(1);
      expect(monday > addDays(today, 1) && monday <= addDays(today, 8), today).to.equal(true);
    }
  });

  it('QUE55: ready answers: in an hour on whole five minutes, at nine in the morning of the device, the same day of another month', () => {
    const [hour, tomorrow, week] = reminderPresets(NOW, ZONE).map(
      ({ value }) => value.kind === 'moment' && value.at,
    );
    expect([hour, tomorrow, week]).to.deep.equal([
      Date.UTC(2026, 1, 1, 7, 5),
      Date.UTC(2026, 1, 2, 6),
      Date.UTC(2026, 1, 9, 6),
    ]);
    expect(inAWeek(NOW, ZONE)).to.deep.include({ at: Date.UTC(2026, 1, 8, 6) });
    const month = (today: string) => dayPresets(today, ['month'])[0]?.value;
    expect([month('2026-01-31'), month('2026-12-15')]).to.deep.equal(['2026-02-28', '2027-01-15']);
  });
});
