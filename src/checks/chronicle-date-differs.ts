import { formatEdtf } from '../model/edtf.ts';
import { eventKey, findConflicts } from '../model/event-dates.ts';
import { aFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** An event that the office adds from a chapter has the date the chapter gives it. */
export const chronicleDateDiffers: Check = {
  code: 'chronicle-date-differs',
  *run({ works, chronicle }) {
    const chapters = new Map(
      works.flatMap((work) => work.chapters.map((chapter) => [chapter.id, chapter] as const)),
    );
    for (const { date, title, chapter: id } of chronicle?.events ?? []) {
      const chapter = id === undefined ? undefined : chapters.get(id);
      if (!chapter || title === undefined) continue;
      const told = chapter.events.filter(
        (event) => event.title !== undefined && eventKey(event.title) === eventKey(title),
      );
      const added = { book: 'chronicle', title, date };
      const [conflict] = findConflicts([
        added,
        ...told.map((event) => ({ book: 'chapter', title: event.title, date: event.date })),
      ]);
      const other = conflict?.events.find(({ book }) => book === 'chapter');
      if (!other) continue;
      yield aFinding(
        'chronicle-date-differs',
        'chronicle.yaml',
        `“${title}”写作${formatEdtf(date)}，它所据的 ${chapter.file} 记作${formatEdtf(other.date)}。请改成一致。`,
      );
    }
  },
};
