import type { Chronicle } from '../model/chronicle.ts';
import { eventKey, findConflicts, type BookEvent } from '../model/event-dates.ts';
import type { ChronicleConflict, ChronicleEvent } from '../page/portal-data.ts';
import type { ReleasedWork } from './released.ts';

/** Events of all works and those the office added, and what of them is dated in more than one way. */
export function gatherChronicle(
  works: readonly ReleasedWork[],
  chronicle: Chronicle | undefined,
): { events: ChronicleEvent[]; conflicts: ChronicleConflict[] } {
  const told = [...eventsOfWorks(works), ...addedEvents(works, chronicle)];
  const verdicts = new Map(
    (chronicle?.verdicts ?? []).map(({ title, note }) => [eventKey(title), note]),
  );
  return {
    events: told.map(({ event }) => event),
    conflicts: findConflicts(told).map(({ title, events }) => ({
      title,
      events: events.map(({ event }) => event),
      note: verdicts.get(eventKey(title)),
    })),
  };
}

interface Told extends BookEvent {
  event: ChronicleEvent;
}

function eventsOfWorks(works: readonly ReleasedWork[]): Told[] {
  return works.flatMap(({ work, chapters }) =>
    chapters.flatMap(({ id, meta, events }) =>
      events.map(({ date, title, text, anchor }) => {
        const from = { chapter: id, chapterTitle: meta.title, work: work.id, anchor };
        const coverage = meta.coverage ?? work.meta.coverage;
        return { book: work.id, title, date, coverage, event: { date, title, text, from } };
      }),
    ),
  );
}

/** An added event that names a chapter leads to it, and speaks for no book of its own. */
function addedEvents(works: readonly ReleasedWork[], chronicle: Chronicle | undefined): Told[] {
  const chapters = new Map(
    works.flatMap(({ work, chapters: list }) =>
      list.map(({ id, meta }) => [
        id,
        { chapter: id, chapterTitle: meta.title, work: work.id, anchor: '' },
      ]),
    ),
  );
  return (chronicle?.events ?? []).flatMap(({ date, title, text, chapter, source }) => {
    const from = chapter === undefined ? undefined : chapters.get(chapter);
    // Its chapter is held back, and so is what is known from it alone.
    if (chapter !== undefined && !from && source === undefined) return [];
    const book = source ?? from?.work ?? '';
    return [{ book, title, date, event: { date, title, text, from, source } }];
  });
}
